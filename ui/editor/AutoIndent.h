// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"

namespace quire::ui {

/// Enter keeps the indentation of the line, and adds a step after what opens a block (":" or an open bracket).
class AutoIndent : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;
};

} // namespace quire::ui
