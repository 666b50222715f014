// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/machines/FakeProvider.h"
#include "machines/MachineCatalog.h"
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/machines/MachinesPanel.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace quire;
using namespace Qt::StringLiterals;
using machines::Capability;
using machines::Machine;
using machines::MachineId;
using machines::MachineState;
using ui::MachinesPanel;

class tst_MachinesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<machines::MachineCatalog>();
        m_provider = new testing::FakeProvider(u"cloud"_s);
        m_catalog->addProvider(m_provider);
        m_running = m_provider->machine(u"Big"_s);
        m_running.state = MachineState::Running;
        m_running.capabilities = Capability::Start | Capability::Stop;
        m_stopped = m_provider->machine(u"Small"_s);
        m_stopped.state = MachineState::Stopped;
        m_stopped.capabilities = Capability::Start | Capability::Delete;
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new QLineEdit(m_window.get()));
        m_panel = new MachinesPanel(m_catalog.get(), ui::Icons(&m_theme), m_window.get());
        layout->addWidget(m_panel);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        std::ignore = m_catalog->refresh();
        m_provider->answer(QList<Machine>{m_running, m_stopped});
        QTRY_VERIFY(row(m_stopped));
    }

    void cleanup() { m_window.reset(); }

    void eachMachineSaysItsNameAndState()
    {
        QCOMPARE(row(m_running)->accessibleName(), u"Big, running"_s);
        QCOMPARE(row(m_stopped)->accessibleName(), u"Small, stopped"_s);
    }

    void aProviderThatFailsSaysWhy()
    {
        std::ignore = m_catalog->refresh();
        m_provider->answer(failure(ErrorKind::Auth, u"Log in to Cloud again."_s));
        const auto shows = [this] {
            const auto labels = m_panel->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](auto *each) { return each->text() == u"Log in to Cloud again."; });
        };
        QTRY_VERIFY(shows());
    }

    void oneButtonUsesStartsOrStops()
    {
        QSignalSpy used(m_panel, &MachinesPanel::useRequested);
        QSignalSpy stopped(m_panel, &MachinesPanel::stopRequested);
        QCOMPARE(button(m_stopped, u"use"_s)->text(), u"Start"_s);
        QTest::keyClick(button(m_stopped, u"use"_s), Qt::Key_Space);
        QTest::mouseClick(button(m_running, u"use"_s), Qt::LeftButton);
        QTest::mouseClick(button(m_running, u"stop"_s), Qt::LeftButton);
        QCOMPARE(used.size(), 2);
        QCOMPARE(used.first().first().value<MachineId>(), m_stopped.id);
        QCOMPARE(used.last().first().value<MachineId>(), m_running.id);
        QCOMPARE(stopped.first().first().value<MachineId>(), m_running.id);
        QVERIFY(!button(m_stopped, u"stop"_s));
    }

    void onlyWhatCanBeForgottenOffersIt()
    {
        QSignalSpy removed(m_panel, &MachinesPanel::removeRequested);
        QVERIFY(!button(m_running, u"forget"_s));
        QTest::mouseClick(button(m_stopped, u"forget"_s), Qt::LeftButton);
        QCOMPARE(removed.first().first().value<MachineId>(), m_stopped.id);
    }

    void theMachineInUseIsMarked()
    {
        m_panel->setCurrent(m_running.id);
        QCOMPARE(button(m_running, u"use"_s)->text(), u"In Use"_s);
        QVERIFY(!button(m_running, u"use"_s)->isEnabled());
        QVERIFY(button(m_stopped, u"use"_s)->isEnabled());
    }

    void newsOfAMachineLeavesTheFocusWhereItWas()
    {
        button(m_stopped, u"use"_s)->setFocus();
        m_running.state = MachineState::Stopping;
        Q_EMIT m_provider->machineChanged(m_running);
        QTRY_COMPARE(row(m_running)->accessibleName(), u"Big, stopping"_s);
        QTRY_VERIFY(button(m_stopped, u"use"_s)->hasFocus());
    }

    void tabGoesDownThePanel()
    {
        m_panel->setFocus();
        const QList<QWidget *> order{button(m_running, u"use"_s), button(m_running, u"stop"_s),
                                     button(m_stopped, u"use"_s), button(m_stopped, u"forget"_s),
                                     m_panel->findChild<QWidget *>(u"addServer"_s)};
        for (QWidget *expected : order) {
            QCOMPARE(QApplication::focusWidget(), expected);
            QTest::keyClick(expected, Qt::Key_Tab);
        }
    }

    void everythingHasANameOfItsOwnAndIsReachedByTab()
    {
        QCOMPARE(testing::accessibilityGaps(m_panel), QStringList());
        const auto name = [](QWidget *widget) {
            return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        };
        QVERIFY(name(button(m_running, u"use"_s)).contains(u"Big"));
        QVERIFY(name(button(m_running, u"stop"_s)).contains(u"Big"));
    }

private:
    QWidget *row(const Machine &machine) const
    {
        return m_panel->findChild<QWidget *>(u"machine:"_s + machine.id.toText());
    }
    QAbstractButton *button(const Machine &machine, const QString &name) const
    {
        return row(machine)->findChild<QAbstractButton *>(name);
    }

    ui::Theme m_theme;
    std::unique_ptr<machines::MachineCatalog> m_catalog;
    testing::FakeProvider *m_provider = nullptr;
    std::unique_ptr<QWidget> m_window;
    MachinesPanel *m_panel = nullptr;
    Machine m_running;
    Machine m_stopped;
};

QTEST_MAIN(tst_MachinesPanel)
#include "tst_MachinesPanel.moc"
