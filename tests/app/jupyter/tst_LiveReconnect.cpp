// SPDX-License-Identifier: GPL-3.0-or-later
#include "Transcript.h"
#include "base/Clock.h"
#include "support/LiveKernel.h"

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
    void initTestCase_data() { LiveKernel::addGenerations(); }

    void init()
    {
        QFETCH_GLOBAL(const int, generation);
        auto &here = m_kernels.at(size_t(generation));
        if (!here) {
            here = std::make_unique<LiveKernel>(
                JupyterServer::Options{.generation = JupyterServer::Generation(generation), .limitOutput = false},
                m_clock);
        }
        m_here = here.get();
        QVERIFY(m_here->makeReady());
    }

    void cleanupTestCase() { m_kernels = {}; }

    void losesNothingWhenTheConnectionIsCut_data()
    {
        QTest::addColumn<bool>("rude");
        QTest::newRow("FIN") << false;
        QTest::newRow("RST") << true;
    }

    void losesNothingWhenTheConnectionIsCut()
    {
        QFETCH(const bool, rude);
        const auto run = m_here->session->execute({.code = counting});
        Transcript transcript(run);
        QTRY_VERIFY(transcript.text.contains(u"5\n"));
        m_here->proxy.refuse();
        rude ? m_here->proxy.reset() : m_here->proxy.cut();
        QTRY_COMPARE(m_here->session->link(), KernelChannel::Link::Waiting);
        QVERIFY(!m_here->session->linkError().message.isEmpty());
        QVERIFY(!run->hasEnded());
        const auto later = m_here->session->execute({.code = u"print('later')"_s});
        QCOMPARE(later->state(), Execution::State::Queued);
        Transcript afterwards(later);
        m_here->proxy.heal();
        m_here->session->reconnectNow();
        QVERIFY(waitForEnd(later));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(transcript.text, allNumbers());
        QCOMPARE(later->outcome(), Outcome::Ok);
        QCOMPARE(afterwards.text, u"later\n"_s);
        QVERIFY(!run->mayLackOutput());
    }

    void getsEverythingThatCameWhileItWasAway()
    {
        const auto run = m_here->session->execute({.code = counting});
        Transcript transcript(run);
        QTRY_VERIFY(transcript.text.contains(u"3\n"));
        m_here->session->close();
        QTest::qWait(1500); // the cell ends meanwhile
        QVERIFY(!run->hasEnded());
        m_here->session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(transcript.text, allNumbers());
    }

    void sayingGoodbyeWhileThisProgramIsBusyLosesNothing()
    {
        net::Endpoint direct = m_here->connection.endpoint();
        const net::Endpoint proxied = std::exchange(direct, {.baseUrl = m_here->server.url(), .token = direct.token});
        m_here->connection.setEndpoint(direct);
        QTRY_COMPARE(m_here->session->link(), KernelChannel::Link::Open);
        const auto run = m_here->session->execute({.code = counting});
        Transcript transcript(run);
        QTRY_VERIFY(transcript.text.contains(u"3\n"));
        m_here->session->close();
        QThread::msleep(300); // The server hears it at once, the kernel prints on.
        QTRY_COMPARE(m_here->session->link(), KernelChannel::Link::Closed);
        QTest::qWait(200);
        m_here->session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(transcript.text, allNumbers());
        m_here->connection.setEndpoint(proxied);
    }

    void takesARunUpAfterAProgramStart()
    {
        const QByteArray sessionId = m_here->session->sessionId();
        const QString kernelId = m_here->session->kernelId();
        const QByteArray runId = m_here->session->execute({.code = counting})->id();
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Busy);
        QTest::qWait(300);
        m_here->useSession(kernelId, sessionId);
        const auto run = m_here->session->adopt(runId);
        const auto unheardOf = m_here->session->adopt("00000000-no-such-run");
        Transcript transcript(run);
        m_here->session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QVERIFY(transcript.text.endsWith(u"38\n39\n"));
        QVERIFY(waitForEnd(unheardOf));
        QCOMPARE(unheardOf->outcome(), Outcome::Incomplete);
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Idle);
    }

    void answersInputAfterACut()
    {
        const auto run = m_here->session->execute({.code = u"print(input('? '))"_s});
        Transcript transcript(run);
        QTRY_VERIFY(run->wantsInput());
        m_here->proxy.cut();
        QTRY_COMPARE(m_here->session->link(), KernelChannel::Link::Waiting);
        run->answerInput(u"yes"_s);
        m_here->session->reconnectNow();
        QVERIFY(waitForEnd(run));
        QCOMPARE(transcript.text, u"yes\n"_s);
    }

    void endsARunWhoseOutputWasStolen()
    {
        // Another session id discards what the server keeps for us: reply and idle never come.
        const auto run = m_here->session->execute({.code = counting});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_here->session->close();
        KernelSession thief(&m_here->connection, m_here->session->kernelId(), KernelSession::newId());
        thief.open();
        QTRY_COMPARE_WITH_TIMEOUT(thief.state(), KernelSession::State::Idle, 10'000);
        m_here->session->open();
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Incomplete);
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Idle);
        const auto next = m_here->session->execute({.code = u"1"_s});
        QVERIFY(waitForEnd(next));
        QCOMPARE(next->outcome(), Outcome::Ok);
    }

    void comesBackAfterASilentLoss()
    {
        const auto run = m_here->session->execute({.code = counting});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_here->proxy.freeze();
        m_here->proxy.heal();
        net::Endpoint moved = m_here->connection.endpoint(); // as when a laptop wakes up in another network
        moved.extraHeaders = {{"X-Moved", "1"}};
        m_here->connection.setEndpoint(moved);
        QVERIFY(waitForEnd(run));
        QVERIFY(run->outcome() == Outcome::Ok || run->outcome() == Outcome::Incomplete);
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Idle);
        QVERIFY(waitForEnd(m_here->session->execute({.code = u"1"_s})));
    }

    void saysThatTheKernelIsGoneAfterTheServerWasRestarted()
    {
        QSignalSpy died(m_here->session.get(), &KernelSession::died);
        const auto run = m_here->session->execute({.code = u"import time; time.sleep(60)"_s});
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_here->server.kill();
        QTRY_COMPARE(m_here->session->link(), KernelChannel::Link::Waiting);
        QVERIFY(!run->hasEnded());
        m_here->server.stop();
        QVERIFY(m_here->server.start());
        m_here->session->reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(died.count(), 1, 40'000);
        QCOMPARE(m_here->session->state(), KernelSession::State::Dead);
        QCOMPARE(run->outcome(), Outcome::KernelDied);
    }

private:
    SystemClock m_clock;
    std::array<std::unique_ptr<LiveKernel>, 2> m_kernels; ///< One for each generation.
    LiveKernel *m_here = nullptr;
};

QTEST_GUILESS_MAIN(tst_LiveReconnect)
#include "tst_LiveReconnect.moc"
