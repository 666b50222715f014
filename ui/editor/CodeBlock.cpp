// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeBlock.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace quire::ui {

namespace {

/// Lines up to this length are laid out when painted and forgotten.
constexpr qsizetype keptFrom = 1000;

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

int CodeMetrics::lineNumberWidth(const Theme &theme, int lines)
{
    const QString widest = u' ' + QString::number(std::max(lines, 10));
    return QFontMetrics(theme.smallCodeFont()).horizontalAdvance(widest) + lineNumberPadding + lineNumberGap;
}

void CodeBlock::setCode(const QString &source, const CodeLanguage &language,
                        const KSyntaxHighlighting::Theme &syntaxTheme)
{
    QStringList lines = source.split(u'\n');
    std::size_t same = 0;
    if (language == m_highlighter.language() && syntaxTheme.name() == m_highlighter.theme().name()) {
        const auto known = std::min({m_states.size(), std::size_t(lines.size()), std::size_t(m_lines.size())});
        while (same < known && lines.at(qsizetype(same)) == m_lines.at(qsizetype(same))) {
            ++same;
        }
    } else {
        m_highlighter.setLook(language, syntaxTheme);
    }
    m_font = m_theme->codeFont();
    m_lines = std::move(lines);
    m_spans.resize(same);
    m_states.resize(same);
    m_pieces.clear();
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

LinePieces &CodeBlock::piecesOf(int line) const
{
    const auto known = m_pieces.find(line);
    if (known != m_pieces.end()) {
        return known->second;
    }
    std::erase_if(m_pieces, [this](const auto &entry) { return m_lines.at(entry.first).size() <= keptFrom; });
    return m_pieces.try_emplace(line, m_lines.at(line), m_font).first->second;
}

int CodeBlock::textLeft() const
{
    return m_lineNumbers ? CodeMetrics::lineNumberWidth(*m_theme, lineCount()) : 0;
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
    int start = marks.isEmpty() ? 0 : lengthOf(m_lines, first);
    for (int i = first; i <= last; start += int(m_lines.at(i).size()) + 1, ++i) {
        const QPointF baseline(origin.x(), origin.y() + i * metrics.lineHeight + metrics.ascent);
        paintLine(painter, i, baseline, clip, marksIn(marks, start, int(m_lines.at(i).size()), *m_theme));
    }
}

void CodeBlock::paintLine(QPainter &painter, int line, const QPointF &baseline, const QRectF &clip,
                          const QList<QTextLayout::FormatRange> &selections)
{
    const int left = textLeft();
    if (m_lineNumbers) {
        const QString number = QString::number(line + 1);
        const int width = QFontMetrics(m_theme->smallCodeFont()).horizontalAdvance(number);
        painter.setFont(m_theme->smallCodeFont());
        painter.setPen(m_theme->color(Theme::Role::MutedText));
        const int right = left - CodeMetrics::lineNumberGap - CodeMetrics::lineNumberPadding;
        painter.drawText(baseline + QPointF(right - width, 0), number);
    }
    if (!m_lines.at(line).isEmpty()) {
        painter.setPen(m_theme->color(Theme::Role::Text));
        piecesOf(line).paint(painter, baseline + QPointF(left, 0), clip,
                             formats(m_spans.at(std::size_t(line)), m_highlighter.styles()), selections);
    }
}

int CodeBlock::positionAt(const QPointF &point) const
{
    const int line = qBound(0, int(point.y()) / CodeMetrics(m_font).lineHeight, lineCount() - 1);
    return lengthOf(m_lines, line) + int(piecesOf(line).positionAt(point.x() - textLeft()));
}

QRectF CodeBlock::rectAt(int position) const
{
    int line = 0;
    while (line < lineCount() - 1 && position > m_lines.at(line).size()) {
        position -= int(m_lines.at(line).size()) + 1;
        ++line;
    }
    const int height = CodeMetrics(m_font).lineHeight;
    const double x = textLeft() + piecesOf(line).xOf(position);
    return {x, double(line) * height, QFontMetricsF(m_font).horizontalAdvance(u'0'), double(height)};
}

} // namespace quire::ui
