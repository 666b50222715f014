// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "cli/CommandLine.h"

#include <QJsonObject>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsOnlyForOpening()
    {
        QVERIFY(!CommandLine::wantsNoWindow({}));
        QVERIFY(!CommandLine::wantsNoWindow({u"a.ipynb"_s}));
        QVERIFY(CommandLine::wantsNoWindow({u"--version"_s}));
        QVERIFY(CommandLine::wantsNoWindow({u"check"_s, u"a.ipynb"_s}));
        QVERIFY(CommandLine::wantsNoWindow({u"http://h/?token=abc"_s}));
    }

    void tellsItsVersion()
    {
        testing::Terminal text;
        QCOMPARE(text.run({u"--version"_s}), int(Success));
        QCOMPARE(text.out(), "Quire " QUIRE_VERSION "\n");
        testing::Terminal json;
        QCOMPARE(json.run({u"--version"_s, u"--json"_s}), int(Success));
        QCOMPARE(json.json()[u"version"_s].toString(), QStringLiteral(QUIRE_VERSION));
    }

    void helps()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"--help"_s}), int(Success));
        QVERIFY(terminal.out().contains("quire run NOTEBOOK"));
    }

    void wrongUseEndsWithTwoAndAnExplanation()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"run"_s, u"--json"_s}), int(WrongUsage));
        QVERIFY(terminal.err().startsWith("quire: "));
        QVERIFY(terminal.json()[u"error"_s].toString().contains(u"notebook"_s));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
