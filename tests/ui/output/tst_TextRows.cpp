// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextRows.h"

#include <QTest>

using namespace quire::ui;

class tst_TextRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineTakesAsManyRowsAsItsColumnsNeed()
    {
        TextRows rows;
        rows.reset(10);
        rows.append(1);
        rows.append(10);
        rows.append(11);
        QCOMPARE(rows.lineCount(), 3);
        QCOMPARE(rows.rowCount(), 4);
        QCOMPARE(rows.firstRowOf(2), 2);
        QCOMPARE(rows.placeOf(3).line, 2);
        QCOMPARE(rows.placeOf(3).rowInLine, 1);
    }

    void truncatingForgetsWhatFollows()
    {
        TextRows rows;
        rows.reset(4);
        rows.append(8);
        rows.append(1);
        rows.truncate(1);
        QCOMPARE(rows.lineCount(), 1);
        QCOMPARE(rows.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_TextRows)
#include "tst_TextRows.moc"
