// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/LocalProvider.h"
#include "support/Waiting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_LocalProvider : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<LocalProvider> m_provider;

    MachineState state() { return wait(m_provider->machines()).value().constFirst().state; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_provider = std::make_unique<LocalProvider>(LocalServerPaths{m_folder->filePath(u"state"_s)},
                                                     m_folder->filePath(u"root"_s), m_clock);
    }
    void cleanup()
    {
        (void)wait(m_provider->stop({}));
        m_provider.reset();
    }

    void isOneMachineThatIsOffUntilStarted()
    {
        const auto machines = wait(m_provider->machines());
        QVERIFY(machines);
        QCOMPARE(machines->size(), 1);
        const Machine &machine = machines->constFirst();
        QCOMPARE(machine.id.toText(), u"local/this-computer"_s);
        QCOMPARE(machine.state, MachineState::Stopped);
        QVERIFY(machine.observed->cpuCount > 0);
        QVERIFY(machine.observed->memoryBytes > 0);
    }

    void startsTellsItsStatesAndStops()
    {
        QList<MachineState> states;
        QObject context;
        connect(m_provider.get(), &MachineProvider::machineChanged, &context,
                [&](const Machine &machine) { states.append(machine.state); });
        QSignalSpy progressed(m_provider.get(), &MachineProvider::startProgressed);
        const auto endpoint = wait(m_provider->start(LocalProvider::machineName()));
        QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().message + endpoint.error().detail));
        QCOMPARE(progressed.size(), 1);
        QCOMPARE(states, (QList{MachineState::Starting, MachineState::Running}));
        const Machine machine = wait(m_provider->machines()).value().constFirst();
        QCOMPARE(machine.state, MachineState::Running);
        QCOMPARE(machine.address, endpoint->baseUrl);
        QVERIFY(machine.environment.startsWith(u"Jupyter Server 2."_s));
        QVERIFY(machine.stateReason.isEmpty());
        QVERIFY(wait(m_provider->stop(LocalProvider::machineName())));
        QCOMPARE(state(), MachineState::Stopped);
    }

    void aCrashShowsAndStartingAgainWorks()
    {
        QSignalSpy ended(m_provider.get(), &LocalProvider::serverEnded);
        const auto first = wait(m_provider->start({}));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().message + first.error().detail));
        const LocalServerPaths paths = LocalServerPaths{m_folder->filePath(u"state"_s)}.forRoot(m_provider->root());
        QVERIFY(ServerRecord::find(paths.runtime()).value().process.kill());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(state(), MachineState::Failed);
        QVERIFY(wait(m_provider->start({})));
        QCOMPARE(state(), MachineState::Running);
    }

    void releasingAtTheEndStopsAnIdleServer()
    {
        QVERIFY(wait(m_provider->start({})));
        QCOMPARE(wait(m_provider->release()).value(), false);
        QCOMPARE(state(), MachineState::Stopped);
    }

    void anotherRootGetsAServerOfItsOwn()
    {
        const auto first = wait(m_provider->start({}));
        QVERIFY(first);
        QVERIFY(wait(m_provider->stop({})));
        m_provider->setRoot(m_folder->filePath(u"elsewhere"_s));
        QVERIFY(wait(m_provider->start({})));
        QVERIFY(QFile::exists(m_folder->filePath(u"elsewhere/storage"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_LocalProvider)
#include "tst_LocalProvider.moc"
