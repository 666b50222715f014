// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;
class QMenu;
class QMouseEvent;
class QPoint;

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
    /// This key is for keyPressed() even where it is a shortcut of the window.
    virtual bool wantsKey(const CodeEditor &, const QKeyEvent &) const { return false; }
    /// Before and after the editor acts on the mouse.
    virtual void mousePressed(CodeEditor &, const QMouseEvent &) {}
    virtual void mouseReleased(CodeEditor &, const QMouseEvent &) {}
    /// The menu opens at `point`, in the editor; a feature may put something on top.
    virtual void fillMenu(CodeEditor &, QMenu &, const QPoint &) {}
};

} // namespace quire::ui
