// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "notebook/NotebookFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using quire::testing::Terminal;

namespace {

QByteArray notebookOf(const QString &markdown, bool hasPicture = false)
{
    notebook::Notebook notebook;
    notebook::Cell code(notebook::CellType::Code, u"print(1)"_s);
    code.setOutputs({notebook::Output::stream(u"stdout"_s, u"printed\n"_s)});
    if (hasPicture) {
        const auto data = notebook::JsonValue::parse(
            "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"image/png\":"
            "\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"}}");
        code.setOutputs({notebook::Output::fromJson(*data).value()});
    }
    notebook.cells = {notebook::Cell(notebook::CellType::Markdown, markdown), code};
    notebook.setKernel(u"python3"_s, u"Python 3"_s, u"python"_s);
    return notebook::NotebookFile::write(notebook);
}

} // namespace

/// `quire export` as a shell sees it.
class tst_ExportCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &content) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList names(const QString &folder = u"."_s) const
    {
        return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void besideTheNotebook()
    {
        const QString file = write(u"train.ipynb"_s, notebookOf(u"# Title"_s, true));
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, file, u"--to"_s, u"markdown"_s}), int(Success));
        QVERIFY(read(u"train.md"_s).startsWith("# Title\n\n```python\nprint(1)\n```\n\n![](train_files/cell-2-0.png)"));
        QCOMPARE(names(u"train_files"_s), QStringList{u"cell-2-0.png"_s});
        QVERIFY(terminal.err().contains("[1/1]"));
    }

    void whereAndWhatIsAsked()
    {
        const QString file = write(u"train.ipynb"_s, notebookOf(u"# Title"_s));
        Terminal terminal;
        QCOMPARE(terminal.run(
                     {u"export"_s, file, u"--to"_s, u"py"_s, u"-o"_s, path(u"new/run.py"_s), u"--cells"_s, u"2-"_s}),
                 int(Success));
        QCOMPARE(read(u"new/run.py"_s), QByteArray("#!/usr/bin/env python3\n\n# %%\nprint(1)\n"));
        QCOMPARE(terminal.run({u"export"_s, file, u"--to"_s, u"markdown"_s, u"-o"_s, path(u"new"_s), u"--no-input"_s}),
                 int(Success));
        QCOMPARE(read(u"new/train.md"_s), QByteArray("# Title\n\n```\nprinted\n```\n"));
    }

    void toStandardOutput()
    {
        const QString file = write(u"train.ipynb"_s, notebookOf(u"text"_s));
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, file, u"--to"_s, u"markdown"_s, u"-o"_s, u"-"_s, u"--no-output"_s}),
                 int(Success));
        QCOMPARE(terminal.out(), QByteArray("text\n\n```python\nprint(1)\n```\n"));
        QCOMPARE(names(), QStringList{u"train.ipynb"_s});
    }

    void aCopyIsNotTheNotebook()
    {
        const QByteArray before = notebookOf(u"text"_s);
        const QString file = write(u"train.ipynb"_s, before);
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, file, u"--to"_s, u"notebook"_s, u"--no-output"_s}), int(Success));
        QCOMPARE(read(u"train.ipynb"_s), before);
        QVERIFY(!read(u"train.export.ipynb"_s).contains("printed"));
        QCOMPARE(terminal.run({u"export"_s, file, u"--to"_s, u"notebook"_s, u"-o"_s, file}), int(FileTrouble));
        QCOMPARE(read(u"train.ipynb"_s), before);
    }

    void wholeFolders()
    {
        for (int i = 0; i < 20; ++i) {
            write(u"in/deep %1/n%1.ipynb"_s.arg(i), notebookOf(u"# N%1"_s.arg(i)));
        }
        write(u"in/.ipynb_checkpoints/n-checkpoint.ipynb"_s, notebookOf(u"old"_s));
        write(u"in/other.txt"_s, "no notebook");
        Terminal terminal;
        QCOMPARE(terminal.run(
                     {u"export"_s, path(u"in"_s), u"--to"_s, u"rst"_s, u"-r"_s, u"-o"_s, path(u"out"_s), u"--json"_s}),
                 int(Success));
        QCOMPARE(terminal.json().array().size(), 20);
        QVERIFY(read(u"out/deep 7/n7.rst"_s).contains("N7"));
        QCOMPARE(names(u"out"_s).size(), 20);
        QCOMPARE(terminal.run({u"export"_s, path(u"in"_s), u"--to"_s, u"rst"_s}), int(FileTrouble));
        QVERIFY(terminal.err().contains("--recursive"));
    }

    void badInputIsNamedAndTheOthersGoOn()
    {
        const QByteArray whole = notebookOf(u"# Title"_s);
        write(u"in/cut.ipynb"_s, whole.first(whole.size() / 2));
        write(u"in/empty.ipynb"_s, "");
        write(u"in/good.ipynb"_s, whole);
        write(u"in/latin1.ipynb"_s, QByteArray(whole).replace("Title", "T\xeftle"));
        write(u"in/old.ipynb"_s, "{\"nbformat\":3,\"nbformat_minor\":0,\"metadata\":{},\"worksheets\":[{\"cells\":[{"
                                 "\"cell_type\":\"heading\",\"level\":1,\"source\":\"From before\"}]}]}");
        const QByteArray odd = QFile::encodeName(path(u"in"_s)) + "/\xff\xfe.ipynb";
        QVERIFY(std::rename(QFile::encodeName(write(u"in/odd"_s, whole)).constData(), odd.constData()) == 0);
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, path(u"in"_s), u"-r"_s, u"--to"_s, u"markdown"_s, u"-o"_s, path(u"out"_s)}),
                 int(FileTrouble));
        QCOMPARE(names(u"out"_s), (QStringList{u"good.md"_s, u"old.md"_s}));
        QVERIFY(read(u"out/old.md"_s).contains("# From before"));
        for (const char *said :
             {"cut.ipynb: ", "empty.ipynb: the file is empty", "latin1.ipynb: ", "is not UTF-8. Rename"}) {
            QVERIFY2(terminal.err().contains(said), terminal.err().constData());
        }
        std::remove(odd.constData());
    }

    void whatIsNotThere()
    {
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, path(u"none.ipynb"_s), u"--to"_s, u"markdown"_s}), int(FileTrouble));
        QVERIFY(terminal.err().contains("there is no such file"));
        QCOMPARE(terminal.run({u"export"_s, path(u"\ufffd.ipynb"_s), u"--to"_s, u"markdown"_s}), int(FileTrouble));
        QVERIFY(terminal.err().contains("not UTF-8"));
    }

    void twoToOnePlaceAreRefused()
    {
        const QString one = write(u"a/n.ipynb"_s, notebookOf(u"one"_s));
        const QString two = write(u"b/n.ipynb"_s, notebookOf(u"two"_s));
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, one, two, u"--to"_s, u"markdown"_s, u"-o"_s, path(u"out"_s)}),
                 int(FileTrouble));
        QVERIFY(terminal.err().contains("same file"));
        QVERIFY(!names(u"out"_s).contains(u"n.md"_s) || read(u"out/n.md"_s).startsWith("one"));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no format") << QStringList{u"a.ipynb"_s};
        QTest::newRow("no notebook") << QStringList{u"--to"_s, u"markdown"_s};
        QTest::newRow("unknown format") << QStringList{u"a.ipynb"_s, u"--to"_s, u"word"_s};
        QTest::newRow("unknown paper") << QStringList{u"a.ipynb"_s, u"--to"_s, u"latex"_s, u"--paper"_s, u"b9"_s};
        QTest::newRow("no cells") << QStringList{u"a.ipynb"_s, u"--to"_s, u"latex"_s, u"--cells"_s, u"3-1"_s};
        QTest::newRow("two to standard output")
            << QStringList{u"a.ipynb"_s, u"b.ipynb"_s, u"--to"_s, u"latex"_s, u"-o"_s, u"-"_s};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, words);
        Terminal terminal;
        QCOMPARE(terminal.run(QStringList{u"export"_s} + words), int(WrongUsage));
        QVERIFY(terminal.err().startsWith("quire: "));
    }

    void formatsAreListed()
    {
        Terminal terminal;
        QCOMPARE(terminal.run({u"export"_s, u"--to"_s, u"help"_s}), int(Success));
        QVERIFY(terminal.out().contains("markdown    Markdown\n"));
    }

    void ctrlCEndsIt()
    {
        for (int i = 0; i < 200; ++i) {
            write(u"in/n%1.ipynb"_s.arg(i), notebookOf(QString(20'000, u'x')));
        }
        Terminal terminal;
        QTimer::singleShot(1, this, [] { std::raise(SIGINT); });
        QCOMPARE(terminal.run({u"export"_s, path(u"in"_s), u"-r"_s, u"--to"_s, u"markdown"_s, u"-o"_s, path(u"out"_s)}),
                 int(Interrupted));
        // Whatever is there is whole.
        for (const QString &name : names(u"out"_s)) {
            QVERIFY2(name.endsWith(".md"_L1), qPrintable(name));
            QVERIFY(read(u"out/"_s + name).endsWith("```\n"));
        }
    }
};

QTEST_MAIN(tst_ExportCommand)
#include "tst_ExportCommand.moc"
