// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferQueue.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "files/DiskName.h"
#include "net/RetryPolicy.h"

#include <QDir>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace quire::files {

namespace {

constexpr std::size_t mostRuns = 3;
constexpr qint64 small = 256 << 10;
constexpr std::size_t mostInBatch = 64;
constexpr qint64 mostBytesInBatch = 4 << 20;

QStringList machinesOf(const TransferJob &job)
{
    QStringList machines{job.order.from, job.order.to};
    machines.removeAll(QString());
    return machines;
}

bool isSmall(const TransferFile &file)
{
    return file.size <= small;
}

} // namespace

TransferQueue::TransferQueue(RootSource *roots, TransferJournal *journal, QByteArray scratch, QObject *parent)
    : QObject(parent), m_roots(roots), m_journal(journal), m_scratch(std::move(scratch))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_tick.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &TransferQueue::schedule);
    connect(&m_tick, &QTimer::timeout, this, &TransferQueue::tick);
    connect(m_roots, &RootSource::available, this, &TransferQueue::relieve);
    connect(m_roots, &RootSource::unavailable, this, &TransferQueue::handleGone);
}

TransferQueue::~TransferQueue() = default;

Reply<void> TransferQueue::start()
{
    Result<std::vector<TransferJob>> jobs = co_await m_journal->load();
    if (!jobs) {
        co_return Failure(jobs.error());
    }
    for (TransferJob &job : *jobs) {
        m_jobs.push_back(std::make_unique<TransferJob>(std::move(job)));
    }
    for (const JobPointer &job : m_jobs) {
        updateState(*job);
    }
    soon();
    co_return Result<void>();
}

void TransferQueue::add(const TransferOrder &order)
{
    auto job = std::make_unique<TransferJob>();
    job->key = QUuid::createUuid().toRfc4122().toHex().left(10);
    job->order = order;
    const TransferJob &added = *m_jobs.emplace_back(std::move(job));
    m_journal->add(added).then(this, [this, key = added.key](const Result<qint64> &id) {
        const auto found = std::ranges::find_if(m_jobs, [&](const JobPointer &one) { return one->key == key; });
        if (!id) { // It goes on, but would not outlive the program.
            qCWarning(logStore) << "transfer journal:" << id.error().detail;
        }
        (*found)->id = id.value_or(-qint64(m_jobs.size()));
        soon();
    });
}

TransferJob *TransferQueue::find(qint64 job) const
{
    const auto found = std::ranges::find_if(m_jobs, [job](const JobPointer &one) { return one->id == job; });
    return found == m_jobs.end() ? nullptr : found->get();
}

void TransferQueue::soon()
{
    touch();
    m_soon.start();
}

void TransferQueue::pause(qint64 id)
{
    if (TransferJob *job = find(id); job && !job->isOver()) {
        job->isPaused = true;
        stopRuns(job);
        updateState(*job);
        write(*job);
        soon();
    }
}

void TransferQueue::resume(qint64 id)
{
    if (TransferJob *job = find(id); job && job->isPaused) {
        job->isPaused = false;
        for (const QString &machine : machinesOf(*job)) {
            m_troubles.erase(machine);
        }
        updateState(*job);
        write(*job);
        soon();
    }
}

void TransferQueue::setAllPaused(bool isPaused)
{
    for (const JobPointer &job : m_jobs) {
        if (isPaused) {
            pause(job->id);
        } else {
            resume(job->id);
        }
    }
}

void TransferQueue::retry(qint64 id)
{
    TransferJob *job = find(id);
    if (!job || job->state == JobState::Cancelled) {
        return;
    }
    std::vector<std::size_t> again;
    for (std::size_t index = 0; index < job->files.size(); ++index) {
        TransferFile &file = job->files[index];
        if (file.state == FileState::Failed) {
            file.state = FileState::Waiting;
            file.error = {};
            file.attempts = 0;
            file.hasLooked = false;
            again.push_back(index);
        }
    }
    for (const QString &machine : machinesOf(*job)) {
        m_troubles.erase(machine);
    }
    job->trouble = {};
    updateState(*job);
    write(*job, again);
    soon();
}

void TransferQueue::cancel(qint64 id)
{
    TransferJob *job = find(id);
    if (!job || job->isOver()) {
        return;
    }
    std::set<std::size_t> begun;
    for (std::size_t index = 0; index < job->files.size(); ++index) {
        const TransferFile &file = job->files[index];
        const bool isOpen = file.state != FileState::Done && file.state != FileState::Skipped;
        if (file.state == FileState::Active || (isOpen && (file.done > 0 || file.isResumed))) {
            begun.insert(index);
        }
    }
    stopRuns(job);
    m_plans.erase(id);
    for (const std::size_t index : begun) {
        TransferRun::forget(*job, index, rootOf(job->order.to), m_scratch);
    }
    job->state = JobState::Cancelled;
    write(*job);
    soon();
}

void TransferQueue::answer(qint64 id, Collision collision)
{
    TransferJob *job = find(id);
    if (!job || collision == Collision::Ask) {
        return;
    }
    job->order.collision = collision;
    std::vector<std::size_t> settled;
    for (std::size_t index = 0; index < job->files.size(); ++index) {
        if (job->files[index].state == FileState::Asking) {
            job->files[index].state = FileState::Waiting;
            settled.push_back(index);
        }
    }
    updateState(*job);
    write(*job, settled);
    soon();
}

void TransferQueue::clearFinished()
{
    for (const JobPointer &job : m_jobs) {
        if (job->isOver()) {
            std::ignore = m_journal->remove(job->id);
            m_meters.erase(job->id);
        }
    }
    std::erase_if(m_jobs, [](const JobPointer &job) { return job->isOver(); });
    soon();
}

RemoteRoot *TransferQueue::rootOf(const QString &machine) const
{
    return machine.isEmpty() ? nullptr : m_roots->root(machine);
}

/// Whether its machines are there and answer.
bool TransferQueue::isReady(TransferJob &job)
{
    if (job.id == 0 || job.isPaused || job.isOver()) {
        return false;
    }
    for (const QString &machine : machinesOf(job)) {
        const auto found = m_troubles.find(machine);
        if (found != m_troubles.end() && found->second.isBlocked) {
            job.trouble = found->second.error;
            return false;
        }
        if (!m_roots->root(machine)) {
            if (m_asked.insert(machine).second) {
                Q_EMIT machineNeeded(machine);
            }
            job.trouble = {ErrorKind::Network, tr("It goes on as soon as the machine is there."), {}};
            return false;
        }
    }
    job.trouble = {};
    return true;
}

void TransferQueue::schedule()
{
    for (const JobPointer &job : m_jobs) {
        if (!job->isOver() && isReady(*job) && !job->isCounted && !m_plans.contains(job->id)) {
            count(job.get());
        }
    }
    while (m_runs.size() < mostRuns && startNext()) {
    }
    for (const JobPointer &job : m_jobs) {
        updateState(*job);
    }
    touch();
}

void TransferQueue::count(TransferJob *job)
{
    auto &plan = m_plans[job->id];
    plan = std::make_unique<TransferPlan>(job->order, rootOf(job->order.from), rootOf(job->order.to));
    plan->run().then(this, [this, id = job->id](const Result<std::vector<TransferFile>> &files) {
        if (const auto found = m_plans.find(id); found != m_plans.end()) {
            found->second.release()->deleteLater();
            m_plans.erase(found);
            counted(find(id), files);
        }
    });
}

void TransferQueue::counted(TransferJob *job, const Result<std::vector<TransferFile>> &files)
{
    if (!job || job->isOver()) {
        return;
    }
    if (!files && isPassing(files.error())) {
        trouble(*job, files.error());
        return;
    }
    if (files) {
        job->files = *files;
    } else { // The whole of it failed.
        TransferFile file;
        file.source = file.target = job->order.sources.value(0);
        file.state = FileState::Failed;
        file.error = files.error();
        job->files = {file};
    }
    job->isCounted = true;
    updateState(*job);
    std::ignore = m_journal->setFiles(*job);
    soon();
}

/// Many small files, or one that is not.
std::vector<std::size_t> TransferQueue::nextFiles(const TransferJob &job) const
{
    const bool hasBatch = std::ranges::any_of(
        m_runs, [&](const Running &running) { return running.isBatch && running.run->job() == &job; });
    std::vector<std::size_t> batch;
    std::optional<std::size_t> large;
    qint64 bytes = 0;
    for (std::size_t index = 0; index < job.files.size() && batch.size() < mostInBatch; ++index) {
        const TransferFile &file = job.files[index];
        if (file.state != FileState::Waiting) {
            continue;
        }
        if (isSmall(file) && !hasBatch && bytes + file.size <= mostBytesInBatch) {
            batch.push_back(index);
            bytes += file.size;
        } else if (!isSmall(file) && (!large || file.size < job.files[*large].size)) {
            large = index;
        }
    }
    if (batch.empty() && large) {
        batch.push_back(*large);
    }
    return batch;
}

bool TransferQueue::startNext()
{
    TransferJob *best = nullptr;
    std::vector<std::size_t> files;
    for (const JobPointer &job : m_jobs) {
        if (!job->isCounted || !isReady(*job)) {
            continue;
        }
        std::vector<std::size_t> next = nextFiles(*job);
        const auto rank = [](const TransferJob &one, const std::vector<std::size_t> &list) {
            return std::pair(one.order.isInteractive, isSmall(one.files[list.front()]));
        };
        if (!next.empty() && (!best || rank(*job, next) > rank(*best, files))) {
            best = job.get();
            files = std::move(next);
        }
    }
    if (best) {
        startRun(best, std::move(files));
    }
    return best;
}

/// Noted first: after a crash it is known which files may be there without our knowing.
void TransferQueue::startRun(TransferJob *job, std::vector<std::size_t> files)
{
    if (!job->order.isUpload() && !job->order.isDownload()) {
        QDir().mkpath(QString::fromLocal8Bit(m_scratch));
    }
    const bool isBatch = isSmall(job->files[files.front()]);
    m_runs.push_back(
        {std::make_unique<TransferRun>(job, files, rootOf(job->order.from), rootOf(job->order.to), m_scratch),
         {},
         isBatch});
    TransferRun *run = m_runs.back().run.get();
    connect(run, &TransferRun::progressed, this, &TransferQueue::touch);
    m_journal->update(*job, files).then(run, [this, run](const Result<void> &) {
        const auto found = std::ranges::find_if(m_runs, [run](const Running &one) { return one.run.get() == run; });
        if (found != m_runs.end()) {
            Reply<void> reply = run->run();
            found->reply = reply;
            reply.then(run, [this, run](const Result<void> &) { ended(run); }); // At once, when it is over.
        }
    });
}

void TransferQueue::ended(TransferRun *run)
{
    const auto found = std::ranges::find_if(m_runs, [run](const Running &one) { return one.run.get() == run; });
    if (found == m_runs.end()) {
        return;
    }
    found->run.release()->deleteLater();
    m_runs.erase(found);
    TransferJob *job = run->job();
    const Error *passing = nullptr;
    for (const std::size_t index : run->files()) {
        TransferFile &file = job->files[index];
        if (file.state == FileState::Active) { // Its root went away.
            file.state = FileState::Waiting;
        }
        passing = file.state == FileState::Waiting && isPassing(file.error) ? &file.error : passing;
    }
    if (passing) {
        trouble(*job, *passing);
    } else {
        for (const QString &machine : machinesOf(*job)) {
            m_troubles.erase(machine);
        }
    }
    updateState(*job);
    write(*job, run->files());
    soon();
}

/// Event by event a cancelled run ends its own work, so it stays a moment longer.
void TransferQueue::stopRuns(const TransferJob *job)
{
    for (auto at = m_runs.begin(); at != m_runs.end();) {
        if (at->run->job() != job) {
            ++at;
            continue;
        }
        at->reply.cancel();
        for (const std::size_t index : at->run->files()) {
            TransferFile &file = at->run->job()->files[index];
            if (file.state == FileState::Active) {
                file.state = FileState::Waiting;
                file.isResumed = true;
                file.hasLooked = false;
            }
        }
        at->run.release()->deleteLater();
        at = m_runs.erase(at);
    }
}

void TransferQueue::trouble(const TransferJob &job, const Error &error)
{
    for (const QString &machine : machinesOf(job)) {
        Trouble &known = m_troubles[machine];
        known.error = error;
        if (known.isBlocked) {
            continue;
        }
        known.isBlocked = true;
        known.failures += 1;
        const auto wait =
            net::RetryPolicy::persistent().delayAfter(known.failures, QRandomGenerator::global()->generateDouble());
        QTimer::singleShot(wait, this, [this, machine] {
            if (const auto found = m_troubles.find(machine); found != m_troubles.end()) {
                found->second.isBlocked = false;
            }
            soon();
        });
    }
    soon();
}

void TransferQueue::relieve(const QString &machine)
{
    const auto isOfIt = [&](const QString &disk) { return machineOf(disk) == machine; };
    std::erase_if(m_asked, isOfIt); // A disk that was never there is known by its machine only.
    m_troubles.erase(machine);
    soon();
}

void TransferQueue::handleGone(const QString &machine)
{
    for (const JobPointer &job : m_jobs) {
        if (machinesOf(*job).contains(machine)) {
            stopRuns(job.get());
            if (const auto plan = m_plans.find(job->id); plan != m_plans.end()) {
                plan->second.release()->deleteLater();
                m_plans.erase(plan);
            }
        }
    }
    soon();
}

void TransferQueue::write(const TransferJob &job, const std::vector<std::size_t> &files)
{
    if (job.id > 0) {
        std::ignore = m_journal->update(job, files);
    }
}

} // namespace quire::files
