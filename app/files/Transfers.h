// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RootSource.h"
#include "files/TransferJob.h"

#include <QThread>

#include <memory>

namespace quire {
class Clock;
}

namespace quire::files {

class TransferQueue;

/// The transfers of the program, for the thread of the window: the queue, its journal and its connections live in a
/// thread of their own. Calls come back at once; what happens is told by changed().
class Transfers : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives this. `journal`: see TransferJournal::standardFile(). `maker`: see MachineRoots.
    Transfers(const Clock &clock, const QString &journal, MachineRoots::Maker maker = {}, QObject *parent = nullptr);
    /// Stops at once; the next start goes on.
    ~Transfers() override;

    /// Machines are named as in MachineId::toText(); `folder` and `paths` on them are below what their server shows.
    void upload(const QString &machine, const QByteArray &folder, const QList<QByteArray> &localPaths);
    void download(const QString &machine, const QList<QByteArray> &paths, const QByteArray &localFolder);
    void copyBetween(const QString &from, const QList<QByteArray> &paths, const QString &to, const QByteArray &folder);
    void add(const TransferOrder &order);

    void pause(qint64 job);
    void resume(qint64 job);
    void setAllPaused(bool isPaused);
    void retry(qint64 job);
    void cancel(qint64 job);
    void answer(qint64 job, Collision collision);
    void clearFinished();
    /// Bytes in a second; 0: no limit.
    void setLimits(qint64 up, qint64 down);

    /// A machine's server is at `endpoint` now, with what logs us in there.
    void setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies);
    void setGone(const QString &machine);

    /// As last told.
    const QList<JobRow> &rows() const { return m_rows; }
    const TransferTotals &totals() const { return m_totals; }

Q_SIGNALS:
    /// At most ten times a second.
    void changed();
    /// A job waits for this machine: bring it up, then setEndpoint().
    void machineNeeded(const QString &machine);
    void finished(const quire::files::JobRow &job);
    /// The journal could not be used, or was put aside: jobs do not outlive the program, or were forgotten.
    void failed(const quire::Error &error);

private:
    struct Worker;
    template <typename Work> void run(Work work);

    std::unique_ptr<QObject> m_context; ///< Of the thread.
    std::shared_ptr<Worker> m_worker;
    QThread m_thread;
    QList<JobRow> m_rows;
    TransferTotals m_totals;
};

} // namespace quire::files
