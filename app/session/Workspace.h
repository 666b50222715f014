// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/Machine.h"
#include "session/NotebookRef.h"

#include <QObject>

#include <memory>
#include <vector>

namespace quire {
class Clock;
}

namespace quire::machines {
class LocalProvider;
class MachineCatalog;
} // namespace quire::machines

namespace quire::store {
class Settings;
}

namespace quire::runs {
class RunJournal;
}

namespace quire::session {

class AttachedMachine;
class NotebookSession;
class Recovery;
class TextFile;

/// What is open: machines and notebooks, several of each.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive the workspace. `local` is the provider of this computer, for files on its disk.
    Workspace(machines::MachineCatalog *catalog, machines::LocalProvider *local, store::Settings *settings,
              Recovery *recovery, runs::RunJournal *journal, const Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    /// The machine, attached or on its way; null when the catalog does not know it.
    AttachedMachine *machine(const machines::MachineId &id);
    QList<AttachedMachine *> machines() const;
    /// The embedded machine.
    AttachedMachine *thisComputer();

    /// Opens a notebook, or gives the session it is open in already.
    NotebookSession *open(const NotebookRef &ref);
    QList<NotebookSession *> notebooks() const;
    /// Gives every waiting run to its kernel, which then needs nobody; answered when all are sent.
    Reply<void> handOverRuns();
    /// A file or folder of a machine has another name or place: open notebooks that are it, or are in it, follow.
    void fileMoved(const NotebookRef &from, const NotebookRef &to);
    /// Where `ref` is then; nothing when that does not move it.
    std::optional<NotebookRef> moved(const NotebookRef &ref, const NotebookRef &from, const NotebookRef &to);
    /// Ends the session; its kernel runs on unless it is shut down first.
    void close(NotebookSession *session);

    /// A text file on `machine`, not read yet; it saves itself as notebooks do.
    std::unique_ptr<TextFile> textFile(const NotebookRef &ref, AttachedMachine *machine);

    /// A path as a machine's file browser names it.
    NotebookRef refFor(const machines::MachineId &machine, const RemotePath &path);
    /// What NotebookRef::place() gave.
    NotebookRef refAt(const machines::MachineId &machine, const QString &place);
    /// A file of this computer's disk.
    NotebookRef refForLocalFile(const QString &file);

Q_SIGNALS:
    void machineAdded(quire::session::AttachedMachine *machine);
    void notebookOpened(quire::session::NotebookSession *session);
    void notebookClosed(quire::session::NotebookSession *session);

private:
    void remember(const NotebookRef &ref);
    void rememberOpen();

    machines::MachineCatalog *m_catalog;
    machines::LocalProvider *m_local;
    store::Settings *m_settings;
    Recovery *m_recovery;
    runs::RunJournal *m_journal;
    const Clock &m_clock;
    std::vector<std::unique_ptr<AttachedMachine>> m_machines;
    std::vector<std::unique_ptr<NotebookSession>> m_notebooks;
    std::vector<std::unique_ptr<NotebookSession>> m_closing; ///< Saying goodbye to their servers.
};

} // namespace quire::session
