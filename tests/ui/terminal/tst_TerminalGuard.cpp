// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalGuard.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;

/// What of a machine's output reaches the emulator.
class tst_TerminalGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDrawsPasses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << u"plain, 中文, 🙂\r\n\tnext"_s;
        QTest::newRow("colours") << u"\x1b[1;31mred\x1b[38;2;1;2;3mtrue\x1b[0m"_s;
        QTest::newRow("cursor") << u"\x1b[2J\x1b[H\x1b[10;20H\x1b[?25l\x1b[?1049h"_s;
        QTest::newRow("charset") << u"\x1b(0qqq\x1b(B"_s;
        QTest::newRow("bracketed paste") << u"\x1b[?2004h$ "_s;
        QTest::newRow("mouse") << u"\x1b[?1000;1006h"_s;
        QTest::newRow("bell") << u"\a"_s;
        QTest::newRow("a live question") << u"\x1b[6n\x1b[c"_s;
    }
    void whatDrawsPasses()
    {
        QFETCH(QString, text);
        TerminalGuard guard;
        QCOMPARE(QString::fromUtf8(guard.pass(text, false)), text);
    }

    void whatReachesBeyondTheScreenDoesNot_data()
    {
        QTest::addColumn<QString>("attack");
        QTest::newRow("clipboard, OSC 52") << u"\x1b]52;c;cm0gLXJmIH4=\a"_s;
        QTest::newRow("clipboard, other end") << u"\x1b]52;c;cm0gLXJmIH4=\x1b\\"_s;
        QTest::newRow("hyperlink, OSC 8") << u"\x1b]8;;file:///etc/passwd\x1b\\\x1b]8;;\x1b\\"_s;
        QTest::newRow("background") << u"\x1b]11;#ff0000\a"_s;
        QTest::newRow("profile") << u"\x1b]50;Colors=x\a"_s;
        QTest::newRow("folder") << u"\x1b]7;file://host/tmp\a"_s;
        QTest::newRow("device control") << u"\x1bP$q\"p\x1b\\"_s;
        QTest::newRow("application command") << u"\x1b_Gf=100;AAAA\x1b\\"_s;
        QTest::newRow("window size") << u"\x1b[8;9000;9000t"_s;
        QTest::newRow("title report") << u"\x1b[21t"_s;
        QTest::newRow("132 columns") << u"\x1b[?40h\x1b[?3h"_s;
        QTest::newRow("absurd number") << u"\x1b[99999999999b"_s;
        QTest::newRow("endless parameters") << u"\x1b["_s + QString(5000, u'1') + u'm';
        QTest::newRow("answerback") << u"\x05"_s;
        QTest::newRow("eight-bit control") << QString(QChar(0x9b)) + QChar(0x90) + QChar(0x9d);
        QTest::newRow("other encoding") << u"\x1b%@"_s;
    }
    void whatReachesBeyondTheScreenDoesNot()
    {
        QFETCH(QString, attack);
        TerminalGuard guard;
        QCOMPARE(guard.pass(u"a"_s + attack + u"b"_s, false), "ab");
    }

    void piecesCutAnywhereAreTheSame()
    {
        const QString text = u"x\x1b]52;c;QUJD\x1b\\y\x1b[31mz\x1b]0;title\a!\x1b[21t?\x1bPq\x1b\\."_s;
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            TerminalGuard guard;
            QByteArray passed = guard.pass(text.first(cut), false);
            passed += guard.pass(text.sliced(cut), false);
            QCOMPARE(passed, "xy\x1b[31mz!?.");
        }
    }

    void titlesAreTakenOutAndCleaned()
    {
        TerminalGuard guard;
        QCOMPARE(guard.pass(u"\x1b]0;me@host: ~\a$ ", false), "$ ");
        QCOMPARE(guard.takeTitle(), u"me@host: ~"_s);
        QVERIFY(!guard.takeTitle());
        guard.pass(u"\x1b]2;a\u202Egpj.exe\x01\u200Fb\x1b\\", false);
        QCOMPARE(guard.takeTitle(), u"a gpj.exe b"_s);
        guard.pass(u"\x1b]2;"_s + QString(100000, u'w') + u"\a"_s, false);
        QVERIFY(guard.takeTitle().value_or(QString()).size() <= TerminalGuard::titleLimit);
    }

    void aStringThatNeverEndsDoesNotSwallowEverything()
    {
        TerminalGuard guard;
        guard.pass(u"\x1bP"_s + QString(TerminalGuard::stringLimit + 10, u'a'), false);
        QVERIFY(guard.pass(u"visible", false).endsWith("visible"));
        TerminalGuard other;
        QCOMPARE(other.pass(u"\x1b]0;died here\nvisible", false), "\r\nvisible");
    }

    void questionsOfBeforeAreNotAskedAgain()
    {
        TerminalGuard guard;
        QCOMPARE(guard.pass(u"a\x1b[c\x1b[>c\x1b[5n\x1b[6n\x1b[?6n\x1b[?2004$p\x1b[>q\x1b[?u\x1bZ"
                            "b\x1b[31m",
                            true),
                 "ab\x1b[31m");
    }

    /// Whatever comes, no forbidden sequence gets through, and the guard never gets stuck.
    void noiseNeverGetsThrough()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QString alphabet = u"\x1b\x1b\x1b[]P_^Xk\\;?0123459tcnhlm%#Z\a\n\x18\x05 ab"_s + QChar(0x9b);
        TerminalGuard guard;
        for (int round = 0; round < 2000; ++round) {
            QString noise;
            for (int length = random.bounded(60); length > 0; --length) {
                noise += alphabet.at(random.bounded(alphabet.size()));
            }
            const QByteArray passed = guard.pass(noise, false);
            for (const char *bad : {"\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bk", "\x1b%", "\x05"}) {
                QVERIFY2(!passed.contains(bad), noise.toUtf8().toPercentEncoding().constData());
            }
        }
        guard.pass(u"\x1b\\\x18", false);
        QCOMPARE(guard.pass(u"end", false), "end");
    }
};

QTEST_APPLESS_MAIN(tst_TerminalGuard)
#include "tst_TerminalGuard.moc"
