// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "runs/RunJournal.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using notebook::CellId;
using notebook::CellType;
using quire::testing::wait;
using session::AttachedMachine;
using session::DocumentStore;
using session::KernelStatus;
using session::NotebookSession;

namespace {

const QByteArray emptyNotebook =
    "{\n \"cells\": [],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";

} // namespace

/// An open notebook on a real server, reached through a proxy that can misbehave.
class tst_NotebookSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_proxy = std::make_unique<testing::FaultProxy>(m_server->port());
        net::Endpoint endpoint;
        endpoint.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_proxy->port()));
        endpoint.token = Secret(m_server->token());
        m_provider = std::make_unique<testing::FixedProvider>(endpoint);
        m_recovery = std::make_unique<session::Recovery>(m_folder.path());
        startJournal();
    }

    void init()
    {
        m_proxy->heal();
        const QString name = QStringLiteral("n%1.ipynb").arg(++m_count);
        QVERIFY(m_server->write(name, emptyNotebook));
        openNotebook(name);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->kernel().status().state == KernelStatus::State::Idle, 20000);
    }

    void cleanup()
    {
        m_session.reset();
        m_machine.reset();
    }

    void cleanupTestCase() { m_server.reset(); }

    void runsACellAndSavesWhatItPutOut()
    {
        const CellId cell = addCell(QStringLiteral("print('hello'); 6 * 7"));
        QVERIFY(runAndWait({cell}));
        const notebook::Cell &ran = m_session->document()->cell(0);
        QCOMPARE(ran.outputs().size(), 2);
        QCOMPARE(ran.outputs().at(0).text(), QStringLiteral("hello\n"));
        QCOMPARE(ran.outputs().at(1).data().text(u"text/plain"), QStringLiteral("42"));
        QCOMPARE(ran.executionCount(), std::optional(1));
        QVERIFY(m_session->kernel().cellRun(cell).took.has_value());

        QSignalSpy saved(&m_session->file(), &DocumentStore::saved);
        std::ignore = m_session->file().save();
        QTRY_COMPARE(saved.size(), 1);
        const QByteArray onDisk = m_server->read(m_session->ref().path.toString());
        QVERIFY(onDisk.contains("hello"));
        QVERIFY(onDisk.contains("\"python3\""));
        QVERIFY(!m_session->hasUnsavedWork());
    }

    void anErrorStopsWhatIsQueuedBehindIt()
    {
        const CellId bad = addCell(QStringLiteral("1/0"));
        const CellId after = addCell(QStringLiteral("print('not me')"));
        QVERIFY(runAndWait({bad, after}));
        QVERIFY(m_session->kernel().cellRun(bad).failed);
        QCOMPARE(m_session->document()->cell(0).outputs().at(0).errorName(), QStringLiteral("ZeroDivisionError"));
        QVERIFY(m_session->document()->cell(1).outputs().isEmpty());
    }

    void outputOfACellThatWasMovedAndDeletedComesBackWithIt()
    {
        const CellId cell =
            addCell(QStringLiteral("import time\nfor i in range(4):\n    print(i, flush=True)\n    time.sleep(.2)"));
        QSignalSpy ended(&m_session->kernel(), &session::NotebookKernel::allRunsEnded);
        m_session->kernel().run({cell});
        QTRY_VERIFY(!m_session->document()->cell(0).outputs().isEmpty());
        m_session->document()->removeCells(0, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 10000);
        m_session->document()->undo();
        QCOMPARE(m_session->document()->cell(0).outputs().at(0).text(), QStringLiteral("0\n1\n2\n3\n"));
    }

    void answersInput()
    {
        const CellId cell = addCell(QStringLiteral("name = input('who? '); print('hi', name)"));
        QSignalSpy asked(&m_session->kernel(), &session::NotebookKernel::inputRequested);
        QSignalSpy ended(&m_session->kernel(), &session::NotebookKernel::allRunsEnded);
        m_session->kernel().run({cell});
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("who? "));
        m_session->kernel().answerInput(cell, QStringLiteral("Ada"));
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 10000);
        QVERIFY(m_session->document()->cell(0).outputs().constLast().text().contains(QStringLiteral("hi Ada")));
    }

    void completesAndExplainsWhatIsTyped()
    {
        QVERIFY(runAndWait({addCell(QStringLiteral("import math"))}));
        session::NotebookKernel &kernel = m_session->kernel();
        QTRY_VERIFY(kernel.status().state == KernelStatus::State::Idle);
        const QString code = QStringLiteral("s = '😀'; math.sqr");
        const auto completion = wait(kernel.complete(code, code.size()));
        QVERIFY(completion.has_value());
        QVERIFY(!completion->matches.isEmpty());
        const jupyter::Completion::Match match = completion->matches.constFirst();
        QCOMPARE(code.left(completion->start) + match.text, QStringLiteral("s = '😀'; math.sqrt"));
        QCOMPARE(completion->end, code.size());
        const auto inspection = wait(kernel.inspect(QStringLiteral("math.sqrt(2"), 9, 0));
        QVERIFY(inspection.has_value());
        QVERIFY(inspection->found);
        QVERIFY(inspection->text.contains(QStringLiteral("square root")));
    }

    void aKernelAtWorkIsNotAskedToComplete()
    {
        QSignalSpy ended(&m_session->kernel(), &session::NotebookKernel::allRunsEnded);
        m_session->kernel().run({addCell(QStringLiteral("import time; time.sleep(2)"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->kernel().status().state == KernelStatus::State::Busy, 10000);
        const auto completion = m_session->kernel().complete(QStringLiteral("pri"), 3);
        QVERIFY(completion.isFinished());
        QVERIFY(!completion.result().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 20000);
    }

    void aCutInTheMiddleOfARunLosesNoOutput()
    {
        const CellId cell =
            addCell(QStringLiteral("import time\nfor i in range(30):\n    print(i, flush=True)\n    time.sleep(.1)"));
        QSignalSpy ended(&m_session->kernel(), &session::NotebookKernel::allRunsEnded);
        m_session->kernel().run({cell});
        QTRY_VERIFY(!m_session->document()->cell(0).outputs().isEmpty());
        m_proxy->cut();
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 20000);
        QString expected;
        for (int i = 0; i < 30; ++i) {
            expected += QString::number(i) + u'\n';
        }
        QCOMPARE(m_session->document()->cell(0).outputs().at(0).text(), expected);
    }

    void theNextStartOfTheProgramTakesUpWhatStillRuns()
    {
        const QString numbers = QStringLiteral("import time\nfor i in range(%1):\n    print(i, flush=True)\n    "
                                               "time.sleep(.1)\nprint('end')");
        const CellId running = addCell(numbers.arg(25));
        const CellId queued = addCell(QStringLiteral("'and then'"));
        m_session->kernel().run({running, queued});
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->document()->cell(0).outputs().isEmpty(), 10000);
        QSignalSpy saved(&m_session->file(), &DocumentStore::saved);
        std::ignore = m_session->file().save();
        QTRY_COMPARE(saved.size(), 1);
        m_session->kernel().detach();
        QTRY_VERIFY(m_session->kernel().isDetached());
        std::ignore = m_session->file().save(); // What came between the save and the goodbye.
        QTRY_COMPARE(saved.size(), 2);

        const QString path = m_session->ref().path.toString();
        m_session.reset();
        startJournal();
        openNotebook(path);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->kernel().cellRun(running).state, session::CellRun::State::Running, 20000);
        QVERIFY(m_session->kernel().cellRun(running).startedAt.isValid());
        QCOMPARE(m_session->kernel().pendingCount(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->kernel().pendingCount(), 0, 20000);
        QString expected;
        for (int i = 0; i < 25; ++i) {
            expected += QString::number(i) + u'\n';
        }
        const notebook::Document *document = m_session->document();
        QCOMPARE(document->cell(0).outputs().at(0).text(), expected + QStringLiteral("end\n"));
        QCOMPARE(document->cell(0).executionCount(), std::optional(1));
        QCOMPARE(document->cell(1).outputs().at(0).data().text(u"text/plain"), QStringLiteral("'and then'"));
        QVERIFY(m_session->kernel().cellRun(running).took > std::chrono::milliseconds(2400));
    }

    void whatJupyterTrustedStaysTrustedAndWhatItDidNotStaysSo()
    {
        const QByteArray rich =
            "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":1,\"id\":\"a\",\"metadata\":{},"
            "\"outputs\":[{\"data\":{\"text/html\":\"<b>1</b>\"},\"execution_count\":1,\"metadata\":{},"
            "\"output_type\":\"execute_result\"}],\"source\":\"1\"}],\"metadata\":{},\"nbformat\":4,"
            "\"nbformat_minor\":5}";
        jupyter::Contents &contents = m_machine->contents();
        for (const bool isTrusted : {true, false}) {
            const RemotePath path(isTrusted ? QStringLiteral("mine.ipynb") : QStringLiteral("theirs.ipynb"));
            // Signatures are of the content, whatever the file's name.
            QByteArray bytes = rich;
            QVERIFY(m_server->write(path.toString(), isTrusted ? bytes : bytes.replace("<b>1", "<b>2")));
            if (isTrusted) {
                QVERIFY(wait(contents.trust(path)));
            }
            NotebookSession session({m_machine->id(), path, {}, false}, m_machine.get(), m_recovery.get(),
                                    m_journal.get());
            session.openWithoutKernel();
            QTRY_COMPARE(session.loadState(), NotebookSession::LoadState::Ready);
            session.document()->setSource(session.document()->cell(0).id(), QStringLiteral("1 + 0"));
            QVERIFY(wait(session.file().save()));
            QTRY_COMPARE(wait(contents.isTrusted(path)).value_or(!isTrusted), isTrusted);
        }
    }

    void savingToAServerThatIsGoneKeepsTheWorkAndSaysSo()
    {
        QSignalSpy notices(m_session.get(), &NotebookSession::noticeRaised);
        addCell(QStringLiteral("precious = True"));
        m_proxy->refuse();
        m_proxy->cut();
        std::ignore = m_session->file().save();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->file().saveState(), DocumentStore::SaveState::Failed, 60000);
        QVERIFY(m_session->hasUnsavedWork());
        QVERIFY(!notices.isEmpty());
        m_proxy->heal();
        std::ignore = m_session->file().save();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->file().saveState(), DocumentStore::SaveState::Saved, 20000);
        QVERIFY(m_server->read(m_session->ref().path.toString()).contains("precious"));
    }

private:
    /// As a start of the program would.
    void startJournal()
    {
        m_journal = std::make_unique<runs::RunJournal>(m_folder.filePath(QStringLiteral("runs.sqlite")));
        std::ignore = m_journal->open();
    }

    void openNotebook(const QString &name)
    {
        m_machine = std::make_unique<AttachedMachine>(m_provider.get(),
                                                      machines::MachineId{QStringLiteral("fixed"), QStringLiteral("m")},
                                                      QStringLiteral("M"), QString(), m_clock);
        m_session =
            std::make_unique<NotebookSession>(session::NotebookRef{m_machine->id(), RemotePath(name), {}, false},
                                              m_machine.get(), m_recovery.get(), m_journal.get());
        m_session->open();
    }

    CellId addCell(const QString &source)
    {
        notebook::Document *document = m_session->document();
        return document->insertCells(document->cellCount(), {notebook::Cell(CellType::Code, source)}).first();
    }

    bool runAndWait(const QList<CellId> &cells)
    {
        QSignalSpy ended(&m_session->kernel(), &session::NotebookKernel::allRunsEnded);
        m_session->kernel().run(cells);
        return QTest::qWaitFor([&] { return !ended.isEmpty(); }, 20000);
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<testing::FaultProxy> m_proxy;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<session::Recovery> m_recovery;
    std::unique_ptr<runs::RunJournal> m_journal;
    std::unique_ptr<AttachedMachine> m_machine;
    std::unique_ptr<NotebookSession> m_session;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(tst_NotebookSession)
#include "tst_NotebookSession.moc"
