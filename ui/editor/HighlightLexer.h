// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/LineHighlighter.h"
#include "ui/editor/Scintilla.h"

#include <QColor>
#include <QFont>

#include <vector>

namespace quire::ui {

class Theme;

/// Styles a QsciScintilla with KSyntaxHighlighting. Keeps the state after each line, so that an edit restyles its own
/// line and goes on only while states differ; a change that reaches far is finished in slices.
class HighlightLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    /// `editor` owns the lexer.
    explicit HighlightLexer(QsciScintilla *editor);

    void setLook(const KSyntaxHighlighting::Definition &definition, const KSyntaxHighlighting::Theme &syntaxTheme,
                 const Theme &theme);
    KSyntaxHighlighting::Definition definition() const { return m_highlighter.definition(); }
    /// Forgets every line; for when the whole text was replaced.
    void reset();

    const char *language() const override { return "KSyntaxHighlighting"; }
    QString description(int style) const override;
    void styleText(int start, int end) override;

    /// How many lines were highlighted since construction; for tests that watch the work per edit.
    int highlightedLineCount() const { return m_highlightedLines; }

private:
    struct Line
    {
        LineHighlighter::State after;
        bool valid = false;
    };

    void noteEdit(int position, int type, int linesAdded);
    /// Styles `line` and says whether the state after it is another than before.
    bool styleLine(int line);
    void defineNewStyles();
    int scintillaStyle(int style) const;

    QsciScintilla *m_editor;
    LineHighlighter m_highlighter;
    std::vector<Line> m_lines;
    std::vector<CodeSpan> m_spans;
    int m_definedStyles = 0;
    int m_highlightedLines = 0;
    QColor m_textColor;
    QColor m_paper;
    QFont m_font;
};

} // namespace quire::ui
