// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextItem.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextCharFormat>
#include <QTextLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace quire::ui {

namespace {

constexpr int accessibleLimit = 8000;

QColor towards(const QColor &from, const QColor &to, float share)
{
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                            from.greenF() + (to.greenF() - from.greenF()) * share,
                            from.blueF() + (to.blueF() - from.blueF()) * share);
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

TextItem::TextItem(const Theme *theme, Look look, QObject *parent) : OutputItem(parent), m_theme(theme), m_look(look)
{
    refreshFont();
    connect(theme, &Theme::changed, this, [this] {
        refreshFont();
        m_readable.clear();
        m_width = 0;
        Q_EMIT changed();
    });
}

void TextItem::refreshFont()
{
    m_font = m_theme->codeFont();
    const QFontMetricsF metrics(m_font);
    m_ascent = int(std::ceil(metrics.ascent())) + 1;
    m_lineHeight = m_ascent + int(std::ceil(metrics.descent())) + 1;
    m_columnWidth = std::max(1.0, metrics.horizontalAdvance(u'0'));
}

void TextItem::setText(const QString &text)
{
    m_reading = {};
    m_parser.clear();
    m_parser.feed(text);
    m_rows.reset(m_rows.columns());
    clearSelection();
    indexRows();
    Q_EMIT changed();
}

void TextItem::setTextLater(std::function<QString()> make, qsizetype length)
{
    m_expectedLength = length;
    m_reading = QtConcurrent::run([make = std::move(make)] {
        render::AnsiParser parser;
        parser.feed(make());
        return parser;
    });
    m_reading.then(this, [this](const render::AnsiParser &parser) {
        m_parser = parser;
        m_reading = {};
        m_expectedLength = 0;
        m_parser.feed(std::exchange(m_arrivedWhileReading, {}));
        m_rows.reset(m_rows.columns());
        indexRows();
        Q_EMIT changed();
    });
}

bool TextItem::extend(const QString &text)
{
    if (m_expectedLength > 0) {
        m_arrivedWhileReading += text;
        return true;
    }
    const render::LineRange range = m_parser.feed(text);
    m_rows.truncate(std::min(range.first, m_parser.lineCount()));
    indexRows();
    Q_EMIT changed();
    return true;
}

/// A final line break does not make an empty line to look at.
int TextItem::shownLineCount() const
{
    const int count = m_parser.lineCount();
    return count > 1 && m_parser.line(count - 1).text.isEmpty() ? count - 1 : count;
}

int TextItem::padding() const
{
    return m_look == Look::Error ? Theme::grid : 0;
}

void TextItem::indexRows()
{
    const int wanted = shownLineCount();
    m_rows.truncate(wanted);
    for (int line = m_rows.lineCount(); line < wanted; ++line) {
        m_rows.append(m_parser.line(line).text);
    }
}

int TextItem::heightForWidth(int width)
{
    if (m_expectedLength > 0) {
        const int lines = int(std::min<qsizetype>(m_expectedLength / 60 + 1, 1'000'000));
        return lines * m_lineHeight + 2 * padding();
    }
    if (width != m_width) {
        m_width = width;
        const int columns = int((width - 2 * padding()) / m_columnWidth);
        m_rows.reset(columns);
        indexRows();
    }
    return m_rows.rowCount() * m_lineHeight + 2 * padding();
}

void TextItem::paint(QPainter &painter, const QRect &clip)
{
    if (m_look == Look::Error) {
        painter.fillRect(clip, m_theme->color(Theme::Role::ErrorSurface));
    }
    if (m_expectedLength > 0) {
        return;
    }
    const int first = std::max(0, (clip.top() - padding()) / m_lineHeight);
    const int last = std::min(m_rows.rowCount() - 1, (clip.bottom() - padding()) / m_lineHeight);
    for (int row = first; row <= last; ++row) {
        paintRow(painter, row);
    }
}

QStringView TextItem::rowText(int row, Position *start) const
{
    const TextRows::Place place = m_rows.placeOf(row);
    const QStringView line = m_parser.line(place.line).text;
    const qsizetype from = m_rows.rowStart(line, place.rowInLine);
    const qsizetype next = m_rows.rowStart(line, place.rowInLine + 1);
    *start = {place.line, from};
    return line.sliced(from, (next > from ? next : line.size()) - from);
}

void TextItem::layOutRow(QTextLayout &layout) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

void TextItem::paintRow(QPainter &painter, int row)
{
    ++m_laidOutRows;
    Position start;
    const QStringView text = rowText(row, &start);
    const int top = padding() + row * m_lineHeight;
    QTextLayout layout(text.toString(), m_font, painter.device());
    QList<QTextLayout::FormatRange> formats;
    for (const render::AnsiSpan &span : m_parser.line(start.line).spans) {
        const qsizetype from = std::max<qsizetype>(0, span.start - start.column);
        const qsizetype to = std::min<qsizetype>(text.size(), span.start + span.length - start.column);
        if (to > from) {
            formats.append({int(from), int(to - from), formatFor(span.style)});
        }
    }
    const auto [first, last] = selection();
    const qsizetype from = first.line < start.line ? 0 : first.column - start.column;
    const qsizetype to = last.line > start.line ? text.size() : last.column - start.column;
    QList<QTextLayout::FormatRange> selected;
    if (first.line <= start.line && last.line >= start.line && to > std::max<qsizetype>(0, from)) {
        QTextCharFormat format;
        format.setBackground(m_theme->color(Theme::Role::Selection));
        selected.append(
            {int(std::max<qsizetype>(0, from)), int(std::min(to, text.size()) - std::max<qsizetype>(0, from)), format});
    }
    layout.setFormats(formats);
    layOutRow(layout);
    painter.setPen(m_theme->color(Theme::Role::Text));
    layout.draw(&painter, QPointF(padding(), top + m_ascent - layout.lineAt(0).ascent()), selected);
}

QTextCharFormat TextItem::formatFor(const render::AnsiStyle &style) const
{
    using Kind = render::AnsiColor::Kind;
    QTextCharFormat format;
    const QColor page = m_theme->color(m_look == Look::Error ? Theme::Role::ErrorSurface : Theme::Role::Page);
    QColor foreground = colorFor(style.foreground, m_theme->color(Theme::Role::Text));
    QColor background = colorFor(style.background, page);
    if (style.inverse) {
        std::swap(foreground, background);
    } else if (style.background.kind == Kind::Palette) {
        // The palette's colours are made to be read; as a ground they are only a tint.
        background = towards(background, page, 0.7F);
        foreground = readable(foreground, background);
    } else if (style.foreground.kind == Kind::Rgb || style.background.kind == Kind::Rgb) {
        foreground = readable(foreground, background);
    }
    if (style.faint) {
        foreground = towards(foreground, background, 0.35F);
    }
    format.setForeground(style.hidden ? background : foreground);
    if (style.background.kind != Kind::Default || style.inverse) {
        format.setBackground(background);
    }
    format.setFontWeight(style.bold ? QFont::Bold : QFont::Normal);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.strikeOut);
    return format;
}

QColor TextItem::colorFor(const render::AnsiColor &color, const QColor &fallback) const
{
    switch (color.kind) {
    case render::AnsiColor::Kind::Palette:
        return m_theme->terminalColor(int(color.value));
    case render::AnsiColor::Kind::Rgb:
        return QColor::fromRgb(color.value);
    case render::AnsiColor::Kind::Default:
        break;
    }
    return fallback;
}

/// A colour that was chosen for a page of the other kind, moved until it can be read on this ground.
QColor TextItem::readable(const QColor &color, const QColor &ground) const
{
    const quint64 key = quint64(color.rgb()) << 32 | ground.rgb();
    auto known = m_readable.find(key);
    if (known == m_readable.end()) {
        const bool light = Theme::contrast(Qt::black, ground) > Theme::contrast(Qt::white, ground);
        QColor result = color;
        for (int step = 0; step < 12 && Theme::contrast(result, ground) < 4; ++step) {
            result = towards(result, light ? Qt::black : Qt::white, 0.15F);
        }
        known = m_readable.insert(key, result);
    }
    return *known;
}

TextItem::Position TextItem::positionAt(const QPoint &point) const
{
    Position start;
    const int row = qBound(0, (point.y() - padding()) / m_lineHeight, std::max(0, m_rows.rowCount() - 1));
    if (m_rows.rowCount() == 0) {
        return start;
    }
    const QStringView text = rowText(row, &start);
    QTextLayout layout(text.toString(), m_font);
    layOutRow(layout);
    start.column += layout.lineAt(0).xToCursor(point.x() - padding());
    return start;
}

std::pair<TextItem::Position, TextItem::Position> TextItem::selection() const
{
    return std::minmax(m_anchor, m_cursor);
}

void TextItem::beginSelection(const QPoint &point)
{
    m_anchor = m_cursor = positionAt(point);
    Q_EMIT changed();
}

void TextItem::extendSelection(const QPoint &point)
{
    m_cursor = positionAt(point);
    Q_EMIT changed();
}

void TextItem::selectWord(const QPoint &point)
{
    m_anchor = m_cursor = positionAt(point);
    const QString &line = m_parser.line(m_cursor.line).text;
    while (m_anchor.column > 0 && isWordCharacter(line.at(m_anchor.column - 1))) {
        --m_anchor.column;
    }
    while (m_cursor.column < line.size() && isWordCharacter(line.at(m_cursor.column))) {
        ++m_cursor.column;
    }
    Q_EMIT changed();
}

void TextItem::selectAll()
{
    const int last = std::max(0, shownLineCount() - 1);
    m_anchor = {};
    m_cursor = {last, m_parser.line(last).text.size()};
    Q_EMIT changed();
}

void TextItem::clearSelection()
{
    m_anchor = m_cursor = {};
    Q_EMIT changed();
}

QString TextItem::selectedText() const
{
    const auto [first, last] = selection();
    QStringList lines;
    for (int line = first.line; line <= last.line && line < m_parser.lineCount(); ++line) {
        const QString &text = m_parser.line(line).text;
        const qsizetype from = line == first.line ? std::min(first.column, text.size()) : 0;
        const qsizetype to = line == last.line ? std::min(last.column, text.size()) : text.size();
        lines.append(text.sliced(from, std::max<qsizetype>(0, to - from)));
    }
    return lines.join(u'\n');
}

QString TextItem::accessibleText() const
{
    QString text;
    for (int line = 0; line < m_parser.lineCount() && text.size() < accessibleLimit; ++line) {
        text += m_parser.line(line).text + u'\n';
    }
    return text.left(accessibleLimit).trimmed();
}

} // namespace quire::ui
