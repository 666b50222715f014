// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "support/Accessibility.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/FindBar.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/notebook/NotebookView.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

/// A notebook with its find bar, used by keys alone.
class tst_FindBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Cell last(CellType::Code, u"print(loss)"_s);
        last.setOutputs({Output::stream(u"stdout"_s, u"the loss\n"_s)});
        open({Cell(CellType::Code, u"loss = 1\nlosses = [loss]"_s), Cell(CellType::Markdown, u"About **loss**"_s),
              last});
    }

    void cleanup() { m_page.reset(); }

    void findsAsOneTypesAndSaysHowMany()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClicks(text(), u"x"_s);
        QTRY_COMPARE(count(), u"Nothing found"_s);
        text()->clear();
        QTRY_COMPARE(count(), QString());
    }

    void enterGoesOnRoundTheEndAndShiftEnterBack()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(text(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count(), u"5 of 5"_s);
        QCOMPARE(m_view->currentCell(), id(2));
        QTest::keyClick(text(), Qt::Key_G, Qt::ControlModifier);
        QTest::keyClick(text(), Qt::Key_F3);
        QCOMPARE(count(), u"2 of 5"_s);
        QTest::keyClick(text(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(count(), u"1 of 5"_s);
        QVERIFY(text()->hasFocus());
    }

    void beginsWhereThePersonIs()
    {
        m_view->setCurrentCell(id(2));
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"5 of 5"_s);
    }

    void enterBeforeTheFindsAreThereWaitsForThem()
    {
        QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(text(), u"loss"_s);
        QTest::keyClick(text(), Qt::Key_Return);
        QTRY_COMPARE(count(), u"2 of 5"_s);
    }

    void optionsHaveKeys()
    {
        find(u"Loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(text(), Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(count(), u"Nothing found"_s);
        QTest::keyClick(text(), Qt::Key_C, Qt::AltModifier);
        QTest::keyClick(text(), Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(count(), u"1 of 4"_s);
        QTest::keyClick(text(), Qt::Key_W, Qt::AltModifier);
        text()->setText(u"loss\\w+"_s);
        QTest::keyClick(text(), Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(count(), u"1 of 1"_s);
    }

    void aWrongExpressionIsExplainedInTheBar()
    {
        find(u"(loss"_s);
        QTest::keyClick(text(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(message().contains(u"Not a regular expression"));
        QCOMPARE(count(), QString());
        QTest::keyClicks(text(), u")"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QCOMPARE(message(), QString());
    }

    void looksIntoOutputsWhenAsked()
    {
        find(u"the loss"_s);
        QTRY_COMPARE(count(), u"Nothing found"_s);
        press(u"Also look in outputs"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QCOMPARE(m_view->currentCell(), id(2));
        QVERIFY(!button(u"Replace"_s)->isEnabled());
        m_document->appendOutput(id(0), Output::stream(u"stdout"_s, u"the loss"_s));
        QTRY_COMPARE(count(), u"2 of 2"_s);
    }

    void altLStaysInTheSelectedCells()
    {
        m_view->setCurrentCell(id(1));
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"4 of 5"_s);
        QTest::keyClick(text(), Qt::Key_L, Qt::AltModifier);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QTest::keyClick(text(), Qt::Key_L, Qt::AltModifier);
        QTRY_VERIFY(count().endsWith(u"of 5"));
    }

    void severalSelectedCellsAreWhatIsMeant()
    {
        m_view->setCurrentCell(id(1));
        QTest::keyClick(m_view, Qt::Key_J, Qt::ShiftModifier);
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 2"_s);
    }

    void escapeGivesTheFocusBack()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(text(), Qt::Key_Escape);
        QVERIFY(m_view->hasFocus());
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QVERIFY(m_view->search()->marksOf(id(0)).isEmpty());
        QTest::keyClick(m_view, Qt::Key_G, Qt::ControlModifier);
        QTRY_COMPARE(count(), u"1 of 5"_s); // What was looked for last.
    }

    void escapeGoesOnTypingAtTheFind()
    {
        m_view->perform(NotebookCommand::EnterEditMode);
        find(u"print"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QTest::keyClick(text(), Qt::Key_Escape);
        QVERIFY(editor()->hasFocus());
        QCOMPARE(m_view->currentCell(), id(2));
        QCOMPARE(editor()->selectedText(), u"print"_s);
    }

    void whatIsSelectedIsLookedFor()
    {
        m_view->perform(NotebookCommand::EnterEditMode);
        editor()->selectRange(9, 6);
        QTest::keyClick(editor(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(text()->text(), u"losses"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
    }

    void steppingInTheEditorSelectsTheFind()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        m_view->perform(NotebookCommand::EnterEditMode);
        QTest::keyClick(editor(), Qt::Key_G, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(count(), u"2 of 5"_s);
        QCOMPARE(editor()->caretPosition(), 13);
        QTest::keyClick(editor(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(count(), u"1 of 5"_s);
        QVERIFY(editor()->hasFocus());
    }

    void findsFollowEdits()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        m_document->setSource(id(0), u"# about\nloss = 1"_s);
        QTRY_COMPARE(count(), u"1 of 3"_s);
        QCOMPARE(m_view->search()->marksOf(id(0)).first().start, 8);
        m_document->removeCells(2, 1);
        QTRY_COMPARE(count(), u"1 of 2"_s);
        m_document->undo();
        QTRY_COMPARE(count(), u"1 of 3"_s);
    }

    void replacesOneAfterTheOther()
    {
        replaceWith(u"loss"_s, u"cost"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(with(), Qt::Key_Return);
        QCOMPARE(m_document->cell(0).source(), u"cost = 1\nlosses = [loss]"_s);
        QTRY_COMPARE(count(), u"1 of 4"_s);
        QTest::keyClick(with(), Qt::Key_Return);
        QCOMPARE(m_document->cell(0).source(), u"cost = 1\ncostes = [loss]"_s);
        m_document->undo();
        QCOMPARE(m_document->cell(0).source(), u"cost = 1\nlosses = [loss]"_s);
    }

    void replacingByWhatContainsItGoesOnBehindIt()
    {
        replaceWith(u"loss"_s, u"loss loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(with(), Qt::Key_Return);
        QTRY_COMPARE(count(), u"3 of 6"_s);
    }

    void replacesAllInOneStep()
    {
        QStringList before;
        for (int i = 0; i < 3; ++i) {
            before.append(m_document->cell(i).source());
        }
        replaceWith(u"loss"_s, u"cost"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QTest::keyClick(with(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_document->cell(2).source(), u"print(cost)"_s);
        QCOMPARE(m_document->cell(0).source(), u"cost = 1\ncostes = [cost]"_s);
        QCOMPARE(m_document->cell(1).source(), u"About **cost**"_s);
        QTRY_COMPARE(count(), u"Nothing found"_s);
        QCOMPARE(message(), u"5 replaced, cells changed: 3"_s);
        m_document->undo();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(m_document->cell(i).source(), before.at(i));
        }
        QVERIFY(!m_document->history().canUndo());
    }

    void whatIsOnlyReadIsNotReplaced()
    {
        m_view->setReadOnly(true);
        replaceWith(u"loss"_s, u"cost"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QVERIFY(!button(u"Replace"_s)->isEnabled());
        QVERIFY(!button(u"Replace All"_s)->isEnabled());
        QTest::keyClick(with(), Qt::Key_Return);
        QVERIFY(!m_document->isModified());
    }

    void aFindFarAwayIsScrolledToAndANearOneIsNot()
    {
        QList<Cell> cells;
        for (int i = 0; i < 400; ++i) {
            cells.append(Cell(i % 3 ? CellType::Code : CellType::Markdown, u"line\n\nline %1 end"_s.arg(i)));
        }
        open(cells);
        find(u"line 300 end"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QVERIFY(isSeen(300));
        const int y = cell(300)->y();
        text()->setText(u"line 301 end"_s);
        QTRY_COMPARE(m_view->currentCell(), id(301));
        QCOMPARE(cell(300)->y(), y);
    }

    void findsAreSeenInCellsAndInTheEditor()
    {
        find(u"loss"_s);
        QTRY_COMPARE(count(), u"1 of 5"_s);
        QVERIFY(shows(markColor(*m_theme, true), 0));
        QVERIFY(shows(markColor(*m_theme, false), 0));
        QVERIFY(shows(markColor(*m_theme, false), 1));
        QVERIFY(shows(markColor(*m_theme, false), 2));
        m_view->perform(NotebookCommand::EnterEditMode);
        QTest::qWait(50);
        QVERIFY(shows(markColor(*m_theme, true), 0));
        m_bar->close();
        QTest::qWait(50);
        QVERIFY(!shows(markColor(*m_theme, true), 0));
        QVERIFY(!shows(markColor(*m_theme, false), 1));
    }

    void everythingHasANameAndIsReachedByTab()
    {
        replaceWith(u"loss"_s, u"cost"_s);
        QCOMPARE(quire::testing::accessibilityGaps(m_page.get()), QStringList());
    }

private:
    void open(const QList<Cell> &cells)
    {
        m_page.reset();
        Notebook notebook;
        notebook.cells = cells;
        m_document = std::make_unique<Document>(notebook);
        m_page = std::make_unique<QWidget>();
        m_view = new NotebookView(m_theme.get(), &m_syntax, m_page.get());
        m_bar = new FindBar(m_view, m_theme.get(), Icons(m_theme.get()), m_page.get());
        auto *layout = new QVBoxLayout(m_page.get());
        layout->addWidget(m_bar);
        layout->addWidget(m_view, 1);
        m_view->setDocument(m_document.get());
        m_page->resize(900, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_view->setFocus();
    }
    void find(const QString &what)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(text()->hasFocus());
        QTest::keyClicks(text(), what);
        QTRY_VERIFY(!m_view->search()->status().isSearching);
    }
    void replaceWith(const QString &what, const QString &by)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(text(), what);
        with()->setFocus();
        QTest::keyClicks(with(), by);
        QTRY_VERIFY(!m_view->search()->status().isSearching);
    }
    void press(const QString &name) const { QTest::keyClick(button(name), Qt::Key_Space); }
    QWidget *button(const QString &name) const
    {
        for (auto *each : m_bar->findChildren<QAbstractButton *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    QLineEdit *text() const { return m_bar->findChild<QLineEdit *>(u"findText"_s); }
    QLineEdit *with() const { return m_bar->findChild<QLineEdit *>(u"replaceText"_s); }
    QString count() const { return m_bar->findChild<QLabel *>(u"findCount"_s)->text(); }
    QString message() const { return m_bar->findChild<QLabel *>(u"findMessage"_s)->text(); }
    CodeEditor *editor() const { return m_view->findChild<CodeEditor *>(u"cellEditor"_s); }
    CellId id(int row) const { return m_document->cell(row).id(); }
    CellWidget *cell(int row) const
    {
        for (CellWidget *widget : m_view->findChildren<CellWidget *>()) {
            if (widget->isVisible() && widget->cellId() == id(row)) {
                return widget;
            }
        }
        return nullptr;
    }
    bool isSeen(int row) const
    {
        const CellWidget *widget = cell(row);
        return widget && m_view->viewport()->rect().contains(widget->geometry());
    }
    /// A pixel of this colour in the place of the cell, as the person sees it.
    bool shows(const QColor &color, int row) const
    {
        const QImage image = m_view->viewport()->grab(cell(row)->geometry()).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).rgb() == color.rgb()) {
                    return true;
                }
            }
        }
        return false;
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>();
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<QWidget> m_page;
    NotebookView *m_view = nullptr;
    FindBar *m_bar = nullptr;
};

QTEST_MAIN(tst_FindBar)
#include "tst_FindBar.moc"
