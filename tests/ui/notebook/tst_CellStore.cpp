// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/CellStore.h"
#include "ui/notebook/CellWidget.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_CellStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        for (int row = 0; row < 100; ++row) {
            notebook.cells.append(Cell(CellType::Code, u"row %1"_s.arg(row)));
        }
        m_document = std::make_unique<Document>(notebook);
        m_services = std::make_unique<CellServices>(&m_theme, &m_syntax);
        m_viewport = std::make_unique<QWidget>();
        m_viewport->resize(600, 400);
        m_store = new CellStore(m_services.get(), m_viewport.get());
        m_store->setStateSource([](int row) { return CellState{.row = row, .rowCount = 100}; });
        m_store->setDocument(m_document.get());
    }

    void cleanup() { m_viewport.reset(); }

    void scrollingThroughAHundredCellsNeedsAHandfulOfWidgets()
    {
        int made = 0;
        connect(m_store, &CellStore::widgetMade, this, [&made] { ++made; });
        for (int first = 0; first + 10 <= 100; first += 10) {
            m_store->keepOnly(first, first + 9);
            show(first, first + 9);
        }
        QCOMPARE(m_store->liveWidgets().size(), 10U);
        QCOMPARE(made, 10);
    }

    void aCellKeepsItsWidgetWhileItIsSeen()
    {
        show(0, 5);
        CellWidget *widget = m_store->widget(id(3));
        m_store->keepOnly(2, 8);
        show(2, 8);
        QCOMPARE(m_store->widget(id(3)), widget);
        QCOMPARE(widget->cellId(), id(3));
        QCOMPARE(m_store->widget(id(0)), nullptr);
    }

    void theCellBeingEditedWaitsOutOfSight()
    {
        show(0, 5);
        m_store->setPinned(id(2));
        m_store->keepOnly(50, 60);
        QVERIFY(m_store->widget(id(2)));
        QVERIFY(!m_viewport->rect().intersects(m_store->widget(id(2))->geometry()));
        QCOMPARE(m_store->widget(id(1)), nullptr);
    }

    void whatIsGuessedGrowsWithWhatIsThere()
    {
        const int before = m_store->estimatedHeight(1);
        m_document->setSource(id(1), u"one\ntwo\nthree"_s);
        QVERIFY(m_store->estimatedHeight(1) > before);
        const int longer = m_store->estimatedHeight(1);
        m_document->appendOutput(id(1), Output::stream(u"stdout"_s, u"x"_s));
        QVERIFY(m_store->estimatedHeight(1) > longer);
    }

    void newsReachTheWidgetAndTheContentKept()
    {
        show(0, 5);
        m_document->setExecutionCount(id(1), 9);
        m_store->refreshCell(id(1));
        QVERIFY(m_store->widget(id(1))->accessibleName().endsWith(u"run 9"));
        m_document->appendOutput(id(1), Output::stream(u"stdout"_s, u"one\n"_s));
        m_store->replaceOutputs(id(1), 0, 0, 1);
        m_document->appendOutput(id(1), Output::stream(u"stdout"_s, u"two\n"_s));
        m_store->extendStream(id(1), 0, u"two\n"_s);
        QTRY_COMPARE(m_store->content(1)->outputs().accessibleText(), u"one\ntwo"_s);
    }

    void outputsOfACellNotSeenYetAreReadWhenItIs()
    {
        m_document->appendOutput(id(70), Output::stream(u"stdout"_s, u"late\n"_s));
        m_store->replaceOutputs(id(70), 0, 0, 1);
        show(70, 70);
        QCOMPARE(m_store->content(70)->outputs().accessibleText(), u"late"_s);
    }

    void removedCellsLeaveAndComeBackAsTheyAreThen()
    {
        show(0, 5);
        const CellId gone = id(1);
        m_document->removeCells(1, 1);
        m_store->dropRemoved();
        QCOMPARE(m_store->widget(gone), nullptr);
        m_document->appendOutput(gone, Output::stream(u"stdout"_s, u"meanwhile"_s));
        m_document->undo();
        QCOMPARE(m_store->content(1)->outputs().accessibleText(), u"meanwhile"_s);
    }

private:
    CellId id(int row) const { return m_document->cell(row).id(); }
    void show(int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            m_store->widgetFor(row);
        }
    }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<CellServices> m_services;
    std::unique_ptr<QWidget> m_viewport;
    CellStore *m_store = nullptr;
};

QTEST_MAIN(tst_CellStore)
#include "tst_CellStore.moc"
