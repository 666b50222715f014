// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace quire::ui {

class CodeEditor;

/// Changes at several places of a text that do not overlap; positions are bytes of the text as it is before any of
/// them. Cursors and selections move with what they stand at.
class TextEdits
{
public:
    /// Whether a cursor right where something is put in goes behind it.
    enum class Cursor { Stays, Moves };

    void insert(long at, const QByteArray &text, Cursor cursor = Cursor::Moves);
    void remove(long from, long to);
    bool isEmpty() const { return m_edits.isEmpty(); }
    /// All of them as one edit.
    void apply(CodeEditor &editor);

private:
    struct Edit
    {
        long at = 0;
        long removed = 0;
        QByteArray inserted;
        Cursor cursor = Cursor::Moves;
    };

    long moved(long position) const;

    QList<Edit> m_edits;
};

} // namespace quire::ui
