// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "ui/kit/Icons.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
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
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_provider =
            std::make_unique<testing::FixedProvider>(net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}});
        m_machine = attached(m_provider.get());
    }

    void init()
    {
        startKernel(u"one.ipynb"_s);
        startKernel(u"folder/two.ipynb"_s);
        m_panel = std::make_unique<RunningPanel>(ui::Icons(&m_theme));
        m_panel->setMachine(m_machine.get());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_COMPARE(names(), (QStringList{u"one.ipynb"_s, u"two.ipynb"_s}));
    }

    void cleanup() { m_panel.reset(); }

    void cleanupTestCase()
    {
        m_machine.reset();
        m_server.reset();
    }

    void enterOpensTheNotebookOfAKernel()
    {
        QSignalSpy opened(m_panel.get(), &RunningPanel::openRequested);
        list()->setCurrentItem(item(u"two.ipynb"_s));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<RemotePath>(), RemotePath(u"folder/two.ipynb"_s));
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
        QSignalSpy filled(list()->model(), &QAbstractItemModel::rowsInserted);
        m_panel->refresh();
        QTRY_VERIFY(filled.size() >= 2);
        QVERIFY(item(u"two.ipynb"_s)->isSelected());
        QVERIFY(!item(u"one.ipynb"_s)->isSelected());
    }

    void theKernelsOfAnotherMachineAreNeverShown()
    {
        m_panel->refresh();
        m_panel->setMachine(nullptr); // The answer is still on its way.
        const Reply<QList<jupyter::SessionModel>> later = m_machine->sessions().list();
        QTRY_VERIFY(later.isFinished());
        QCOMPARE(names(), QStringList());
    }

    void aServerThatIsGoneIsSaid()
    {
        testing::JupyterServer other({});
        QVERIFY2(other.start(), other.log().constData());
        testing::FixedProvider provider({other.url(), Secret(other.token()), {}, {}});
        const std::unique_ptr<AttachedMachine> machine = attached(&provider);
        other.stop();
        m_panel->setMachine(machine.get());
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->findChild<ui::NotificationBar *>()->isShowing(u"failure"_s), 30000);
        m_panel->setMachine(m_machine.get());
        QTRY_VERIFY(!m_panel->findChild<ui::NotificationBar *>()->isShowing(u"failure"_s));
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    std::unique_ptr<AttachedMachine> attached(machines::MachineProvider *provider)
    {
        auto machine = std::make_unique<AttachedMachine>(provider, machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s,
                                                         QString(), m_clock);
        machine->attach();
        const auto isAttached = [&machine] { return machine->state() == AttachedMachine::State::Attached; };
        return QTest::qWaitFor(isAttached, 20000) ? std::move(machine) : nullptr;
    }
    void startKernel(const QString &path) const
    {
        const Reply<jupyter::SessionModel> opened = m_machine->sessions().open(RemotePath(path));
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 20000);
        QVERIFY(opened.result());
    }
    QTreeWidget *list() const { return m_panel->findChild<QTreeWidget *>(u"runningList"_s); }
    QPushButton *button(const QString &name) const { return m_panel->findChild<QPushButton *>(name); }
    QTreeWidgetItem *item(const QString &name) const { return list()->findItems(name, Qt::MatchExactly).value(0); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < list()->topLevelItemCount(); ++row) {
            all.append(list()->topLevelItem(row)->text(0));
        }
        all.sort();
        return all;
    }

    SystemClock m_clock;
    ui::Theme m_theme;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<AttachedMachine> m_machine;
    std::unique_ptr<RunningPanel> m_panel;
};

QTEST_MAIN(tst_RunningPanel)
#include "tst_RunningPanel.moc"
