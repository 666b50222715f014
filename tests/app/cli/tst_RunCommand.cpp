// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "cli/RunCommand.h"
#include "support/JupyterServer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using quire::testing::Terminal;

namespace {

QByteArray notebookOf(const QStringList &sources, const QByteArray &kernel = "python3")
{
    QJsonArray cells;
    for (const QString &source : sources) {
        cells.append(QJsonObject{{u"cell_type"_s, u"code"_s},
                                 {u"execution_count"_s, QJsonValue()},
                                 {u"id"_s, u"cell%1"_s.arg(cells.size())},
                                 {u"metadata"_s, QJsonObject()},
                                 {u"outputs"_s, QJsonArray()},
                                 {u"source"_s, source}});
    }
    const QJsonObject kernelspec{
        {u"name"_s, QString::fromUtf8(kernel)}, {u"display_name"_s, u"K"_s}, {u"language"_s, u"python"_s}};
    return QJsonDocument(QJsonObject{{u"cells"_s, cells},
                                     {u"metadata"_s, QJsonObject{{u"kernelspec"_s, kernelspec}}},
                                     {u"nbformat"_s, 4},
                                     {u"nbformat_minor"_s, 5}})
        .toJson();
}

QString textOf(const QJsonValue &output)
{
    const QJsonValue text = output[u"text"_s];
    QString joined = text.toString();
    for (const QJsonValue &line : text.toArray()) {
        joined += line.toString();
    }
    return joined;
}

} // namespace

class tst_RunCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    JupyterServer m_server{{}};

    QString write(const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ipynb"_s));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QJsonArray cellsOf(const QString &name) const { return QJsonDocument::fromJson(read(name))[u"cells"_s].toArray(); }
    QStringList onServer(const QString &file) const
    {
        return {u"run"_s, file, u"--machine"_s, m_server.url().toString()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        // So that this computer's root is not made in the real home.
        qputenv("HOME", m_folder.filePath(u"home"_s).toUtf8());
        QDir().mkpath(m_folder.filePath(u"home"_s));
        QVERIFY2(m_server.start(), m_server.log().constData());
    }
    void init() { qputenv("QUIRE_TOKEN", m_server.token().toUtf8()); }

    void runsAllCellsAndWritesTheResultElsewhere()
    {
        const QByteArray before = notebookOf({u"a = 20"_s, u"print('hello')\na + 1"_s});
        const QString file = write(before);
        const QString result = m_folder.filePath(u"result.ipynb"_s);
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file) + QStringList{u"-o"_s, result, u"--json"_s}), int(Success));
        const QJsonArray cells = cellsOf(result);
        QCOMPARE(textOf(cells.at(1)[u"outputs"_s].toArray().at(0)), u"hello\n"_s);
        QCOMPARE(cells.at(1)[u"execution_count"_s].toInt(), 2);
        QVERIFY(terminal.err().contains("[2/2] ok"));
        QCOMPARE(terminal.json()[u"ok"_s], QJsonValue(true));
        QCOMPARE(terminal.json()[u"cells"_s].toArray().size(), 2);
        QVERIFY(!qEnvironmentVariableIsSet("QUIRE_TOKEN"));
        QCOMPARE(read(file), before);
    }

    void notesTheKernelsLanguageInANotebookThatNamesNone()
    {
        const QString file = write(notebookOf({u"1"_s}));
        const QString result = m_folder.filePath(u"language.ipynb"_s);
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file) + QStringList{u"-o"_s, result}), int(Success));
        const QJsonObject info = QJsonDocument::fromJson(read(result))[u"metadata"_s][u"language_info"_s].toObject();
        QCOMPARE(info[u"name"_s].toString(), u"python"_s);
        QCOMPARE(info[u"file_extension"_s].toString(), u".py"_s);
        QVERIFY(info[u"codemirror_mode"_s].isObject());
    }

    void aNotebookThatNamesItsLanguageKeepsEveryByte()
    {
        const QByteArray before =
            "{\"cells\": [{\"cell_type\": \"code\", \"execution_count\": 1, \"metadata\": {},\n"
            "  \"outputs\": [], \"source\": [\"pass\"]}],\n"
            " \"metadata\": {\"language_info\": {\"version\": \"2.7\", \"name\": \"python\"}, \"x\": 1.0},"
            "\n \"nbformat\": 4, \"nbformat_minor\": 2}";
        const QString file = write(before);
        const QString result = m_folder.filePath(u"same.ipynb"_s);
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file) + QStringList{u"-o"_s, result}), int(Success));
        QCOMPARE(read(result), before);
    }

    void stopsAtTheFirstCellThatFailsAndStillWrites()
    {
        const QString file = write(notebookOf({u"print(1)"_s, u"1 / 0"_s, u"print('never')"_s}));
        const QString result = m_folder.filePath(u"failed.ipynb"_s);
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file) + QStringList{u"-o"_s, result, u"--json"_s}), int(Negative));
        QVERIFY(terminal.err().contains("ZeroDivisionError"));
        QVERIFY(terminal.json()[u"error"_s].toString().contains(u"division by zero"_s));
        const QJsonArray cells = cellsOf(result);
        QCOMPARE(cells.at(1)[u"outputs"_s].toArray().at(0)[u"ename"_s].toString(), u"ZeroDivisionError"_s);
        QVERIFY(cells.at(2)[u"outputs"_s].toArray().isEmpty());
    }

    void aKernelThatDiesIsNotASuccess()
    {
        const QString file = write(notebookOf({u"import os; os._exit(1)"_s, u"print(1)"_s}));
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file)), int(NoMachine));
        QVERIFY(terminal.err().contains("did not finish"));
    }

    void ctrlCInterruptsTheCellAndLeavesNoKernelBehind()
    {
        const QString mark = m_folder.filePath(u"started"_s);
        const QString file = write(notebookOf({u"open('%1', 'w').close()\nimport time; time.sleep(100)"_s.arg(mark)}));
        QTimer pressCtrlC;
        connect(&pressCtrlC, &QTimer::timeout, this, [&] {
            if (QFile::exists(mark)) {
                pressCtrlC.stop();
                std::raise(SIGINT);
            }
        });
        pressCtrlC.start(50);
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file)), int(Interrupted));
        QVERIFY(terminal.err().contains("KeyboardInterrupt"));
        QVERIFY(m_server.log().contains("Kernel shutdown"));
    }

    void askingForInputFailsInsteadOfHanging()
    {
        const QString file = write(notebookOf({u"input('name? ')"_s}));
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file)), int(Negative));
    }

    void aKernelOfTheSameLanguageStandsIn()
    {
        const QString file = write(notebookOf({u"print(1)"_s}, "conda-env-old"));
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(file)), int(Success));
        QVERIFY(terminal.err().contains("conda-env-old"));
    }

    void takesTheTokenFromStandardInput()
    {
        qunsetenv("QUIRE_TOKEN");
        const QString file = write(notebookOf({u"1"_s}));
        Terminal terminal(m_server.token().toUtf8() + '\n');
        QCOMPARE(terminal.run(onServer(file) + QStringList{u"--token-stdin"_s}), int(Success));
        Terminal without;
        QCOMPARE(without.run(onServer(file)), int(NoMachine));
        QVERIFY(without.err().contains("QUIRE_TOKEN"));
    }

    void aWrongTokenOrMachineIsExplained()
    {
        const QString file = write(notebookOf({u"1"_s}));
        qputenv("QUIRE_TOKEN", "guess");
        Terminal wrong;
        QCOMPARE(wrong.run(onServer(file)), int(NoMachine));
        QVERIFY(!wrong.err().contains("guess"));
        Terminal unknown;
        QCOMPARE(unknown.run({u"run"_s, file, u"-m"_s, u"nobody"_s}), int(NoMachine));
        QVERIFY(unknown.err().contains("quire machines"));
    }

    void runsOnThisComputerInTheNotebooksOwnFolder()
    {
        const QString file = write(notebookOf({u"import os; print(os.getcwd())"_s}));
        const QString result = m_folder.filePath(u"here.ipynb"_s);
        Terminal terminal;
        QCOMPARE(terminal.run({u"run"_s, file, u"-o"_s, result}), int(Success));
        QCOMPARE(textOf(cellsOf(result).at(0)[u"outputs"_s].toArray().at(0)).trimmed(),
                 QDir(m_folder.path()).canonicalPath());
    }

    void whatIsNoNotebookIsTrouble()
    {
        Terminal terminal;
        QCOMPARE(terminal.run(onServer(write("not json"))), int(FileTrouble));
    }
};

QTEST_GUILESS_MAIN(tst_RunCommand)
#include "tst_RunCommand.moc"
