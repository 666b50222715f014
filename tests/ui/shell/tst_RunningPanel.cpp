// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "session/AttachedMachine.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/Desk.h"
#include "ui/shell/ListedProvider.h"
#include "ui/shell/RunningPanel.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace quire;
using namespace Qt::StringLiterals;
using session::AttachedMachine;
using ui::RunningPanel;

/// The kernels of a real server.
class tst_RunningPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<session::AttachedMachine *>();
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_desk.catalog.addProvider(
            new testing::ListedProvider(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}));
        QVERIFY(testing::wait(m_desk.catalog.refresh()));
        m_machine = m_desk.workspace.machine({u"fixed"_s, u"m"_s});
        QVERIFY(testing::wait(m_machine->whenAttached()));
    }

    void init()
    {
        QVERIFY(testing::wait(m_machine->sessions().open(RemotePath(u"one.ipynb"_s))));
        QVERIFY(testing::wait(m_machine->sessions().open(RemotePath(u"folder/two.ipynb"_s))));
        m_panel = std::make_unique<RunningPanel>(&m_desk.workspace, m_desk.icons);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_COMPARE(names(), (QStringList{u"one.ipynb"_s, u"two.ipynb"_s}));
    }

    void cleanup()
    {
        m_panel.reset();
        const auto left = testing::wait(models::runningOn(m_machine));
        QVERIFY(left);
        for (const models::RunningThing &thing : *left) {
            QVERIFY(testing::wait(models::shutDown(m_machine, thing)));
        }
    }

    void cleanupTestCase() { m_server.stop(); }

    void enterOpensTheNotebookOfAKernel()
    {
        QSignalSpy opened(m_panel.get(), &RunningPanel::notebookRequested);
        list()->setCurrentItem(item(u"two.ipynb"_s));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<session::NotebookRef>().path, RemotePath(u"folder/two.ipynb"_s));
    }

    void terminalsAndUnusedKernelsAreListedAndEnterOpensATerminal()
    {
        const auto terminal = testing::wait(m_machine->terminals().open());
        QVERIFY(terminal);
        QVERIFY(testing::wait(m_machine->kernels().start(u"python3"_s)));
        const QString title = u"Terminal "_s + terminal->name;
        m_panel->refresh();
        QTRY_COMPARE(names(), (QStringList{title, u"one.ipynb"_s, u"python3 (unused kernel)"_s, u"two.ipynb"_s}));
        QSignalSpy opened(m_panel.get(), &RunningPanel::terminalRequested);
        list()->setCurrentItem(item(title));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(1).toString(), terminal->name);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(!names().contains(title), 20'000);
    }

    void aHelperOfQuiresIsSaidToBeOneAndStays()
    {
        const auto kernel = testing::wait(m_machine->kernels().start(u"python3"_s));
        QVERIFY(kernel);
        m_machine->helpers().add(kernel->id);
        m_panel->refresh();
        QTRY_VERIFY(names().contains(u"Quire’s helper"_s));
        QTest::keyClick(button(u"shutDownAll"_s), Qt::Key_Space);
        QTest::keyClick(button(u"action:shut-down"_s), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(u"Quire’s helper"_s), 20'000);
        m_machine->helpers().remove(kernel->id);
    }

    void whatIsSelectedIsShutDown()
    {
        list()->setCurrentItem(item(u"one.ipynb"_s));
        QTest::mouseClick(button(u"shutDownSelected"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"two.ipynb"_s}, 20000);
    }

    void everythingIsShutDownByKeyboardAfterAQuestion()
    {
        QTest::keyClick(button(u"shutDownAll"_s), Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"action:cancel"_s);
        QTest::keyClick(button(u"action:shut-down"_s), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(), 20000);
    }

    void theSelectionOutlivesARefresh()
    {
        list()->setCurrentItem(item(u"two.ipynb"_s));
        QVERIFY(testing::wait(m_machine->sessions().open(RemotePath(u"another.ipynb"_s))));
        m_panel->refresh();
        QTRY_VERIFY(item(u"another.ipynb"_s));
        QVERIFY(item(u"two.ipynb"_s)->isSelected());
        QVERIFY(!item(u"one.ipynb"_s)->isSelected());
    }

    void aServerThatIsGoneIsSaid()
    {
        m_server.stop();
        m_panel->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->findChild<ui::NotificationBar *>()->isShowing(u"failure"_s), 30000);
        QVERIFY(m_server.start());
        m_panel->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->findChild<ui::NotificationBar *>()->isShowing(u"failure"_s), 30000);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    QTreeWidget *list() const { return m_panel->findChild<QTreeWidget *>(u"runningList"_s); }
    QPushButton *button(const QString &name) const { return m_panel->findChild<QPushButton *>(name); }
    QTreeWidgetItem *item(const QString &name) const
    {
        return list()->findItems(name, Qt::MatchExactly | Qt::MatchRecursive).value(0);
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < list()->topLevelItemCount(); ++row) {
            for (int child = 0; child < list()->topLevelItem(row)->childCount(); ++child) {
                all.append(list()->topLevelItem(row)->child(child)->text(0));
            }
        }
        all.sort();
        return all;
    }

    testing::JupyterServer m_server{{}};
    testing::Desk m_desk;
    AttachedMachine *m_machine = nullptr;
    std::unique_ptr<RunningPanel> m_panel;
};

QTEST_MAIN(tst_RunningPanel)
#include "tst_RunningPanel.moc"
