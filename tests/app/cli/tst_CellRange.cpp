// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CellRange.h"

#include <QTest>

using namespace quire::cli;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// "1-3,7": cells counted as people do.
class tst_CellRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("cells");
        QTest::newRow("one") << u"2"_s << u"b"_s;
        QTest::newRow("some") << u"1-2, 4"_s << u"abd"_s;
        QTest::newRow("to the end") << u"3-"_s << u"cde"_s;
        QTest::newRow("in the notebook's order") << u"5,1"_s << u"ae"_s;
        QTest::newRow("beyond the end") << u"5-900"_s << u"e"_s;
        QTest::newRow("overlapping") << u"1-3,2-3"_s << u"abc"_s;
    }
    void names()
    {
        QFETCH(QString, range);
        Notebook notebook;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            Cell cell;
            cell.setId(*CellId::fromString(name));
            notebook.cells.append(cell);
        }
        QString found;
        for (const CellId &id : CellRange::parse(range)->in(notebook)) {
            found += id.toString();
        }
        QTEST(found, "cells");
    }

    void namesNothing_data()
    {
        QTest::addColumn<QString>("range");
        for (const char *range : {"", "0", "3-1", "a", "1,,2", "-3", "1-2-3", "99999999999999999999"}) {
            QTest::newRow(*range ? range : "empty") << QString::fromLatin1(range);
        }
    }
    void namesNothing()
    {
        QFETCH(QString, range);
        QVERIFY(!CellRange::parse(range));
    }
};

QTEST_GUILESS_MAIN(tst_CellRange)
#include "tst_CellRange.moc"
