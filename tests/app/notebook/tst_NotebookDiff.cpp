// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookDiff.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using Kind = CellChange::Kind;

class tst_NotebookDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_before = {};
        for (const QString &source : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            m_before.cells.append(Cell(CellType::Code, source));
        }
        m_after = m_before;
    }

    void theSameIsNoDifference() { QVERIFY(diffNotebooks(m_before, m_after).isEmpty()); }

    void whatChangedInACellIsSaid()
    {
        m_after.cells[1].setSource(u"B"_s);
        m_after.cells[2].setExecutionCount(4);
        m_after.cells[3].setMetadata(m_after.cells.at(3).metadata().with(u"tags", JsonValue::fromItems({})));
        const NotebookDiff diff = diffNotebooks(m_before, m_after);
        QCOMPARE(diff.cells.size(), 3);
        QVERIFY(diff.cells.at(0).hasOtherSource && !diff.cells.at(0).hasOtherOutputs);
        QVERIFY(diff.cells.at(1).hasOtherOutputs && !diff.cells.at(1).hasOtherSource);
        QVERIFY(diff.cells.at(2).hasOtherMetadata);
        QCOMPARE(diff.cells.at(2).before, 3);
    }

    void addedAndDeletedCellsStandWhereTheyAre()
    {
        m_after.cells.removeAt(1);
        m_after.cells.append(Cell(CellType::Markdown, u"new"_s));
        const NotebookDiff diff = diffNotebooks(m_before, m_after);
        QCOMPARE(diff.cells.size(), 2);
        QVERIFY(diff.cells.at(0).kind == Kind::Deleted);
        QCOMPARE(diff.cells.at(0).before, 1);
        QVERIFY(diff.cells.at(1).kind == Kind::Added);
        QCOMPARE(diff.cells.at(1).after, 3);
    }

    void oneMoveIsOneDifference()
    {
        m_after.cells.move(3, 0);
        const NotebookDiff diff = diffNotebooks(m_before, m_after);
        QCOMPARE(diff.cells.size(), 1);
        QVERIFY(diff.cells.first().isMoved);
        QCOMPARE(diff.cells.first().before, 3);
        QCOMPARE(diff.cells.first().after, 0);
    }

    void metadataOfTheNotebookIsNamedByKey()
    {
        m_after.setKernel(u"ir"_s, u"R"_s, u"R"_s);
        QCOMPARE(diffNotebooks(m_before, m_after).metadata, QStringList{u"kernelspec"_s});
    }

private:
    Notebook m_before;
    Notebook m_after;
};

QTEST_GUILESS_MAIN(tst_NotebookDiff)
#include "tst_NotebookDiff.moc"
