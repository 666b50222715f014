// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "cli/Console.h"

#include <QJsonObject>

using namespace quire;
using namespace Qt::StringLiterals;

class tst_Console : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsAndComplaintsGoDifferentWays()
    {
        testing::Terminal terminal;
        terminal.console()->print(u"result ü"_s);
        terminal.console()->complain({ErrorKind::File, u"gone"_s, u"for the log"_s});
        QCOMPARE(terminal.out(), "result ü\n");
        QCOMPARE(terminal.err(), "quire: gone\n");
    }

    void readsOneLineWithoutItsEnd()
    {
        testing::Terminal terminal("  secret ü\r\nnext\n");
        QCOMPARE(terminal.console()->readLine(), u"secret ü"_s);
        QCOMPARE(terminal.console()->readLine(), u"next"_s);
        QCOMPARE(terminal.console()->readLine(), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Console)
#include "tst_Console.moc"
