// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LibraryRows.h"

#include <QTest>

using namespace quire;
using namespace quire::models;
using namespace Qt::StringLiterals;
using library::Entry;

/// In what order and under which headings the library is shown.
class tst_LibraryRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsBy_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<QList<qint64>>("expected");
        using Sort = LibraryArrangement::Sort;
        QTest::newRow("the newest change first") << int(Sort::Modified) << QList<qint64>{3, 2, 1};
        QTest::newRow("the newest entry first") << int(Sort::Added) << QList<qint64>{1, 3, 2};
        QTest::newRow("titles, numbers as numbers") << int(Sort::Title) << QList<qint64>{2, 1, 3};
        QTest::newRow("the largest first") << int(Sort::Size) << QList<qint64>{2, 1, 3};
    }

    void sortsBy()
    {
        QFETCH(int, sort);
        LibraryArrangement arrangement;
        arrangement.sort = LibraryArrangement::Sort(sort);
        QTEST(ids(arrangement.rows(entries())), "expected");
    }

    void groupsHaveHeadingsAndOneWithTwoTagsIsInBoth()
    {
        LibraryArrangement arrangement;
        arrangement.group = LibraryArrangement::Group::Tag;
        const QList<LibraryRow> rows = arrangement.rows(entries());
        QCOMPARE(headings(rows), (QStringList{u"paper"_s, u"v2"_s, u"Without a tag"_s}));
        QCOMPARE(ids(rows), (QList<qint64>{0, 2, 1, 0, 1, 0, 3}));
        arrangement.group = LibraryArrangement::Group::Machine;
        QCOMPARE(headings(arrangement.rows(entries())), (QStringList{u"This computer"_s, u"Free-P5000"_s}));
    }

    void filtersByKindAndTag()
    {
        LibraryArrangement arrangement;
        arrangement.kind = library::Kind::Pdf;
        QCOMPARE(ids(arrangement.rows(entries())), QList<qint64>{3});
        arrangement.kind.reset();
        arrangement.tag = u"v2"_s;
        QCOMPARE(ids(arrangement.rows(entries())), QList<qint64>{1});
    }

    void findsKeepTheirOrderAndHavePlaces()
    {
        const library::Found place{u"cell:2"_s, u"a line"_s, {{2, 4}}};
        const QList<LibraryRow> rows = LibraryArrangement().rows(entries(), {{1, {place}}, {77, {place}}, {3, {}}});
        QCOMPARE(ids(rows), (QList<qint64>{1, 1, 3})); // One is gone meanwhile.
        QCOMPARE(rows.at(1).kind, LibraryRow::Kind::Place);
        QCOMPARE(rows.at(1).found, place);
    }

private:
    static QList<Entry> entries()
    {
        QList<Entry> all(3);
        for (int index = 0; index < 3; ++index) {
            all[index].id = index + 1;
            all[index].modified = index + 1;
        }
        all[0].title = u"notebook 10"_s;
        all[0].added = 30;
        all[0].size = 20;
        all[0].tags = {u"paper"_s, u"v2"_s};
        all[1].title = u"Notebook 9"_s;
        all[1].added = 10;
        all[1].size = 30;
        all[1].tags = {u"paper"_s};
        all[1].source = u"Free-P5000"_s;
        all[2].title = u"report"_s;
        all[2].added = 20;
        all[2].size = 10;
        all[2].kind = library::Kind::Pdf;
        return all;
    }

    static QList<qint64> ids(const QList<LibraryRow> &rows)
    {
        QList<qint64> all;
        for (const LibraryRow &row : rows) {
            all.append(row.entry);
        }
        return all;
    }

    static QStringList headings(const QList<LibraryRow> &rows)
    {
        QStringList all;
        for (const LibraryRow &row : rows) {
            if (row.kind == LibraryRow::Kind::Group) {
                all.append(row.group);
            }
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(tst_LibraryRows)
#include "tst_LibraryRows.moc"
