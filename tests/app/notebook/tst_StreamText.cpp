// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/StreamText.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using quire::notebook::StreamText;
using namespace Qt::StringLiterals;

class tst_StreamText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overwritesAsATerminalDoes_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &sent, const QString &shown) {
            QTest::newRow(name) << sent << shown;
        };
        row("plain", u"a\nb\n"_s, u"a\nb\n"_s);
        row("progress", u"10%\r20%\r30%\ndone"_s, u"30%\ndone"_s);
        row("windows line ends", u"a\r\nb\r\n"_s, u"a\nb\n"_s);
        row("return at the end is pending", u"50%\r"_s, u"50%\r"_s);
        row("backspace", u"9%\b\b10%\n"_s, u"10%\n"_s);
        row("backspace at the end is pending", u"ab\b"_s, u"ab\b"_s);
        row("backspace stops at the line's start", u"x\na\b\b\bb"_s, u"x\nb"_s);
        row("colours", u"\x1b[31m10%\x1b[0m\r\x1b[32m20%\x1b[0m"_s, u"\x1b[32m20%\x1b[0m"_s);
    }
    void overwritesAsATerminalDoes()
    {
        QFETCH(QString, sent);
        QFETCH(QString, shown);
        StreamText whole;
        whole.append(sent);
        QCOMPARE(whole.toString(), shown);
        StreamText pieces;
        for (const QChar c : std::as_const(sent)) {
            pieces.append(QStringView(&c, 1));
        }
        QCOMPARE(pieces.toString(), shown);
    }

    void canBeContinuedFromItsText()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QString alphabet = u"ab\n\r\b7"_s;
        for (int round = 0; round < 300; ++round) {
            QString sent;
            for (int i = 0; i < 40; ++i) {
                sent.append(alphabet.at(random.bounded(alphabet.size())));
            }
            const qsizetype cut = random.bounded(sent.size());
            StreamText straight;
            straight.append(sent);
            StreamText first;
            first.append(sent.first(cut));
            StreamText second;
            second.append(first.toString());
            second.append(sent.sliced(cut));
            QCOMPARE(second.toString(), straight.toString());
        }
    }

    void staysFastWhileOthersHoldCopies()
    {
        QElapsedTimer timer;
        timer.start();
        StreamText text;
        const QString line = QString(99, u'x') + u'\n';
        for (int i = 0; i < 200'000; ++i) {
            const StreamText seenByAView = text;
            text.append(line);
        }
        QCOMPARE(text.size(), 20'000'000);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        qInfo() << "200,000 lines in ms:" << timer.elapsed();
    }

    void staysFastWithoutAnyLineBreak()
    {
        StreamText text;
        for (int i = 0; i < 20'000; ++i) {
            const StreamText seenByAView = text;
            text.append(u"0123456789");
        }
        QCOMPARE(text.toString().size(), 200'000);
    }
};

QTEST_GUILESS_MAIN(tst_StreamText)
#include "tst_StreamText.moc"
