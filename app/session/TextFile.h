// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookRef.h"
#include "session/SavedFile.h"
#include "session/TextFormat.h"

#include <functional>

namespace quire::session {

class AttachedMachine;

/// A text file that is open: brings it from its storage into an editor and back, byte for byte where nothing was typed.
/// The text itself is the editor's.
class TextFile : public SavedFile
{
    Q_OBJECT

public:
    /// Larger files are left to other programs.
    static constexpr qint64 largest = 64LL << 20;

    /// `machine` and `recovery` outlive the file.
    TextFile(NotebookRef ref, AttachedMachine *machine, Recovery *recovery, QObject *parent = nullptr);
    ~TextFile() override;

    const NotebookRef &ref() const { return m_ref; }
    TextEncoding encoding() const { return m_encoding; }
    LineEnd lineEnd() const { return m_lineEnd; }
    bool isReadOnly() const { return m_isReadOnly; }
    bool isLoaded() const override { return m_isLoaded; }
    bool isModified() const override { return m_isModified; }
    /// Whoever has the text is asked for it when it has to be written.
    void setSource(std::function<QString()> text) { m_text = std::move(text); }

    /// Reads the file; loaded() follows. Errors: what is no text, or too large, is ErrorKind::Unsupported.
    Reply<void> load();
    /// Reads it again in another encoding. Changes that are not saved are lost.
    Reply<void> reopen(TextEncoding encoding);
    /// The file has another name or folder now.
    void moveTo(const NotebookRef &ref);
    /// From now on it is written so. Counts as a change.
    void setEncoding(TextEncoding encoding);
    /// The text's line ends were changed to these.
    void setLineEnd(LineEnd lineEnd) { m_lineEnd = lineEnd; }
    /// The text is another now; cheap.
    void noteEdit();
    /// Takes over what was written elsewhere where nothing was changed here; otherwise says so when it is saved.
    Reply<void> lookAgain();
    Reply<void> keepSafetyCopy() override;

Q_SIGNALS:
    /// `text` is the file's, or what was typed and never saved.
    void loaded(const QString &text);
    void formatChanged();

protected:
    Reply<QByteArray> bytesToWrite() override;
    void markWritten() override { m_isModified = m_revision != m_writing; }
    Reply<void> reload() override;
    Reply<void> takeTheirs() override { return revert(); }
    Reply<void> restoreSafetyCopy() override;

private:
    Reply<void> read(std::optional<TextEncoding> encoding);
    Reply<bool> takeUpCopy();
    void adopt(const DecodedText &text, bool isSaved);

    NotebookRef m_ref;
    AttachedMachine *m_machine;
    std::function<QString()> m_text;
    TextEncoding m_encoding = TextEncoding::Utf8;
    LineEnd m_lineEnd = LineEnd::Unix;
    quint64 m_revision = 0;
    quint64 m_writing = 0; ///< The revision that was given to the storage last.
    bool m_isReadOnly = false;
    bool m_isLoaded = false;
    bool m_isModified = false;
};

} // namespace quire::session
