// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/shell/ActivityStrip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using quire::ui::ActivityStrip;

class tst_ActivityStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QHBoxLayout(m_window.get());
        m_panels = new QStackedWidget(m_window.get());
        m_strip = new ActivityStrip(m_panels, m_window.get());
        layout->addWidget(m_strip);
        layout->addWidget(m_panels);
        m_files = new QWidget;
        m_running = new QWidget;
        m_filesAction = m_strip->addPanel(u"files"_s, {}, u"Files"_s, m_files);
        m_runningAction = m_strip->addPanel(u"running"_s, {}, u"Running"_s, m_running);
        m_strip->showPanel(u"files"_s);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void aClickShowsAPanelAndASecondHidesIt()
    {
        click(m_runningAction);
        QVERIFY(m_running->isVisible());
        QVERIFY(!m_files->isVisible());
        QCOMPARE(m_strip->currentPanel(), u"running"_s);
        click(m_runningAction);
        QVERIFY(!m_panels->isVisible());
        QCOMPARE(m_strip->currentPanel(), QString());
    }

    void spaceDoesTheSame()
    {
        QTest::keyClick(m_strip->widgetForAction(m_runningAction), Qt::Key_Space);
        QVERIFY(m_running->isVisible());
    }

    void hidingAndShowingComesBackToTheSamePanel()
    {
        click(m_runningAction);
        m_strip->togglePanels();
        QVERIFY(!m_panels->isVisible());
        m_strip->togglePanels();
        QVERIFY(m_running->isVisible());
    }

    void askingForThePanelThatIsShownKeepsIt()
    {
        m_strip->showPanel(u"files"_s);
        QVERIFY(m_files->isVisible());
    }

    void aCommandInTheStripIsNoPanel()
    {
        QAction palette(u"&Commands…"_s);
        QSignalSpy triggered(&palette, &QAction::triggered);
        m_strip->addCommand(&palette);
        click(&palette);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(m_files->isVisible());
        QCOMPARE(quire::testing::accessibilityGaps(m_window.get()), QStringList());
    }

private:
    void click(QAction *action) const { QTest::mouseClick(m_strip->widgetForAction(action), Qt::LeftButton); }

    std::unique_ptr<QWidget> m_window;
    QStackedWidget *m_panels = nullptr;
    ActivityStrip *m_strip = nullptr;
    QWidget *m_files = nullptr;
    QWidget *m_running = nullptr;
    QAction *m_filesAction = nullptr;
    QAction *m_runningAction = nullptr;
};

QTEST_MAIN(tst_ActivityStrip)
#include "tst_ActivityStrip.moc"
