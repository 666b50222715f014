// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/shell/OpenTabsPanel.h"
#include "ui/shell/TabArea.h"

#include <QListWidget>
#include <QTabBar>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::OpenTabsPanel;
using ui::TabArea;

class tst_OpenTabsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_tabs = m_desk->showTabs();
        m_panel = std::make_unique<OpenTabsPanel>(m_tabs.get());
        for (const QString &name : {u"one.ipynb"_s, u"two.ipynb"_s, u"three.ipynb"_s}) {
            m_tabs->show(m_desk->open(name));
        }
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->setFocus();
    }

    void cleanup()
    {
        m_panel.reset();
        m_tabs.reset();
        m_desk.reset();
    }

    void listsTheTabsWithTheCurrentOneChosen()
    {
        QCOMPARE(names(), (QStringList{u"one.ipynb"_s, u"two.ipynb"_s, u"three.ipynb"_s}));
        QCOMPARE(list()->currentRow(), 2);
    }

    void arrowsAndClicksShowATab()
    {
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(m_tabs->currentIndex(), 1);
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(m_tabs->currentIndex(), 0);
        QVERIFY(list()->hasFocus());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(2)).center());
        QCOMPARE(m_tabs->currentIndex(), 2);
    }

    void followsUnsavedWorkClosingAndMoving()
    {
        testing::Desk::edit(m_desk->workspace.notebooks().first());
        QCOMPARE(names().first(), u"one.ipynb ●"_s);
        m_tabs->setCurrentIndex(0);
        m_tabs->requestClose(2); // Not the one that is shown.
        QCOMPARE(names(), (QStringList{u"one.ipynb ●"_s, u"two.ipynb"_s}));
        m_tabs->tabBar()->moveTab(0, 1);
        QCOMPARE(names(), (QStringList{u"two.ipynb"_s, u"one.ipynb ●"_s}));
        QCOMPARE(list()->currentRow(), 1);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    QListWidget *list() const { return m_panel->findChild<QListWidget *>(u"openTabs"_s); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < list()->count(); ++row) {
            all.append(list()->item(row)->text());
        }
        return all;
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<TabArea> m_tabs;
    std::unique_ptr<OpenTabsPanel> m_panel;
};

QTEST_MAIN(tst_OpenTabsPanel)
#include "tst_OpenTabsPanel.moc"
