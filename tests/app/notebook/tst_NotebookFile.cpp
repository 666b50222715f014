// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <utility>

using namespace quire;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_NotebookFile : public QObject
{
    Q_OBJECT

    static Notebook opened(const QString &name) { return NotebookFile::read(samples::bytes(name))->notebook; }

    static void addSamples()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = samples::names();
        for (const QString &name : names) {
            if (!name.startsWith(u"version-3")) {
                QTest::newRow(qPrintable(name)) << name;
            }
        }
    }

    /// Lines outside [first, last] of the old text must be the same in the new one.
    static std::pair<int, int> changedLines(const QByteArray &before, const QByteArray &after)
    {
        const QByteArrayList a = before.split('\n');
        const QByteArrayList b = after.split('\n');
        int head = 0;
        while (head < std::min(a.size(), b.size()) && a.at(head) == b.at(head)) {
            ++head;
        }
        int tail = 0;
        while (tail < std::min(a.size(), b.size()) - head && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail)) {
            ++tail;
        }
        return {head, int(a.size()) - tail};
    }

private Q_SLOTS:
    void anUnchangedNotebookIsByteIdentical_data() { addSamples(); }
    void anUnchangedNotebookIsByteIdentical()
    {
        QFETCH(QString, name);
        const QByteArray bytes = samples::bytes(name);
        const auto reading = NotebookFile::read(bytes);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message));
        QCOMPARE(NotebookFile::write(reading->notebook), bytes);
        QCOMPARE(NotebookFile::roundTripDifference(bytes)->has_value(), false);
    }

    void editingOneCellChangesOnlyItsLines_data() { addSamples(); }
    void editingOneCellChangesOnlyItsLines()
    {
        QFETCH(QString, name);
        const QByteArray bytes = samples::bytes(name);
        const Notebook notebook = opened(name);
        for (qsizetype i = 0; i < notebook.cells.size(); ++i) {
            Notebook changed = notebook;
            const JsonValue origin = notebook.cells.at(i).origin();
            changed.cells[i].setSource(notebook.cells.at(i).source() + u"\nx = 'å'"_s);
            const QByteArray after = NotebookFile::write(changed);
            const auto again = NotebookFile::read(after);
            QVERIFY(again);
            QCOMPARE(again->notebook.cells.at(i).source(), changed.cells.at(i).source());
            // All before and after the cell is what it was.
            QVERIFY(after.startsWith(bytes.first(origin.begin())));
            QVERIFY(after.endsWith(bytes.sliced(origin.end())));
            // And back again.
            changed.cells[i].setSource(notebook.cells.at(i).source());
            if (name != u"odd.ipynb" && name != u"bad-ids.ipynb") {
                QCOMPARE(NotebookFile::write(changed), bytes);
            }
        }
    }

    void aChangedSourceTouchesOnlySourceLines()
    {
        const QByteArray bytes = samples::bytes(u"jupyter.ipynb"_s);
        Notebook notebook = opened(u"jupyter.ipynb"_s);
        notebook.cells[1].setSource(u"import math\nrates = []\nrates"_s);
        const auto [first, last] = changedLines(bytes, NotebookFile::write(notebook));
        QCOMPARE(last - first, 1);
        QVERIFY(bytes.split('\n').at(first).contains("rates = ["));
    }

    void structureChangesKeepTheRest_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"jupyter.ipynb"_s, u"colab.ipynb"_s, u"crlf.ipynb"_s, u"tabs.ipynb"_s, u"vscode.ipynb"_s}) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void structureChangesKeepTheRest()
    {
        QFETCH(QString, name);
        const QByteArray bytes = samples::bytes(name);
        const Notebook notebook = opened(name);
        Notebook changed = notebook;
        const Cell last = changed.cells.takeLast();
        const QByteArray shorter = NotebookFile::write(changed);
        QVERIFY(bytes.startsWith(shorter.first(changed.cells.constLast().origin().end())));
        changed.cells.append(last);
        QCOMPARE(NotebookFile::write(changed), bytes);
        changed.cells.move(0, 1);
        QVERIFY(NotebookFile::write(changed) != bytes);
        changed.cells.move(0, 1);
        QCOMPARE(NotebookFile::write(changed), bytes);
        changed.cells.insert(1, Cell(CellType::Markdown, u"new"_s));
        const auto again = NotebookFile::read(NotebookFile::write(changed));
        QVERIFY(again);
        QCOMPARE(again->notebook.cells.at(1).source(), u"new"_s);
        QCOMPARE(again->notebook.style, notebook.style);
    }

    void newNotebooksAreJupyters()
    {
        QCOMPARE(NotebookFile::write(Notebook()), samples::bytes(u"empty.ipynb"_s));
        QCOMPARE(NotebookFile::write(Notebook()).size(), 72);
    }

    void newMetadataKeepsCellsAndOtherKeys()
    {
        Notebook notebook = opened(u"odd.ipynb"_s);
        notebook.metadata = notebook.metadata.with(u"title", JsonValue::fromString(u"T"_s));
        const QByteArray bytes = NotebookFile::write(notebook);
        QVERIFY(bytes.contains("\"title\": \"T\""));
        QVERIFY(bytes.contains(notebook.cells.at(0).origin().raw()));
        QVERIFY(bytes.contains("\"custom\": {\"top\": \"level\"}"));
        notebook.metadata = JsonValue::emptyObject();
        QCOMPARE(NotebookFile::write(notebook), samples::bytes(u"odd.ipynb"_s));
    }

    void everyCellHasAnIdOfItsOwn()
    {
        for (const QString &name : {u"bad-ids.ipynb"_s, u"jupyter-4.4.ipynb"_s, u"colab.ipynb"_s}) {
            QSet<CellId> ids;
            const Notebook notebook = opened(name);
            for (const Cell &cell : notebook.cells) {
                QVERIFY(CellId::isValid(cell.id().toString()));
                ids.insert(cell.id());
            }
            QCOMPARE(ids.size(), notebook.cells.size());
        }
    }

    void idsAreWrittenOnlyWhereTheyBelong()
    {
        Notebook old = opened(u"jupyter-4.4.ipynb"_s);
        old.cells[0].setSource(u"touched"_s);
        QVERIFY(!NotebookFile::write(old).contains("\"id\""));
        Notebook bad = opened(u"bad-ids.ipynb"_s);
        bad.cells[2].setSource(u"touched"_s);
        const QByteArray bytes = NotebookFile::write(bad);
        QVERIFY(bytes.contains(bad.cells.at(2).id().toString().toUtf8()));
        QCOMPARE(bytes.count("\"twice\""), 2); // nobody touched those
    }

    void outputsFromAKernelJoinTheFile()
    {
        Notebook notebook = opened(u"colab.ipynb"_s);
        notebook.cells[1].setOutputs({Output::stream(u"stdout"_s, u"20\n21\n"_s)});
        const QByteArray bytes = NotebookFile::write(notebook);
        QVERIFY2(bytes.contains("            \"20\\n\",\n            \"21\\n\"\n"), bytes.constData());
        QVERIFY(bytes.contains("\"outputId\": \"0f\""));
    }

    void pastedCellsTakeTheFilesStyle()
    {
        Notebook notebook = opened(u"kaggle.ipynb"_s);
        notebook.cells.append(opened(u"jupyter.ipynb"_s).cells.at(2));
        const QByteArray bytes = NotebookFile::write(notebook);
        QVERIFY(!bytes.contains('\n'));
        QVERIFY(bytes.contains("\"source\":\"print('warm up')\\nshow(plot)\""));
        QVERIFY(!bytes.contains("aa03")); // 4.4 has no ids
    }

    void olderFormatAsksFirst()
    {
        const auto reading = NotebookFile::read(samples::bytes(u"version-3.ipynb"_s));
        QVERIFY(reading);
        QVERIFY(reading->needsUpgrade);
        QVERIFY(reading->notebook.cells.isEmpty());
    }

    void newerMinorIsReadWithAWarning()
    {
        const QByteArray bytes =
            samples::bytes(u"jupyter.ipynb"_s).replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 9");
        const auto reading = NotebookFile::read(bytes);
        QVERIFY(reading);
        QCOMPARE(reading->warnings.size(), 1);
        QCOMPARE(NotebookFile::write(reading->notebook), bytes);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorKind kind, const QString &words) {
            QTest::newRow(name) << bytes << kind << words;
        };
        row("empty", "", ErrorKind::Format, u"empty"_s);
        row("blank", "\n \n", ErrorKind::Format, u"empty"_s);
        row("truncated", samples::bytes(u"jupyter.ipynb"_s).first(700), ErrorKind::Format, u"line "_s);
        row("an image", "\x89PNG\r\n\x1a\n", ErrorKind::Format, u"UTF-8"_s);
        row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), ErrorKind::Format, u"UTF-16"_s);
        row("a list", "[1]", ErrorKind::Format, u"not a notebook"_s);
        row("other JSON", "{\"a\":1}", ErrorKind::Format, u"nbformat"_s);
        row("version 2", R"({"nbformat":2,"worksheets":[]})", ErrorKind::Unsupported, u"2"_s);
        row("version 5", R"({"nbformat":5,"cells":[]})", ErrorKind::Unsupported, u"5"_s);
        row("no cells", R"({"nbformat":4,"metadata":{}})", ErrorKind::Format, u"cells"_s);
        row("metadata", R"({"nbformat":4,"metadata":[],"cells":[]})", ErrorKind::Format, u"metadata"_s);
        row("bad cell",
            "{\"nbformat\":4,\"metadata\":{},\"cells\":[{\"cell_type\":\"raw\",\"source\":\"\"},\n "
            "{\"cell_type\":\"code\",\"source\":3}]}",
            ErrorKind::Format, u"Cell 2 of this notebook, at line 2, column 2"_s);
        row("merge conflict", "<<<<<<< HEAD\n{}", ErrorKind::Format, u"line 1"_s);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const auto reading = NotebookFile::read(bytes);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, kind);
        QVERIFY2(reading.error().message.contains(words), qPrintable(reading.error().message));
    }

    void opensAHugeNotebookQuickly()
    {
        QByteArray bytes = "{\"cells\":[";
        const QByteArray picture(250'000, 'A');
        for (int i = 0; i < 200; ++i) {
            bytes.append(i ? "," : "")
                .append(R"({"cell_type":"code","execution_count":1,"id":"c)" + QByteArray::number(i) +
                        R"(","metadata":{},"outputs":[{"data":{"image/png":")" + picture +
                        R"("},"metadata":{},"output_type":"display_data"}],"source":"x"})");
        }
        bytes.append("],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}");
        QElapsedTimer timer;
        timer.start();
        const auto reading = NotebookFile::read(bytes);
        const qint64 read = timer.restart();
        QVERIFY(reading);
        QCOMPARE(NotebookFile::write(reading->notebook), bytes);
        qInfo() << "50 MB: read ms" << read << "write and compare ms" << timer.elapsed();
        QCOMPARE(reading->notebook.cells.at(7).outputs().at(0).data().encodedSize(u"image/png"), 250'002);
    }

    void tellsWhereJupyterWouldChangeAByte()
    {
        QCOMPARE(NotebookFile::jupyterDifference(samples::bytes(u"jupyter.ipynb"_s))->has_value(), false);
        const auto difference = NotebookFile::jupyterDifference(samples::bytes(u"colab.ipynb"_s));
        QVERIFY(difference && difference->has_value());
        QCOMPARE((*difference)->line, 2);
        QVERIFY(!NotebookFile::roundTripDifference("nonsense"));
    }
};

QTEST_GUILESS_MAIN(tst_NotebookFile)
#include "tst_NotebookFile.moc"
