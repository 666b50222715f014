// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "support/Accessibility.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ConsolePage.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QToolBar>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Cell;
using session::KernelConsole;
using ui::ConsolePage;
using ui::NotebookView;

/// A console as its person uses it, on a real kernel.
class tst_ConsolePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_open.open(), m_open.server.log().constData()); }

    void init()
    {
        QTRY_VERIFY(m_open.isIdle());
        m_page = std::make_unique<ConsolePage>(std::make_unique<KernelConsole>(m_open.notebook.get()), &m_theme,
                                               &m_syntax, ui::Icons(&m_theme));
        m_page->resize(700, 500);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setFocus();
        QTRY_VERIFY(editor() && editor()->hasFocus());
    }

    void cleanup() { m_page.reset(); }

    void enterRunsWhatIsComplete()
    {
        type(u"1 + 1"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(document()->cellCount(), 2, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(document()->cell(0).outputs().size(), 1, 10000);
        QCOMPARE(m_page->view()->currentCell(), m_page->console()->prompt());
        QVERIFY(m_page->view()->mode() == NotebookView::Mode::Edit);
    }

    void enterGoesOnWhereABlockWasBegun()
    {
        type(u"if True:"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(editor()->source(), u"if True:\n    "_s, 10000);
        type(u"x = 5"_s);
        press(Qt::Key_Return, Qt::ShiftModifier); // Forced.
        QTRY_COMPARE(document()->cellCount(), 2);
        QCOMPARE(document()->cell(0).source(), u"if True:\n    x = 5"_s);
        QTRY_COMPARE(m_page->console()->runs().pendingCount(), 0);
    }

    void upAndDownGoThroughWhatBeginsTheSame()
    {
        for (const QString &code : {u"alpha = 1"_s, u"beta = 2"_s, u"alpha = 3"_s}) {
            type(code);
            press(Qt::Key_Return, Qt::ShiftModifier);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
        type(u"al"_s);
        m_page->view()->completion()->close();
        press(Qt::Key_Up);
        QCOMPARE(editor()->source(), u"alpha = 3"_s);
        press(Qt::Key_Up);
        QCOMPARE(editor()->source(), u"alpha = 1"_s);
        press(Qt::Key_Down);
        QCOMPARE(editor()->source(), u"alpha = 3"_s);
        press(Qt::Key_Down);
        QCOMPARE(editor()->source(), u"al"_s);
    }

    void nothingChangesWhatWasSaid()
    {
        type(u"'said'"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document()->cellCount(), 2);
        m_page->view()->setCurrentCell(document()->cell(0).id());
        m_page->view()->perform(ui::NotebookCommand::EnterEditMode);
        QVERIFY(editor()->isReadOnly());
        m_page->view()->perform(ui::NotebookCommand::EnterCommandMode);
        m_page->view()->setFocus();
        QTest::keyClick(m_page->view(), Qt::Key_D);
        QCOMPARE(document()->cellCount(), 2);
        QCOMPARE(m_page->view()->currentCell(), m_page->console()->prompt()); // Typing is meant for the prompt.
        QCOMPARE(editor()->source(), u"d"_s);
    }

    void completionComesAndEnterThenOnlyAccepts()
    {
        type(u"import os; os.getp"_s);
        auto *list = m_page->view()->findChild<QWidget *>(u"completions"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 30000); // The kernel's first completion reads its libraries.
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_VERIFY(editor()->source().startsWith(u"import os; os.getp"_s) && editor()->source().size() > 18);
        QCOMPARE(document()->cellCount(), 1);
    }

    void shiftTabShowsTheDocumentation()
    {
        type(u"len"_s);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        auto *tip = m_page->view()->findChild<QWidget *>(u"inspection"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tip && tip->isVisible(), 30000);
    }

    void keysThatChangeTheOrderOfCellsMeanNothing()
    {
        type(u"a = 1"_s);
        press(Qt::Key_Return, Qt::AltModifier); // Runs, as Shift+Enter does.
        QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
        QCOMPARE(document()->cellCount(), 2);
        press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_Minus, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(document()->cellCount(), 2);
        QCOMPARE(document()->cell(1).id(), m_page->console()->prompt());
    }

    void whatWasSaidIsFoundButNotReplaced()
    {
        type(u"'needle'"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
        press(Qt::Key_F, Qt::ControlModifier);
        auto *text = m_page->findChild<QLineEdit *>(u"findText"_s);
        QTRY_VERIFY(text->isVisible());
        QTest::keyClicks(text, u"needle"_s);
        QTRY_COMPARE(m_page->findChild<QLabel *>(u"findCount"_s)->text(), u"1 of 1"_s);
        QTest::keyClick(text, Qt::Key_H, Qt::ControlModifier);
        QVERIFY(!m_page->findChild<QWidget *>(u"replaceText"_s)->isVisible());
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible());
    }

    void questionMarksAreForTheHelp()
    {
        QSignalSpy asked(m_page.get(), &ConsolePage::pageRequested);
        type(u"len?"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
    }

    void restartAsksAndKeepsWhatWasSaid()
    {
        type(u"1"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
        m_page->findChild<QAction *>(u"consoleRestart"_s)->trigger();
        QTest::mouseClick(m_page->findChild<QAbstractButton *>(u"action:restart"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_open.kernel().status().state == session::KernelStatus::State::Restarting, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(m_open.isIdle(), 30000);
        QCOMPARE(document()->cellCount(), 2);
        m_page->findChild<QAction *>(u"consoleClear"_s)->trigger();
        QCOMPARE(document()->cellCount(), 1);
    }

    void aLongRunIsInterruptedByHandAndByKeyboard()
    {
        auto *action = m_page->findChild<QAction *>(u"consoleInterrupt"_s);
        QWidget *button = m_page->findChild<QToolBar *>()->widgetForAction(action);
        for (const bool byHand : {true, false}) {
            type(u"import time; print(1, flush=True); time.sleep(60)"_s);
            press(Qt::Key_Return, Qt::ShiftModifier);
            const auto outputs = [this] { return document()->cell(document()->cellCount() - 2).outputs(); };
            // A kernel that only begins forgets an interrupt.
            QTRY_VERIFY_WITH_TIMEOUT(document()->cellCount() > 1 && !outputs().isEmpty(), 10000);
            QVERIFY(m_page->isBusy());
            if (byHand) {
                QTest::mouseClick(button, Qt::LeftButton);
            } else {
                button->setFocus(Qt::TabFocusReason);
                QTest::keyClick(button, Qt::Key_Space);
            }
            QTRY_COMPARE_WITH_TIMEOUT(m_page->console()->runs().pendingCount(), 0, 10000);
            QCOMPARE(outputs().last().errorName(), u"KeyboardInterrupt"_s);
            QVERIFY(!m_page->isBusy());
            m_page->setFocus();
            QTRY_VERIFY(editor() && editor()->hasFocus());
        }
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList()); }

private:
    ui::CodeEditor *editor() const { return m_page->findChild<ui::CodeEditor *>(u"cellEditor"_s); }
    notebook::Document *document() const { return m_page->console()->document(); }
    void type(const QString &text) const { QTest::keyClicks(editor(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        m_page->view()->completion()->close();
        QTest::keyClick(editor(), key, modifiers);
    }

    testing::OpenNotebook m_open;
    ui::Theme m_theme;
    ui::Syntax m_syntax;
    std::unique_ptr<ConsolePage> m_page;
};

QTEST_MAIN(tst_ConsolePage)
#include "tst_ConsolePage.moc"
