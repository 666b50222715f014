// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "jupyter/KernelSession.h"
#include "jupyter/Kernelspecs.h"
#include "jupyter/Sessions.h"
#include "runs/RunJournal.h"
#include "session/CellRuns.h"
#include "session/KernelStatus.h"
#include "session/Notice.h"
#include "session/WaitingRuns.h"

#include <QObject>

#include <memory>

namespace quire::notebook {
class Document;
}

namespace quire::session {

class AttachedMachine;
struct NotebookRef;

/// One notebook's kernel: finds or starts it, runs cells on it and brings what they put out into the document.
///
/// Output belongs to the run, and the run to a cell id: moving, deleting or undoing a cell never loses it.
class NotebookKernel : public QObject
{
    Q_OBJECT

public:
    /// `machine`, `ref` and `journal` outlive the kernel.
    NotebookKernel(AttachedMachine *machine, const NotebookRef *ref, runs::RunJournal *journal,
                   QObject *parent = nullptr);
    ~NotebookKernel() override;

    /// The document cells are taken from; not owned.
    void setDocument(notebook::Document *document);

    const KernelStatus &status() const { return m_status; }
    CellRun cellRun(const notebook::CellId &cell) const { return m_runs.run(cell); }
    /// How many runs have not ended.
    int pendingCount() const { return m_runs.pendingCount(); }
    /// What runs and waits, to be looked at and put in order; run() is what starts.
    CellRuns &runs() { return m_runs; }

    /// Kernels the machine offers.
    Reply<jupyter::KernelspecList> choices();
    /// Attaches to the notebook's running kernel or starts one: `specName`, or what the notebook names, or the default.
    Reply<void> start(QString specName = {});
    /// Another kernel in place of this one, noted in the notebook. `spec` is one of choices().
    Reply<void> change(jupyter::Kernelspec spec);
    /// Runs code cells in this order. Before the kernel is up they wait for it.
    void run(const QList<notebook::CellId> &cells);
    void interrupt();
    void restart();
    Reply<void> shutDown();
    /// Closes the connection so that the server keeps what comes; the kernel runs on.
    void detach();
    /// Nothing is on its way from the server any more.
    bool isDetached() const { return !m_session || m_session->link() == jupyter::KernelChannel::Link::Closed; }
    void reconnectNow();
    /// The notebook was called `before`: its session and what the journal knows of it are called as it is now.
    void noteMove(const QString &before);
    void answerInput(const notebook::CellId &cell, const QString &text) { m_runs.answerInput(cell, text); }
    void choose(const QString &key, const QString &choice);
    /// What may follow at `cursor`, in UTF-16 units. Fails at once while a run of this notebook has the kernel, after
    /// 2 s while another client has it, and when the next one is asked before.
    Reply<jupyter::Completion> complete(QString code, qsizetype cursor);
    /// What stands at `cursor`: signature and documentation; with detail level 1 also its source. Fails likewise.
    Reply<jupyter::Inspection> inspect(QString code, qsizetype cursor, int detailLevel);
    /// The value of an expression of the kernel's language, as MIME bundle in JSON. It leaves no trace in the kernel's
    /// history or counters. Fails at once while the kernel has something else to do.
    Reply<QByteArray> evaluate(const QString &expression);
    /// Runs nothing and waits for nothing: the questions above are answered now.
    bool isFree() const;
    /// What others of this program may run code on too; null while there is none that lives.
    jupyter::KernelSession *session() const;

Q_SIGNALS:
    void statusChanged(const quire::session::KernelStatus &status);
    void runChanged(const quire::notebook::CellId &cell, const quire::session::CellRun &run);
    /// The kernel sent it, for a cell or in place of an earlier one; comes before it is in the document.
    void outputReceived(const quire::notebook::Output &output);
    /// Another connection to a kernel, or none; owned here.
    void sessionChanged(quire::jupyter::KernelSession *session);
    /// Every run asked for has ended.
    void allRunsEnded();
    void inputRequested(const quire::notebook::CellId &cell, const QString &prompt, bool isPassword);
    void inputEnded(const quire::notebook::CellId &cell);
    /// Help that code asked for, to be shown beside the notebook.
    void pageRequested(const quire::notebook::MimeBundle &page);
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    Reply<jupyter::SessionModel> openSession(QString specName);
    Reply<jupyter::SessionModel> openOutsideRoot(QString specName);
    Reply<QString> chooseSpec(QString wanted);
    Reply<void> bind(jupyter::SessionModel model);
    void follow(jupyter::KernelSession *session);
    void offerLeftRuns(int count);
    void runLeft();
    void noteEnd(jupyter::Outcome outcome);
    Reply<bool> isIdleSoon();
    void updateStatus();
    void setState(KernelStatus::State state);
    void raise(const QString &key, Notice::Severity severity, const QString &text,
               const QList<Notice::Choice> &choices = {});
    void raiseStartFailure(const Error &error);
    void noteInfo();
    void noteKernelInNotebook();

    AttachedMachine *m_machine;
    const NotebookRef *m_ref;
    runs::RunJournal *m_journal;
    notebook::Document *m_document = nullptr;
    QString m_sessionModelId;
    QString m_wantedSpec;
    jupyter::KernelspecList m_specs;    ///< As the machine last told.
    std::shared_ptr<QLockFile> m_claim; ///< While the session id is ours; ends after the session.
    KernelStatus m_status;
    std::unique_ptr<jupyter::KernelSession> m_session;
    CellRuns m_runs;       ///< Goes before the session.
    WaitingRuns m_waiting; ///< Of m_runs.
    quint64 m_lastCompletion = 0;
    quint64 m_lastInspection = 0;
};

} // namespace quire::session
