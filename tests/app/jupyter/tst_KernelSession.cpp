// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedKernel.h"
#include "Transcript.h"
#include "base/Clock.h"
#include "jupyter/KernelSession.h"
#include "support/Waiting.h"

#include <QSignalSpy>

#include <memory>

using namespace quire;
using namespace quire::jupyter;
using namespace Qt::StringLiterals;
using quire::testing::ScriptedKernel;
using quire::testing::wait;
using State = KernelSession::State;

namespace {

const QByteArray ok = "{\"status\":\"ok\",\"execution_count\":1}";

} // namespace

/// The protocol, message by message, in both framings: what a kernel says here is the script, what the session sends is
/// all it may send.
class tst_KernelSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("framing");
        QTest::newRow("default framing") << int(Framing::Default);
        QTest::newRow("v1 framing") << int(Framing::V1);
    }

    void init()
    {
        QFETCH_GLOBAL(const int, framing);
        m_kernel = std::make_unique<ScriptedKernel>(Framing(framing));
        m_connection = std::make_unique<net::ServerConnection>(m_kernel->endpoint(), m_clock);
        m_session = std::make_unique<KernelSession>(m_connection.get(), m_kernel->id(), "my-session");
    }

    void cleanup()
    {
        m_session.reset();
        m_connection.reset();
        m_kernel.reset();
    }

    void isIdleOnceTheKernelWasHeardAndHasAnswered()
    {
        m_session->open();
        const Message question = m_kernel->expect("kernel_info_request");
        QCOMPARE(question.channel, Channel::Shell);
        QCOMPARE(question.session, "my-session");
        QCOMPARE(m_session->state(), State::Starting);
        m_kernel->injectInfo(question);
        QTRY_COMPARE(m_session->state(), State::Idle);
        QCOMPARE(m_session->info().language, u"python"_s);
        QCOMPARE(m_kernel->handshakes, QByteArrayList{"my-session"});
        QVERIFY(m_kernel->nothingElseSent());
    }

    void givesAKernelNobodyTalkedToAMadeUpSessionFirst()
    {
        m_kernel->executionState = "starting"; // notebook 6 spoils the session id of its first handshake
        m_session->open();
        m_kernel->injectInfo(m_kernel->expect("kernel_info_request"));
        QTRY_COMPARE(m_session->state(), State::Idle);
        QCOMPARE(m_kernel->handshakes.size(), 2);
        QVERIFY(m_kernel->handshakes.first() != "my-session");
        QCOMPARE(m_kernel->handshakes.last(), "my-session");
    }

    void aKernelThatRunsSomethingOfOursIsNoNewOneWhateverTheServerSays()
    {
        m_kernel->executionState = "starting"; // A busy server is late to notice what the kernel does.
        const auto run = m_session->adopt("sent-before");
        m_session->open();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Open);
        QCOMPARE(m_kernel->handshakes, QByteArrayList{"my-session"});
    }

    void waitsForIdleAfterTheReply()
    {
        open();
        const auto run = m_session->execute({.code = u"print(\"ü\")"_s});
        Transcript transcript(run);
        const Message request = m_kernel->expect("execute_request");
        QCOMPARE(request.id, run->id());
        QVERIFY(request.content.contains("\"code\":\"print(\\\"ü\\\")\""));
        m_kernel->injectStatus("busy", request);
        m_kernel->inject(Channel::Shell, "execute_reply", ok, request);
        m_kernel->injectText("late", request); // iopub is slower than shell
        QTRY_COMPARE(transcript.text, u"late"_s);
        QVERIFY(!run->hasEnded());
        QCOMPARE(m_session->state(), State::Busy);
        m_kernel->injectStatus("idle", request);
        QTRY_VERIFY(run->hasEnded());
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(m_session->state(), State::Idle);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void waitsForTheReplyAfterIdle()
    {
        open();
        const auto run = m_session->execute({.code = u"1"_s});
        Transcript transcript(run);
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        m_kernel->injectText("early", request);
        m_kernel->injectStatus("idle", request);
        QTRY_COMPARE(transcript.text, u"early"_s);
        QVERIFY(m_kernel->nothingElseSent());
        QVERIFY(!run->hasEnded());
        m_kernel->inject(Channel::Shell, "execute_reply", ok, request);
        QTRY_VERIFY(run->hasEnded());
        QCOMPARE(m_session->state(), State::Idle);
    }

    void ignoresWhatTheStatusOfOthersQuestionsSays()
    {
        open();
        const auto run = m_session->execute({.code = u"1"_s});
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        Message foreign;
        foreign.id = "not-mine";
        foreign.type = "kernel_info_request"; // the server nudges the kernel for each client that connects
        foreign.session = "somebody-else";
        m_kernel->injectStatus("idle", foreign);
        m_kernel->injectStatus("starting", foreign);
        m_kernel->inject(Channel::Shell, "execute_reply", ok, foreign);
        m_kernel->injectText("not yours", foreign);
        QVERIFY(m_kernel->nothingElseSent());
        QTRY_COMPARE(run->state(), Execution::State::Running);
        QCOMPARE(m_session->state(), State::Busy);
        end(request);
        QTRY_COMPARE(m_session->state(), State::Idle);
        m_kernel->injectStatus("busy", foreign);
        QVERIFY(m_kernel->nothingElseSent());
        QCOMPARE(m_session->state(), State::Idle);
    }

    void isBusyWhileAnotherClientRunsSomething()
    {
        open();
        Message foreign;
        foreign.id = "not-mine";
        foreign.type = "execute_request";
        m_kernel->injectStatus("busy", foreign);
        QTRY_COMPARE(m_session->state(), State::Busy);
        QVERIFY(m_session->pending().isEmpty());
        m_kernel->injectStatus("idle", foreign);
        QTRY_COMPARE(m_session->state(), State::Idle);
    }

    void takesUpWhatTheServerReplaysAfterACut()
    {
        open();
        const auto run = m_session->execute({.code = u"long"_s});
        Transcript transcript(run);
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        m_kernel->injectText("one ", request);
        QTRY_COMPARE(transcript.text, u"one "_s);
        m_kernel->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        QVERIFY(!run->hasEnded());
        const auto next = m_session->execute({.code = u"next"_s});
        QCOMPARE(next->state(), Execution::State::Queued);

        m_session->reconnectNow();
        const Message barrier = m_kernel->expect("kernel_info_request");
        QCOMPARE(m_kernel->handshakes, (QByteArrayList{"my-session", "my-session"}));
        const Message second = m_kernel->expect("execute_request"); // the first is not sent again
        QCOMPARE(second.id, next->id());
        m_kernel->injectText("two", request);
        end(request);
        m_kernel->injectInfo(barrier);
        end(second);
        QTRY_VERIFY(next->hasEnded());
        QCOMPARE(run->outcome(), Outcome::Ok);
        QCOMPARE(transcript.text, u"one two"_s);
        QCOMPARE(next->outcome(), Outcome::Ok);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void endsARunWhoseEndTheServerForgot()
    {
        open();
        const auto run = m_session->execute({.code = u"long"_s});
        m_kernel->injectStatus("busy", m_kernel->expect("execute_request"));
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_kernel->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        m_session->reconnectNow();
        const Message barrier = m_kernel->expect("kernel_info_request");
        QVERIFY(!run->hasEnded());
        m_kernel->injectInfo(barrier); // answered only after what was sent before it is over
        QTRY_VERIFY(run->hasEnded());
        QCOMPARE(run->outcome(), Outcome::Incomplete);
        QCOMPARE(m_session->state(), State::Idle);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void answersInputAskedForBeforeACut()
    {
        open();
        const auto run = m_session->execute({.code = u"input()"_s});
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        m_kernel->inject(Channel::Stdin, "input_request", "{\"prompt\":\"? \",\"password\":false}", request);
        QTRY_VERIFY(run->wantsInput());
        m_kernel->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        run->answerInput(u"yes"_s);
        m_session->reconnectNow();
        const Message reply = m_kernel->expect("input_reply");
        QCOMPARE(reply.channel, Channel::Stdin);
        QVERIFY(reply.content.contains("\"value\":\"yes\""));
        QVERIFY(m_kernel->nothingElseSent());
    }

    void restartsAndHoldsBackWhatIsRunMeanwhile()
    {
        open();
        QSignalSpy restarted(m_session.get(), &KernelSession::restarted);
        const auto running = m_session->execute({.code = u"old"_s});
        m_kernel->injectStatus("busy", m_kernel->expect("execute_request"));
        QTRY_COMPARE(running->state(), Execution::State::Running);
        const auto reply = m_session->restart();
        QCOMPARE(m_session->state(), State::Restarting);
        const auto held = m_session->execute({.code = u"new"_s});
        const Message question = m_kernel->expect("kernel_info_request");
        QCOMPARE(m_kernel->orders, QByteArrayList{"POST /api/kernels/k1/restart"});
        QCOMPARE(running->outcome(), Outcome::KernelRestarted);
        QVERIFY(m_kernel->nothingElseSent());
        QCOMPARE(held->state(), Execution::State::Queued);
        QVERIFY(!reply.isFinished());

        m_kernel->injectInfo(question);
        QVERIFY(wait(reply));
        QCOMPARE(restarted.count(), 1);
        QCOMPARE(restarted.first().first().toBool(), false);
        const Message request = m_kernel->expect("execute_request");
        QCOMPARE(request.id, held->id());
        end(request);
        QTRY_VERIFY(held->hasEnded());
        QCOMPARE(held->outcome(), Outcome::Ok);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void aRestartThatTheServerCannotDoLeavesEverythingAsItIs()
    {
        open();
        const auto run = m_session->execute({.code = u"long"_s});
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        QTRY_COMPARE(run->state(), Execution::State::Running);
        m_kernel->refusesOrders = true;
        QCOMPARE(wait(m_session->restart()).error().kind, ErrorKind::Server);
        QCOMPARE(m_session->state(), State::Busy);
        end(request);
        QTRY_VERIFY(run->hasEnded());
        QCOMPARE(run->outcome(), Outcome::Ok);
        m_kernel->injectInfo(m_kernel->expect("kernel_info_request"));
        QTRY_COMPARE(m_session->state(), State::Idle);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void interruptingIsTheServersBusiness()
    {
        open();
        const auto run = m_session->execute({.code = u"long"_s});
        const Message request = m_kernel->expect("execute_request");
        m_kernel->injectStatus("busy", request);
        QVERIFY(wait(m_session->interrupt()));
        QCOMPARE(m_kernel->orders, QByteArrayList{"POST /api/kernels/k1/interrupt"});
        QVERIFY(!run->hasEnded());
        m_kernel->inject(Channel::Shell, "execute_reply",
                         "{\"status\":\"error\",\"ename\":\"KeyboardInterrupt\",\"evalue\":\"\",\"traceback\":[]}",
                         request);
        m_kernel->injectStatus("idle", request);
        QTRY_COMPARE(run->outcome(), Outcome::Error);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void aCrashEndsTheRunAndTheNextKernelIsAwaited()
    {
        open();
        QSignalSpy restarted(m_session.get(), &KernelSession::restarted);
        const auto run = m_session->execute({.code = u"crash"_s});
        m_kernel->injectStatus("busy", m_kernel->expect("execute_request"));
        m_kernel->injectStatus("restarting");
        QTRY_VERIFY(run->hasEnded());
        QCOMPARE(run->outcome(), Outcome::KernelDied);
        QCOMPARE(m_session->state(), State::Restarting);
        m_kernel->injectInfo(m_kernel->expect("kernel_info_request"));
        QTRY_COMPARE(restarted.count(), 1);
        QCOMPARE(restarted.first().first().toBool(), true);
        QCOMPARE(m_session->state(), State::Idle);
        QVERIFY(m_kernel->orders.isEmpty());
    }

    void aKernelGivenUpIsDeadAndGetsNothingMore()
    {
        open();
        QSignalSpy died(m_session.get(), &KernelSession::died);
        const auto run = m_session->execute({.code = u"crash"_s});
        m_kernel->injectStatus("busy", m_kernel->expect("execute_request"));
        m_kernel->injectStatus("dead");
        QTRY_COMPARE(died.count(), 1);
        QVERIFY(!died.first().first().toString().isEmpty());
        QCOMPARE(run->outcome(), Outcome::KernelDied);
        QCOMPARE(m_session->state(), State::Dead);
        QTRY_COMPARE(m_kernel->connections, 0);
        QCOMPARE(m_kernel->closeCode, 1000);
        const auto late = m_session->execute({.code = u"1"_s});
        QTRY_COMPARE(late->outcome(), Outcome::NotSent);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void aKernelTheServerHasForgottenIsDead()
    {
        open();
        QSignalSpy died(m_session.get(), &KernelSession::died);
        const auto run = m_session->execute({.code = u"1"_s});
        m_kernel->expect("execute_request");
        m_kernel->exists = false;
        m_kernel->cut();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Waiting);
        m_session->reconnectNow();
        QTRY_COMPARE(died.count(), 1);
        QCOMPARE(run->outcome(), Outcome::KernelDied);
    }

    void goesAwayCleanlySoThatTheServerKeepsTheOutput()
    {
        open();
        const auto run = m_session->execute({.code = u"long"_s});
        m_kernel->injectStatus("busy", m_kernel->expect("execute_request"));
        m_session->close();
        QTRY_COMPARE(m_session->link(), KernelChannel::Link::Closed);
        QTRY_COMPARE(m_kernel->connections, 0);
        QCOMPARE(m_kernel->closeCode, 1000);
        QVERIFY(!run->hasEnded());
        QVERIFY(m_kernel->nothingElseSent());
        QVERIFY(m_kernel->orders.isEmpty());
    }

    void questionsAreAnsweredByTheirOwnReply()
    {
        open();
        const auto first = m_session->complete(u"pri"_s, 3);
        const auto second = m_session->complete(u"imp"_s, 3);
        const Message one = m_kernel->expect("complete_request");
        const Message two = m_kernel->expect("complete_request");
        const auto reply = [](const QByteArray &match) {
            return "{\"status\":\"ok\",\"cursor_start\":0,\"cursor_end\":3,\"matches\":[\"" + match + "\"]}";
        };
        m_kernel->inject(Channel::Shell, "complete_reply", reply("import"), two);
        m_kernel->inject(Channel::Shell, "complete_reply", reply("print"), one);
        QCOMPARE(wait(first)->matches.value(0).text, u"print"_s);
        QCOMPARE(wait(second)->matches.value(0).text, u"import"_s);
        const auto lost = m_session->inspect(u"len"_s, 3, 0);
        m_kernel->expect("inspect_request");
        m_kernel->cut();
        QCOMPARE(wait(lost).error().kind, ErrorKind::Network);
    }

private:
    /// Up to an idle kernel.
    void open()
    {
        m_session->open();
        m_kernel->injectInfo(m_kernel->expect("kernel_info_request"));
        QTRY_COMPARE(m_session->state(), State::Idle);
    }

    void end(const Message &request)
    {
        m_kernel->inject(Channel::Shell, "execute_reply", ok, request);
        m_kernel->injectStatus("idle", request);
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedKernel> m_kernel;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<KernelSession> m_session;
};

QTEST_GUILESS_MAIN(tst_KernelSession)
#include "tst_KernelSession.moc"
