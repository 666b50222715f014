// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/Scintilla.h"
#include "ui/editor/TextMark.h"

#include <KSyntaxHighlighting/Definition>

#include <memory>
#include <vector>

namespace quire::ui {

class EditorFeature;
class HighlightLexer;
class Syntax;
class Theme;

/// The text of one cell while it is edited: QScintilla without its own undo, scroll bars or margins.
///
/// It is as tall as its text (contentHeight()), lets the wheel pass to what is around it, and leaves undo to the
/// document: Ctrl+Z becomes undoRequested(). One editor serves one cell after another, by load().
class CodeEditor : public QsciScintilla
{
    Q_OBJECT

public:
    /// `theme` and `syntax` outlive the editor.
    CodeEditor(const Theme *theme, Syntax *syntax, QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// Shows another text; the cursor goes to its start. Does not emit edited().
    void load(const QString &text, const KSyntaxHighlighting::Definition &definition);
    /// Brings the text to `text` by replacing only what differs, so that cursor and selection stay. No edited().
    void setSource(const QString &text);
    /// The text with an input method's unfinished part left out.
    QString source() const;
    KSyntaxHighlighting::Definition definition() const;

    /// Height of all lines at this width, in pixels. Markdown and raw text wrap.
    int contentHeight() const;
    /// Where the cursor is, in this widget.
    QRect caretRect() const;
    /// The cursor in UTF-16 units from the start of the text.
    int caretPosition() const;
    void setCaretPosition(int position);
    /// Selects what was found; the cursor goes to its end.
    void selectRange(int start, int length);
    /// Puts `text` in place of these characters and the cursor behind it: one edit.
    void replaceRange(int start, int length, const QString &text);
    /// Where the character at `position` stands, in this widget.
    QRect rectAt(int position) const;
    /// Scrolls sideways until these characters are seen; the cursor stays.
    void showRange(int start, int length);
    /// Grounds under the text, in order; they move with it until the next ones are given.
    void setMarks(const QList<TextMark> &marks);
    /// An input method has unfinished text here.
    bool isComposing() const { return m_composing; }

    void setLineNumbersShown(bool shown);
    /// Adds or takes away comment marks on the selected lines; nothing where the language has no line comments.
    void toggleComment();

    /// Replaces the features an editor starts with.
    void setFeatures(std::vector<std::unique_ptr<EditorFeature>> features);

Q_SIGNALS:
    /// The person changed the text; never while an input method composes.
    void edited(const QString &text);
    void contentHeightChanged();
    void caretMoved();
    void undoRequested();
    void redoRequested();
    /// An arrow key wants to leave the text.
    void leftAtTop();
    void leftAtBottom();
    void focusLeft(Qt::FocusReason reason);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpScintilla();
    void clearForeignKeys();
    void applyTheme();
    void onTextChanged();
    void publishEdit();
    void checkHeight();
    bool handleEditingKey(QKeyEvent *event);
    bool leavesByArrow(const QKeyEvent *event) const;
    void updateLineNumberWidth();
    void forgetUndo();
    long bytePosition(int position) const;

    const Theme *m_theme;
    Syntax *m_syntax;
    HighlightLexer *m_lexer;
    std::vector<std::unique_ptr<EditorFeature>> m_features;
    QString m_stableSource;
    QList<TextMark> m_marks;
    int m_lineCount = 1;
    int m_height = 0;
    bool m_loading = false;
    bool m_composing = false;
    bool m_inInputMethod = false;
    bool m_lineNumbers = false;
};

} // namespace quire::ui
