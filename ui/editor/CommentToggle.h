// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace quire::ui {

class CodeEditor;

/// Comments code out and back in, with the marks of the language at that place.
struct CommentToggle
{
    /// The lines of every selection, with line marks; with a pair of marks around them where the language has no
    /// others. Back in when all of them are comments.
    static void toggleLines(CodeEditor &editor);
    /// Exactly what is selected, with a pair of marks; whole lines where the language has no pair.
    static void toggleBlock(CodeEditor &editor);
};

} // namespace quire::ui
