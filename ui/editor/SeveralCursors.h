// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"
#include "ui/editor/Selections.h"

#include <QPoint>

namespace quire::ui {

/// Several cursors beyond what Scintilla does: a click with Ctrl or Alt adds one, Escape goes back to one, and as many
/// pasted lines as there are cursors go one to each.
class SeveralCursors : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;
    bool wantsKey(const CodeEditor &editor, const QKeyEvent &event) const override;
    void mousePressed(CodeEditor &editor, const QMouseEvent &event) override;
    void mouseReleased(CodeEditor &editor, const QMouseEvent &event) override;

    /// Of each selection that holds something, from top to bottom.
    static QList<QByteArray> selectedTexts(const CodeEditor &editor);
    /// Puts `text` in place of the `typed` bytes before each cursor that stands behind the same as the main one.
    static void complete(CodeEditor &editor, long typed, const QByteArray &text);
    /// Selects the word at the cursor, or adds the next place where the selected text stands.
    static void selectNextOccurrence(CodeEditor &editor);

private:
    QList<TextSelection> m_before; ///< When Ctrl or Alt was pressed with the mouse.
    bool m_isColumn = false;
    QPoint m_pressedAt;
};

} // namespace quire::ui
