// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/shell/ToolPane.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

class tst_ToolPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_pane = new ui::ToolPane(ui::Icons(&m_theme), m_window.get());
        m_one = new QLineEdit;
        m_two = new QLineEdit;
        m_pane->addPanel(u"one"_s, u"One"_s, m_one);
        m_pane->addPanel(u"two"_s, u"Two"_s, m_two);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void aPanelAskedForIsShownAndHasTheKeyboard()
    {
        QCOMPARE(m_pane->currentPanel(), QString());
        m_pane->togglePanel(u"two"_s);
        QVERIFY(m_two->isVisible());
        QCOMPARE(m_pane->currentPanel(), u"two"_s);
        QTRY_VERIFY(m_two->hasFocus());
        m_pane->togglePanel(u"one"_s);
        QCOMPARE(m_pane->currentPanel(), u"one"_s);
    }

    void askedForAgainOrWithEscapeItGoes()
    {
        QSignalSpy closed(m_pane, &ui::ToolPane::closed);
        m_pane->togglePanel(u"one"_s);
        m_pane->togglePanel(u"one"_s);
        QVERIFY(!m_pane->isVisible());
        m_pane->togglePanel(u"one"_s);
        QTest::keyClick(m_one, Qt::Key_Escape);
        QVERIFY(!m_pane->isVisible());
        QCOMPARE(closed.size(), 2);
    }

    void everythingHasANameAndIsReachedByTab()
    {
        m_pane->togglePanel(u"one"_s);
        QCOMPARE(testing::accessibilityGaps(m_pane), QStringList());
    }

private:
    ui::Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    ui::ToolPane *m_pane = nullptr;
    QLineEdit *m_one = nullptr;
    QLineEdit *m_two = nullptr;
};

QTEST_MAIN(tst_ToolPane)
#include "tst_ToolPane.moc"
