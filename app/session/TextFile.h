// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookRef.h"
#include "session/NotebookStorage.h"
#include "session/Notice.h"
#include "session/TextFormat.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace quire::session {

class AttachedMachine;
class Recovery;

/// A text file that is open: brings it from its storage into an editor and back, byte for byte where nothing was
/// typed, keeps a safety copy, and knows what to do when the file changed elsewhere. The text itself is the editor's.
class TextFile : public QObject
{
    Q_OBJECT

public:
    enum class SaveState { Saved, Modified, Saving, Failed };
    Q_ENUM(SaveState)

    /// Larger files are left to other programs.
    static constexpr qint64 largest = 64LL << 20;

    /// `machine` and `recovery` outlive the file.
    TextFile(NotebookRef ref, AttachedMachine *machine, Recovery *recovery, QObject *parent = nullptr);
    ~TextFile() override;

    const NotebookRef &ref() const { return m_ref; }
    TextEncoding encoding() const { return m_encoding; }
    LineEnd lineEnd() const { return m_lineEnd; }
    bool isReadOnly() const { return m_isReadOnly; }
    bool isLoaded() const { return m_isLoaded; }
    SaveState saveState() const { return m_saveState; }
    bool isModified() const { return m_isModified; }
    /// Whoever has the text is asked for it when it has to be written.
    void setSource(std::function<QString()> text) { m_text = std::move(text); }
    void setAutosaveInterval(std::chrono::milliseconds interval);

    /// Reads the file; loaded() follows. Errors: what is no text, or too large, is ErrorKind::Unsupported.
    Reply<void> load();
    /// Reads it again in another encoding. Changes that are not saved are lost.
    Reply<void> reopen(TextEncoding encoding);
    /// From now on it is written so. Counts as a change.
    void setEncoding(TextEncoding encoding);
    /// The text's line ends were changed to these.
    void setLineEnd(LineEnd lineEnd) { m_lineEnd = lineEnd; }
    /// The text is another now; cheap.
    void noteEdit();
    /// Writes it. ErrorKind::Conflict, and a notice with the choices, when the file changed since it was read.
    Reply<void> save();
    /// Takes over what was written elsewhere where nothing was changed here; otherwise says so when it is saved.
    Reply<void> lookAgain();
    void choose(const QString &key, const QString &choice);
    void abandonChanges();

Q_SIGNALS:
    /// `text` is the file's, or what was typed and never saved.
    void loaded(const QString &text);
    void formatChanged();
    void saveStateChanged(quire::session::TextFile::SaveState state);
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    Reply<void> read(std::optional<TextEncoding> encoding);
    Reply<void> write(bool evenIfChanged);
    Reply<void> checkBeforeWriting(bool evenIfChanged);
    Reply<bool> takeUpCopy();
    Reply<void> keepCopy();
    Reply<void> restoreCopy();
    Reply<void> revert();
    void adopt(const DecodedText &text, bool isSaved);
    void raiseConflict(bool isGone);
    Reply<void> fail(const Error &error);
    void setSaveState(SaveState state);
    QString copyName() const;

    NotebookRef m_ref;
    AttachedMachine *m_machine;
    std::unique_ptr<NotebookStorage> m_storage;
    Recovery *m_recovery;
    std::function<QString()> m_text;
    FileStamp m_stamp;
    TextEncoding m_encoding = TextEncoding::Utf8;
    LineEnd m_lineEnd = LineEnd::Unix;
    QTimer m_autosave;
    QTimer m_safety;
    quint64 m_revision = 0;
    SaveState m_saveState = SaveState::Saved;
    bool m_isReadOnly = false;
    bool m_isLoaded = false;
    bool m_isModified = false;
    bool m_isSaving = false;
    bool m_inConflict = false;
    bool m_isAbandoned = false;
    bool m_isOfferingCopy = false; ///< An older copy waits for an answer and must not be overwritten.
};

} // namespace quire::session
