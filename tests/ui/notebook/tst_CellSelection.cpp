// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/notebook/CellSelection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using quire::ui::CellSelection;
using Range = CellSelection::Range;

class tst_CellSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        for (int row = 0; row < 6; ++row) {
            notebook.cells.append(Cell(CellType::Code, QString::number(row)));
        }
        m_document = std::make_unique<Document>(notebook);
        m_selection = {};
        m_selection.setDocument(m_document.get());
        m_selection.select(2);
    }

    void rowsBeyondTheEndsAreTheEnds()
    {
        m_selection.select(99);
        QCOMPARE(m_selection.currentRow(), 5);
        m_selection.select(-3);
        QCOMPARE(m_selection.currentRow(), 0);
    }

    void extendingTurnsAroundWhereItBegan()
    {
        m_selection.extendTo(4);
        QCOMPARE(m_selection.range(), (Range{2, 4}));
        m_selection.extendTo(1);
        QCOMPARE(m_selection.range(), (Range{1, 2}));
        QCOMPARE(m_selection.currentRow(), 1);
        QCOMPARE(m_selection.ids(), (QList<CellId>{m_document->cell(1).id(), m_document->cell(2).id()}));
    }

    void theSelectionStaysWithItsCells()
    {
        m_selection.extendTo(3);
        const QList<CellId> selected = m_selection.ids();
        m_document->insertCells(0, {Cell(CellType::Code, u"new"_s)});
        QCOMPARE(m_selection.ids(), selected);
        QCOMPARE(m_selection.range(), (Range{3, 4}));
        m_document->moveCells(3, 2, 0);
        QCOMPARE(m_selection.ids(), selected);
    }

    void whatWentIsReplacedByWhatIsNear()
    {
        m_document->removeCells(2, 1);
        m_selection.repair(2);
        QCOMPARE(m_selection.range(), (Range{2, 2}));
        m_selection.select(4);
        m_document->removeCells(4, 1);
        m_selection.repair(4);
        QCOMPARE(m_selection.currentRow(), 3);
    }

private:
    std::unique_ptr<Document> m_document;
    CellSelection m_selection;
};

QTEST_GUILESS_MAIN(tst_CellSelection)
#include "tst_CellSelection.moc"
