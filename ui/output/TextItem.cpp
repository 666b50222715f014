// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextItem.h"

#include "notebook/Search.h"
#include "render/TextColumns.h"
#include "ui/kit/MarkColor.h"
#include "ui/kit/Theme.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace quire::ui {

namespace {

constexpr int accessibleLimit = 8000;
/// Marks and links of a longer line are not worth what they cost at each painting.
constexpr qsizetype searchedLine = 100'000;
/// More are gathered on a worker.
constexpr int linesCopiedAtOnce = 5000;

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

TextItem::TextItem(const Theme *theme, Look look, QObject *parent)
    : OutputItem(parent), m_theme(theme), m_look(look), m_ink(theme)
{
    refreshFont();
    connect(theme, &Theme::changed, this, [this] {
        refreshFont();
        m_ink.refresh();
        m_width = 0;
        Q_EMIT changed();
    });
    connect(&m_reader, &TextReader::changed, this, [this](int first) {
        indexRows(first);
        Q_EMIT changed();
    });
    connect(&m_reader, &TextReader::finished, this, [this] {
        m_expectedLength = 0;
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
    m_expectedLength = 0;
    clearSelection();
    m_reader.setText(text);
}

void TextItem::setTextLater(const TextReader::Source &source, qsizetype length)
{
    m_expectedLength = length;
    m_reader.read(source);
}

bool TextItem::extend(const QString &text)
{
    m_reader.extend(text);
    return true;
}

/// A final line break does not make an empty line to look at.
int TextItem::shownLineCount() const
{
    const int count = lineCount();
    return count > 1 && line(count - 1).text.isEmpty() ? count - 1 : count;
}

int TextItem::padding() const
{
    return m_look == Look::Error ? Theme::grid : 0;
}

render::Frames TextItem::frames() const
{
    return m_look == Look::Error ? render::Frames::CellsAndFiles : render::Frames::None;
}

void TextItem::indexRows(int from)
{
    const int wanted = shownLineCount();
    m_rows.truncate(std::min(from, wanted));
    for (int index = m_rows.lineCount(); index < wanted; ++index) {
        m_rows.append(m_reader.lines().extent(index));
    }
}

int TextItem::heightForWidth(int width)
{
    if (width != m_width) {
        m_width = width;
        // A wide character may begin in the last column, so one more is left free.
        m_rows.reset(int((width - 2 * padding()) / m_columnWidth) - 1);
        indexRows(0);
    }
    const int expected = int(std::min<qsizetype>(m_expectedLength / 60, 1'000'000));
    return std::max(m_rows.rowCount(), expected) * m_lineHeight + 2 * padding();
}

void TextItem::paint(QPainter &painter, const QRect &clip)
{
    if (m_look == Look::Error) {
        painter.fillRect(clip, m_theme->color(Theme::Role::ErrorSurface));
    }
    const int first = std::max(0, (clip.top() - padding()) / m_lineHeight);
    const int last = std::min(m_rows.rowCount() - 1, (clip.bottom() - padding()) / m_lineHeight);
    for (int row = first; row <= last; ++row) {
        paintRow(painter, row);
    }
}

TextItem::Row TextItem::rowAt(int row) const
{
    const TextRows::Place place = m_rows.placeOf(row);
    const QStringView text = line(place.line).text;
    const qsizetype from = render::rowStartOf(text, place.rowInLine, m_rows.columns());
    const qsizetype next = render::rowStartOf(text, place.rowInLine + 1, m_rows.columns());
    return {{place.line, from}, text.sliced(from, (next > from ? next : text.size()) - from).toString()};
}

void TextItem::layOut(QTextLayout &layout, const Row &row) const
{
    constexpr int tabWidth = 8;
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    if (row.text.contains(u'\t')) {
        // Counted from where the line begins, not this row of it.
        const int before = render::columnsOf(QStringView(line(row.start.line).text).first(row.start.column));
        QList<QTextOption::Tab> stops;
        for (int column = tabWidth - before % tabWidth; column <= m_rows.columns() + tabWidth; column += tabWidth) {
            stops.append(QTextOption::Tab(column * m_columnWidth, QTextOption::LeftTab));
        }
        option.setTabs(stops);
    }
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

TextItem::Formats TextItem::stylesOf(const Row &row) const
{
    const QColor page = m_theme->color(m_look == Look::Error ? Theme::Role::ErrorSurface : Theme::Role::Page);
    const render::AnsiLine &whole = line(row.start.line);
    Formats formats;
    const auto add = [&](qsizetype start, qsizetype length, const QTextCharFormat &format) {
        const qsizetype from = std::max<qsizetype>(0, start - row.start.column);
        const qsizetype to = std::min<qsizetype>(row.text.size(), start + length - row.start.column);
        if (to > from) {
            formats.append({int(from), int(to - from), format});
        }
    };
    for (const render::AnsiSpan &span : whole.spans) {
        add(span.start, span.length, m_ink.formatFor(span.style, page));
    }
    QTextCharFormat link;
    link.setFontUnderline(true);
    if (whole.text.size() <= searchedLine) {
        for (const render::LineLink &found : render::linksIn(whole.text, frames())) {
            add(found.start, found.length, link);
        }
    }
    return formats;
}

TextItem::Formats TextItem::marksOf(const Row &row) const
{
    Formats marks;
    const QString &whole = line(row.start.line).text;
    if (!m_search || m_search->isEmpty() || whole.size() > searchedLine) {
        return marks;
    }
    for (const notebook::TextRange &range : m_search->ranges(whole)) {
        const qsizetype from = std::max<qsizetype>(0, range.start - row.start.column);
        const qsizetype to = std::min<qsizetype>(row.text.size(), range.end() - row.start.column);
        if (to > from) {
            QTextCharFormat format;
            format.setBackground(markColor(*m_theme, row.start.line == m_foundLine && m_found == range));
            format.setForeground(m_theme->color(Theme::Role::Text));
            marks.append({int(from), int(to - from), format});
        }
    }
    return marks;
}

QTextLayout::FormatRange TextItem::selectionIn(const Row &row) const
{
    const auto [first, last] = selection();
    const Position start = row.start;
    const qsizetype from = first.line < start.line ? 0 : std::max<qsizetype>(0, first.column - start.column);
    const qsizetype to =
        last.line > start.line ? row.text.size() : std::min<qsizetype>(last.column - start.column, row.text.size());
    const bool isIn = first.line <= start.line && last.line >= start.line && to > from;
    QTextCharFormat format;
    format.setBackground(m_theme->color(Theme::Role::Selection));
    return {int(from), isIn ? int(to - from) : 0, format};
}

void TextItem::paintRow(QPainter &painter, int number)
{
    ++m_laidOutRows;
    const Row row = rowAt(number);
    const int top = padding() + number * m_lineHeight;
    QTextLayout layout(row.text, m_font, painter.device());
    layout.setFormats(stylesOf(row));
    layOut(layout, row);
    Formats over = marksOf(row);
    if (const QTextLayout::FormatRange selected = selectionIn(row); selected.length > 0) {
        over.append(selected);
    }
    painter.setPen(m_theme->color(Theme::Role::Text));
    layout.draw(&painter, QPointF(padding(), top + m_ascent - layout.lineAt(0).ascent()), over);
}

void TextItem::setSearch(const std::shared_ptr<const notebook::Search> &search,
                         const std::optional<notebook::TextRange> &current)
{
    m_search = search;
    m_found = current;
    m_foundLine = -1;
    if (current) {
        m_foundLine = m_reader.lines().lineAt(current->start, m_cache);
        m_found->start -= m_reader.lines().lengthBefore(m_foundLine, m_cache);
    }
    Q_EMIT changed();
}

QRect TextItem::rectOf(const notebook::TextRange &range)
{
    const render::AnsiLines &lines = m_reader.lines();
    const int index = std::min(lines.lineAt(range.start, m_cache), m_rows.lineCount() - 1);
    if (index < 0) {
        return {};
    }
    const qsizetype column = range.start - lines.lengthBefore(index, m_cache);
    const int columns =
        render::columnsOf(QStringView(line(index).text).first(std::min(column, line(index).text.size())));
    const int row = m_rows.firstRowOf(index) + columns / m_rows.columns();
    return {padding() + int(columns % m_rows.columns() * m_columnWidth), padding() + row * m_lineHeight,
            int(double(range.length) * m_columnWidth), m_lineHeight};
}

TextItem::Position TextItem::positionAt(const QPoint &point) const
{
    if (m_rows.rowCount() == 0) {
        return {};
    }
    const Row row = rowAt(qBound(0, (point.y() - padding()) / m_lineHeight, m_rows.rowCount() - 1));
    QTextLayout layout(row.text, m_font);
    layOut(layout, row);
    return {row.start.line, row.start.column + layout.lineAt(0).xToCursor(point.x() - padding())};
}

QString TextItem::linkAt(const QPoint &point) const
{
    const Position position = positionAt(point);
    const render::AnsiLine &whole = line(position.line);
    for (const render::AnsiSpan &span : whole.spans) {
        if (span.style.link > 0 && position.column >= span.start && position.column < span.start + span.length) {
            return m_reader.lines().link(span.style.link);
        }
    }
    if (whole.text.size() <= searchedLine) {
        const auto following = [&](int distance) { return line(position.line + distance).text; };
        for (const render::LineLink &found : render::linksIn(whole.text, frames(), following)) {
            if (position.column >= found.start && position.column < found.start + found.length) {
                return found.address;
            }
        }
    }
    return {};
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
    const QString &text = line(m_cursor.line).text;
    while (m_anchor.column > 0 && isWordCharacter(text.at(m_anchor.column - 1))) {
        --m_anchor.column;
    }
    while (m_cursor.column < text.size() && isWordCharacter(text.at(m_cursor.column))) {
        ++m_cursor.column;
    }
    Q_EMIT changed();
}

void TextItem::selectAll()
{
    const int last = std::max(0, shownLineCount() - 1);
    m_anchor = {};
    m_cursor = {last, line(last).text.size()};
    Q_EMIT changed();
}

void TextItem::clearSelection()
{
    m_anchor = m_cursor = {};
    Q_EMIT changed();
}

QString TextItem::selectedText() const
{
    return textBetween(m_reader.lines(), selection());
}

QString TextItem::textBetween(const render::AnsiLines &lines, const std::pair<Position, Position> &range)
{
    const auto &[first, last] = range;
    render::AnsiLines::Cache cache;
    QStringList texts;
    for (int index = first.line; index <= last.line && index < lines.count(); ++index) {
        const QString &text = lines.line(index, cache).text;
        const qsizetype from = index == first.line ? std::min(first.column, text.size()) : 0;
        const qsizetype to = index == last.line ? std::min(last.column, text.size()) : text.size();
        texts.append(text.sliced(from, std::max<qsizetype>(0, to - from)));
    }
    return texts.join(u'\n');
}

void TextItem::copySelection() const
{
    const auto range = selection();
    if (range.second.line - range.first.line < linesCopiedAtOnce) {
        OutputItem::copySelection();
        return;
    }
    QtConcurrent::run([lines = m_reader.lines(), range] {
        return textBetween(lines, range);
    }).then(QGuiApplication::clipboard(), [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

QString TextItem::accessibleText() const
{
    QString text;
    for (int index = 0; index < lineCount() && text.size() < accessibleLimit; ++index) {
        text += line(index).text + u'\n';
    }
    return text.left(accessibleLimit).trimmed();
}

} // namespace quire::ui
