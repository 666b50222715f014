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

void CodeBlock::paint(QPainter &painter, const QPointF &origin, const QRectF &clip)
{
    const CodeMetrics metrics(m_font);
    const int first = std::max(0, int(std::floor((clip.top() - origin.y()) / metrics.lineHeight)));
    const int last = std::min(lineCount() - 1, int(std::floor((clip.bottom() - origin.y()) / metrics.lineHeight)));
    if (last < first) {
        return;
    }
    highlightUpTo(last);
    painter.setPen(m_theme->color(Theme::Role::Text));
    for (int i = first; i <= last; ++i) {
        if (m_lines.at(i).isEmpty()) {
            continue;
        }
        QTextLayout layout(m_lines.at(i).left(paintedCharacters), m_font, painter.device());
        layout.setCacheEnabled(false);
        layout.setFormats(formats(m_spans.at(std::size_t(i)), m_highlighter.styles()));
        layOut(layout, m_font);
        const qreal top = origin.y() + i * metrics.lineHeight + metrics.ascent - layout.lineAt(0).ascent();
        layout.draw(&painter, QPointF(origin.x(), top), {}, clip);
    }
}

int CodeBlock::positionAt(const QPointF &point) const
{
    const int line = qBound(0, int(point.y()) / CodeMetrics(m_font).lineHeight, lineCount() - 1);
    int position = 0;
    for (int i = 0; i < line; ++i) {
        position += int(m_lines.at(i).size()) + 1;
    }
    QTextLayout layout(m_lines.at(line).left(paintedCharacters), m_font);
    layOut(layout, m_font);
    return position + layout.lineAt(0).xToCursor(point.x());
}

} // namespace quire::ui
