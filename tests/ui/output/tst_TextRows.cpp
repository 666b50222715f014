// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextRows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_TextRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineTakesAsManyRowsAsItsColumnsNeed()
    {
        TextRows rows;
        rows.reset(10);
        rows.append(u"");
        rows.append(u"0123456789");
        rows.append(u"0123456789a");
        QCOMPARE(rows.lineCount(), 3);
        QCOMPARE(rows.rowCount(), 4);
        QCOMPARE(rows.firstRowOf(2), 2);
        QCOMPARE(rows.placeOf(3).line, 2);
        QCOMPARE(rows.placeOf(3).rowInLine, 1);
        QCOMPARE(rows.rowStart(u"0123456789a", 1), 10);
    }

    void wideCharactersTakeTwoColumnsAndMoveDownWhole()
    {
        QCOMPARE(TextRows::columnsOf(u"你好a"), 5);
        QCOMPARE(TextRows::columnsOf(u"e\u0301"), 1);
        TextRows rows;
        rows.reset(5);
        rows.append(u"你好你好");
        QCOMPARE(rows.rowCount(), 2);
        QCOMPARE(rows.rowStart(u"你好你好", 1), 2);
        rows.append(u"😀😀😀");
        QCOMPARE(rows.rowCount(), 4);
        QCOMPARE(rows.rowStart(u"😀😀😀", 1), 4);
    }

    void truncatingForgetsWhatFollows()
    {
        TextRows rows;
        rows.reset(4);
        rows.append(u"aaaaaaaa");
        rows.append(u"b");
        rows.truncate(1);
        QCOMPARE(rows.lineCount(), 1);
        QCOMPARE(rows.rowCount(), 2);
    }

    void everyCharacterStandsInExactlyOneRow()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QStringList alphabet{u"a"_s, u"Z"_s, u" "_s, u"你"_s, u"😀"_s, u"e\u0301"_s, u"\u200d"_s};
        for (int round = 0; round < 500; ++round) {
            QString line;
            for (int i = random.bounded(60); i > 0; --i) {
                line += alphabet.at(random.bounded(int(alphabet.size())));
            }
            TextRows rows;
            rows.reset(random.bounded(1, 12));
            rows.append(line);
            QString joined;
            for (int row = 0; row < rows.rowCount(); ++row) {
                const qsizetype start = rows.rowStart(line, row);
                const qsizetype next = rows.rowStart(line, row + 1);
                joined += line.sliced(start, (next > start ? next : line.size()) - start);
            }
            QCOMPARE(joined, line);
        }
    }
};

QTEST_GUILESS_MAIN(tst_TextRows)
#include "tst_TextRows.moc"
