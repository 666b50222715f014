// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiParser.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

class tst_AnsiParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatATerminalShows_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &sent, const QString &shown) {
            QTest::newRow(name) << sent << shown;
        };
        row("lines", u"a\nb\r\nc"_s, u"a\nb\nc"_s);
        row("progress", u"10%\r20%\r\x1b[32m100%\x1b[0m\n"_s, u"100%\n"_s);
        row("backspace", u"9%\b\b10%"_s, u"10%"_s);
        row("erase to the end", u"abcdef\x1b[3D\x1b[K"_s, u"abc"_s);
        row("erase the line", u"abc\x1b[2K\rx"_s, u"x"_s);
        row("two bars", u"A 0%\nB 0%\x1b[A\rA 9%\n\rB 5%\x1b[A\rA 10%\n\n"_s, u"A 10%\nB 5%\n"_s);
        row("column", u"ab\x1b[1Gx\x1b[5Gy"_s, u"xb  y"_s);
        row("clear the screen", u"old\nold\x1b[2J\x1b[Hnew"_s, u"new"_s);
        row("erase below", u"a\nb\nc\x1b[2A\x1b[J"_s, u"a"_s);
        row("title and link", u"\x1b]0;title\aA\x1b]8;;http://x\x1b\\B\x1b]8;;\x1b\\"_s, u"AB"_s);
        row("private modes", u"\x1b[?25l\x1b[?2004hx\x1b[?25h"_s, u"x"_s);
        row("charset", u"\x1b(Bx"_s, u"x"_s);
        row("bell and zero", u"a\a\0b"_s, u"ab"_s);
        row("unterminated", u"a\x1b[31"_s, u"a"_s);
        row("broken sequence", u"a\x1b[3\nb"_s, u"a\nb"_s);
        row("title without an end", u"a\x1b]0;title\nb"_s, u"a\nb"_s);
    }
    void showsWhatATerminalShows()
    {
        QFETCH(QString, sent);
        QFETCH(QString, shown);
        AnsiParser whole;
        whole.feed(sent);
        QCOMPARE(whole.lines().text(), shown);
        AnsiParser pieces;
        for (const QChar c : std::as_const(sent)) {
            pieces.feed(QStringView(&c, 1));
        }
        QCOMPARE(pieces.lines().text(), shown);
        AnsiLines::Cache cache;
        AnsiLines::Cache otherCache;
        for (int i = 0; i < whole.lines().count(); ++i) {
            QCOMPARE(pieces.lines().line(i, cache), whole.lines().line(i, otherCache));
        }
    }

    void stylesSpans()
    {
        AnsiParser parser;
        parser.feed(u"a\x1b[1;31mred\x1b[22mthin\x1b[39m plain");
        AnsiLines::Cache cache;
        const AnsiLine &line = parser.lines().line(0, cache);
        QCOMPARE(line.spans.size(), 2);
        QCOMPARE(line.spans.at(0).start, 1);
        QCOMPARE(line.spans.at(0).length, 3);
        QVERIFY(line.spans.at(0).style.bold);
        QCOMPARE(line.spans.at(0).style.foreground, (AnsiColor{AnsiColor::Kind::Palette, 1}));
        QVERIFY(!line.spans.at(1).style.bold);
    }

    void overwritingCutsSpans()
    {
        AnsiParser parser;
        parser.feed(u"\x1b[31mabcdef\x1b[0m\x1b[4D\x1b[1mX");
        AnsiLines::Cache cache;
        const AnsiLine &line = parser.lines().line(0, cache);
        QCOMPARE(line.text, u"abXdef"_s);
        QCOMPARE(line.spans.size(), 3);
        QCOMPARE(line.spans.at(1).start, 2);
        QVERIFY(line.spans.at(1).style.bold);
        QCOMPARE(line.spans.at(2).start, 3);
        QCOMPARE(line.spans.at(2).length, 3);
    }

    void linksKeepTheirAddressThroughColours()
    {
        AnsiParser parser;
        parser.feed(u"see \x1b]8;id=1;https://a.b/c;d\x1b\\the \x1b[1mdocs\x1b[0m\x1b]8;;\a now");
        AnsiLines::Cache cache;
        const AnsiLine &line = parser.lines().line(0, cache);
        QCOMPARE(line.text, u"see the docs now"_s);
        QCOMPARE(line.spans.size(), 2);
        QCOMPARE(parser.lines().link(line.spans.at(0).style.link), u"https://a.b/c;d"_s);
        QCOMPARE(line.spans.at(1).style.link, line.spans.at(0).style.link);
        QVERIFY(line.spans.at(1).style.bold);
        QCOMPARE(line.spans.at(1).start + line.spans.at(1).length, 12);
    }

    void saysWhichLinesChanged()
    {
        AnsiParser parser;
        QCOMPARE(parser.feed(u"a\nb\n"), (LineRange{0, 3}));
        QCOMPARE(parser.feed(u"c"), (LineRange{2, 1}));
        QCOMPARE(parser.feed(u"\x1b[2A"), (LineRange{0, 0}));
        QCOMPARE(parser.feed(u"\rx"), (LineRange{0, 1}));
        parser.clear();
        QCOMPARE(parser.lines().count(), 1);
    }

    void survivesHostileText()
    {
        AnsiParser parser;
        AnsiLines::Cache cache;
        parser.feed(u"\x1b[99999999999999999999A\x1b[99999999C\x1b[99999999B\x1b[99999999GX");
        QCOMPARE(parser.lines().count(), 1);
        QVERIFY(parser.lines().line(0, cache).text.size() < 5000);
        parser.feed(u"\x1b["_s + QString(100'000, u';') + u'm');
        parser.feed(u"\x1b[38;5m\x1b[38;2;1m\x1b[38m\x1b[48;5;999mx");
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QString alphabet = u"ab\n\r\b\x1b\x1b[[];:?0123456789mKJHABCDG\a\\ \u009b\xd83d"_s;
        for (int round = 0; round < 2000; ++round) {
            QString sent;
            for (int i = 0; i < 60; ++i) {
                sent.append(alphabet.at(random.bounded(alphabet.size())));
            }
            const LineRange changed = parser.feed(sent);
            QVERIFY(changed.first >= 0 && changed.first + changed.count <= parser.lines().count());
        }
        for (int i = 0; i < parser.lines().count(); ++i) {
            qsizetype at = 0;
            for (const AnsiSpan &span : parser.lines().line(i, cache).spans) {
                QVERIFY(span.start >= at && span.length > 0);
                at = span.start + span.length;
            }
            QVERIFY(at <= parser.lines().line(i, cache).text.size());
        }
    }

    void staysFastOnLongStreams()
    {
        AnsiParser parser;
        const QString line =
            u"\x1b[32m12:00\x1b[0m loss 0.123456 accuracy 0.98 something long enough to fill the line\n"_s;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 200'000; ++i) {
            parser.feed(line);
        }
        qInfo() << "200,000 coloured lines in ms:" << timer.elapsed();
        QCOMPARE(parser.lines().count(), 200'001);
    }
};

QTEST_GUILESS_MAIN(tst_AnsiParser)
#include "tst_AnsiParser.moc"
