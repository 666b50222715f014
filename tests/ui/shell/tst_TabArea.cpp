// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/LauncherPage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QApplication>
#include <QTabBar>

using namespace quire;
using namespace Qt::StringLiterals;
using session::NotebookSession;
using ui::LauncherPage;
using ui::NotebookPage;
using ui::TabArea;

class tst_TabArea : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_tabs = m_desk->showTabs();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
    }

    void cleanup()
    {
        m_tabs.reset();
        m_desk.reset();
    }

    void aNotebookThatIsOpenIsShownRatherThanOpenedTwice()
    {
        NotebookSession *one = m_desk->open(u"one.ipynb"_s);
        NotebookPage *page = m_tabs->show(one);
        m_tabs->show(m_desk->open(u"two.ipynb"_s));
        QCOMPARE(m_tabs->show(one), page);
        QCOMPARE(m_tabs->count(), 2);
        QCOMPARE(m_tabs->currentNotebook(), page);
    }

    void oneKeyGoesBetweenTheTwoTabsUsedLast()
    {
        const NotebookPage *one = m_tabs->show(m_desk->open(u"one.ipynb"_s));
        const NotebookPage *two = m_tabs->show(m_desk->open(u"two.ipynb"_s));
        NotebookPage *three = m_tabs->show(m_desk->open(u"three.ipynb"_s));
        m_tabs->showLastUsed();
        QCOMPARE(m_tabs->currentNotebook(), two);
        m_tabs->showLastUsed();
        QCOMPARE(m_tabs->currentNotebook(), three);
        m_tabs->requestClose(m_tabs->indexOf(three));
        m_tabs->setCurrentIndex(0);
        QCOMPARE(m_tabs->currentNotebook(), one);
        m_tabs->showLastUsed();
        QCOMPARE(m_tabs->currentNotebook(), two);
    }

    void whatWasClosedIsAskedForAgainTheLastOneFirst()
    {
        NotebookPage *one = m_tabs->show(m_desk->open(u"one.ipynb"_s));
        NotebookPage *two = m_tabs->show(m_desk->open(u"two.ipynb"_s));
        m_tabs->requestClose(m_tabs->indexOf(two));
        m_tabs->requestClose(m_tabs->indexOf(one));
        QStringList asked;
        connect(m_tabs.get(), &TabArea::reopenRequested, this,
                [&asked](const session::NotebookRef &ref) { asked.append(ref.title()); });
        m_tabs->reopen();
        m_tabs->reopen();
        m_tabs->reopen();
        QCOMPARE(asked, (QStringList{u"one.ipynb"_s, u"two.ipynb"_s}));
    }

    void aLauncherMakesRoomForWhatWasChosenInIt()
    {
        m_tabs->showLauncher();
        m_tabs->show(m_desk->open(u"one.ipynb"_s));
        QCOMPARE(m_tabs->count(), 1);
        QCOMPARE(m_tabs->tabText(0), u"one.ipynb"_s);
    }

    void thereIsOnlyOneLauncher()
    {
        m_tabs->show(m_desk->open(u"a.ipynb"_s));
        LauncherPage *launcher = m_tabs->showLauncher();
        m_tabs->setCurrentIndex(0);
        QCOMPARE(m_tabs->showLauncher(), launcher);
        QCOMPARE(m_tabs->currentWidget(), launcher);
        QCOMPARE(m_tabs->count(), 2);
    }

    void whatIsSavedClosesAtOnceAndTheLastTabLeavesALauncher()
    {
        m_tabs->show(m_desk->open(u"one.ipynb"_s));
        QTest::mouseClick(m_tabs->tabBar()->tabButton(0, QTabBar::RightSide), Qt::LeftButton);
        QCOMPARE(m_tabs->count(), 1);
        QVERIFY(qobject_cast<LauncherPage *>(m_tabs->currentWidget()));
        QVERIFY(m_desk->workspace.notebooks().isEmpty());
    }

    void unsavedWorkIsAskedForInThePageAndSpaceSavesIt()
    {
        NotebookPage *page = openEdited();
        QVERIFY(m_tabs->tabText(0).contains(u'●'));
        m_tabs->requestClose(0);
        m_tabs->requestClose(0); // An impatient person asks twice.
        QCOMPARE(m_tabs->currentWidget(), page);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"action:save"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!m_tabs->currentNotebook());
        QVERIFY(m_desk->read(u"one.ipynb"_s).contains("edited"));
    }

    void closingWithoutSavingLeavesTheFileAlone()
    {
        openEdited();
        m_tabs->requestClose(0);
        answer(u"discard"_s);
        QVERIFY(!m_tabs->currentNotebook());
        QVERIFY(!m_desk->read(u"one.ipynb"_s).contains("edited"));
    }

    void cancelGoesOnWhereThePersonWas()
    {
        NotebookPage *page = openEdited();
        m_tabs->requestClose(0);
        answer(u"cancel"_s);
        QCOMPARE(m_tabs->currentNotebook(), page);
        QVERIFY(!page->notifications()->isVisible());
        QVERIFY(page->view()->hasFocus());
    }

    void savingAllStopsWhereItFailsAndShowsTheTab()
    {
        NotebookPage *page = openEdited();
        m_tabs->showLauncher();
        QVERIFY(QFile::remove(page->session()->ref().localFile));
        QVERIFY(QDir(m_desk->local->root()).removeRecursively());
        const Reply<void> settled = m_tabs->settleAll(true);
        QTRY_VERIFY(settled.isFinished());
        QVERIFY(!settled.result());
        QCOMPARE(m_tabs->currentNotebook(), page);
        QVERIFY(page->session()->hasUnsavedWork());
    }

    void goesThroughTheTabsAroundTheirEnds()
    {
        m_tabs->show(m_desk->open(u"one.ipynb"_s));
        m_tabs->show(m_desk->open(u"two.ipynb"_s));
        QCOMPARE(m_tabs->currentIndex(), 1);
        m_tabs->cycle(1);
        QCOMPARE(m_tabs->currentIndex(), 0);
        m_tabs->cycle(-1);
        QCOMPARE(m_tabs->currentIndex(), 1);
    }

    void everythingHasANameAndIsReachedByTab()
    {
        m_tabs->show(m_desk->open(u"one.ipynb"_s));
        QCOMPARE(testing::accessibilityGaps(m_tabs.get()), QStringList());
    }

private:
    NotebookPage *openEdited()
    {
        NotebookSession *session = m_desk->open(u"one.ipynb"_s);
        NotebookPage *page = m_tabs->show(session);
        testing::Desk::edit(session);
        return page;
    }
    void answer(const QString &choice) const
    {
        auto *button = m_tabs->currentNotebook()->findChild<QAbstractButton *>(u"action:"_s + choice);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<TabArea> m_tabs;
};

QTEST_MAIN(tst_TabArea)
#include "tst_TabArea.moc"
