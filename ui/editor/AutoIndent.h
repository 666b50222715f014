// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"

namespace quire::ui {

/// Enter indents the next line as the language wants it, at every cursor; what closes a block goes back out by itself
/// as its last character is typed.
class AutoIndent : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;

private:
    static void breakLines(CodeEditor &editor);
    static bool closeBlock(CodeEditor &editor, const QString &typed);
};

} // namespace quire::ui
