// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/TerminalReplay.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::jupyter;
using namespace Qt::StringLiterals;

/// What a server repeats at a reconnect against what was shown before.
class tst_TerminalReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNewFollowsWhatWasThere()
    {
        TerminalReplay replay;
        replay.add(u"$ ls\r\n"_s);
        replay.add(u"a b\r\n$ "_s);
        QCOMPARE(replay.news(u"$ ls\r\na b\r\n$ make\r\ndone\r\n$ "_s), u"make\r\ndone\r\n$ "_s);
        QCOMPARE(replay.news(u"$ ls\r\na b\r\n$ "_s), QString());
    }

    void anotherTerminalOfTheSameNameIsShownAnew()
    {
        TerminalReplay replay;
        replay.add(u"$ ls\r\n"_s);
        QVERIFY(!replay.news(u"# whoami\r\n"_s));
    }

    void ofALongTerminalTheEndIsFoundAgain()
    {
        QRandomGenerator random(4);
        QString all;
        for (int line = 0; line < 20'000; ++line) {
            all += u"%1 %2\r\n"_s.arg(line).arg(random.generate());
        }
        TerminalReplay replay;
        replay.add(all);
        const QString kept = all.last(200'000) + u"news\r\n"_s; // The server has forgotten the beginning too.
        QCOMPARE(replay.news(kept), u"news\r\n"_s);
    }

    /// Nothing may be lost or shown twice on a guess.
    void whatLooksTheSameEverywhereIsShownAnew()
    {
        TerminalReplay replay;
        replay.add(QString(300'000, u'y'));
        QVERIFY(!replay.news(QString(400'000, u'y')));
    }

    void whatWasMissedBeyondTheServersMemoryIsShownAnew()
    {
        TerminalReplay replay;
        replay.add(QString(3000, u'a'));
        QVERIFY(!replay.news(QString(5000, u'b')));
    }
};

QTEST_APPLESS_MAIN(tst_TerminalReplay)
#include "tst_TerminalReplay.moc"
