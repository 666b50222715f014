// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"
#include "machines/MachineCatalog.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::machines;
using namespace Qt::StringLiterals;
using quire::testing::FakeProvider;

class tst_MachineCatalog : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MachineCatalog> m_catalog;
    FakeProvider *m_fast = nullptr;
    FakeProvider *m_slow = nullptr;

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<MachineCatalog>();
        m_fast = new FakeProvider(u"fast"_s);
        m_slow = new FakeProvider(u"slow"_s);
        m_catalog->addProvider(m_fast);
        m_catalog->addProvider(m_slow);
    }
    void cleanup() { m_catalog.reset(); }

    void aSlowProviderDoesNotHoldUpTheOthers()
    {
        Reply<void> refreshed = m_catalog->refresh();
        QCOMPARE(m_slow->asked, 1);
        m_fast->answer(QList{m_fast->machine(u"One"_s)});
        QTRY_COMPARE(m_catalog->entries().at(0).machines.size(), 1);
        QVERIFY(!m_catalog->entries().at(0).isLoading);
        QVERIFY(m_catalog->entries().at(1).isLoading);
        QVERIFY(!refreshed.isFinished());
        m_slow->answer(QList{m_slow->machine(u"Two"_s)});
        QTRY_VERIFY(refreshed.isFinished());
        QVERIFY(!m_catalog->entries().at(1).isLoading);
    }

    void oneFailureStaysWithItsProviderAndKeepsWhatWasKnown()
    {
        Reply<void> first = m_catalog->refresh();
        m_fast->answer(QList{m_fast->machine(u"One"_s)});
        m_slow->answer(QList{m_slow->machine(u"Two"_s)});
        QTRY_VERIFY(first.isFinished());
        Reply<void> second = m_catalog->refresh();
        m_fast->answer(QList{m_fast->machine(u"One"_s)});
        m_slow->answer(failure(ErrorKind::Network, u"cut"_s));
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
        QVERIFY(!m_catalog->entries().at(0).error);
        QCOMPARE(m_catalog->entries().at(1).error->message, u"cut"_s);
        QCOMPARE(m_catalog->entries().at(1).machines.size(), 1);
    }

    void findsByIdNameOrAddress()
    {
        Machine machine = m_fast->machine(u"Big One"_s);
        machine.address = QUrl(u"http://127.0.0.1:8888/"_s);
        Q_EMIT m_fast->machineChanged(machine);
        for (const QString &text :
             {u"big one"_s, u"fast/big one"_s, u"127.0.0.1:8888"_s, u"http://127.0.0.1:8888/lab?token=x"_s}) {
            QVERIFY2(m_catalog->find(text).has_value(), qPrintable(text));
        }
        QVERIFY(!m_catalog->find(u"small one"_s));
        QVERIFY(m_catalog->machine(machine.id));
        QCOMPARE(m_catalog->provider(u"slow"_s), m_slow);
        QCOMPARE(m_catalog->provider(u"none"_s), nullptr);
    }

    void followsChangesOfOneMachine()
    {
        QSignalSpy changed(m_catalog.get(), &MachineCatalog::machineChanged);
        Machine machine = m_fast->machine(u"One"_s);
        Q_EMIT m_fast->machineChanged(machine);
        machine.state = MachineState::Running;
        Q_EMIT m_fast->machineChanged(machine);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(m_catalog->entries().at(0).machines.size(), 1);
        QCOMPARE(m_catalog->machine(machine.id)->state, MachineState::Running);
    }

    void asksAgainWhenMachinesComeOrGo()
    {
        Q_EMIT m_slow->machinesChanged();
        QCOMPARE(m_slow->asked, 1);
        QCOMPARE(m_fast->asked, 0);
        m_slow->answer(QList{m_slow->machine(u"New"_s)});
        QTRY_COMPARE(m_catalog->entries().at(1).machines.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_MachineCatalog)
#include "tst_MachineCatalog.moc"
