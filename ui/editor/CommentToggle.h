// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"

namespace quire::ui {

/// Ctrl+/ comments the selected lines out, or back in when all of them are comments.
class CommentToggle : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;

    /// What the key does, for menus.
    static void toggle(CodeEditor &editor);
};

} // namespace quire::ui
