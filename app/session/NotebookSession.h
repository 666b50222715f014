// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DocumentStore.h"
#include "session/NotebookFiles.h"
#include "session/NotebookKernel.h"
#include "session/NotebookRef.h"
#include "session/NotebookTrust.h"
#include "session/NotebookWidgets.h"

namespace quire::session {

class AttachedMachine;

/// An open notebook: its document, its file and its kernel. What it has to say to a person comes as notices, and the
/// answers go to choose().
class NotebookSession : public QObject
{
    Q_OBJECT

public:
    enum class LoadState { Idle, Loading, Ready, Failed };
    Q_ENUM(LoadState)

    /// `machine`, `recovery` and `journal` outlive the session.
    NotebookSession(NotebookRef ref, AttachedMachine *machine, Recovery *recovery, runs::RunJournal *journal,
                    QObject *parent = nullptr);
    ~NotebookSession() override;

    const NotebookRef &ref() const { return m_ref; }
    AttachedMachine *machine() const { return m_machine; }
    LoadState loadState() const { return m_loadState; }
    /// Null until loaded.
    notebook::Document *document() const { return m_file.document(); }
    DocumentStore &file() { return m_file; }
    NotebookKernel &kernel() { return m_kernel; }
    /// What lies beside the notebook.
    NotebookFiles &files() { return m_files; }
    NotebookTrust &trust() { return m_trust; }
    NotebookWidgets &widgets() { return m_widgets; }
    /// Closing now would lose something typed or put out.
    bool hasUnsavedWork() const;

    /// Loads the notebook, then finds or starts its kernel.
    void open();
    /// Shows the file without starting a kernel: that waits for the first run.
    void openWithoutKernel();
    void choose(const QString &key, const QString &choice);
    /// Its file has another name or folder now. The kernel stays; where it works is its own affair.
    void moveTo(const NotebookRef &ref);

Q_SIGNALS:
    void moved();
    void loadStateChanged(quire::session::NotebookSession::LoadState state);
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    void load(bool withKernel);
    void setLoadState(LoadState state);
    void raiseLoadFailure(const Error &error);

    NotebookRef m_ref;
    AttachedMachine *m_machine;
    DocumentStore m_file;
    NotebookKernel m_kernel;
    NotebookFiles m_files;
    NotebookTrust m_trust;
    NotebookWidgets m_widgets;
    LoadState m_loadState = LoadState::Idle;
    bool m_wantsKernel = true;
};

} // namespace quire::session
