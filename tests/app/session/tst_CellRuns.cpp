// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "notebook/Document.h"
#include "session/CellRuns.h"
#include "support/LiveKernel.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::CellId;
using session::CellRun;
using session::CellRuns;
using session::QueuedRun;

/// Cells of a document on a real kernel.
class tst_CellRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_kernel.isUp, m_kernel.server.log().constData()); }

    void init()
    {
        QVERIFY(m_kernel.makeReady());
        m_document = std::make_unique<notebook::Document>();
        m_runs = std::make_unique<CellRuns>(nullptr);
        m_runs->setDocument(m_document.get());
        m_runs->setSession(m_kernel.session.get());
        QVERIFY(run({add(u"log = []"_s)}));
    }

    void cleanup()
    {
        m_runs.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_kernel.session->pending().isEmpty(), 20000);
    }

    void whatWaitsCanBePutInAnotherOrder()
    {
        const CellId gate = add(u"input()"_s);
        const CellId a = add(u"log.append('a')"_s);
        const CellId b = add(u"log.append('b')"_s);
        const CellId c = add(u"log.append('c')"_s);
        m_runs->add({gate, a, b, c});
        waitForGate();
        QCOMPARE(cells(), (QList<CellId>{gate, a, b, c}));
        QVERIFY(m_runs->queue().first().isSent);
        QVERIFY(!m_runs->queue().at(1).isSent);
        m_runs->move(m_runs->queue().last().id, 0);
        QCOMPARE(cells(), (QList<CellId>{gate, c, a, b}));
        m_runs->move(m_runs->queue().at(1).id, 100);
        QCOMPARE(cells(), (QList<CellId>{gate, a, b, c}));
        m_runs->move(m_runs->queue().first().id, 2); // It runs already.
        QCOMPARE(cells().first(), gate);
        m_runs->move(m_runs->queue().at(3).id, 0);
        open(gate);
        QCOMPARE(logged(), u"['c', 'a', 'b']"_s);
    }

    void oneOrAllOfWhatWaitsCanBeTakenBack()
    {
        const CellId gate = add(u"input()"_s);
        const CellId a = add(u"log.append('a')"_s);
        const CellId b = add(u"log.append('b')"_s);
        const CellId c = add(u"log.append('c')"_s);
        m_runs->add({gate, a, b, c});
        waitForGate();
        m_runs->cancel(m_runs->queue().at(2).id);
        QCOMPARE(m_runs->run(b).state, CellRun::State::Idle);
        QCOMPARE(m_runs->run(c).state, CellRun::State::Queued);
        m_runs->cancelWaiting();
        QCOMPARE(m_runs->run(a).state, CellRun::State::Idle);
        QCOMPARE(m_runs->pendingCount(), 1);
        open(gate);
        QCOMPARE(logged(), u"[]"_s);
    }

    void aCellRunsWithTheTextItHadWhenItWasAskedFor()
    {
        const CellId gate = add(u"input()"_s);
        const CellId later = add(u"log.append('then')"_s);
        m_runs->add({gate, later});
        waitForGate();
        m_document->setSource(later, u"log.append('now')"_s);
        open(gate);
        QCOMPARE(logged(), u"['then']"_s);
    }

    void aCellDeletedWhileItWaitsDoesNotRun()
    {
        const CellId gate = add(u"input()"_s);
        const CellId gone = add(u"log.append('gone')"_s);
        const CellId last = add(u"log.append('last')"_s);
        m_runs->add({gate, gone, last});
        waitForGate();
        m_document->removeCells(m_document->indexOf(gone), 1);
        open(gate);
        QCOMPARE(logged(), u"['last']"_s);
    }

    void outputOfWaitingCellsStaysUntilTheyRun()
    {
        const CellId gate = add(u"input()"_s);
        const CellId cell = add(u"'output'"_s);
        QVERIFY(run({cell}));
        m_runs->add({gate, cell});
        waitForGate();
        QCOMPARE(m_document->cell(m_document->indexOf(cell)).outputs().size(), 1);
        m_runs->cancelWaiting();
        open(gate);
        QCOMPARE(m_document->cell(m_document->indexOf(cell)).outputs().size(), 1);
    }

    void aFailureStopsTheRestHoweverLongTheQueueIs()
    {
        QList<CellId> all;
        for (int i = 0; i < 60; ++i) {
            all.append(add(i == 30 ? u"1/0"_s : u"log.append(%1)"_s.arg(i)));
        }
        QVERIFY(run(all));
        QVERIFY(m_runs->run(all.at(30)).failed);
        QString expected;
        for (int i = 0; i < 30; ++i) {
            expected += (i == 0 ? u"%1"_s : u", %1"_s).arg(i);
        }
        QCOMPARE(logged(), u"[%1]"_s.arg(expected));
        QCOMPARE(m_runs->pendingCount(), 0);
    }

    void aCellTaggedToFailStopsNothing()
    {
        const CellId bad = add(u"1/0"_s);
        const auto metadata = notebook::JsonValue::parse("{\"tags\":[\"raises-exception\"]}");
        m_document->setCellMetadata(bad, *metadata);
        QVERIFY(run({bad, add(u"log.append('after')"_s)}));
        QCOMPARE(logged(), u"['after']"_s);
    }

    void whatIsAskedForAfterARestartRunsOnTheFreshKernel()
    {
        const CellId gate = add(u"input()"_s);
        const CellId old = add(u"log.append('old')"_s);
        m_runs->add({gate, old});
        waitForGate();
        m_runs->noteRestart();
        Reply<void> restarted = m_kernel.session->restart();
        m_runs->add({add(u"log = ['fresh']"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(restarted.isFinished(), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(m_runs->pendingCount(), 0, 30000);
        QCOMPARE(logged(), u"['fresh']"_s);
    }

    void handedOverWholeTheQueueNeedsNobody()
    {
        const CellId gate = add(u"input()"_s);
        m_runs->add({gate, add(u"log.append(1)"_s), add(u"log.append(2)"_s)});
        waitForGate();
        const Reply<void> sent = m_runs->sendAll();
        QTRY_VERIFY(sent.isFinished());
        for (const QueuedRun &item : m_runs->queue()) {
            QVERIFY(item.isSent);
        }
        open(gate);
        QCOMPARE(logged(), u"[1, 2]"_s);
    }

    void aRunOnASessionThatIsReplacedIsGivenUp()
    {
        const CellId gate = add(u"input()"_s);
        m_runs->add({gate});
        waitForGate();
        m_runs->setSession(nullptr);
        QCOMPARE(m_runs->run(gate).state, CellRun::State::Idle);
        QCOMPARE(m_runs->pendingCount(), 0);
        for (const jupyter::ExecutionPtr &execution : m_kernel.session->pending()) {
            execution->answerInput({});
        }
    }

private:
    CellId add(const QString &source)
    {
        return m_document->insertCells(m_document->cellCount(), {notebook::Cell(notebook::CellType::Code, source)})
            .first();
    }

    bool run(const QList<CellId> &cells)
    {
        m_runs->add(cells);
        return QTest::qWaitFor([this] { return m_runs->pendingCount() == 0; }, 20000);
    }

    void waitForGate()
    {
        QSignalSpy asked(m_runs.get(), &CellRuns::inputRequested);
        QVERIFY(asked.wait(10000));
    }

    void open(const CellId &gate)
    {
        m_runs->answerInput(gate, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_runs->pendingCount(), 0, 20000);
    }

    QString logged()
    {
        const CellId cell = add(u"print(log, end='')"_s);
        return run({cell}) ? m_document->cell(m_document->indexOf(cell)).outputs().value(0).text() : QString();
    }

    QList<CellId> cells() const
    {
        QList<CellId> all;
        for (const QueuedRun &item : m_runs->queue()) {
            all.append(item.cell);
        }
        return all;
    }

    SystemClock m_clock;
    testing::LiveKernel m_kernel{testing::JupyterServer::Options{}, m_clock};
    std::unique_ptr<notebook::Document> m_document;
    std::unique_ptr<CellRuns> m_runs;
};

QTEST_GUILESS_MAIN(tst_CellRuns)
#include "tst_CellRuns.moc"
