// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TextColumns.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

class tst_TextColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void charactersTakeTheColumnsOfATerminal()
    {
        QCOMPARE(columnsOf(u"abc"), 3);
        QCOMPARE(columnsOf(u"你好a"), 5);
        QCOMPARE(columnsOf(u"e\u0301"), 1);
        QCOMPARE(columnsOf(u"😀"), 2);
        QCOMPARE(columnsOf(u"a\tb"), 9);
        QCOMPARE(columnsOf(u"12345678\tb"), 17);
    }

    void aLineBreaksWhereItsColumnsEnd()
    {
        QCOMPARE(extentOf(u""), 1);
        QCOMPARE(extentOf(u"0123456789"), 10);
        QCOMPARE(rowStartOf(u"0123456789a", 1, 10), 10);
        QCOMPARE(rowStartOf(u"0123456789", 1, 10), 0);
        QCOMPARE(rowStartOf(u"你好你好", 1, 5), 3);
        QCOMPARE(rowStartOf(u"abcde\u0301f", 1, 5), 6);
    }

    void everyCharacterStandsInExactlyOneRow()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QStringList alphabet{u"a"_s, u"Z"_s, u" "_s, u"\t"_s, u"你"_s, u"😀"_s, u"e\u0301"_s, u"\u200d"_s};
        for (int round = 0; round < 500; ++round) {
            QString line;
            for (int i = random.bounded(60); i > 0; --i) {
                line += alphabet.at(random.bounded(int(alphabet.size())));
            }
            const int columns = random.bounded(8, 20);
            const int rows = (extentOf(line) - 1) / columns + 1;
            QString joined;
            for (int row = 0; row < rows; ++row) {
                const qsizetype start = rowStartOf(line, row, columns);
                const qsizetype next = rowStartOf(line, row + 1, columns);
                joined += line.sliced(start, (next > start ? next : line.size()) - start);
            }
            QCOMPARE(joined, line);
        }
    }
};

QTEST_GUILESS_MAIN(tst_TextColumns)
#include "tst_TextColumns.moc"
