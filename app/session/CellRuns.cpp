// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/CellRuns.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "jupyter/KernelSession.h"
#include "notebook/Document.h"
#include "session/CellExecution.h"

namespace quire::session {

using jupyter::KernelSession;
using jupyter::Outcome;
using notebook::CellId;

namespace {

constexpr int largestBatch = 64;
/// A batch grows while less than 19 parts of 20 of its time were work.
constexpr int workShare = 20;

/// What a kernel does not go on after, for whatever is queued behind.
bool stopsTheRest(Outcome outcome, const jupyter::ExecuteRequest &request)
{
    switch (outcome) {
    case Outcome::Ok:
    case Outcome::Incomplete:
        return false;
    case Outcome::Error:
        return request.stopOnError;
    case Outcome::Aborted:
    case Outcome::KernelRestarted:
    case Outcome::KernelDied:
    case Outcome::NotSent:
        break;
    }
    return true;
}

/// A cell that may fail, by its tag, does not hold up what is behind it.
jupyter::ExecuteRequest requestFor(const notebook::Cell &cell)
{
    const QList<notebook::JsonValue> tags = cell.metadata().value(u"tags").items();
    const bool mayFail =
        std::ranges::any_of(tags, [](const notebook::JsonValue &tag) { return tag.toString() == u"raises-exception"; });
    return {.code = cell.source(), .id = KernelSession::newId(), .stopOnError = !mayFail};
}

} // namespace

CellRuns::CellRuns(runs::RunJournal *journal, QObject *parent) : QObject(parent), m_journal(journal) {}

CellRuns::~CellRuns() = default;

void CellRuns::setSession(KernelSession *session, const QList<runs::RunRecord> &openRuns)
{
    giveUp();
    m_session = session;
    takeUp(openRuns);
    sendNext();
    Q_EMIT queueChanged();
}

void CellRuns::giveUp()
{
    const QList<Active> lost = std::exchange(m_active, {});
    for (const Active &item : lost) {
        item.execution->disconnect(this);
        item.execution->deleteLater();
        Q_EMIT inputEnded(item.execution->cell());
        setRun(item.execution->cell(), {});
    }
}

void CellRuns::takeUp(const QList<runs::RunRecord> &openRuns)
{
    for (const runs::RunRecord &record : openRuns) {
        const CellId cell = cellOf(record);
        if (cell.isNull()) { // Deleted, and the notebook saved without it.
            m_journal->remove(record.messageId);
            continue;
        }
        watch(m_session->adopt(record.messageId), cell, ++m_lastId, m_generation)->resume(record.sentAt);
    }
}

CellId CellRuns::cellOf(const runs::RunRecord &run) const
{
    const auto id = CellId::fromString(run.cell);
    if (id && m_document->indexOf(*id) >= 0) {
        return *id;
    }
    for (const notebook::Cell &cell : m_document->notebook().cells) {
        if (cell.type() == notebook::CellType::Code && cell.source() == run.source) {
            return cell.id();
        }
    }
    return {};
}

void CellRuns::add(const QList<CellId> &cells)
{
    for (const CellId &cell : cells) {
        if (const int index = m_document->indexOf(cell); index >= 0) {
            m_waiting.append({++m_lastId, cell, requestFor(m_document->cell(index)), m_generation});
            setRun(cell, {CellRun::State::Queued, {}, {}, false});
        }
    }
    Q_EMIT queueChanged();
    sendNext();
}

QList<CellRuns::Waiting>::iterator CellRuns::findWaiting(quint64 id)
{
    return std::ranges::find(m_waiting, id, &Waiting::id);
}

void CellRuns::move(quint64 id, int position)
{
    const auto found = findWaiting(id);
    if (found == m_waiting.end()) {
        return;
    }
    m_waiting.move(found - m_waiting.begin(), std::clamp<qsizetype>(position, 0, m_waiting.size() - 1));
    Q_EMIT queueChanged();
}

void CellRuns::cancel(quint64 id)
{
    const auto found = findWaiting(id);
    if (found == m_waiting.end()) {
        return;
    }
    const CellId cell = found->cell;
    m_waiting.erase(found);
    const auto isSame = [&cell](const Waiting &other) { return other.cell == cell; };
    if (!std::ranges::any_of(m_waiting, isSame)) {
        setRun(cell, {});
    }
    Q_EMIT queueChanged();
    tellIfAllEnded();
}

void CellRuns::cancelWaiting()
{
    if (!m_waiting.isEmpty()) {
        dropWaiting(m_generation);
        tellIfAllEnded();
    }
}

void CellRuns::tellIfAllEnded()
{
    if (pendingCount() == 0) {
        m_batch = 1;
        Q_EMIT allEnded();
    }
}

void CellRuns::dropWaiting(int upToGeneration)
{
    const QList<Waiting> before = m_waiting;
    m_waiting.removeIf([upToGeneration](const Waiting &item) { return item.generation <= upToGeneration; });
    for (const Waiting &item : before) {
        if (item.generation <= upToGeneration) {
            setRun(item.cell, {});
        }
    }
    Q_EMIT queueChanged();
}

void CellRuns::noteRestart()
{
    cancelWaiting();
    ++m_generation;
}

Reply<void> CellRuns::sendAll()
{
    return send(int(m_waiting.size()));
}

QList<runs::RunRecord> CellRuns::recordsOf(const QList<Waiting> &items)
{
    QList<runs::RunRecord> records;
    for (const Waiting &item : items) {
        records.append({item.request.id, item.cell.toString(), item.request.code});
    }
    return records;
}

void CellRuns::sendNext()
{
    if (m_session && m_active.isEmpty() && m_noted == 0 && !m_waiting.isEmpty()) {
        m_batchClock.start();
        m_batchWork = {};
        std::ignore = send(m_batch);
    }
}

/// Writes the runs down, then sends them: what is on its way is found again after a crash.
Reply<void> CellRuns::send(int count)
{
    if (!m_session || m_waiting.isEmpty()) {
        co_return Result<void>();
    }
    const QList<Waiting> batch = m_waiting.first(std::min<qsizetype>(count, m_waiting.size()));
    m_waiting.remove(0, batch.size());
    if (m_journal) {
        m_noted += int(batch.size());
        const Result<void> noted = co_await m_journal->add(m_session->sessionId(), recordsOf(batch));
        m_noted -= int(batch.size());
        if (!noted) {
            qCWarning(logJupyter) << "runs not in the journal:" << noted.error().detail;
        }
    }
    for (const Waiting &item : batch) {
        start(item);
    }
    Q_EMIT queueChanged();
    if (m_active.isEmpty()) { // All of them were deleted meanwhile.
        sendNext();
        tellIfAllEnded();
    }
    co_return Result<void>();
}

/// Empties the cell for its run; one that was deleted while it waited does not run.
void CellRuns::start(const Waiting &item)
{
    if (!m_session || m_document->indexOf(item.cell) < 0) {
        setRun(item.cell, {});
        if (m_journal) {
            m_journal->remove(item.request.id);
        }
        return;
    }
    m_document->clearOutputs(item.cell);
    m_document->setExecutionCount(item.cell, std::nullopt);
    watch(m_session->execute(item.request), item.cell, item.id, item.generation);
}

CellExecution *CellRuns::watch(const jupyter::ExecutionPtr &execution, const CellId &cell, quint64 id, int generation)
{
    connect(execution.get(), &jupyter::Execution::outputReceived, this, &CellRuns::outputReceived);
    auto *run = new CellExecution(execution, cell, m_document, this);
    m_active.append({id, generation, run});
    connect(run, &CellExecution::runChanged, this, &CellRuns::setRun);
    connect(run, &CellExecution::inputRequested, this, &CellRuns::inputRequested);
    connect(run, &CellExecution::pageRequested, this, &CellRuns::pageRequested);
    connect(run, &CellExecution::ended, this, &CellRuns::noteEnd);
    return run;
}

void CellRuns::setRun(const CellId &cell, const CellRun &run)
{
    m_runs.insert(cell, run);
    Q_EMIT runChanged(cell, run);
    if (run.state == CellRun::State::Running) {
        Q_EMIT queueChanged();
    }
}

void CellRuns::noteEnd(CellExecution *run, Outcome outcome)
{
    const auto found = std::ranges::find(m_active, run, &Active::execution);
    const int generation = found->generation;
    m_active.erase(found);
    m_batchWork += run->execution()->elapsed();
    if (m_journal) {
        m_journal->remove(run->execution()->id());
    }
    Q_EMIT inputEnded(run->cell());
    run->deleteLater();
    if (stopsTheRest(outcome, run->execution()->request())) {
        dropWaiting(generation);
    }
    Q_EMIT runEnded(outcome);
    Q_EMIT queueChanged();
    tellIfAllEnded();
    if (m_active.isEmpty() && m_noted == 0 && !m_waiting.isEmpty()) {
        adaptBatch();
        sendNext();
    }
}

void CellRuns::adaptBatch()
{
    const qint64 waited = m_batchClock.elapsed() - m_batchWork.count();
    if (waited * workShare > m_batchWork.count()) {
        m_batch = std::min(m_batch * 4, largestBatch);
    } else if (waited * workShare * 4 < m_batchWork.count()) {
        m_batch = std::max(m_batch / 4, 1);
    }
}

QDateTime CellRuns::runningSince() const
{
    return m_active.isEmpty() ? QDateTime() : m_active.first().execution->run().startedAt;
}

QList<QueuedRun> CellRuns::queue() const
{
    QList<QueuedRun> all;
    for (const Active &item : m_active) {
        all.append({item.id, item.execution->cell(), item.execution->execution()->request().code, item.execution->run(),
                    true});
    }
    for (const Waiting &item : m_waiting) {
        all.append({item.id, item.cell, item.request.code, {CellRun::State::Queued, {}, {}, false}, false});
    }
    return all;
}

QList<runs::RunRecord> CellRuns::waiting() const
{
    return recordsOf(m_waiting);
}

bool CellRuns::isOwn(const QByteArray &messageId) const
{
    return std::ranges::any_of(
        m_active, [&messageId](const Active &item) { return item.execution->execution()->id() == messageId; });
}

void CellRuns::answerInput(const CellId &cell, const QString &text)
{
    for (const Active &item : std::as_const(m_active)) {
        if (item.execution->cell() == cell && item.execution->execution()->wantsInput()) {
            item.execution->execution()->answerInput(text);
            Q_EMIT inputEnded(cell);
            return;
        }
    }
}

} // namespace quire::session
