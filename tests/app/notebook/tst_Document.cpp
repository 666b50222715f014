// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/Document.h"
#include "notebook/NotebookFile.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_Document : public QObject
{
    Q_OBJECT

    static Notebook sample(const QString &name = u"jupyter.ipynb"_s)
    {
        return NotebookFile::read(samples::bytes(name))->notebook;
    }
    static QByteArray bytesOf(const Document &document) { return NotebookFile::write(document.notebook()); }

    static void randomEdit(Document &document, QRandomGenerator &random);

private Q_SLOTS:
    void typingJoinsIntoOneStep()
    {
        Document document(sample());
        const CellId id = document.cell(1).id();
        const QString before = document.cell(1).source();
        document.setSource(id, before + u"a"_s);
        document.setSource(id, before + u"ab"_s);
        document.setSource(id, before + u"abc"_s);
        QVERIFY(document.isModified());
        QCOMPARE(document.undo(), id);
        QCOMPARE(document.cell(1).source(), before);
        QVERIFY(!document.isModified());
        QVERIFY(!document.history().canUndo());
        document.redo();
        QCOMPARE(document.cell(1).source(), before + u"abc"_s);
    }

    void tellsExactlyWhatChanged()
    {
        Document document(sample());
        QSignalSpy inserted(&document, &Document::cellsInserted);
        QSignalSpy removed(&document, &Document::cellsRemoved);
        QSignalSpy moved(&document, &Document::cellsMoved);
        const QList<CellId> ids = document.insertCells(1, {Cell(CellType::Markdown, u"x"_s), Cell()});
        QCOMPARE(inserted.takeFirst(), QVariantList({1, 2}));
        QCOMPARE(document.indexOf(ids.at(1)), 2);
        document.moveCells(1, 2, 4);
        QCOMPARE(moved.takeFirst(), QVariantList({1, 2, 4}));
        QCOMPARE(document.indexOf(ids.at(0)), 4);
        document.undo();
        QCOMPARE(moved.takeFirst(), QVariantList({4, 2, 1}));
        document.removeCells(0, 2);
        QCOMPARE(removed.takeFirst(), QVariantList({0, 2}));
        QCOMPARE(document.indexOf(ids.at(0)), -1);
    }

    void outputsComeBackWithTheirCell()
    {
        Document document(sample());
        const CellId id = document.cell(2).id();
        document.clearOutputs(id);
        document.appendOutput(id, Output::stream(u"stdout"_s, u"one\n"_s));
        document.removeCells(2, 1);
        QSignalSpy changed(&document, &Document::outputsChanged);
        document.appendOutput(id, Output::stream(u"stdout"_s, u"two\n"_s)); // the kernel does not know it is gone
        document.setExecutionCount(id, 9);
        QCOMPARE(changed.size(), 0);
        document.undo();
        QCOMPARE(document.cell(2).outputs().constFirst().text(), u"one\ntwo\n"_s);
        QCOMPARE(document.cell(2).executionCount(), 9);
    }

    void outputsAreNotInTheTimeline()
    {
        Document document(sample());
        const CellId id = document.cell(1).id();
        document.setSource(id, u"1"_s);
        document.appendOutput(id, Output::stream(u"stdout"_s, u"x"_s));
        const qsizetype outputs = document.cell(1).outputs().size();
        document.undo();
        QCOMPARE(document.cell(1).outputs().size(), outputs);
        QVERIFY(document.isModified()); // the output is still unsaved
    }

    void neverSplitsThroughTheMiddleOfACharacter()
    {
        Document document;
        const CellId id = document.insertCells(0, {Cell(CellType::Code, u"a🧫b"_s)}).first();
        document.splitCell(id, 2);
        QCOMPARE(document.cell(0).source(), u"a"_s);
        QCOMPARE(document.cell(1).source(), u"🧫b"_s);
    }

    void aProgressLineThatBeginsWithItsReturnReplacesTheOneBefore()
    {
        Document document;
        const CellId id = document.insertCells(0, {Cell()}).first();
        for (int percent = 10; percent <= 100; percent += 10) {
            document.appendOutput(id, Output::stream(u"stdout"_s, u"\r%1 percent"_s.arg(percent)));
        }
        QCOMPARE(document.cell(0).outputs().size(), 1);
        QCOMPARE(document.cell(0).outputs().first().text(), u"100 percent"_s);
    }

    void mergesStreamsAndSaysWhatWasAdded()
    {
        Document document(sample());
        const CellId id = document.cell(5).id();
        QSignalSpy changed(&document, &Document::outputsChanged);
        QSignalSpy extended(&document, &Document::streamExtended);
        document.appendOutput(id, Output::stream(u"stdout"_s, u"10%\r"_s));
        document.appendOutput(id, Output::stream(u"stdout"_s, u"20%\r"_s));
        document.appendOutput(id, Output::stream(u"stderr"_s, u"warn"_s));
        document.appendOutput(id, Output::stream(u"stdout"_s, u"done"_s));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(extended.size(), 1);
        QCOMPARE(extended.at(0).at(2).toString(), u"20%\r"_s);
        QCOMPARE(document.cell(5).outputs().size(), 3);
        QCOMPARE(document.cell(5).outputs().constFirst().text(), u"20%\r"_s);
    }

    void updatesADisplayWhereverItIs()
    {
        Document document(sample());
        const auto display =
            Output::fromContent("display_data", R"({"data":{"text/plain":"0"},"transient":{"display_id":"d"}})");
        document.appendOutput(document.cell(1).id(), *display);
        document.appendOutput(document.cell(5).id(), *display);
        document.removeCells(5, 1);
        document.updateDisplay(u"d"_s, MimeBundle(*JsonValue::parse(R"({"text/plain":"7"})")),
                               JsonValue::emptyObject());
        document.updateDisplay(u"unknown"_s, MimeBundle(), JsonValue());
        document.undo();
        QCOMPARE(document.cell(1).outputs().constLast().data().text(u"text/plain"), u"7"_s);
        QCOMPARE(document.cell(5).outputs().constLast().data().text(u"text/plain"), u"7"_s);
        QVERIFY(!bytesOf(document).contains("display_id"));
    }

    void changingTheTypeAndBackKeepsOutputs()
    {
        Document document(sample());
        const QByteArray before = bytesOf(document);
        const CellId id = document.cell(1).id();
        document.setType(id, CellType::Markdown);
        QVERIFY(document.cell(1).outputs().isEmpty());
        QVERIFY(bytesOf(document) != before);
        document.undo();
        QCOMPARE(bytesOf(document), before);
        document.redo();
        document.undo();
        QCOMPARE(bytesOf(document), before);
    }

    void splitsAndMerges()
    {
        Document document(sample());
        const QByteArray before = bytesOf(document);
        const CellId id = document.cell(1).id();
        const CellId upper = document.splitCell(id, u"import math\n"_s.size());
        QCOMPARE(document.indexOf(upper), 1);
        QCOMPARE(document.cell(1).source(), u"import math"_s);
        QCOMPARE(document.cell(2).id(), id);
        QVERIFY(document.cell(2).source().startsWith(u"rates"_s));
        QCOMPARE(document.cell(2).outputs().size(), 1);
        document.mergeCells(1, 2);
        QVERIFY(document.cell(1).source().startsWith(u"import math\n\nrates"_s));
        document.undo();
        document.undo();
        QCOMPARE(bytesOf(document), before);
        QVERIFY(!document.isModified());
    }

    void aSlowSaveDoesNotHideNewerEdits()
    {
        Document document(sample());
        const CellId id = document.cell(0).id();
        document.setSource(id, u"one"_s);
        const Revision saving = document.revision();
        document.setSource(id, u"one more"_s);
        document.markSaved(saving);
        QVERIFY(document.isModified());
        document.markSaved(document.revision());
        QVERIFY(!document.isModified());
        document.undo();
        QVERIFY(document.isModified());
        document.redo();
        QVERIFY(!document.isModified());
    }

    void pastedIdsAreReplaced()
    {
        Document document(sample());
        const Cell copy = document.cell(0);
        const CellId id = document.insertCells(1, {copy, copy}).constFirst();
        QVERIFY(id != copy.id());
        QVERIFY(document.cell(1).id() != document.cell(2).id());
        QVERIFY(NotebookFile::validate(bytesOf(document)).isEmpty());
    }

    void metadataCanBeUndoneUnlessSilent()
    {
        Document document(sample());
        const JsonValue before = document.notebook().metadata;
        document.setMetadata(before.with(u"a", JsonValue::fromInt(1)), Document::Timeline::Silent);
        QVERIFY(!document.history().canUndo());
        QVERIFY(document.isModified());
        document.setMetadata(before.with(u"b", JsonValue::fromInt(1)));
        document.undo();
        QVERIFY(document.notebook().metadata.contains(u"a"));
    }

    void undoToTheStartIsByteIdentical_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"jupyter.ipynb"_s, u"colab.ipynb"_s, u"kaggle.ipynb"_s, u"crlf.ipynb"_s,
                                    u"odd.ipynb"_s, u"empty.ipynb"_s}) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void undoToTheStartIsByteIdentical()
    {
        QFETCH(QString, name);
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        for (int round = 0; round < 20; ++round) {
            Document document(sample(name));
            for (int edit = 0; edit < 40; ++edit) {
                randomEdit(document, random);
                const auto again = NotebookFile::read(bytesOf(document));
                QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
                QCOMPARE(again->notebook.cells.size(), document.cellCount());
            }
            const QByteArray edited = bytesOf(document);
            const quint64 state = document.history().state();
            while (document.history().canUndo()) {
                document.undo();
            }
            QVERIFY(!document.isModified());
            if (name != u"odd.ipynb") { // its duplicate keys go when the cell is rewritten
                QCOMPARE(bytesOf(document), samples::bytes(name));
            }
            while (document.history().state() != state) {
                QVERIFY(document.history().canRedo());
                document.redo();
            }
            QCOMPARE(bytesOf(document), edited);
        }
    }

    void staysFastUnderAStormOfOutput()
    {
        Document document(sample());
        const CellId id = document.cell(5).id();
        const Output line = Output::stream(u"stdout"_s, QString(99, u'x') + u'\n');
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 200'000; ++i) {
            const Notebook snapshot = document.notebook(); // somebody is saving all the time
            document.appendOutput(id, line);
        }
        qInfo() << "200,000 messages in ms:" << timer.elapsed();
        QCOMPARE(document.cell(5).outputs().constFirst().text().size(), 20'000'000);
    }
};

void tst_Document::randomEdit(Document &document, QRandomGenerator &random)
{
    const int count = document.cellCount();
    const int kind = count == 0 ? 0 : random.bounded(9);
    const int at = count == 0 ? 0 : random.bounded(count);
    const CellId id = count == 0 ? CellId() : document.cell(at).id();
    switch (kind) {
    case 0:
        document.insertCells(random.bounded(count + 1), {Cell(CellType(random.bounded(3)), u"new\ncell"_s)});
        break;
    case 1:
        document.removeCells(at, 1 + random.bounded(count - at));
        break;
    case 2:
        document.moveCells(at, 1, random.bounded(count));
        break;
    case 3:
        document.setType(id, CellType(random.bounded(3)));
        break;
    case 4:
        document.setCellMetadata(id, document.cell(at).metadata().with(u"n", JsonValue::fromInt(random.bounded(9))));
        break;
    case 5:
        document.splitCell(id, random.bounded(document.cell(at).source().size() + 1));
        break;
    case 6:
        document.mergeCells(at, count - at > 1 ? 2 : 1);
        break;
    case 7:
        document.undo();
        break;
    default: {
        QString source = document.cell(at).source();
        source.insert(random.bounded(source.size() + 1), QString(QChar(random.bounded(0x20, 0x3000))));
        document.setSource(id, source);
    }
    }
}

QTEST_GUILESS_MAIN(tst_Document)
#include "tst_Document.moc"
