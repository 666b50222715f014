// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DocumentStore.h"
#include "session/NotebookKernel.h"
#include "session/NotebookRef.h"
#include "session/NotebookTrust.h"

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
    NotebookTrust &trust() { return m_trust; }
    /// Closing now would lose something typed or put out.
    bool hasUnsavedWork() const;

    /// Loads the notebook, then finds or starts its kernel.
    void open();
    /// Shows the file without starting a kernel: that waits for the first run.
    void openWithoutKernel();
    void choose(const QString &key, const QString &choice);

Q_SIGNALS:
    void loadStateChanged(quire::session::NotebookSession::LoadState state);
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    static std::unique_ptr<NotebookStorage> storageFor(const NotebookRef &ref, AttachedMachine *machine);
    void load(bool withKernel);
    void setLoadState(LoadState state);
    void raiseLoadFailure(const Error &error);

    NotebookRef m_ref;
    AttachedMachine *m_machine;
    DocumentStore m_file;
    NotebookKernel m_kernel;
    NotebookTrust m_trust;
    LoadState m_loadState = LoadState::Idle;
    bool m_wantsKernel = true;
};

} // namespace quire::session
