// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeBlock.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace quire::ui {

namespace {

/// Longer lines are cut when painted: nobody reads them in a cell that is not being edited.
constexpr qsizetype paintedCharacters = 2000;

void layOut(QTextLayout &layout, const QFont &font)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

QList<QTextLayout::FormatRange> formats(const std::vector<CodeSpan> &spans, const QList<CodeStyle> &styles)
{
    QList<QTextLayout::FormatRange> ranges;
    ranges.reserve(qsizetype(spans.size()));
    for (const CodeSpan &span : spans) {
        const CodeStyle &style = styles.at(span.style);
        QTextCharFormat format;
        if (style.color.isValid()) {
            format.setForeground(style.color);
        }
        if (style.bold) {
            format.setFontWeight(QFont::Bold);
        }
        format.setFontItalic(style.italic);
        format.setFontUnderline(style.underline);
        ranges.append({span.start, span.length, format});
    }
    return ranges;
}

/// The parts of `marks` that lie in a line of `length` characters which begins at `start` of the text.
QList<QTextLayout::FormatRange> marksIn(const QList<TextMark> &marks, int start, int length, const Theme &theme)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const TextMark &mark : marks) {
        const int from = std::max(0, mark.start - start);
        const int to = std::min(length, mark.start + mark.length - start);
        if (to > from) {
            QTextCharFormat format;
            format.setBackground(markColor(theme, mark.isCurrent));
            ranges.append({from, to - from, format});
        }
    }
    return ranges;
}

int lengthOf(const QStringList &lines, int count)
{
    int length = 0;
    for (int i = 0; i < count; ++i) {
        length += int(lines.at(i).size()) + 1;
    }
    return length;
}

} // namespace

CodeMetrics::CodeMetrics(const QFont &font)
{
    const QFontMetrics metrics(font);
    ascent = metrics.ascent() + extraAscent;
    lineHeight = ascent + metrics.descent() + extraDescent;
}

CodeBlock::CodeBlock(const Theme *theme) : m_theme(theme), m_font(theme->codeFont()) {}

void CodeBlock::setCode(const QString &source, const KSyntaxHighlighting::Definition &definition,
                        const KSyntaxHighlighting::Theme &syntaxTheme)
{
    QStringList lines = source.split(u'\n');
    std::size_t same = 0;
    if (definition == m_highlighter.definition() && syntaxTheme.name() == m_highlighter.theme().name()) {
        const auto known = std::min({m_states.size(), std::size_t(lines.size()), std::size_t(m_lines.size())});
        while (same < known && lines.at(qsizetype(same)) == m_lines.at(qsizetype(same))) {
            ++same;
        }
    } else {
        m_highlighter.setLook(definition, syntaxTheme);
    }
    m_font = m_theme->codeFont();
    m_lines = std::move(lines);
    m_spans.resize(same);
    m_states.resize(same);
}

void CodeBlock::highlightUpTo(int line)
{
    while (int(m_states.size()) <= line) {
        const LineHighlighter::State before = m_states.empty() ? LineHighlighter::State() : m_states.back();
        std::vector<CodeSpan> spans;
        const auto index = qsizetype(m_states.size());
        m_states.push_back(m_highlighter.highlight(m_lines.at(index), before, spans));
        m_spans.push_back(std::move(spans));
    }
}

void CodeBlock::paint(QPainter &painter, const QPointF &origin, const QRectF &clip, const QList<TextMark> &marks)
{
    const CodeMetrics metrics(m_font);
    const int first = std::max(0, int(std::floor((clip.top() - origin.y()) / metrics.lineHeight)));
    const int last = std::min(lineCount() - 1, int(std::floor((clip.bottom() - origin.y()) / metrics.lineHeight)));
    if (last < first) {
        return;
    }
    highlightUpTo(last);
    painter.setPen(m_theme->color(Theme::Role::Text));
    int start = marks.isEmpty() ? 0 : lengthOf(m_lines, first);
    for (int i = first; i <= last; start += int(m_lines.at(i).size()) + 1, ++i) {
        if (m_lines.at(i).isEmpty()) {
            continue;
        }
        QTextLayout layout(m_lines.at(i).left(paintedCharacters), m_font, painter.device());
        layout.setCacheEnabled(false);
        layout.setFormats(formats(m_spans.at(std::size_t(i)), m_highlighter.styles()));
        layOut(layout, m_font);
        const qreal top = origin.y() + i * metrics.lineHeight + metrics.ascent - layout.lineAt(0).ascent();
        const auto selections = marksIn(marks, start, int(layout.text().size()), *m_theme);
        layout.draw(&painter, QPointF(origin.x(), top), selections, clip);
    }
}

int CodeBlock::positionAt(const QPointF &point) const
{
    const int line = qBound(0, int(point.y()) / CodeMetrics(m_font).lineHeight, lineCount() - 1);
    QTextLayout layout(m_lines.at(line).left(paintedCharacters), m_font);
    layOut(layout, m_font);
    return lengthOf(m_lines, line) + layout.lineAt(0).xToCursor(point.x());
}

QRectF CodeBlock::rectAt(int position) const
{
    int line = 0;
    while (line < lineCount() - 1 && position > m_lines.at(line).size()) {
        position -= int(m_lines.at(line).size()) + 1;
        ++line;
    }
    QTextLayout layout(m_lines.at(line).left(paintedCharacters), m_font);
    layOut(layout, m_font);
    const int height = CodeMetrics(m_font).lineHeight;
    const double x = layout.lineAt(0).cursorToX(std::min(position, int(layout.text().size())));
    return {x, double(line) * height, QFontMetricsF(m_font).horizontalAdvance(u'0'), double(height)};
}

} // namespace quire::ui
