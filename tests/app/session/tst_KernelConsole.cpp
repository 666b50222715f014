// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "session/KernelConsole.h"
#include "support/FaultProxy.h"
#include "support/Waiting.h"

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::CellId;
using quire::testing::wait;
using session::KernelConsole;

namespace {

const QString counting = u"import time\nfor i in range(30):\n    print(i, flush=True)\n    time.sleep(.05)"_s;

} // namespace

/// Consoles on a real server: on a notebook's kernel, and with one of their own.
class tst_KernelConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_open.open(), m_open.server.log().constData()); }

    void init()
    {
        QTRY_VERIFY(m_open.isIdle());
        m_console = std::make_unique<KernelConsole>(m_open.notebook.get());
    }

    void cleanup() { m_console.reset(); }

    void whatIsRunStaysAboveANewPrompt()
    {
        QVERIFY(run(u"6 * 7"_s));
        QCOMPARE(m_console->document()->cellCount(), 2);
        const notebook::Cell &said = m_console->document()->cell(0);
        QCOMPARE(said.outputs().first().data().text(u"text/plain"), u"42"_s);
        QVERIFY(!said.metadata().value(u"editable").toBool(true));
        QCOMPARE(m_console->document()->cell(1).id(), m_console->prompt());
        QVERIFY(m_console->isPromptUntouched());
        m_console->execute(); // Nothing was written.
        QCOMPARE(m_console->document()->cellCount(), 2);
    }

    void itSharesTheNotebooksVariables()
    {
        QVERIFY(m_open.run(u"shared = 'from the notebook'"_s));
        QVERIFY(run(u"print(shared)"_s));
        QCOMPARE(lastText(), u"from the notebook\n"_s);
    }

    void inputIsAnswered()
    {
        QSignalSpy asked(&m_console->runs(), &session::CellRuns::inputRequested);
        write(u"print('hi', input('who? '))"_s);
        m_console->execute();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        m_console->runs().answerInput(asked.first().first().value<CellId>(), u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_console->runs().pendingCount(), 0, 10000);
        QVERIFY(lastText().contains(u"hi Ada"));
    }

    void theKernelTellsWhatIsComplete()
    {
        write(u"for i in range(3):"_s);
        auto answer = wait(m_console->isComplete());
        QVERIFY(answer->status == jupyter::CodeCompleteness::Status::Incomplete);
        QCOMPARE(answer->indent, u"    "_s);
        write(u"x = 1"_s);
        answer = wait(m_console->isComplete());
        QVERIFY(answer->status == jupyter::CodeCompleteness::Status::Complete);
    }

    void aQuestionOfTheNotebookWaitsForAShortRunHere()
    {
        write(u"import time; time.sleep(.5)"_s);
        m_console->execute();
        QTRY_VERIFY(m_open.kernel().status().state == session::KernelStatus::State::Busy);
        const auto stale = m_open.kernel().complete(u"imp"_s, 3);
        const auto completion = wait(m_open.kernel().complete(u"pri"_s, 3));
        QVERIFY(completion.has_value());
        QCOMPARE(completion->matches.first().text, u"print"_s);
        QVERIFY(!wait(stale).has_value());
        QCOMPARE(m_console->runs().pendingCount(), 0);
    }

    void whatWasRunIsRemembered()
    {
        QTRY_VERIFY(m_console->history().contains(u"6 * 7"_s));
        QVERIFY(run(u"'here'"_s));
        QCOMPARE(m_console->history().constLast(), u"'here'"_s);
    }

    void othersRunsAreShownWhenWanted()
    {
        QVERIFY(m_open.run(u"print('unseen')"_s));
        m_console->setShowsAll(true);
        QVERIFY(m_open.run(u"print('seen')"_s));
        QTRY_COMPARE(m_console->document()->cellCount(), 2);
        QCOMPARE(m_console->document()->cell(0).source(), u"print('seen')"_s);
        QTRY_COMPARE(lastText(), u"seen\n"_s);
        QVERIFY(run(u"'mine'"_s));
        QCOMPARE(m_console->document()->cellCount(), 3); // Its own are not shown twice.
    }

    void clearingKeepsWhatIsBeingWritten()
    {
        QVERIFY(run(u"1"_s));
        write(u"half"_s);
        m_console->clear();
        QCOMPARE(m_console->document()->cellCount(), 1);
        QCOMPARE(m_console->document()->cell(0).source(), u"half"_s);
    }

    void aRestartLeavesWhatWasSaid()
    {
        QVERIFY(run(u"lost = 1"_s));
        m_console->runs().noteRestart();
        m_open.kernel().restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_open.kernel().status().state == session::KernelStatus::State::Restarting, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(m_open.isIdle(), 30000);
        QCOMPARE(m_console->document()->cell(0).source(), u"lost = 1"_s);
        QVERIFY(run(u"print('lost' in globals())"_s));
        QCOMPARE(lastText(), u"False\n"_s);
    }

    void aConsoleCanHaveAKernelOfItsOwn()
    {
        const session::NotebookRef ref{m_open.machine->id(), RemotePath(u".console-1/Console 1"_s), {}, false, true};
        KernelConsole own(m_open.machine.get(), ref, &m_open.journal);
        QCOMPARE(own.title(), u"Console 1"_s);
        own.start();
        own.document()->setSource(own.prompt(), u"print('shared' in globals())"_s);
        own.execute(); // Waits for the kernel.
        QTRY_COMPARE_WITH_TIMEOUT(own.runs().pendingCount(), 0, 30000);
        QCOMPARE(own.document()->cell(0).outputs().first().text(), u"False\n"_s);
        const auto sessions = wait(m_open.machine->sessions().list());
        QVERIFY(std::ranges::any_of(*sessions, [](const auto &model) { return model.type == u"console"; }));
        QVERIFY(wait(own.kernel()->shutDown()).has_value());
        QCOMPARE(wait(m_open.machine->sessions().list())->size(), sessions->size() - 1);
    }

    void aCutConnectionInTheMiddleOfARunLosesNothing()
    {
        testing::FaultProxy proxy(m_open.server.port());
        Far far(&m_open, &proxy);
        KernelConsole own(far.machine.get(), far.ref, &m_open.journal);
        own.start();
        // Slowly: what a server writes before it notices a cut is lost, and a busy one takes its time to notice.
        own.document()->setSource(own.prompt(), QString(counting).replace(u"sleep(.05)"_s, u"sleep(.2)"_s));
        own.execute();
        QTRY_VERIFY_WITH_TIMEOUT(!own.document()->cell(0).outputs().isEmpty(), 30000);
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(own.runs().pendingCount(), 0, 30000);
        QCOMPARE(own.document()->cell(0).outputs().first().text(), counted());
        QVERIFY(wait(own.kernel()->shutDown()).has_value());
    }

    void theNextStartOfTheProgramGoesOnWithTheKernel()
    {
        const session::NotebookRef ref{m_open.machine->id(), RemotePath(u".console-3/Console 3"_s), {}, false, true};
        QList<notebook::Cell> shown;
        {
            KernelConsole before(m_open.machine.get(), ref, &m_open.journal);
            before.start();
            before.run(u"kept = 'from before'"_s);
            before.run(counting);
            QTRY_VERIFY_WITH_TIMEOUT(!before.document()->cell(1).outputs().isEmpty(), 30000);
            before.kernel()->detach();
            QTRY_VERIFY(before.kernel()->isDetached());
            shown = before.document()->notebook().cells.first(2);
        }
        KernelConsole after(m_open.machine.get(), ref, &m_open.journal);
        after.putBack(shown);
        QVERIFY(wait(after.resume()).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(after.runs().pendingCount(), 0, 30000);
        QCOMPARE(after.document()->cell(1).outputs().first().text(), counted());
        after.run(u"print(kept)"_s);
        QTRY_COMPARE_WITH_TIMEOUT(after.runs().pendingCount(), 0, 30000);
        QCOMPARE(after.document()->cell(2).outputs().first().text(), u"from before\n"_s);
        QVERIFY(wait(after.kernel()->shutDown()).has_value());
    }

    void aKernelThatIsGoneIsStartedByTheNextRunOnly()
    {
        const session::NotebookRef ref{m_open.machine->id(), RemotePath(u".console-4/Console 4"_s), {}, false, true};
        KernelConsole own(m_open.machine.get(), ref, &m_open.journal);
        QVERIFY(wait(own.resume()).has_value());
        QCOMPARE(own.kernel()->status().state, session::KernelStatus::State::None);
        own.run(u"print('up')"_s);
        QTRY_COMPARE_WITH_TIMEOUT(own.runs().pendingCount(), 0, 30000);
        QCOMPARE(own.document()->cell(0).outputs().first().text(), u"up\n"_s);
        QVERIFY(wait(own.kernel()->shutDown()).has_value());
    }

private:
    /// The server behind a connection that can be cut.
    struct Far
    {
        Far(const testing::OpenNotebook *open, const testing::FaultProxy *proxy)
            : provider({.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(proxy->port())),
                        .token = Secret(open->server.token())}),
              machine(std::make_unique<session::AttachedMachine>(&provider, machines::MachineId{u"fixed"_s, u"far"_s},
                                                                 u"Far"_s, QString(), open->clock)),
              ref{machine->id(), RemotePath(u".console-2/Console 2"_s), {}, false, true}
        {
        }

        testing::FixedProvider provider;
        std::unique_ptr<session::AttachedMachine> machine;
        session::NotebookRef ref;
    };

    static QString counted()
    {
        QString text;
        for (int i = 0; i < 30; ++i) {
            text += QString::number(i) + u'\n';
        }
        return text;
    }

    void write(const QString &code) { m_console->document()->setSource(m_console->prompt(), code); }

    bool run(const QString &code)
    {
        write(code);
        m_console->execute();
        return QTest::qWaitFor([this] { return m_console->runs().pendingCount() == 0; }, 20000);
    }

    /// Of the cell above the prompt.
    QString lastText() const
    {
        const notebook::Document *document = m_console->document();
        QString text;
        for (const notebook::Output &output : document->cell(document->cellCount() - 2).outputs()) {
            text += output.text();
        }
        return text;
    }

    testing::OpenNotebook m_open;
    std::unique_ptr<KernelConsole> m_console;
};

QTEST_GUILESS_MAIN(tst_KernelConsole)
#include "tst_KernelConsole.moc"
