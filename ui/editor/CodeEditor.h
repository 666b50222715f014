// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/CodeLanguage.h"
#include "ui/editor/EditorOptions.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/TextMark.h"

#include <memory>
#include <vector>

namespace quire::ui {

class EditorFeature;
enum class CodeKind;
enum class EditorCommand;
class HighlightLexer;
class Syntax;
class Theme;

/// The text of a cell or of a file while it is edited: QScintilla without its own look and keys.
///
/// In a cell it is as tall as its text (contentHeight()), lets the wheel pass to what is around it, and leaves undo to
/// the document: Ctrl+Z becomes undoRequested(). One editor serves one cell after another, by load(). On a page of its
/// own it scrolls and keeps its undo.
class CodeEditor : public QsciScintilla
{
    Q_OBJECT

public:
    enum class Kind { Cell, Page };

    /// `theme` and `syntax` outlive the editor.
    CodeEditor(const Theme *theme, Syntax *syntax, QWidget *parent = nullptr, Kind kind = Kind::Cell);
    ~CodeEditor() override;

    /// Shows another text; the cursor goes to its start. Does not emit edited().
    void load(const QString &text, const CodeLanguage &language);
    /// Brings the text to `text` by replacing only what differs, so that cursor and selection stay. No edited().
    void setSource(const QString &text);
    /// The text with an input method's unfinished part left out.
    QString source() const;
    /// Colours the text as another language; text and undo stay.
    void setLanguage(const CodeLanguage &language);
    const CodeLanguage &language() const;
    /// Of the line the cursor is in; below a "%%magic" it is another than the cell's.
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
    /// Puts `text` in place of the `length` UTF-16 units before the cursor, and before every other one that stands
    /// behind the same: one edit.
    void completeWord(int length, const QString &text);
    /// Where the character at `position` stands, in this widget.
    QRect rectAt(int position) const;
    /// Scrolls sideways until these characters are seen; the cursor stays.
    void showRange(int start, int length);
    /// Grounds under the text, in order; they move with it until the next ones are given.
    void setMarks(const QList<TextMark> &marks);
    /// An input method has unfinished text here.
    bool isComposing() const { return m_composing; }
    /// What is typed at the cursor now: code, part of a comment, or part of a string.
    CodeKind kindAtCaret() const;

    const EditorOptions &options() const { return m_options; }
    void setOptions(const EditorOptions &options);
    void perform(EditorCommand command);
    /// A key that means something here before it means anything around: Escape with several cursors.
    bool wantsFirst(const QKeyEvent &event) const;
    /// For features.
    HighlightLexer *highlighting() const { return m_lexer; }
    /// Replaces the features an editor starts with.
    void setFeatures(std::vector<std::unique_ptr<EditorFeature>> features);

Q_SIGNALS:
    /// The person changed the text; never while an input method composes.
    void edited(const QString &text);
    /// As edited(), for those who do not need the text.
    void touched();
    /// Another text, or other options, were set from outside.
    void replaced();
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
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QMimeData *toMimeData(const QByteArray &text, bool rectangular) const override;

private:
    friend class EditBatch;

    void addFeatures();
    void applyTheme();
    void applyLanguage(const CodeLanguage &language);
    void endBatch();
    void onTextChanged();
    void publishEdit();
    void checkHeight();
    bool handleEditingKey(QKeyEvent *event);
    bool leavesByArrow(const QKeyEvent *event) const;
    void forgetUndo();
    bool isProse() const;
    long bytePosition(int position) const;

    const Theme *m_theme;
    Syntax *m_syntax;
    HighlightLexer *m_lexer;
    const Kind m_kind;
    EditorOptions m_options;
    std::vector<std::unique_ptr<EditorFeature>> m_features;
    QString m_stableSource; ///< As it was before an input method began.
    QList<TextMark> m_marks;
    int m_lineCount = 1;
    int m_height = 0;
    int m_batches = 0;
    bool m_changedInBatch = false;
    bool m_loading = false;
    bool m_composing = false;
    bool m_inInputMethod = false;
};

} // namespace quire::ui
