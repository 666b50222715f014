// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiLines.h"
#include "render/AnsiParser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

class tst_AnsiLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packedLinesAreWhatTheyWere()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        AnsiParser parser;
        QStringList expected;
        for (int i = 0; i < 5000; ++i) {
            const QString word = i % 7 == 0 ? u"你好"_s : QString(random.bounded(40), u'x');
            const int color = 31 + random.bounded(6);
            parser.feed(u"%1 \x1b[%2m%3\x1b[0m\n"_s.arg(i).arg(color).arg(word));
            expected.append(QString::number(i) + u' ' + word);
        }
        expected.append(QString());
        QCOMPARE(parser.lines().text(), expected.join(u'\n'));
        QVERIFY(parser.lines().firstOpen() > 3000);
        AnsiLines::Cache cache;
        const AnsiLine &line = parser.lines().line(7, cache);
        QCOMPARE(line.spans.size(), 1);
        QCOMPARE(line.spans.at(0).start, 2);
        QCOMPARE(line.spans.at(0).style.foreground.kind, AnsiColor::Kind::Palette);
        QCOMPARE(parser.lines().extent(7), 5);
    }

    void placesInTheTextAreFound()
    {
        AnsiParser parser;
        for (int i = 0; i < 3000; ++i) {
            parser.feed(u"line %1\n"_s.arg(i));
        }
        const AnsiLines &lines = parser.lines();
        const QString text = lines.text();
        AnsiLines::Cache cache;
        for (const int number : {0, 1, 511, 512, 1500, 2500, 2999}) {
            const qsizetype position = text.indexOf(u"line %1\n"_s.arg(number));
            QCOMPARE(lines.lineAt(position, cache), number);
            QCOMPARE(lines.lineAt(position + 5, cache), number);
            QCOMPARE(lines.lengthBefore(number, cache), position);
        }
        QCOMPARE(lines.lineAt(text.size() + 10, cache), 3000);
        QCOMPARE(lines.lengthBefore(lines.count(), cache), text.size() + 1);
    }

    void aCopyStaysWhatItWas()
    {
        AnsiParser parser;
        parser.feed(u"a\n"_s.repeated(2000));
        const AnsiLines before = parser.lines();
        parser.feed(u"b\n"_s.repeated(2000));
        parser.feed(u"\x1b[2J");
        QCOMPARE(before.count(), 2001);
        QCOMPARE(before.text(), u"a\n"_s.repeated(2000));
        QCOMPARE(parser.lines().count(), 1);
    }

    void theCursorReachesNestedProgressBarsButNoPackedLine()
    {
        AnsiParser parser;
        parser.feed(u"old\n"_s.repeated(5000));
        parser.feed(u"epoch 1\nbatch 1\x1b[Aepoch 2\x1b[K\n\rbatch 2");
        QVERIFY(parser.lines().text().endsWith(u"epoch 1epoch 2\nbatch 2"_s));
        parser.feed(u"\x1b[9999Ax");
        QCOMPARE(parser.lines().count(), 5002);
        QCOMPARE(parser.lines().text().count(u'x'), 1);
    }
};

QTEST_GUILESS_MAIN(tst_AnsiLines)
#include "tst_AnsiLines.moc"
