// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notebook/Document.h"
#include "notebook/NotebookFile.h"
#include "session/NotebookStorage.h"
#include "session/Notice.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace quire::session {

class Recovery;

/// Brings one notebook from its storage into a Document and back: load, save, autosave, the safety copy, and what to
/// do when the file changed elsewhere. Reading and writing happen on other threads.
class DocumentStore : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { Saved, Modified, Saving, Failed };
    Q_ENUM(SaveState)

    /// `identity` names the safety copy in `recovery` (not owned).
    DocumentStore(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, QString identity,
                  QObject *parent = nullptr);
    ~DocumentStore() override;

    /// Null until loaded.
    notebook::Document *document() const { return m_document.get(); }
    SaveState saveState() const { return m_saveState; }
    /// Zero switches autosave off.
    void setAutosaveInterval(std::chrono::milliseconds interval);

    /// Reads the file. The document is there when the Reply holds a value; a file of nbformat 3 first raises a notice.
    Reply<void> load();
    /// Writes the document. ErrorKind::Conflict, and a notice with the choices, when the file changed since load().
    Reply<void> save();
    /// Writes the document as it is now to a file of this computer, which is replaced if there. The notebook stays
    /// what it is and where it is, unsaved changes included. Errors: File.
    Reply<void> saveCopy(QString localFile);
    /// Puts unsaved changes away on this computer now, for the next start; done by itself every few seconds.
    Reply<void> keepSafetyCopy();
    /// Answers a notice raised here.
    void choose(const QString &key, const QString &choice);
    /// The person closes without saving: the safety copy is of no use any more.
    void abandonChanges();

Q_SIGNALS:
    void loaded();
    /// Last chance to put into the document what is kept elsewhere.
    void aboutToSave();
    void saved();
    void saveStateChanged(quire::session::DocumentStore::SaveState state);
    /// The person chose to put a copy elsewhere; call saveCopy() when they have said where.
    void copyWanted();
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    Reply<void> write(bool evenIfChanged);
    Reply<void> checkBeforeWriting(bool evenIfChanged);
    Reply<bool> isUnchangedElsewhere();
    Reply<void> upgrade();
    Reply<void> reload();
    Reply<void> revert();
    Reply<void> forgetCopy();
    Reply<bool> takeUpUnsavedChanges();
    Reply<void> offerSafetyCopy();
    Reply<void> restoreSafetyCopy();
    void adopt(notebook::Notebook notebook);
    void noteChange();
    QString copyName() const;
    void setSaveState(SaveState state);
    void raiseConflict(bool isGone);
    void raiseSaveFailure(const Error &error);

    std::unique_ptr<NotebookStorage> m_storage;
    Recovery *m_recovery;
    QString m_identity;
    std::unique_ptr<notebook::Document> m_document;
    FileStamp m_stamp;
    QByteArray m_oldFormat; ///< Bytes of an nbformat 3 file, until the person decided.
    QTimer m_autosave;
    QTimer m_safety;
    SaveState m_saveState = SaveState::Saved;
    int m_copiesBegun = 0;
    int m_newestCopy = 0; ///< Of the copies begun, the newest handed to m_recovery.
    bool m_isSaving = false;
    bool m_inConflict = false;
    bool m_isAbandoned = false;    ///< The person does not want the changes.
    bool m_isOfferingCopy = false; ///< An older copy waits for the person's answer and must not be overwritten.
};

} // namespace quire::session
