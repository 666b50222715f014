// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/ExecutionQueue.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire::jupyter;
using quire::notebook::Output;
using namespace Qt::StringLiterals;

/// Execution and the queue that feeds it, message by message.
class tst_Execution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_queue = {};
        m_inputs.clear();
        m_run = add("r1");
        m_ended = std::make_unique<QSignalSpy>(m_run.get(), &Execution::ended);
        m_outputs = std::make_unique<QSignalSpy>(m_run.get(), &Execution::outputReceived);
    }

    void endsOnlyWithReplyAndIdle_data()
    {
        QTest::addColumn<bool>("idleFirst");
        QTest::newRow("reply, idle") << false;
        QTest::newRow("idle, reply") << true;
    }

    void endsOnlyWithReplyAndIdle()
    {
        QFETCH(const bool, idleFirst);
        status("busy");
        QCOMPARE(m_run->state(), Execution::State::Running);
        idleFirst ? status("idle") : reply("{\"status\":\"ok\"}");
        QCOMPARE(m_ended->count(), 0);
        iopub("stream", "{\"name\":\"stdout\",\"text\":\"late\\n\"}");
        idleFirst ? reply("{\"status\":\"ok\"}") : status("idle");
        QCOMPARE(m_ended->count(), 1);
        QCOMPARE(m_run->outcome(), Outcome::Ok);
        QCOMPARE(m_outputs->count(), 1);
        QVERIFY(m_queue.pending().isEmpty());
    }

    void takesALostErrorFromTheReply()
    {
        reply("{\"status\":\"error\",\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"t\"]}");
        status("idle");
        QCOMPARE(m_outputs->count(), 1);
        QCOMPARE(m_outputs->first().first().value<Output>().errorName(), u"E"_s);
        QCOMPARE(m_run->outcome(), Outcome::Error);
    }

    void showsAnErrorOnlyOnce()
    {
        iopub("error", "{\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"t\"]}");
        reply("{\"status\":\"error\",\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"t\"]}");
        status("idle");
        QCOMPARE(m_outputs->count(), 1);
    }

    void knowsThatItWasAborted()
    {
        reply("{\"status\":\"aborted\"}");
        status("idle");
        QCOMPARE(m_run->outcome(), Outcome::Aborted);
        QCOMPARE(m_outputs->count(), 0);
    }

    void showsTheNumberOfStoredRunsOnly()
    {
        iopub("execute_input", "{\"code\":\"1\",\"execution_count\":7}");
        QCOMPARE(m_run->executionCount(), 7);
        const auto silent = add("r2", false);
        route(Channel::Iopub, "execute_input", "{\"execution_count\":8}", "r2");
        QVERIFY(!silent->executionCount());
    }

    void answersInputOnce()
    {
        QSignalSpy asked(m_run.get(), &Execution::inputRequested);
        route(Channel::Stdin, "input_request", "{\"prompt\":\"pw: \",\"password\":true}", "r1");
        QCOMPARE(asked.first(), (QVariantList{u"pw: "_s, true}));
        m_run->answerInput(u"a\"b"_s);
        m_run->answerInput(u"again"_s);
        const QByteArrayList once{"{\"status\":\"ok\",\"value\":\"a\\\"b\"}"};
        QCOMPARE(m_inputs, once);
    }

    void deliversOutputAfterTheEndButNothingElse()
    {
        reply("{\"status\":\"ok\"}");
        status("idle");
        iopub("stream", "{\"name\":\"stdout\",\"text\":\"thread\"}");
        status("busy");
        route(Channel::Stdin, "input_request", "{}", "r1");
        reply("{\"status\":\"error\"}");
        status("idle");
        QCOMPARE(m_outputs->count(), 1);
        QCOMPARE(m_ended->count(), 1);
        QCOMPARE(m_run->state(), Execution::State::Ended);
        QVERIFY(!m_run->wantsInput());
    }

    void ignoresMalformedMessages()
    {
        iopub("stream", "{}");
        iopub("display_data", "{\"data\":1}");
        iopub("execute_input", "{\"execution_count\":\"x\"}");
        iopub("status", "{}");
        reply("{\"payload\":[1,{\"source\":\"page\"}]}");
        status("idle");
        QCOMPARE(m_run->outcome(), Outcome::Ok);
    }

    void endsWhatTheCutLostAndNothingNewer()
    {
        const auto newer = add("r2");
        m_queue.noteSent(*m_run);
        m_queue.noteGap(false);
        m_queue.noteSent(*newer);
        m_queue.endLost();
        QCOMPARE(m_run->outcome(), Outcome::Incomplete);
        QVERIFY(!newer->hasEnded());
        m_queue.endAll(Outcome::KernelDied);
        QCOMPARE(newer->outcome(), Outcome::KernelDied);
    }

    void keepsWhatWasNotSentOverARestart()
    {
        m_queue.noteSent(*m_run);
        const auto waiting = add("r2");
        m_queue.endSent(Outcome::KernelRestarted);
        QCOMPARE(m_run->outcome(), Outcome::KernelRestarted);
        QCOMPARE(m_queue.firstUnsent(), waiting);
        QVERIFY(!m_queue.isWaiting());
    }

    void doesNotKeepWhatNobodyHolds()
    {
        reply("{\"status\":\"ok\"}");
        status("idle");
        const std::weak_ptr<Execution> weak = m_run;
        m_run.reset();
        QVERIFY(weak.expired());
        route(Channel::Iopub, "stream", "{\"name\":\"stdout\",\"text\":\"x\"}", "r1");
    }

private:
    ExecutionPtr add(const QByteArray &id, bool store = true)
    {
        ExecuteRequest request;
        request.id = id;
        request.storeHistory = store;
        auto run =
            std::make_shared<Execution>(request, [this](const QByteArray &content) { m_inputs.append(content); });
        m_queue.add(run);
        return run;
    }

    void route(Channel channel, const QByteArray &type, const QByteArray &content, const QByteArray &parent)
    {
        Message message;
        message.channel = channel;
        message.type = type;
        message.content = content;
        message.parentId = parent;
        m_queue.route(message);
    }

    void iopub(const QByteArray &type, const QByteArray &content) { route(Channel::Iopub, type, content, "r1"); }
    void status(const QByteArray &state) { iopub("status", "{\"execution_state\":\"" + state + "\"}"); }
    void reply(const QByteArray &content) { route(Channel::Shell, "execute_reply", content, "r1"); }

    ExecutionQueue m_queue;
    QByteArrayList m_inputs;
    ExecutionPtr m_run;
    std::unique_ptr<QSignalSpy> m_ended;
    std::unique_ptr<QSignalSpy> m_outputs;
};

QTEST_GUILESS_MAIN(tst_Execution)
#include "tst_Execution.moc"
