// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/machines/FakeProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QSignalSpy>

#include <memory>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::wait;
using session::AttachedMachine;
using State = AttachedMachine::State;

namespace {

/// Logs in by asking the server, as one does with a password.
class Provider : public testing::FakeProvider
{
public:
    Provider() : FakeProvider(u"fake"_s) {}

    Reply<void> logIn(QString, net::ServerConnection *connection) override
    {
        ++logIns;
        return asksServer ? connection->probe() : readyReply<void>({});
    }

    int logIns = 0;
    bool asksServer = false;
};

} // namespace

class tst_AttachedMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<testing::ScriptedHttpServer>();
        m_provider = std::make_unique<Provider>();
        m_machine = std::make_unique<AttachedMachine>(m_provider.get(), machines::MachineId{u"fake"_s, u"m"_s},
                                                      u"My machine"_s, QString(), m_clock);
        m_machine->connection().http().setRetryPolicy(net::RetryPolicy::never());
    }

    void cleanup()
    {
        m_machine.reset();
        m_provider.reset();
        m_server.reset();
    }

    void comesUpOnceForAllWhoWaitForIt()
    {
        QSignalSpy progressed(m_machine.get(), &AttachedMachine::progressed);
        const auto one = m_machine->whenAttached();
        const auto two = m_machine->whenAttached();
        QCOMPARE(m_machine->state(), State::Starting);
        QCOMPARE(m_provider->started, QStringList(u"m"_s));
        Q_EMIT m_provider->startProgressed(u"m"_s, u"Warming up"_s);
        QCOMPARE(progressed.first().first().toString(), u"Warming up"_s);
        comeUp();
        QVERIFY(wait(one));
        QVERIFY(wait(two));
        QCOMPARE(m_machine->state(), State::Attached);
        QCOMPARE(m_machine->connection().endpoint().baseUrl, m_server->url());
        QCOMPARE(m_provider->logIns, 1);
        QVERIFY(wait(m_machine->whenAttached()));
        QCOMPARE(m_provider->started.size(), 1);
    }

    void tellsAllWhoWaitWhyItFailedAndTriesAnewWhenAskedAgain()
    {
        const auto one = m_machine->whenAttached();
        const auto two = m_machine->whenAttached();
        m_provider->answerStart(failure(ErrorKind::Unsupported, u"No machine is free."_s));
        QCOMPARE(wait(one).error().message, u"No machine is free."_s);
        QCOMPARE(wait(two).error().kind, ErrorKind::Unsupported);
        QCOMPARE(m_machine->state(), State::Failed);
        QCOMPARE(m_machine->error().message, u"No machine is free."_s);
        const auto again = m_machine->whenAttached();
        comeUp();
        QVERIFY(wait(again));
    }

    void whoAsksAnewOnHearingOfAFailureIsNotToldTheOldOne()
    {
        Reply<void> again;
        connect(m_machine.get(), &AttachedMachine::stateChanged, this, [&](State state) {
            if (state == State::Failed) {
                again = m_machine->whenAttached();
            }
        });
        const auto first = m_machine->whenAttached();
        m_provider->answerStart(failure(ErrorKind::Network, u"cut"_s));
        QCOMPARE(wait(first).error().message, u"cut"_s);
        QTRY_COMPARE(m_provider->started.size(), 2);
        QVERIFY(!again.isFinished());
        comeUp();
        QVERIFY(wait(again));
    }

    void givingUpIsNoFailure()
    {
        const auto waiting = m_machine->whenAttached();
        m_machine->cancel();
        QVERIFY(waiting.isCanceled());
        QCOMPARE(m_machine->state(), State::Detached);
    }

    void logsInAgainOnceWhenTheServerShutsUsOut()
    {
        attach();
        m_server->expect(403, "{\"message\":\"Forbidden\"}");
        (void)wait(m_machine->connection().probe());
        QTRY_COMPARE(m_provider->logIns, 2);
        QCOMPARE(m_machine->state(), State::Attached);
    }

    void isFailedWhenLoggingInAgainIsRefused()
    {
        attach();
        m_provider->asksServer = true;
        m_server->expect(403, "{\"message\":\"Forbidden\"}");
        m_server->expect(403, "{\"message\":\"'_xsrf' argument missing\"}");
        m_server->expect(403, "{\"message\":\"Forbidden\"}");
        (void)wait(m_machine->connection().probe());
        QTRY_COMPARE(m_machine->state(), State::Failed);
        QCOMPARE(m_machine->error().kind, ErrorKind::Auth);
        QCOMPARE(m_provider->logIns, 2); // sent over and over, a wrong password locks accounts
    }

    void aMachineWhoseProviderIsGoneSaysSo()
    {
        m_provider.reset();
        QCOMPARE(wait(m_machine->whenAttached()).error().kind, ErrorKind::NotFound);
    }

private:
    void comeUp()
    {
        m_server->expect(200, "{\"version\":\"2.15.0\"}");
        m_provider->answerStart(net::Endpoint{.baseUrl = m_server->url()});
    }

    void attach()
    {
        const auto attached = m_machine->whenAttached();
        comeUp();
        QVERIFY(wait(attached));
    }

    SystemClock m_clock;
    std::unique_ptr<testing::ScriptedHttpServer> m_server;
    std::unique_ptr<Provider> m_provider;
    std::unique_ptr<AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_AttachedMachine)
#include "tst_AttachedMachine.moc"
