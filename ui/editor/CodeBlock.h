// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/LineHighlighter.h"
#include "ui/editor/LinePieces.h"
#include "ui/editor/TextMark.h"

#include <QFont>
#include <QStringList>

#include <unordered_map>

class QPainter;

namespace quire::ui {

class Theme;

/// How code stands on its lines; the same for the editor and for painted code, so that nothing moves when one takes
/// the other's place.
struct CodeMetrics
{
    static constexpr int extraAscent = 1;
    static constexpr int extraDescent = 2;

    explicit CodeMetrics(const QFont &font);
    /// Of the margin with line numbers up to `lines`, the gap behind it included.
    static int lineNumberWidth(const Theme &theme, int lines);
    /// Between the number and the end of its margin; as Scintilla has it.
    static constexpr int lineNumberPadding = 3;
    static constexpr int lineNumberGap = 8;

    int ascent;
    int lineHeight;
};

/// Highlighted code that is only looked at: what a cell shows while its text is not being edited. Colours and lays out
/// a line when it is first painted.
class CodeBlock
{
public:
    /// `theme` outlives the block.
    explicit CodeBlock(const Theme *theme);

    /// Sets text and look; keeps what is unchanged above the first line that differs.
    void setCode(const QString &source, const CodeLanguage &language, const KSyntaxHighlighting::Theme &syntaxTheme);
    void setLineNumbersShown(bool shown) { m_lineNumbers = shown; }

    int lineCount() const { return int(m_lines.size()); }
    int height() const { return lineCount() * CodeMetrics(m_font).lineHeight; }
    /// Paints the lines that meet `clip`, the first one's top left at `origin`; longer ones are cut at `clip`.
    /// `marks` are in order and get their ground.
    void paint(QPainter &painter, const QPointF &origin, const QRectF &clip, const QList<TextMark> &marks = {});
    /// Position in the source (UTF-16 units) nearest to `point`, relative to the origin.
    int positionAt(const QPointF &point) const;
    /// Where the character at `position` of the source stands, relative to the origin.
    QRectF rectAt(int position) const;

private:
    void highlightUpTo(int line);
    LinePieces &piecesOf(int line) const;
    int textLeft() const;
    void paintLine(QPainter &painter, int line, const QPointF &baseline, const QRectF &clip,
                   const QList<QTextLayout::FormatRange> &selections);

    const Theme *m_theme;
    QFont m_font;
    QStringList m_lines;
    LineHighlighter m_highlighter;
    /// For each line highlighted so far, its spans and the state after it.
    std::vector<std::vector<CodeSpan>> m_spans;
    std::vector<LineHighlighter::State> m_states;
    /// Of the lines too long to be laid out again each time, and the one asked for last.
    mutable std::unordered_map<int, LinePieces> m_pieces;
    bool m_lineNumbers = false;
};

} // namespace quire::ui
