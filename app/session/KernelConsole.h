// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Document.h"
#include "session/CellRuns.h"
#include "session/NotebookKernel.h"
#include "session/NotebookRef.h"
#include "session/WidgetOutputs.h"
#include "widgets/WidgetHub.h"

#include <QPointer>

#include <memory>

namespace quire::session {

class NotebookSession;

/// A talk with a kernel: what was run, each in a cell that cannot be changed any more, and at the end the cell being
/// written. It has a kernel of its own, or shares a notebook's; what it shows survives whatever happens to the kernel.
class KernelConsole : public QObject
{
    Q_OBJECT

public:
    /// On a kernel of its own, started by start(). All outlive the console.
    KernelConsole(AttachedMachine *machine, NotebookRef ref, runs::RunJournal *journal, QObject *parent = nullptr);
    /// On the kernel of a notebook, and with its widgets.
    explicit KernelConsole(NotebookSession *notebook, QObject *parent = nullptr);
    ~KernelConsole() override;

    /// "Console 1", "train.ipynb".
    QString title() const { return m_ref.title(); }
    /// Of its session on the server, or of the notebook whose kernel it shares.
    const NotebookRef &ref() const { return m_ref; }
    bool hasOwnKernel() const { return m_own != nullptr; }
    /// Null once the notebook whose kernel it was is closed.
    NotebookKernel *kernel() const { return m_kernel; }
    notebook::Document *document() { return &m_document; }
    CellRuns &runs() { return *m_runs; }
    /// Null once the notebook is closed whose they are.
    widgets::WidgetHub *widgets() const { return m_widgets; }
    /// The cell being written.
    const notebook::CellId &prompt() const { return m_prompt; }
    /// Undoing what was typed in the prompt would go on to what is above it.
    bool isPromptUntouched() const { return m_document.revision().content == m_promptState; }

    /// `specName` is one of the machine's; empty the default.
    void start(const QString &specName = {});
    /// Attaches to its own kernel if that still runs from before; else the next run starts one.
    Reply<void> resume();
    /// Puts cells of an earlier talk above what was said in this one; they keep their ids.
    void putBack(const QList<notebook::Cell> &said);
    /// Runs what the prompt holds; an empty one is left alone. A new prompt takes its place.
    void execute();
    /// Runs `code` above the prompt, which stays as it is; the cell it stands in.
    notebook::CellId run(const QString &code);
    /// Forgets what was run; what runs now stays.
    void clear();
    /// Whether the prompt can be run as it is; Unknown where the kernel cannot be asked.
    Reply<jupyter::CodeCompleteness> isComplete();
    /// What was run in this kernel's language before, oldest first, and here.
    QStringList history() const { return m_history; }
    /// Others' runs on the same kernel are shown too.
    void setShowsAll(bool all) { m_showsAll = all; }
    bool showsAll() const { return m_showsAll; }

Q_SIGNALS:
    /// There is a new prompt; the old one is run or was cleared away.
    void prompted(const quire::notebook::CellId &prompt);

private:
    void init();
    void takeSession(jupyter::KernelSession *session);
    void shareSession();
    void noteStatus(const KernelStatus &status);
    void addPrompt();
    void remember(const QString &code);
    void wakeKernel();
    void observe(const jupyter::Message &message);
    notebook::CellId insertLocked(const QString &code);
    void loadHistory();
    static notebook::Cell lockedCell(const QString &code);

    AttachedMachine *m_machine;
    NotebookRef m_ref;
    notebook::Document m_document;
    std::unique_ptr<widgets::WidgetHub> m_ownWidgets; ///< Goes after the kernel.
    std::unique_ptr<NotebookKernel> m_own;
    QPointer<widgets::WidgetHub> m_widgets;
    QPointer<NotebookKernel> m_kernel;
    QPointer<jupyter::KernelSession> m_session;
    CellRuns m_sharedRuns{nullptr};
    CellRuns *m_runs; ///< Those of its own kernel, which are found again by the next start; or the ones above.
    WidgetOutputs m_widgetOutputs;
    notebook::CellId m_prompt;
    quint64 m_promptState = 0;
    QStringList m_history;
    QHash<QByteArray, notebook::CellId> m_observed; ///< Others' runs by their request.
    bool m_showsAll = false;
    bool m_hasHistory = false;
    bool m_isRestarting = false;
};

} // namespace quire::session
