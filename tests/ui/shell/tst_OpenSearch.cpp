// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OpenSearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

class tst_OpenSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereInEachNotebookSomethingIs()
    {
        OpenSearch search;
        QList<OpenSearch::Found> found;
        connect(&search, &OpenSearch::finished, this, [&](const QList<OpenSearch::Found> &all) { found = all; });
        Cell cell(CellType::Code, u"a = 1\nloss = a"_s);
        cell.setOutputs({Output::stream(u"stdout"_s, u"the loss\n"_s)});
        search.start({.text = u"loss"_s, .inOutputs = true}, {{u"one"_s, of({Cell(CellType::Code, u"x"_s), cell})},
                                                              {u"two"_s, of({Cell(CellType::Code, u"y"_s)})}});
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().key, u"one"_s);
        QCOMPARE(found.first().finds.size(), 2);
        const OpenSearch::Find &source = found.first().finds.at(0);
        QCOMPARE(source.row, 1);
        QCOMPARE(source.line, u"loss = a"_s);
        QCOMPARE(source.column, 0);
        QCOMPARE(found.first().finds.at(1).line, u"the loss"_s);
        QCOMPARE(found.first().finds.at(1).hit.output, 0);
    }

    void longLinesAreShortenedAroundTheFind()
    {
        OpenSearch search;
        QList<OpenSearch::Found> found;
        connect(&search, &OpenSearch::finished, this, [&](const QList<OpenSearch::Found> &all) { found = all; });
        search.start({.text = u"needle"_s}, {{u"k"_s, of({Cell(CellType::Code, QString(5000, u'x') + u"needle"_s)})}});
        QTRY_COMPARE(found.size(), 1);
        const OpenSearch::Find find = found.first().finds.first();
        QVERIFY(find.line.size() < 200);
        QCOMPARE(find.line.mid(find.column, 6), u"needle"_s);
    }

    void onlyWhatWasChosenIsReplaced()
    {
        const Notebook notebook = of({Cell(CellType::Code, u"a b a"_s), Cell(CellType::Code, u"a"_s)});
        const Search search({.text = u"a"_s});
        const CellId id = notebook.cells.at(0).id();
        const auto sources = OpenSearch::replaced(search, notebook, {{id, -1, {4, 1}}, {id, -1, {1, 1}}}, u"z"_s);
        QCOMPARE(sources.size(), 1);
        QCOMPARE(sources.first().first, id);
        QCOMPARE(sources.first().second, u"a b z"_s);
    }

private:
    static Notebook of(const QList<Cell> &cells)
    {
        Notebook notebook;
        notebook.cells = cells;
        return notebook;
    }
};

QTEST_MAIN(tst_OpenSearch)
#include "tst_OpenSearch.moc"
