// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"

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
};

/// The keys of these commands, those of JupyterLab.
class EditorCommands : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;
    bool wantsKey(const CodeEditor &editor, const QKeyEvent &event) const override;

    static void perform(CodeEditor &editor, EditorCommand command);
};

} // namespace quire::ui
