// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/Transfers.h"

#include "files/TransferQueue.h"

#include <QStandardPaths>
#include <QTimer>

namespace quire::files {

/// Made, used and destroyed in the thread.
struct Transfers::Worker
{
    RateLimit limit;
    std::unique_ptr<MachineRoots> roots;
    std::unique_ptr<TransferJournal> journal;
    std::unique_ptr<TransferQueue> queue;
};

namespace {

/// Nobody waits longer for machines when the program ends.
constexpr std::chrono::milliseconds goodbyeLimit{1500};

QByteArray scratchFolder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/transfers"))
        .toLocal8Bit();
}

} // namespace

Transfers::Transfers(const Clock &clock, const QString &journal, MachineRoots::Maker maker, QObject *parent)
    : QObject(parent), m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("transfers"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
    run([this, &clock, journal, make = std::move(maker)] {
        m_worker = std::make_shared<Worker>();
        m_worker->roots = std::make_unique<MachineRoots>(clock, &m_worker->limit, make);
        m_worker->journal = std::make_unique<TransferJournal>(journal);
        m_worker->queue =
            std::make_unique<TransferQueue>(m_worker->roots.get(), m_worker->journal.get(), scratchFolder());
        TransferQueue *queue = m_worker->queue.get();
        connect(queue, &TransferQueue::changed, this, [this](const QList<JobRow> &rows, const TransferTotals &totals) {
            m_rows = rows;
            m_totals = totals;
            Q_EMIT changed();
        });
        connect(queue, &TransferQueue::machineNeeded, this, &Transfers::machineNeeded);
        connect(queue, &TransferQueue::finished, this, &Transfers::finished);
        m_worker->journal->open().then(this, [this](const Result<store::DatabaseOpened> &opened) {
            if (!opened || opened->problem) {
                Q_EMIT failed(opened ? *opened->problem : opened.error());
            }
        });
        std::ignore = queue->start();
    });
}

Transfers::~Transfers()
{
    run([this] {
        m_worker->queue.reset();
        const auto end = [this] {
            m_worker.reset();
            m_thread.quit();
        };
        QTimer::singleShot(goodbyeLimit, m_context.get(), end);
        m_worker->roots->close().then(m_context.get(), [end](const Result<void> &) { end(); });
    });
    m_thread.wait();
}

template <typename Work> void Transfers::run(Work work)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(work), Qt::QueuedConnection);
}

void Transfers::upload(const QString &machine, const QByteArray &folder, const QList<QByteArray> &localPaths)
{
    add({.to = machine, .sources = localPaths, .folder = folder});
}

void Transfers::download(const QString &machine, const QList<QByteArray> &paths, const QByteArray &localFolder)
{
    add({.from = machine, .sources = paths, .folder = localFolder});
}

void Transfers::copyBetween(const QString &from, const QList<QByteArray> &paths, const QString &to,
                            const QByteArray &folder)
{
    add({.from = from, .to = to, .sources = paths, .folder = folder});
}

void Transfers::add(const TransferOrder &order)
{
    run([this, order] { m_worker->queue->add(order); });
}

void Transfers::pause(qint64 job)
{
    run([this, job] { m_worker->queue->pause(job); });
}

void Transfers::resume(qint64 job)
{
    run([this, job] { m_worker->queue->resume(job); });
}

void Transfers::setAllPaused(bool isPaused)
{
    run([this, isPaused] { m_worker->queue->setAllPaused(isPaused); });
}

void Transfers::retry(qint64 job)
{
    run([this, job] { m_worker->queue->retry(job); });
}

void Transfers::cancel(qint64 job)
{
    run([this, job] { m_worker->queue->cancel(job); });
}

void Transfers::answer(qint64 job, Collision collision)
{
    run([this, job, collision] { m_worker->queue->answer(job, collision); });
}

void Transfers::clearFinished()
{
    run([this] { m_worker->queue->clearFinished(); });
}

void Transfers::setLimits(qint64 up, qint64 down)
{
    run([this, up, down] {
        m_worker->limit.set(RateLimit::Up, up);
        m_worker->limit.set(RateLimit::Down, down);
    });
}

void Transfers::setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies)
{
    run([this, machine, endpoint, cookies] { m_worker->roots->setEndpoint(machine, endpoint, cookies); });
}

void Transfers::setGone(const QString &machine)
{
    run([this, machine] { m_worker->roots->setGone(machine); });
}

} // namespace quire::files
