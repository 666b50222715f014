// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace quire::ui {

class CodeEditor;

/// Marks of Markdown around what is selected at each cursor; where nothing is, around the word there.
struct MarkdownMarks
{
    /// Puts `mark` ("**") on both sides, or takes it away where it is already.
    static void toggle(CodeEditor &editor, const QByteArray &mark);
    /// "[words](|)", and of a selected address "[|](address)".
    static void link(CodeEditor &editor);
};

} // namespace quire::ui
