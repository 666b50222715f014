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

/// Running code on real kernels behind real servers: 2.x speaks the v1 framing, notebook 6 the default one.
class tst_LiveKernel : public QObject
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
                JupyterServer::Options{.generation = JupyterServer::Generation(generation)}, m_clock);
        }
        m_here = here.get();
        QVERIFY(m_here->makeReady());
    }

    void cleanupTestCase() { m_kernels = {}; }

    void tellsWhatKernelItIs()
    {
        QCOMPARE(m_here->session->info().language, u"python"_s);
        QCOMPARE(m_here->session->info().fileExtension, u".py"_s);
        QCOMPARE(m_here->session->info().codemirrorMode, u"ipython"_s);
        QCOMPARE(wait(m_here->session->kernelInfo())->implementation, u"ipython"_s);
    }

    void runsCodeAndCollectsItsOutputs()
    {
        const auto run = execute(u"print('grüß 😀')\nimport sys; print('err', file=sys.stderr)\n6 * 7"_s);
        Transcript transcript(run);
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Ok);
        QVERIFY(run->executionCount().value_or(0) > 0);
        QVERIFY(transcript.text.contains(u"grüß 😀\n"));
        QVERIFY(transcript.text.contains(u"err\n"));
        const auto result = transcript.outputs.last();
        QCOMPARE(result.type(), notebook::Output::Type::ExecuteResult);
        QCOMPARE(result.data().text(u"text/plain"), u"42"_s);
        QCOMPARE(m_here->session->state(), KernelSession::State::Idle);
    }

    void deliversAnErrorOnce()
    {
        const auto run = execute(u"1/0"_s);
        Transcript transcript(run);
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Error);
        QCOMPARE(transcript.outputs.size(), 1);
        QCOMPARE(transcript.outputs.first().errorName(), u"ZeroDivisionError"_s);
        QVERIFY(!transcript.outputs.first().traceback().isEmpty());
    }

    void abortsWhatIsQueuedBehindAnError()
    {
        const auto failing = execute(u"import time; time.sleep(0.2); 1/0"_s);
        const auto second = execute(u"print('never')"_s);
        const auto third = execute(u"print('never')"_s);
        QVERIFY(waitForEnd(third));
        QCOMPARE(failing->outcome(), Outcome::Error);
        QCOMPARE(second->outcome(), Outcome::Aborted);
        QCOMPARE(third->outcome(), Outcome::Aborted);
        QVERIFY(m_here->session->pending().isEmpty());
    }

    void takesTheErrorFromTheReplyWhenTheRateLimitSwallowedIt()
    {
        const auto run = execute(u"for i in range(60): print('x' * 100_000, flush=True)\nraise ValueError('lost')"_s);
        Transcript transcript(run);
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Error);
        QCOMPARE(transcript.outputs.last().errorName(), u"ValueError"_s);
    }

    void asksForInput()
    {
        const auto run = execute(u"import getpass; print(input('name? ') + getpass.getpass())"_s);
        Transcript transcript(run);
        QSignalSpy asked(run.get(), &Execution::inputRequested);
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"name? "_s);
        QCOMPARE(asked.first().at(1).toBool(), false);
        QVERIFY(run->wantsInput());
        run->answerInput(u"Änn\"\\"_s);
        QTRY_COMPARE(asked.count(), 2);
        QCOMPARE(asked.last().at(1).toBool(), true);
        run->answerInput(u"!"_s);
        QVERIFY(waitForEnd(run));
        QCOMPARE(transcript.text, u"Änn\"\\!\n"_s);
    }

    void passesClearOutputOn()
    {
        const auto run =
            execute(u"from IPython.display import clear_output\nprint(1); clear_output(wait=True); print(2); "
                    u"clear_output()"_s);
        const Transcript transcript(run);
        QVERIFY(waitForEnd(run));
        QCOMPARE(transcript.clears, (QList<bool>{true, false}));
    }

    void updatesDisplaysAcrossCells()
    {
        QSignalSpy updated(m_here->session.get(), &KernelSession::displayUpdated);
        const auto first = execute(u"h = display('one', display_id='did')"_s);
        const Transcript transcript(first);
        QVERIFY(waitForEnd(execute(u"h.update('two')"_s)));
        QCOMPARE(transcript.outputs.value(0).displayId(), u"did"_s);
        QCOMPARE(updated.count(), 1);
        QCOMPARE(updated.first().at(0).toString(), u"did"_s);
        QCOMPARE(updated.first().at(1).value<notebook::Output>().data().text(u"text/plain"), u"'two'"_s);
    }

    void passesPayloadsOn()
    {
        const auto run = execute(u"get_ipython().set_next_input('x = 1')"_s);
        QSignalSpy suggested(run.get(), &Execution::nextInputSuggested);
        QVERIFY(waitForEnd(run));
        QCOMPARE(suggested.count(), 1);
        QCOMPARE(suggested.first().at(0).toString(), u"x = 1"_s);
        const auto help = execute(u"len?"_s);
        QSignalSpy page(help.get(), &Execution::pageRequested);
        QVERIFY(waitForEnd(help));
        QCOMPARE(page.count(), 1);
        QVERIFY(page.first().first().value<notebook::MimeBundle>().text(u"text/plain").contains("Signature"_L1));
    }

    void answersQuestionsAboutCode()
    {
        const auto completion = wait(m_here->session->complete(u"😀 = 1; pri"_s, 11));
        QVERIFY(completion);
        QCOMPARE(completion->start, 8);
        QCOMPARE(completion->end, 11);
        QVERIFY(std::ranges::any_of(completion->matches, [](const auto &match) { return match.text == u"print"; }));
        const auto inspection = wait(m_here->session->inspect(u"len"_s, 2, 0));
        QVERIFY(inspection && inspection->found);
        QVERIFY(inspection->text.contains("len"_L1));
        QCOMPARE(wait(m_here->session->isComplete(u"for i in x:"_s))->status, CodeCompleteness::Status::Incomplete);
        QVERIFY(waitForEnd(execute(u"remember = 'this'"_s)));
        const auto history = wait(m_here->session->history(5));
        QVERIFY(history);
        QCOMPARE(history->last().source, u"remember = 'this'"_s);
    }

    void interruptsARun()
    {
        const auto run = execute(u"print('go', flush=True)\nwhile True: pass"_s);
        Transcript transcript(run);
        QTRY_VERIFY(!transcript.text.isEmpty());
        QCOMPARE(m_here->session->state(), KernelSession::State::Busy);
        QCOMPARE(run->state(), Execution::State::Running);
        QVERIFY(wait(m_here->session->interrupt()));
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::Error);
        QCOMPARE(transcript.outputs.last().errorName(), u"KeyboardInterrupt"_s);
    }

    void hearsEverythingAfterEachOfSeveralRestarts()
    {
        for (int i = 0; i < 3; ++i) {
            QSignalSpy restarted(m_here->session.get(), &KernelSession::restarted);
            const auto running = execute(u"import time; time.sleep(60)"_s);
            const auto queued = execute(u"1"_s);
            QTRY_COMPARE(running->state(), Execution::State::Running);
            auto reply = m_here->session->restart();
            QCOMPARE(m_here->session->state(), KernelSession::State::Restarting);
            const auto after = execute(u"print('after', 'running' in dir())"_s);
            QCOMPARE(after->state(), Execution::State::Queued);
            Transcript transcript(after);
            QVERIFY(wait(reply));
            QVERIFY(running->hasEnded());
            // The dying cell may have time to fail, which aborts what is queued.
            QVERIFY(queued->outcome() == Outcome::KernelRestarted || queued->outcome() == Outcome::Aborted);
            QVERIFY(waitForEnd(after));
            QCOMPARE(after->outcome(), Outcome::Ok);
            QCOMPARE(after->executionCount(), 1);
            QCOMPARE(transcript.text, u"after False\n"_s);
            QCOMPARE(restarted.count(), 1);
            QCOMPARE(restarted.first().first().toBool(), false);
        }
    }

    void survivesACrash()
    {
        QSignalSpy restarted(m_here->session.get(), &KernelSession::restarted);
        const auto crash = execute(u"import os; os._exit(1)"_s);
        const auto queued = execute(u"1"_s);
        QVERIFY(waitForEnd(queued));
        QCOMPARE(crash->outcome(), Outcome::KernelDied);
        QCOMPARE(queued->outcome(), Outcome::KernelDied);
        QTRY_COMPARE_WITH_TIMEOUT(restarted.count(), 1, 20'000);
        QCOMPARE(restarted.first().first().toBool(), true);
        const auto after = execute(u"print('alive')"_s);
        Transcript transcript(after);
        QVERIFY(waitForEnd(after));
        QCOMPARE(transcript.text, u"alive\n"_s);
    }

    void noticesThatAnotherClientRestartsTheKernel()
    {
        QSignalSpy restarted(m_here->session.get(), &KernelSession::restarted);
        QVERIFY(wait(m_here->kernels.restart(m_here->session->kernelId())));
        QTRY_COMPARE_WITH_TIMEOUT(restarted.count(), 1, 20'000);
        QVERIFY(waitForEnd(execute(u"1"_s)));
    }

    void showsThatAnotherClientKeepsTheKernelBusy()
    {
        KernelSession other(&m_here->connection, m_here->session->kernelId(), KernelSession::newId());
        other.open();
        const auto run = other.execute({.code = u"import time; time.sleep(0.5)"_s});
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Busy);
        QVERIFY(waitForEnd(run));
        QTRY_COMPARE(m_here->session->state(), KernelSession::State::Idle);
    }

    void diesWhenTheKernelIsShutDown()
    {
        QSignalSpy died(m_here->session.get(), &KernelSession::died);
        const auto run = execute(u"import time; time.sleep(60)"_s);
        QTRY_COMPARE(run->state(), Execution::State::Running);
        QVERIFY(wait(m_here->kernels.shutDown(m_here->session->kernelId())));
        QVERIFY(waitForEnd(run));
        QTRY_COMPARE(died.count(), 1);
        QCOMPARE(m_here->session->state(), KernelSession::State::Dead);
        const auto late = execute(u"1"_s);
        QVERIFY(waitForEnd(late));
        QCOMPARE(late->outcome(), Outcome::NotSent);
    }

    void refusesACellThatIsTooLargeForTheServer()
    {
        const auto run = execute(QString(11 * 1024 * 1024, u'#'));
        QVERIFY(waitForEnd(run));
        QCOMPARE(run->outcome(), Outcome::NotSent);
        QCOMPARE(m_here->session->link(), KernelChannel::Link::Open);
        const auto large = execute(u'#' + QString(9 * 1024 * 1024, u'x'));
        QVERIFY(waitForEnd(large));
        QCOMPARE(large->outcome(), Outcome::Ok);
    }

private:
    ExecutionPtr execute(const QString &code) { return m_here->execute(code); }

    SystemClock m_clock;
    std::array<std::unique_ptr<LiveKernel>, 2> m_kernels; ///< One for each generation.
    LiveKernel *m_here = nullptr;
};

QTEST_GUILESS_MAIN(tst_LiveKernel)
#include "tst_LiveKernel.moc"
