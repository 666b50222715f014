// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "session/KernelConsole.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/SelectionRuns.h"
#include "ui/shell/Services.h"
#include "ui/shell/TabArea.h"

#include <QAbstractButton>

using namespace quire;
using namespace Qt::StringLiterals;

/// Lines of a notebook run in its console, on this computer's real server.
class tst_SelectionRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tabs = m_desk.showTabs();
        m_opener = new ui::DocumentOpener(m_desk.services(), m_tabs.get(), m_tabs.get());
        m_runs = new ui::SelectionRuns(m_opener, m_tabs.get(), m_tabs.get());
        session::NotebookSession *session = m_desk.open(u"one.ipynb"_s);
        QVERIFY(session);
        session->document()->setSource(session->document()->cell(0).id(), u"a = 20\na + 1\nprint(a)\n1 / 0"_s);
        m_page = m_tabs->show(session);
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
        m_page->view()->perform(ui::NotebookCommand::EnterEditMode);
        QVERIFY(m_page->editor());
        m_page->editor()->setCaretPosition(0);
    }

    void cleanupTestCase()
    {
        auto ended = m_page->session()->kernel().shutDown();
        QTRY_VERIFY_WITH_TIMEOUT(ended.isFinished(), 10000);
        m_tabs.reset();
    }

    void theLineRunsAndTheCursorGoesOn()
    {
        m_runs->run(m_page);
        QCOMPARE(m_tabs->currentPage(), m_page);
        QCOMPARE(m_page->editor()->caretPosition(), 7);
        QVERIFY(m_page->editor()->hasFocus());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->notifications()->isShowing(u"selection-run"_s), 60000);
        m_runs->run(m_page);
        QTRY_COMPARE_WITH_TIMEOUT(talk()->document()->cellCount(), 3, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(talk()->document()->cell(1).outputs().size(), 1, 10000);
        QCOMPARE(talk()->document()->cell(1).outputs().first().data().text(u"text/plain"), u"21"_s);
        QCOMPARE(m_page->session()->document()->cell(0).outputs().size(), 0);
    }

    void whatIsSelectedRunsAndTheSelectionStays()
    {
        m_page->editor()->setSelection(2, 6, 2, 7);
        m_runs->run(m_page);
        QTRY_COMPARE_WITH_TIMEOUT(talk()->document()->cellCount(), 4, 10000);
        QCOMPARE(talk()->document()->cell(2).source(), u"a"_s);
        QCOMPARE(m_page->editor()->selectedText(), u"a"_s);
        QTRY_COMPARE_WITH_TIMEOUT(talk()->runs().pendingCount(), 0, 10000);
    }

    void theNoticeLeadsToTheConsole()
    {
        QTRY_VERIFY(m_page->notifications()->isShowing(u"selection-run"_s));
        QTest::mouseClick(m_page->notifications()->findChild<QAbstractButton *>(u"action:show"_s), Qt::LeftButton);
        QCOMPARE(m_tabs->currentPage(), console());
        QVERIFY(!m_page->notifications()->isShowing(u"selection-run"_s));
    }

private:
    ui::ConsolePage *console() const { return m_tabs->findChild<ui::ConsolePage *>(); }
    session::KernelConsole *talk() const { return console()->console(); }

    testing::Desk m_desk;
    std::unique_ptr<ui::TabArea> m_tabs;
    ui::DocumentOpener *m_opener = nullptr;
    ui::SelectionRuns *m_runs = nullptr;
    ui::NotebookPage *m_page = nullptr;
};

QTEST_MAIN(tst_SelectionRuns)
#include "tst_SelectionRuns.moc"
