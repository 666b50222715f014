// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/TextMark.h"

#include <QList>

namespace quire::ui {

class CodeEditor;
struct EditorOptions;
class Theme;

/// What Scintilla has to be told so that an editor looks as painted code does, and leaves alone what is not its own.
struct EditorLook
{
    /// Once, for every editor.
    static void prepare(CodeEditor &editor);
    /// Takes Scintilla's keys away that are ours or nobody's.
    static void clearForeignKeys(CodeEditor &editor);
    static void applyTheme(CodeEditor &editor, const Theme &theme);
    /// Margins and guides.
    static void applyOptions(CodeEditor &editor, const Theme &theme, const EditorOptions &options);
    /// The number of lines may need another width.
    static void fitLineNumbers(CodeEditor &editor, const Theme &theme, const EditorOptions &options);
    /// Grounds under the text; those from before go.
    static void showMarks(CodeEditor &editor, const QString &text, const QList<TextMark> &marks);
};

} // namespace quire::ui
