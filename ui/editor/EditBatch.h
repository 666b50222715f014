// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

namespace quire::ui {

class CodeEditor;

/// Everything changed while it lives is one edit: told once, taken back in one step.
class EditBatch
{
public:
    explicit EditBatch(CodeEditor &editor);
    ~EditBatch();
    Q_DISABLE_COPY_MOVE(EditBatch)

private:
    CodeEditor &m_editor;
};

} // namespace quire::ui
