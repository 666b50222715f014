// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Execution.h"
#include "notebook/CellId.h"
#include "runs/RunJournal.h"
#include "session/CellRun.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>

namespace quire::jupyter {
class KernelSession;
}

namespace quire::notebook {
class Document;
}

namespace quire::session {

class CellExecution;

/// One run that has not ended.
struct QueuedRun
{
    quint64 id = 0; ///< Names it in CellRuns::move() and cancel().
    notebook::CellId cell;
    QString code; ///< As it was when the person asked for the run.
    CellRun run;
    bool isSent = false; ///< With the kernel; it cannot be moved or taken back.

    bool operator==(const QueuedRun &) const = default;
};

/// Runs cells of one document on one kernel and brings what they put out into the document.
///
/// Cells go to the kernel in batches. The next one is sent when the last has ended well: what waits can be put in
/// another order or taken back, and nothing that follows a failure runs. A batch is one cell; it grows while waiting
/// for the network would cost more than the cells themselves.
class CellRuns : public QObject
{
    Q_OBJECT

public:
    /// `journal` outlives this; with none, runs are not found again by the next start of the program.
    explicit CellRuns(runs::RunJournal *journal, QObject *parent = nullptr);
    ~CellRuns() override;

    /// Cells are taken from it; not owned.
    void setDocument(notebook::Document *document) { m_document = document; }
    /// Not owned; runs on the one before are given up. Goes on with `openRuns`, which an earlier start of this program
    /// sent: the session must not be open yet. Null: what is run waits for the next session.
    void setSession(jupyter::KernelSession *session, const QList<runs::RunRecord> &openRuns = {});

    /// Runs these after everything else, with the text they have now.
    void add(const QList<notebook::CellId> &cells);
    /// Puts a waiting run at `position` among those that wait; the ends are the limits.
    void move(quint64 id, int position);
    void cancel(quint64 id);
    void cancelWaiting();
    /// The kernel begins anew: what waits now is void, what is added later runs on the fresh one.
    void noteRestart();
    /// Hands all that waits to the kernel, which works it off without this program.
    Reply<void> sendAll();

    /// When the run that is on began; invalid while none is. Cheaper than queue().
    QDateTime runningSince() const;
    /// In the order they run.
    QList<QueuedRun> queue() const;
    int pendingCount() const { return int(m_active.size() + m_waiting.size()) + m_noted; }
    bool hasWaiting() const { return !m_waiting.isEmpty(); }
    /// What hasWaiting() tells of, in order.
    QList<runs::RunRecord> waiting() const;
    CellRun run(const notebook::CellId &cell) const { return m_runs.value(cell); }
    /// The cell that was or will be run: by its id; in notebooks older than cell ids by its text. Null when it is gone.
    notebook::CellId cellOf(const runs::RunRecord &run) const;
    /// The execute_request of this id was sent here and has not ended.
    bool isOwn(const QByteArray &messageId) const;
    void answerInput(const notebook::CellId &cell, const QString &text);

Q_SIGNALS:
    void runChanged(const quire::notebook::CellId &cell, const quire::session::CellRun &run);
    /// For a cell; comes before it is in the document.
    void outputReceived(const quire::notebook::Output &output);
    /// queue() is another.
    void queueChanged();
    void runEnded(quire::jupyter::Outcome outcome);
    /// Every run asked for has ended.
    void allEnded();
    void inputRequested(const quire::notebook::CellId &cell, const QString &prompt, bool isPassword);
    void inputEnded(const quire::notebook::CellId &cell);
    /// Help that code asked for, to be shown beside the notebook.
    void pageRequested(const quire::notebook::MimeBundle &page);

private:
    struct Waiting
    {
        quint64 id;
        notebook::CellId cell;
        jupyter::ExecuteRequest request;
        int generation;
    };
    struct Active
    {
        quint64 id;
        int generation;
        CellExecution *execution; ///< A child of this.
    };

    void takeUp(const QList<runs::RunRecord> &openRuns);
    void giveUp();
    static QList<runs::RunRecord> recordsOf(const QList<Waiting> &items);
    void sendNext();
    Reply<void> send(int count);
    void start(const Waiting &item);
    CellExecution *watch(const jupyter::ExecutionPtr &execution, const notebook::CellId &cell, quint64 id,
                         int generation);
    void setRun(const notebook::CellId &cell, const CellRun &run);
    void noteEnd(CellExecution *run, jupyter::Outcome outcome);
    void adaptBatch();
    void dropWaiting(int upToGeneration);
    void tellIfAllEnded();
    QList<Waiting>::iterator findWaiting(quint64 id);

    runs::RunJournal *m_journal;
    notebook::Document *m_document = nullptr;
    QPointer<jupyter::KernelSession> m_session;
    QList<Waiting> m_waiting;
    QList<Active> m_active;
    QHash<notebook::CellId, CellRun> m_runs;
    int m_noted = 0; ///< Being written to the journal, to be sent then.
    int m_batch = 1;
    int m_generation = 0;
    quint64 m_lastId = 0;
    QElapsedTimer m_batchClock;
    std::chrono::milliseconds m_batchWork{0}; ///< What its cells took in the kernel.
};

} // namespace quire::session
