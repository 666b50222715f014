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

    void setLook(const CodeLanguage &language, const KSyntaxHighlighting::Theme &syntaxTheme, const Theme &theme);
    const CodeLanguage &codeLanguage() const { return m_highlighter.language(); }
    /// The language of a line: the text's, or that of the magic the text begins with.
    KSyntaxHighlighting::Definition definitionAt(int line);
    /// What a letter would be that is typed into a line behind `before`, the line's text up to there.
    CodeKind kindBehind(int line, const QString &before);
    /// A line's text, without its end, with blanks for what is comment or within a string.
    QString codeOnly(int line);
    /// Whether regions that can be folded are told to Scintilla; by indentation where the language wants that.
    void setFolding(bool on);
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
        int depth = 0; ///< Of open regions after the line.

        bool leadsTo(const Line &other) const { return after == other.after && depth == other.depth; }
    };

    void noteEdit(int position, int type, int linesAdded);
    /// Styles `line` and says whether the state after it is another than before.
    bool styleLine(int line);
    void styleUpTo(int line);
    QByteArray styleBytes(const QString &text) const;
    LineHighlighter::State stateBefore(int line) const;
    void setFoldLevel(int line, QStringView text, int depthBefore);
    int indentationLevel(QStringView text) const;
    void defineNewStyles();
    int scintillaStyle(int style) const;

    QsciScintilla *m_editor;
    LineHighlighter m_highlighter;
    std::vector<Line> m_lines;
    std::vector<CodeSpan> m_spans;
    int m_definedStyles = 0;
    int m_highlightedLines = 0;
    bool m_folds = false;
    QColor m_textColor;
    QColor m_paper;
    QFont m_font;
};

} // namespace quire::ui
