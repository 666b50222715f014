// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/shell/Desk.h"
#include "ui/shell/ListedProvider.h"
#include "ui/shell/TerminalPage.h"
#include "ui/shell/TerminalTabs.h"
#include "ui/terminal/TerminalView.h"

#include <QTabBar>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::TerminalPage;
using ui::TerminalTabs;

/// Terminals in tabs, from one start of the program to the next.
class tst_TerminalTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_desk = std::make_unique<testing::Desk>();
        m_desk->catalog.addProvider(
            new testing::ListedProvider(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}));
        QVERIFY(testing::wait(m_desk->catalog.refresh()));
        m_machine = m_desk->workspace.machine({u"fixed"_s, u"m"_s});
        QVERIFY(m_machine);
    }

    void init() { start(); }

    void cleanup()
    {
        m_terminals.reset();
        m_tabs.reset();
        m_desk->settings.openTerminals.set({});
        const auto left = testing::wait(m_machine->terminals().list());
        QVERIFY(left);
        for (const jupyter::TerminalModel &model : *left) {
            std::ignore = testing::wait(m_machine->terminals().close(model.name));
        }
    }

    void cleanupTestCase()
    {
        m_desk.reset();
        m_server.stop();
    }

    void severalAreOpenSideBySide()
    {
        TerminalPage *first = opened();
        TerminalPage *second = opened();
        QVERIFY(first->name() != second->name());
        QCOMPARE(m_tabs->pages().size(), 2);
        QVERIFY(second->view()->isAncestorOf(QApplication::focusWidget()));
    }

    void oneThatIsOpenIsShownNotOpenedAgain()
    {
        TerminalPage *first = opened();
        opened();
        QCOMPARE(m_terminals->show(m_machine, first->name()), first);
        QCOMPARE(m_tabs->currentWidget(), first);
        QCOMPARE(m_tabs->pages().size(), 2);
    }

    void theNextStartShowsThemAgain()
    {
        TerminalPage *page = opened();
        const QString name = page->name();
        page->channel()->send(u"echo kept-$((1+1))\r"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page->view()->text().contains(u"kept-2"_s), 20'000);
        QVERIFY(testing::wait(page->suspend()));
        start();
        m_terminals->restore();
        QCOMPARE(m_tabs->pages().size(), 1);
        auto *again = qobject_cast<TerminalPage *>(m_tabs->pages().first());
        QCOMPARE(again->name(), name);
        QTRY_VERIFY_WITH_TIMEOUT(again->view()->text().contains(u"kept-2"_s), 20'000);
        QCOMPARE(m_desk->settings.openTerminals.value().size(), 1);
    }

    void aClosedTabLeavesTheTerminalRunning()
    {
        const QString name = opened()->name();
        m_tabs->requestClose(0);
        QVERIFY(m_desk->settings.openTerminals.value().isEmpty());
        QVERIFY(testing::wait(m_machine->terminals().find(name)));
        TerminalPage *again = m_terminals->show(m_machine, name);
        QTRY_VERIFY(again->channel() && again->channel()->link() == jupyter::TerminalChannel::Link::Open);
        m_tabs->requestClose(m_tabs->indexOf(again), true);
        QTRY_VERIFY_WITH_TIMEOUT(!testing::wait(m_machine->terminals().find(name)), 20'000);
    }

    void aNewOneTakesThePlaceOfOneThatEnded()
    {
        TerminalPage *page = opened();
        const QString before = page->name();
        QVERIFY(testing::wait(m_machine->terminals().close(before)));
        QTRY_COMPARE(page->channel()->link(), jupyter::TerminalChannel::Link::Ended);
        Q_EMIT page->newOneRequested();
        QCOMPARE(m_tabs->pages().size(), 1);
        auto *next = qobject_cast<TerminalPage *>(m_tabs->pages().first());
        QTRY_VERIFY_WITH_TIMEOUT(next->channel() != nullptr, 20'000);
        QVERIFY(next != page);
    }

    void theWayOutLeadsToTheTabs()
    {
        TerminalPage *page = opened();
        QTest::keyClick(page->view()->focusProxy(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_tabs->tabBar()->hasFocus());
    }

private:
    void start()
    {
        m_terminals.reset();
        m_tabs = m_desk->showTabs();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
        m_terminals = std::make_unique<TerminalTabs>(m_desk->services(), m_tabs.get());
    }
    TerminalPage *opened() const
    {
        TerminalPage *page = m_terminals->open(m_machine);
        const auto isOpen = [page] {
            return page->channel() && page->channel()->link() == jupyter::TerminalChannel::Link::Open;
        };
        return QTest::qWaitFor(isOpen, 20'000) ? page : nullptr;
    }

    testing::JupyterServer m_server{{}};
    std::unique_ptr<testing::Desk> m_desk;
    session::AttachedMachine *m_machine = nullptr;
    std::unique_ptr<ui::TabArea> m_tabs;
    std::unique_ptr<TerminalTabs> m_terminals;
};

QTEST_MAIN(tst_TerminalTabs)
#include "tst_TerminalTabs.moc"
