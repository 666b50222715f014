// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Pairs.h"

#include "base/Coroutine.h"
#include "pairs/PairWorker.h"

namespace quire::pairs {

namespace {

/// So long may a machine take to hear that its agent is not needed any more.
constexpr std::chrono::milliseconds goodbyeLimit{1500};

} // namespace

/// Made, used and destroyed in the thread.
struct Pairs::Worker
{
    std::unique_ptr<PairWorker> pairs;
};

Pairs::Pairs(const Clock &clock, const QString &list, QObject *parent)
    : QObject(parent), m_context(std::make_unique<QObject>()), m_worker(std::make_shared<Worker>())
{
    m_thread.setObjectName(QStringLiteral("pairs"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
    run([this, &clock, list] {
        m_worker->pairs = std::make_unique<PairWorker>(clock, list);
        connect(m_worker->pairs.get(), &PairWorker::changed, this, &Pairs::show);
        if (const Result<void> started = m_worker->pairs->start(); !started) {
            QMetaObject::invokeMethod(this, [this, error = started.error()] { Q_EMIT failed(error); });
        }
    });
}

Pairs::~Pairs()
{
    run([this] {
        const auto end = [this] {
            m_worker->pairs.reset();
            m_thread.quit();
        };
        QTimer::singleShot(goodbyeLimit, m_context.get(), end);
        m_worker->pairs->machines().stop().then(m_context.get(), [end](const Result<void> &) { end(); });
    });
    m_thread.wait();
}

template <typename Work> void Pairs::run(Work work)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(work), Qt::QueuedConnection);
}

/// What `work(PairWorker &)` replies, told in this thread.
template <typename T, typename Work> Reply<T> Pairs::ask(Work work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    run([this, promise, work = std::move(work)] {
        work(*m_worker->pairs).then(m_context.get(), [promise](const Result<T> &result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

Reply<Pair> Pairs::add(Pair pair)
{
    return ask<Pair>([pair](PairWorker &worker) { return readyReply(worker.add(pair)); });
}

Reply<void> Pairs::change(Pair pair)
{
    return ask<void>([pair](PairWorker &worker) { return readyReply(worker.change(pair)); });
}

Reply<void> Pairs::remove(QString id)
{
    return ask<void>([id](PairWorker &worker) { return readyReply(worker.remove(id)); });
}

void Pairs::pause(const QString &id)
{
    setPaused(id, true);
}

void Pairs::resume(const QString &id)
{
    setPaused(id, false);
}

void Pairs::setPaused(const QString &id, bool isPaused)
{
    run([this, id, isPaused] {
        if (const Result<void> done = m_worker->pairs->setPaused(id, isPaused); !done) {
            QMetaObject::invokeMethod(this, [this, error = done.error()] { Q_EMIT failed(error); });
        }
    });
}

void Pairs::syncNow(const QString &id)
{
    run([this, id] {
        if (PairRunner *runner = m_worker->pairs->runner(id)) {
            runner->syncNow();
        }
    });
}

void Pairs::answer(const QString &id, PairAnswer answer, const PairQuestion &shown)
{
    run([this, id, answer, shown] {
        if (PairRunner *runner = m_worker->pairs->runner(id)) {
            runner->answer(answer, shown);
        }
    });
}

void Pairs::setPresent(bool isPresent)
{
    run([this, isPresent] { m_worker->pairs->setPresent(isPresent); });
}

Reply<std::vector<SyncEvent>> Pairs::events(QString id, int limit)
{
    return ask<std::vector<SyncEvent>>([id, limit](PairWorker &worker) { return worker.events(id, limit); });
}

Reply<sync::TreePath> Pairs::restore(QString id, SyncEvent event)
{
    return ask<sync::TreePath>([id, event](PairWorker &worker) { return worker.restore(id, event); });
}

Reply<std::vector<KeptConflict>> Pairs::conflicts(QString id)
{
    return ask<std::vector<KeptConflict>>([id](PairWorker &worker) { return worker.conflicts(id); });
}

Reply<ConflictTexts> Pairs::conflictTexts(QString id, KeptConflict conflict)
{
    return ask<ConflictTexts>([id, conflict](PairWorker &worker) { return worker.conflictTexts(id, conflict); });
}

Reply<void> Pairs::resolve(QString id, KeptConflict conflict, ConflictChoice choice)
{
    return ask<void>([id, conflict, choice](PairWorker &worker) { return worker.resolve(id, conflict, choice); });
}

Reply<void> Pairs::resolveWith(QString id, KeptConflict conflict, QByteArray text)
{
    return ask<void>([id, conflict, text](PairWorker &worker) { return worker.resolveWith(id, conflict, text); });
}

void Pairs::setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies)
{
    m_addresses.insert(machine, endpoint.baseUrl);
    run([this, machine, endpoint, cookies] { m_worker->pairs->machines().setEndpoint(machine, endpoint, cookies); });
}

void Pairs::setGone(const QString &machine)
{
    run([this, machine] { m_worker->pairs->machines().setGone(machine); });
}

void Pairs::show(const QList<PairRow> &rows)
{
    m_rows = rows;
    Q_EMIT changed();
}

QStringList Pairs::machinesWithPairs() const
{
    QStringList machines;
    for (const PairRow &row : m_rows) {
        machines.append(row.pair.machine);
        for (const auto &[machine, address] : m_addresses.asKeyValueRange()) {
            if (canServe(row.pair, machine, address)) {
                machines.append(machine);
            }
        }
    }
    machines.removeDuplicates();
    return machines;
}

SyncBadge Pairs::stateOf(const QString &machine, const QByteArray &path, bool isFolder) const
{
    const QByteArray asked = plainRemoteRoot(path);
    for (const PairRow &row : m_rows) {
        const QByteArray root = plainRemoteRoot(row.pair.settings.remoteRoot);
        if (!canServe(row.pair, machine, m_addresses.value(machine)) ||
            (asked != root && !asked.startsWith(root + '/'))) {
            continue;
        }
        const std::optional<sync::TreePath> inside = sync::TreePath::fromBytes(asked.mid(root.size() + 1));
        if (!inside || !row.badges) {
            return SyncBadge::Unknown;
        }
        const SyncBadge badge = row.badges->of(*inside, isFolder);
        const bool isOpen = badge != SyncBadge::Ignored && badge < SyncBadge::Conflict;
        return row.state == PairState::Paused && isOpen ? SyncBadge::Paused : badge;
    }
    return SyncBadge::None;
}

} // namespace quire::pairs
