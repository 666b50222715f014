// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RootSource.h"
#include "files/TransferJob.h"
#include "files/TransferJournal.h"
#include "files/TransferPlan.h"
#include "files/TransferRun.h"

#include <QTimer>

#include <list>
#include <map>
#include <set>

namespace quire::files {

/// Everything that is to be moved between this computer and machines, and between machines.
///
/// What somebody waits for goes first, then small files, then what was asked for first. A file that fails does not keep
/// the others; what only the network keeps is tried again for ever. Jobs outlive the program: start() goes on with them
/// where the other side really is. Lives in a thread of its own, with its roots.
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    /// All outlive this. `scratch`: a folder on this computer, made when needed, for what goes between two machines.
    TransferQueue(RootSource *roots, TransferJournal *journal, QByteArray scratch, QObject *parent = nullptr);
    ~TransferQueue() override;

    /// Takes up what earlier starts of the program left. Call once, after the journal is open.
    [[nodiscard]] Reply<void> start();
    void add(const TransferOrder &order);
    void pause(qint64 job);
    void resume(qint64 job);
    void setAllPaused(bool isPaused);
    /// What failed is tried again.
    void retry(qint64 job);
    /// What is moved stays, what is begun is taken away.
    void cancel(qint64 job);
    /// For all files of the job that wait for an answer, and those to come.
    void answer(qint64 job, Collision collision);
    /// Forgets jobs that are over.
    void clearFinished();

    QList<JobRow> rows() const;
    static TransferTotals totalsOf(const QList<JobRow> &rows);

Q_SIGNALS:
    /// At most ten times a second.
    void changed(const QList<quire::files::JobRow> &rows, const quire::files::TransferTotals &totals);
    /// A job waits for this machine, which is not there.
    void machineNeeded(const QString &machine);
    /// Everything that could be done is done; the row says what became of it.
    void finished(const quire::files::JobRow &job);

private:
    using JobPointer = std::unique_ptr<TransferJob>;
    struct Running
    {
        std::unique_ptr<TransferRun> run;
        Reply<void> reply;
        bool isBatch = false;
    };
    struct Trouble
    {
        int failures = 0;
        bool isBlocked = false;
        Error error;
    };
    struct Meter
    {
        qint64 done = 0;
        double speed = 0;
    };

    TransferJob *find(qint64 job) const;
    void soon();
    void schedule();
    bool isReady(TransferJob &job);
    RemoteRoot *rootOf(const QString &machine) const;
    void count(TransferJob *job);
    void counted(TransferJob *job, const Result<std::vector<TransferFile>> &files);
    std::vector<std::size_t> nextFiles(const TransferJob &job) const;
    bool startNext();
    void startRun(TransferJob *job, std::vector<std::size_t> files);
    void ended(TransferRun *run);
    void stopRuns(const TransferJob *job);
    void trouble(const TransferJob &job, const Error &error);
    void relieve(const QString &machine);
    void handleGone(const QString &machine);
    void updateState(TransferJob &job);
    void takeAwaySources(const TransferJob &job);
    void write(const TransferJob &job, const std::vector<std::size_t> &files = {});
    void touch();
    void tick();
    JobRow rowOf(const TransferJob &job) const;
    QList<FileRow> fileRows(const TransferJob &job) const;

    RootSource *m_roots;
    TransferJournal *m_journal;
    QByteArray m_scratch;
    std::list<JobPointer> m_jobs;
    std::map<qint64, std::unique_ptr<TransferPlan>> m_plans;
    std::list<Running> m_runs;
    std::map<QString, Trouble> m_troubles;
    std::map<qint64, Meter> m_meters;
    std::set<QString> m_asked; ///< Machines that are needed and were asked for.
    QTimer m_soon;
    QTimer m_tick;
    bool m_isDirty = false;
};

} // namespace quire::files
