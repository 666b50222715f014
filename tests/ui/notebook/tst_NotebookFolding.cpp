// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "notebook/Folding.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/output/OutputView.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;
using quire::testing::NotebookFixture;
using Do = NotebookCommand;

/// Putting code, outputs and sections away, and what commands do to what cannot be seen.
class tst_NotebookFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Cell printed(CellType::Code, u"print(1)"_s);
        printed.setOutputs({Output::stream(u"stdout"_s, u"1\n"_s)});
        m.open({Cell(CellType::Markdown, u"# One"_s), printed, Cell(CellType::Code, u"b = 2"_s),
                Cell(CellType::Markdown, u"## Sub"_s), Cell(CellType::Code, u"c = 3"_s),
                Cell(CellType::Markdown, u"# Two"_s), Cell(CellType::Code, u"d = 4"_s)});
    }

    void cleanup() { m.close(); }

    void codeIsPutAwayAndComesBackByKeyClickAndUndo()
    {
        m.go(2);
        const int tall = m.cell(2)->height();
        m.view->perform(Do::ToggleSource);
        QVERIFY(Folding::isSourceHidden(m.document->cell(2)));
        QTRY_VERIFY(m.cell(2)->height() < tall);
        QVERIFY(m.cell(2)->accessibleName().contains(u"Code hidden"_s));
        QTest::mouseClick(m.cell(2), Qt::LeftButton, {}, m.cell(2)->sourceRect().center());
        QVERIFY(!Folding::isSourceHidden(m.document->cell(2)));
        QTRY_COMPARE(m.cell(2)->height(), tall);
        m.view->perform(Do::ToggleSource);
        m.view->perform(Do::Undo);
        QVERIFY(!Folding::isSourceHidden(m.document->cell(2)));
    }

    void writingInACellBringsItsCodeBack()
    {
        m.go(2);
        m.view->perform(Do::ToggleSource);
        m.press(Qt::Key_Return);
        QVERIFY(!Folding::isSourceHidden(m.document->cell(2)));
        QVERIFY(m.editor()->isVisible());
    }

    void outputsArePutAwayForAllCellsAsOneStep()
    {
        QTRY_VERIFY(m.cell(1)->outputView()->isVisible());
        m.view->perform(Do::HideAllOutputs);
        QTRY_VERIFY(!m.cell(1)->outputView()->isVisible());
        QVERIFY(m.cell(1)->accessibleName().contains(u"Output hidden"_s));
        m.document->appendOutput(m.id(1), Output::stream(u"stdout"_s, u"2\n"_s));
        QVERIFY(!m.cell(1)->outputView()->isVisible());
        m.view->perform(Do::Undo);
        QVERIFY(!m.document->isModified() || !m.document->history().canUndo());
        QTRY_VERIFY(m.cell(1)->outputView()->isVisible());
    }

    void goingToAnOutputBringsItBack()
    {
        m.go(1);
        m.view->perform(Do::ToggleOutputs);
        m.view->perform(Do::GoToOutput);
        QVERIFY(!Folding::areOutputsHidden(m.document->cell(1)));
        QVERIFY(m.cell(1)->outputView()->hasFocus());
    }

    void aHeadingHidesItsSectionAndSaysHowMuch()
    {
        m.press(Qt::Key_Left);
        QTRY_COMPARE(shown(), (QList<int>{0, 5, 6}));
        QVERIFY(m.cell(0)->accessibleName().contains(u"4 cells hidden"_s));
        QVERIFY(m.cell(5)->y() < m.cell(0)->geometry().bottom() + 2);
        m.press(Qt::Key_Down);
        QCOMPARE(m.currentRow(), 5);
        m.press(u"k"_s);
        QCOMPARE(m.currentRow(), 0);
        m.press(Qt::Key_Right);
        QTRY_COMPARE(shown(), (QList<int>{0, 1, 2, 3, 4, 5, 6}));
    }

    void theBarUnderAHeadingAndTheTriangleBesideItOpenAndClose()
    {
        CellWidget *heading = m.cell(0);
        const QPoint triangle(CellWidget::gutter - 16, heading->editorRect().top() + 12);
        QCOMPARE(heading->foldAt(triangle), CellWidget::Fold::Section);
        QTest::mouseClick(heading, Qt::LeftButton, {}, triangle);
        QTRY_COMPARE(shown(), (QList<int>{0, 5, 6}));
        const QPoint bar(heading->width() / 2, heading->height() - 14);
        QCOMPARE(heading->foldAt(bar), CellWidget::Fold::Section);
        QTest::mouseClick(heading, Qt::LeftButton, {}, bar);
        QTRY_COMPARE(shown(), (QList<int>{0, 1, 2, 3, 4, 5, 6}));
    }

    void leftAndRightWalkTheHeadings()
    {
        m.go(4);
        m.press(Qt::Key_Left);
        QCOMPARE(m.currentRow(), 3);
        m.press(Qt::Key_Left);
        QVERIFY(Folding::isHeadingCollapsed(m.document->cell(3)));
        m.press(Qt::Key_Left);
        QCOMPARE(m.currentRow(), 0);
        m.press(Qt::Key_Right);
        QCOMPARE(m.currentRow(), 3);
        m.press(Qt::Key_Right);
        QVERIFY(!Folding::isHeadingCollapsed(m.document->cell(3)));
        m.press(Qt::Key_Right);
        QCOMPARE(m.currentRow(), 5);
    }

    void allHeadingsCloseAndOpenAsOneStep()
    {
        m.go(4);
        m.press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(), (QList<int>{0, 5}));
        QCOMPARE(m.currentRow(), 0);
        m.view->perform(Do::Undo);
        QTRY_COMPARE(shown().size(), 7);
        m.view->perform(Do::Redo);
        m.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown().size(), 7);
    }

    void aCollapsedSectionIsCutCopiedAndDeletedWhole()
    {
        m.press(Qt::Key_Left);
        m.press(u"x"_s);
        QCOMPARE(m.sources(), (QStringList{u"# Two"_s, u"d = 4"_s}));
        m.press(u"v"_s);
        QCOMPARE(m.sources(),
                 (QStringList{u"# Two"_s, u"# One"_s, u"print(1)"_s, u"b = 2"_s, u"## Sub"_s, u"c = 3"_s, u"d = 4"_s}));
        QCOMPARE(m.document->cell(2).outputs().size(), 1);
        QCOMPARE(m.currentRow(), 1);
        m.press(u"dd"_s);
        QCOMPARE(m.sources(), QStringList{u"# Two"_s});
        m.view->perform(Do::Undo);
        m.view->perform(Do::Undo);
        m.view->perform(Do::Undo);
        QCOMPARE(m.document->cellCount(), 7);
        QTRY_COMPARE(shown(), (QList<int>{0, 5, 6}));
    }

    void aCollapsedSectionMovesWhole()
    {
        m.go(5);
        m.press(Qt::Key_Left);
        m.press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m.sources(),
                 (QStringList{u"# One"_s, u"print(1)"_s, u"b = 2"_s, u"## Sub"_s, u"# Two"_s, u"d = 4"_s, u"c = 3"_s}));
        m.view->perform(Do::Undo);
        m.go(0);
        m.press(Qt::Key_Left);
        m.press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m.sources().first(2), (QStringList{u"# Two"_s, u"d = 4"_s}));
        QCOMPARE(m.currentRow(), 2);
    }

    void nothingGoesOutOfSightByBeingMoved()
    {
        m.go(5);
        m.press(Qt::Key_Left);
        m.go(4);
        m.press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m.sources().last(), u"c = 3"_s);
        QCOMPARE(m.currentRow(), 6);
        QTRY_VERIFY(m.cell(6));
    }

    void whatIsPutBelowACollapsedHeadingIsSeen()
    {
        m.press(Qt::Key_Left);
        m.press(u"b"_s);
        QCOMPARE(m.currentRow(), 1);
        QTRY_VERIFY(m.cell(1));
        QVERIFY(!Folding::isHeadingCollapsed(m.document->cell(0)));
    }

    void findingOpensWhatHidesIt()
    {
        m.view->perform(Do::HideAllSources);
        m.press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        m.view->search()->setQuery({u"c = 3"_s});
        m.view->search()->step(true);
        QTRY_VERIFY(m.cell(4));
        QCOMPARE(m.currentRow(), 4);
        QVERIFY(!Folding::isSourceHidden(m.document->cell(4)));
        QVERIFY(Folding::isSourceHidden(m.document->cell(2)));
        QVERIFY(Folding::isHeadingCollapsed(m.document->cell(5)));
    }

    void runningUnderACollapsedHeadingIsSaid()
    {
        m.press(Qt::Key_Left);
        m.view->setRun(m.id(2), {CellRun::State::Running});
        QTRY_VERIFY(m.cell(0)->accessibleName().contains(u"4 cells hidden, running"_s));
        m.view->perform(Do::GoToRunning);
        QCOMPARE(m.currentRow(), 2);
        QTRY_VERIFY(m.cell(2));
    }

    void headingsAreInsertedAtTheLevelOfTheirSection()
    {
        m.go(4);
        m.press(Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(m.source(5), u"## "_s);
        QCOMPARE(m.view->mode(), NotebookView::Mode::Edit);
        m.press(Qt::Key_Escape);
        m.go(0);
        m.press(Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(m.source(0), u"# "_s);
        QTest::keyClicks(m.editor(), u"Zero"_s);
        QCOMPARE(m.source(0), u"# Zero"_s);
    }

    void theLastPageOfAFoldedNotebookIsReached()
    {
        QList<Cell> cells;
        for (int i = 0; i < 2000; ++i) {
            cells.append(i % 100 == 0 ? Cell(CellType::Markdown, u"# Part %1"_s.arg(i)) : Cell(CellType::Code, u"x"_s));
        }
        m.open(cells);
        m.view->perform(Do::CollapseAllHeadings);
        QTest::keyClick(m.view.get(), Qt::Key_End);
        QTest::keyClick(m.view.get(), Qt::Key_End); // The first one measured what was only guessed.
        QTRY_VERIFY(m.cell(1900));
        QVERIFY(m.view->verticalScrollBar()->maximum() < 2000);
        QVERIFY(m.view->liveWidgetCount() <= 20);
    }

private:
    QList<int> shown() const
    {
        QList<int> rows;
        for (int row = 0; row < m.document->cellCount(); ++row) {
            if (m.cell(row)) {
                rows.append(row);
            }
        }
        return rows;
    }

    NotebookFixture m;
};

QTEST_MAIN(tst_NotebookFolding)
#include "tst_NotebookFolding.moc"
