// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;

namespace quire::ui {

class CodeEditor;

/// One thing an editor does beyond taking text. Features do not know each other; taking one out of the list takes the
/// behaviour away and nothing else.
class EditorFeature
{
public:
    EditorFeature() = default;
    EditorFeature(const EditorFeature &) = delete;
    EditorFeature &operator=(const EditorFeature &) = delete;
    virtual ~EditorFeature() = default;

    /// A key before the editor sees it; true takes it. Not called for read-only text.
    virtual bool keyPressed(CodeEditor &editor, const QKeyEvent &event) = 0;
};

} // namespace quire::ui
