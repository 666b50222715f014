// SPDX-License-Identifier: GPL-3.0-or-later
#include "Waiting.h"
#include "base/Clock.h"
#include "jupyter/KernelSession.h"
#include "jupyter/Kernels.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"

#include <QSignalSpy>

#include <memory>

using namespace quire;
using namespace quire::jupyter;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

/// Prints 0 to 39, one line every 25 ms.
const QString counting = u"import time\nfor i in range(40): print(i, flush=True); time.sleep(0.025)"_s;

QString allNumbers()
{
    QString text;
    for (int i = 0; i < 40; ++i) {
        text += QString::number(i) + u'\n';
    }
    return text;
}

} // namespace

/// Cuts on the way to real servers.
class tst_LiveReconnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(JupyterServer::Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(JupyterServer::Generation::Notebook6);
    }

    void init()
    {
        QFETCH_GLOBAL(const int, generation);
        auto &server = m_servers[size_t(generation)];
        if (!server) {
            server = std::make_unique<JupyterServer>(
                JupyterServer::Options{.generation = JupyterServer::Generation(generation), .limitOutput = false});
            QVERIFY(server->start());
        }
        m_server = server.get();
        m_proxy = std::make_unique<FaultProxy>(m_server->port());
        QUrl url = m_server->url();
        url.setPort(m_proxy->port());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{.baseUrl = url, .token = Secret(m_server->token())}, m_clock);
        m_connection->http().setRetryPolicy({.attempts = 2, .firstDelay = std::chrono::milliseconds(50)});
        m_kernels = std::make_unique<Kernels>(m_connection.get());
        const auto kernel = wait(m_kernels->start(u"python3"_s));
        QVERIFY(kernel);
        m_session = std::make_unique<KernelSession>(m_connection.get(), kernel->id, KernelSession::newId());
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), KernelSession::State::Idle, 30'000);
    }

    void cleanup()
    {
        const QString kernel = m_session->kernelId();
        m_session.reset();
        m_proxy->heal();
        wait(m_kernels->shutDown(kernel));
        m_kernels.reset();
        m_connection.reset();
        m_proxy.reset();
    }

    void cleanupTestCase()
    {
        for (auto &server : m_servers) {
            server.reset();
        }
    }

    void losesNothingWhenTheConnectionIsCut_data()
    {
        QTest::addColumn<bool>("rude");
        QTest::newRow("FIN") << false;
        QTest::newRow("RST") << true;
    }

    void losesNothingWhenTheConnectionIsCut()
    {
        QFETCH(const bool, rude);
        const auto run = m_session->execute({.code = counting});
        Transcript transcript(run);
        QTRY_VERIFY(transcript.text.contains(u"5\n"));
        m_proxy->refuse();
        rude ? m_proxy->reset() : m_proxy->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        QVERIFY(!m_session->linkError().message.isEmpty());
        QVERIFY(!run->hasEnded());
        const auto later = m_session->execute({.code = u"print('later')"_s});
        QCOMPARE(later->state(), Execution::State::Queued);
        Transcript afterwards(later);
        m_proxy->heal();
        m_session->reconnectNow();
        QVERIFY(waitForEnd(later));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(transcript.text, allNumbers());
        QCOMPARE(later->outcome(), Outcome::Ok);
        QCOMPARE(afterwards.text, u"later\n"_s);
        QVERIFY(!run->mayLackOutput());
    }

    void getsEverythingThatCameWhileItWasAway()
    {
        const auto run = m_session->execute({.code = counting});
        Transcript transcript(run);
        QTRY_VERIFY(transcript.text.contains(u"3\n"));
        m_session->close();
        QTest::qWait(1500); // the cell ends meanwhile
        QVERIFY(!run->hasEnded());
        m_session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(transcript.text, allNumbers());
    }

    void takesARunUpAfterAProgramStart()
    {
        const QByteArray sessionId = m_session->sessionId();
        const QString kernelId = m_session->kernelId();
        const QByteArray runId = m_session->execute({.code = counting})->id();
        QTRY_COMPARE(m_session->state(), KernelSession::State::Busy);
        QTest::qWait(300);
        m_session = std::make_unique<KernelSession>(m_connection.get(), kernelId, sessionId);
        const auto run = m_session->adopt(runId);
        const auto unheardOf = m_session->adopt("00000000-no-such-run");
        Transcript transcript(run);
        m_session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QVERIFY(transcript.text.endsWith(u"38\n39\n"));
        QVERIFY(waitForEnd(unheardOf));
        QCOMPARE(unheardOf->outcome(), Outcome::Incomplete);
        QTRY_COMPARE(m_session->state(), KernelSession::State::Idle);
    }

    void answersInputAfterACut()
    {
        const auto run = m_session->execute({.code = u"print(input('? '))"_s});
        Transcript transcript(run);
        QTRY_VERIFY(run->wantsInput());
        m_proxy->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        run->answerInput(u"yes"_s);
        m_session->reconnectNow();
        QVERIFY(waitForEnd(run));
        QCOMPARE(transcript.text, u"yes\n"_s);
    }

    void endsARunWhoseOutputWasStolen()
    {
        // Another session id discards what the server keeps for us: reply and idle never come.
        const auto run = m_session->execute({.code = counting});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_session->close();
        KernelSession thief(m_connection.get(), m_session->kernelId(), KernelSession::newId());
        thief.open();
        QTRY_COMPARE_WITH_TIMEOUT(thief.state(), KernelSession::State::Idle, 10'000);
        m_session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Incomplete);
        QTRY_COMPARE(m_session->state(), KernelSession::State::Idle);
        const auto next = m_session->execute({.code = u"1"_s});
        QVERIFY(waitForEnd(next));
        QCOMPARE(next->outcome(), Outcome::Ok);
    }

    void comesBackAfterASilentLoss()
    {
        const auto run = m_session->execute({.code = counting});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_proxy->freeze();
        m_proxy->heal();
        net::Endpoint moved = m_connection->endpoint(); // as when a laptop wakes up in another network
        moved.extraHeaders = {{"X-Moved", "1"}};
        m_connection->setEndpoint(moved);
        QVERIFY(waitForEnd(run));
        QVERIFY(run->outcome() == Outcome::Ok || run->outcome() == Outcome::Incomplete);
        QTRY_COMPARE(m_session->state(), KernelSession::State::Idle);
        QVERIFY(waitForEnd(m_session->execute({.code = u"1"_s})));
    }

    void saysThatTheKernelIsGoneAfterTheServerWasRestarted()
    {
        QSignalSpy died(m_session.get(), &KernelSession::died);
        const auto run = m_session->execute({.code = u"import time; time.sleep(60)"_s});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_server->kill();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        QVERIFY(!run->hasEnded());
        m_server->stop();
        QVERIFY(m_server->start());
        m_session->reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(died.count(), 1, 40'000);
        QCOMPARE(m_session->state(), KernelSession::State::Dead);
        QCOMPARE(run->outcome(), Outcome::KernelDied);
        QVERIFY(wait(m_kernels->start(u"python3"_s)));
    }

private:
    SystemClock m_clock;
    std::array<std::unique_ptr<JupyterServer>, 2> m_servers;
    JupyterServer *m_server = nullptr;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<Kernels> m_kernels;
    std::unique_ptr<KernelSession> m_session;
};

QTEST_GUILESS_MAIN(tst_LiveReconnect)
#include "tst_LiveReconnect.moc"
