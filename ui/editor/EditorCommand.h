// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QString>

namespace quire::ui {

/// What an editor can be told to do to the lines or words at its cursors.
enum class EditorCommand {
    ToggleComment,
    ToggleBlockComment,
    DeleteLines,
    MoveLinesUp,
    MoveLinesDown,
    CopyLinesUp,
    CopyLinesDown,
    IndentLines,
    DedentLines,
    SelectNextOccurrence,
    Bold, ///< These three in Markdown only.
    Italic,
    InsertLink,
};

/// One key that reaches a command.
struct EditorKey
{
    QKeyCombination keys;
    EditorCommand command;

    bool operator==(const EditorKey &) const = default;
};

/// How a command is named for settings and shown to people.
struct EditorCommandInfo
{
    EditorCommand command;
    QString id;    ///< "editor.delete-lines".
    QString title; ///< Translated, for the palette.
};

} // namespace quire::ui
