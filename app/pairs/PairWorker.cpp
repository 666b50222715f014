// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairWorker.h"

#include "base/Coroutine.h"
#include "pairs/PairMemory.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

namespace quire::pairs {

namespace {

constexpr std::chrono::milliseconds tellEvery{200};

} // namespace

PairWorker::PairWorker(const Clock &clock, QString list, QObject *parent)
    : QObject(parent), m_store(std::move(list)), m_machines(clock)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(tellEvery);
    connect(&m_machines, &PairMachines::changed, this, &PairWorker::handOut);
    connect(&m_tell, &QTimer::timeout, this, [this] {
        QList<PairRow> rows;
        for (const Pair &pair : m_store.pairs()) {
            rows.append(m_runners.at(pair.id)->told());
        }
        Q_EMIT changed(rows);
    });
}

PairWorker::~PairWorker() = default;

Result<void> PairWorker::start()
{
    const Result<void> loaded = m_store.load();
    for (const Pair &pair : m_store.pairs()) {
        makeRunner(pair);
    }
    tellLater();
    return loaded;
}

void PairWorker::makeRunner(const Pair &pair)
{
    auto runner = std::make_unique<PairRunner>(pair, memoryFolder(pair.settings));
    connect(runner.get(), &PairRunner::changed, this, &PairWorker::tellLater);
    runner->setPresent(m_isPresent);
    runner->setAgent(m_machines.agentFor(pair));
    std::ignore = runner->refreshConflicts();
    m_runners.insert_or_assign(pair.id, std::move(runner));
}

void PairWorker::handOut()
{
    for (const auto &[id, runner] : m_runners) {
        runner->setAgent(m_machines.agentFor(runner->row().pair));
    }
}

void PairWorker::tellLater()
{
    if (!m_tell.isActive()) {
        m_tell.start();
    }
}

Result<Pair> PairWorker::add(const Pair &pair)
{
    const Result<Pair> added = m_store.add(pair);
    if (added) {
        makeRunner(*added);
        tellLater();
    }
    return added;
}

Result<void> PairWorker::change(const Pair &pair)
{
    const Result<void> changed = m_store.change(pair);
    for (const Pair &one : m_store.pairs()) {
        if (one.id == pair.id && runner(pair.id)) {
            runner(pair.id)->setPair(one);
        }
    }
    return changed;
}

Result<void> PairWorker::remove(const QString &id)
{
    if (const PairRunner *old = runner(id)) { // Paired again, nothing is deleted for what happened in between.
        const Pair pair = old->row().pair;
        const QDir memory(memoryFolder(pair.settings));
        m_runners.erase(id);
        QLockFile lock(memory.filePath(QStringLiteral("lock")));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError) {
            makeRunner(pair);
            return failure(ErrorKind::Conflict, SyncEngine::tr("Another Quire works on this pair."));
        }
        for (const char *end : {"", "-wal", "-shm"}) {
            QFile::remove(memory.filePath(QStringLiteral("journal.sqlite") + QLatin1StringView(end)));
        }
    }
    const Result<void> removed = m_store.remove(id);
    tellLater();
    return removed;
}

Result<void> PairWorker::setPaused(const QString &id, bool isPaused)
{
    const auto found = std::ranges::find(m_store.pairs(), id, &Pair::id);
    if (found == m_store.pairs().end()) {
        return {};
    }
    Pair pair = *found;
    pair.isPaused = isPaused;
    return change(pair);
}

void PairWorker::setPresent(bool isPresent)
{
    m_isPresent = isPresent;
    for (const auto &[id, runner] : m_runners) {
        runner->setPresent(isPresent);
    }
}

PairRunner *PairWorker::runner(const QString &id) const
{
    const auto found = m_runners.find(id);
    return found == m_runners.end() ? nullptr : found->second.get();
}

Reply<SyncHistory *> PairWorker::history(QString id)
{
    if (PairRunner *found = runner(id)) {
        return found->history();
    }
    return readyReply<SyncHistory *>(failure(ErrorKind::NotFound, tr("These folders are not synced any more.")));
}

Reply<std::vector<SyncEvent>> PairWorker::events(QString id, int limit)
{
    const Result<SyncHistory *> opened = co_await history(id);
    if (!opened) {
        co_return Failure(opened.error());
    }
    co_return co_await (*opened)->events(limit);
}

Reply<sync::TreePath> PairWorker::restore(QString id, SyncEvent event)
{
    const Result<SyncHistory *> opened = co_await history(id);
    if (!opened || !runner(id)) {
        co_return failure(ErrorKind::NotFound, tr("These folders are not synced any more."));
    }
    co_return co_await runner(id)->restore(event);
}

Reply<std::vector<KeptConflict>> PairWorker::conflicts(QString id)
{
    const Result<SyncHistory *> opened = co_await history(id);
    if (!opened) {
        co_return Failure(opened.error());
    }
    co_return co_await (*opened)->conflicts();
}

Reply<std::shared_ptr<ConflictDesk>> PairWorker::desk(QString id)
{
    const Result<SyncHistory *> opened = co_await history(id);
    if (!opened || !runner(id)) {
        co_return failure(ErrorKind::NotFound, tr("These folders are not synced any more."));
    }
    co_return std::make_shared<ConflictDesk>(runner(id)->row().pair.settings.localRoot, *opened);
}

Reply<ConflictTexts> PairWorker::conflictTexts(QString id, KeptConflict conflict)
{
    const Result<std::shared_ptr<ConflictDesk>> made = co_await desk(id);
    if (!made) {
        co_return Failure(made.error());
    }
    co_return co_await (*made)->texts(conflict);
}

Reply<void> PairWorker::resolve(QString id, KeptConflict conflict, ConflictChoice choice)
{
    const Result<std::shared_ptr<ConflictDesk>> made = co_await desk(id);
    if (!made) {
        co_return Failure(made.error());
    }
    const Result<void> resolved = co_await (*made)->resolve(conflict, choice);
    if (PairRunner *found = runner(id); found && resolved) {
        std::ignore = co_await found->refreshConflicts();
    }
    co_return resolved;
}

Reply<void> PairWorker::resolveWith(QString id, KeptConflict conflict, QByteArray text)
{
    const Result<std::shared_ptr<ConflictDesk>> made = co_await desk(id);
    if (!made) {
        co_return Failure(made.error());
    }
    const Result<void> resolved = co_await (*made)->resolveWith(conflict, text);
    if (PairRunner *found = runner(id); found && resolved) {
        std::ignore = co_await found->refreshConflicts();
    }
    co_return resolved;
}

} // namespace quire::pairs
