// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/NotebookStorage.h"
#include "session/Notice.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace quire::session {

class Recovery;

/// An open file that is written back: when asked and by itself, never over what somebody else wrote meanwhile, with a
/// safety copy of what is not saved yet, and with notices that say what can be done. What is in the file is the
/// subclass's.
class SavedFile : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { Saved, Modified, Saving, Failed };
    Q_ENUM(SaveState)

    ~SavedFile() override;

    SaveState saveState() const { return m_saveState; }
    /// Zero switches autosave off.
    void setAutosaveInterval(std::chrono::milliseconds interval);
    /// Writes it. ErrorKind::Conflict, and a notice with the choices, when the file changed since it was read.
    Reply<void> save();
    /// Puts unsaved changes away on this computer now, for the next start; done by itself every few seconds.
    virtual Reply<void> keepSafetyCopy() = 0;
    /// Answers a notice raised here.
    virtual void choose(const QString &key, const QString &choice);
    /// The person closes without saving: the safety copy is of no use any more.
    void abandonChanges();
    /// The file has another name or folder now, where it is written from now on. `identity`: as when it was made.
    void moveTo(std::unique_ptr<NotebookStorage> storage, const QString &identity);
    /// Raises the notice now when somebody else wrote or removed the file, and takes it back when it is as it was.
    void lookForChanges() { std::ignore = wasChangedElsewhere(); }

Q_SIGNALS:
    void saved();
    void saveStateChanged(quire::session::SavedFile::SaveState state);
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

protected:
    /// What the notices say; %1 is the reason, the place, the time.
    struct Words
    {
        QString notSaved;
        QString gone;
        QString copyKept;
    };

    /// `identity` names the safety copy in `recovery` (not owned).
    SavedFile(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, QString identity, Words words,
              QObject *parent);

    virtual bool isLoaded() const = 0;
    virtual bool isModified() const = 0;
    /// What to write, as it is now.
    virtual Reply<QByteArray> bytesToWrite() = 0;
    /// What bytesToWrite() gave last is in the file.
    virtual void markWritten() = 0;
    /// Reads the file again.
    virtual Reply<void> reload() = 0;
    /// The person chose what somebody else wrote.
    virtual Reply<void> takeTheirs() = 0;
    virtual Reply<void> restoreSafetyCopy() = 0;
    /// What can be done when it was not saved.
    virtual QList<Notice::Choice> failureChoices() const;
    /// What can be done when somebody else wrote it meanwhile.
    virtual QList<Notice::Choice> conflictChoices() const;

    const QString &identity() const { return m_identity; }
    NotebookStorage *storage() const { return m_storage.get(); }
    Recovery *recovery() const { return m_recovery; }
    const FileStamp &stamp() const { return m_stamp; }
    /// What is held now was read under this stamp.
    void setStamp(const FileStamp &stamp);
    bool isSaving() const { return m_isSaving; }
    bool isInConflict() const { return m_inConflict; }
    bool isAbandoned() const { return m_isAbandoned; }
    void setSafetyDelay(std::chrono::milliseconds delay);

    /// What is held is another now: it is to be saved, or is what was saved again. Cheap.
    void noteChange();
    /// Name of the copy that may be written.
    QString copyName() const;
    /// There is a copy that does not go with the file any more: asks. It stays until that is answered.
    void offerCopy(const QDateTime &writtenAt);
    /// The copy was taken up.
    void tellRestored(const QDateTime &writtenAt);
    /// Tells that the file was not saved, and keeps a safety copy, which is there when this is answered with `error`.
    Reply<void> fail(Error error);
    Reply<void> revert();
    /// Nothing is to be saved.
    void settle();

    static const QString failureKey;
    static const QString conflictKey;

private:
    Reply<void> write(bool evenIfChanged);
    Reply<bool> wasChangedElsewhere();
    void finishWriting(const FileStamp &stamp);
    void raiseConflict(bool isGone);
    void setSaveState(SaveState state);

    std::unique_ptr<NotebookStorage> m_storage;
    Recovery *m_recovery;
    QString m_identity;
    Words m_words;
    FileStamp m_stamp;
    QTimer m_autosave;
    QTimer m_safety;
    SaveState m_saveState = SaveState::Saved;
    bool m_isSaving = false;
    bool m_inConflict = false;
    bool m_isAbandoned = false;    ///< The person does not want the changes.
    bool m_isOfferingCopy = false; ///< An older copy waits for the person's answer and must not be overwritten.
};

} // namespace quire::session
