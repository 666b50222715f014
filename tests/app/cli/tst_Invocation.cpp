// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Invocation.h"

#include <QTest>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using Command = Invocation::Command;

class tst_Invocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("command");
        QTest::addColumn<QStringList>("operands");
        const auto row = [](const char *line, Command command, const QStringList &operands = {}) {
            QTest::newRow(*line ? line : "nothing") << QString::fromUtf8(line) << int(command) << operands;
        };
        row("", Command::Open);
        row("a.ipynb folder", Command::Open, {u"a.ipynb"_s, u"folder"_s});
        row("./run", Command::Open, {u"./run"_s});
        row("-style fusion -platform offscreen", Command::Open, {u"fusion"_s, u"offscreen"_s});
        row("run a.ipynb", Command::Run, {u"a.ipynb"_s});
        row("run -m Work a.ipynb --output b.ipynb", Command::Run, {u"a.ipynb"_s});
        row("export a.ipynb b --to html -r", Command::Export, {u"a.ipynb"_s, u"b"_s});
        row("--json check a b", Command::Check, {u"a"_s, u"b"_s});
        row("diff a.ipynb b.ipynb", Command::Diff, {u"a.ipynb"_s, u"b.ipynb"_s});
        row("merge a b c -o a", Command::Merge, {u"a"_s, u"b"_s, u"c"_s});
        row("machines --providers", Command::Machines);
        row("--help", Command::Help);
        row("run --help", Command::Help);
        row("-v", Command::Version);
    }
    void understands()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, operands);
        const auto invocation = Invocation::parse(line.split(u' ', Qt::SkipEmptyParts));
        QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().message));
        QTEST(int(invocation->command), "command");
        if (invocation->command != Command::Help) {
            QCOMPARE(invocation->operands, operands);
        }
    }

    void readsWhatToExport()
    {
        const auto exporting = Invocation::parse({u"export"_s, u"a.ipynb"_s, u"--to"_s, u"pdf"_s, u"--no-input"_s,
                                                  u"--without-tag"_s, u"a"_s, u"--without-tag"_s, u"b"_s, u"--cells"_s,
                                                  u"1-3"_s, u"--paper"_s, u"a5"_s, u"--no-toc"_s});
        QVERIFY2(exporting, exporting ? "" : qPrintable(exporting.error().message));
        const Invocation::ExportChoices &choices = exporting->exporting;
        QCOMPARE(choices.format, u"pdf"_s);
        QVERIFY(!choices.inputs && choices.outputs && !choices.contents);
        QCOMPARE(choices.withoutTags, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(choices.cells, u"1-3"_s);
        QCOMPARE(choices.paper, u"a5"_s);
    }

    void readsOptions()
    {
        const auto run =
            Invocation::parse({u"run"_s, u"-m"_s, u"My lab"_s, u"a.ipynb"_s, u"-o"_s, u"-"_s, u"--token-stdin"_s});
        QVERIFY2(run, run ? "" : qPrintable(run.error().message));
        QCOMPARE(run->machine, u"My lab"_s);
        QCOMPARE(run->output, u"-"_s);
        QVERIFY(run->tokenFromInput);
        QVERIFY(!run->json);
    }

    void explainsWrongUse_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"run", "run a b", "check", "machines a", "check a --output b", "run a --providers", "diff a", "merge a b",
              "merge a b c --json", "--jsno", "run a --style x", "run a --machine", "run a --json --output -"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void explainsWrongUse()
    {
        QFETCH(QString, line);
        const auto invocation = Invocation::parse(line.split(u' '));
        QVERIFY(!invocation);
        QCOMPARE(invocation.error().kind, ErrorKind::Unsupported);
        QVERIFY(invocation.error().message.contains(u"--help"_s));
    }

    void refusesSecretsOnTheCommandLine_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"http://h:8888/lab?token=abc", "run a -m http://h/?x=1&token=abc", "run a --token abc",
                                 "run a --token=abc", "run a --password abc", "https://ann:pass@h/"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void refusesSecretsOnTheCommandLine()
    {
        QFETCH(QString, line);
        const auto invocation = Invocation::parse(line.split(u' '));
        QCOMPARE(invocation.error().kind, ErrorKind::Auth);
        QVERIFY(invocation.error().message.contains(u"QUIRE_TOKEN"_s));
        QVERIFY(!invocation.error().message.contains(u"abc"_s));
    }

    void anEmptyTokenInAnAddressIsHarmless() { QVERIFY(Invocation::parse({u"http://h:8888/?token="_s})); }

    void theHelpNamesEveryCommand()
    {
        for (const QString &word : {u"run"_s, u"check"_s, u"machines"_s, u"--token-stdin"_s, u"--json"_s}) {
            QVERIFY(Invocation::helpText().contains(word));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Invocation)
#include "tst_Invocation.moc"
