// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/ProseWords.h"
#include "ui/editor/EditorFeature.h"

#include <QObject>
#include <QTimer>

namespace quire::ui {

class Spelling;

/// Underlines misspelled words of prose, a moment after the typing, and offers better ones in the menu.
class SpellCheck : public QObject, public EditorFeature
{
    Q_OBJECT

public:
    /// Both outlive the feature.
    SpellCheck(CodeEditor *editor, Spelling *spelling);

    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;
    void fillMenu(CodeEditor &editor, QMenu &menu, const QPoint &point) override;

    /// The word is underlined that holds the byte at `position`; for tests and menus. Empty where none is.
    static QString misspelledAt(const CodeEditor &editor, long position);

private:
    void askSoon();
    void ask();
    void underline(const QString &text, const QList<render::ProseWord> &wrong);
    void offer(QMenu &menu, const QString &word, long start);
    bool isWanted() const;

    CodeEditor *m_editor;
    Spelling *m_spelling;
    QTimer m_soon;
    bool m_isMarked = false;
    bool m_sparesWord = false; ///< One is wrong, but perhaps only not finished.
};

} // namespace quire::ui
