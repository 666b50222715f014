// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TableGrid.h"

#include "ui/kit/Theme.h"
#include "ui/output/OutputStack.h"

#include <QFontMetrics>

#include <algorithm>

namespace quire::ui {

namespace {

constexpr int footerHeight = 32;
constexpr int narrowestFooter = 400;
constexpr int resizeReach = 4;
constexpr int shortestThumb = 24;
/// Longer texts are not measured to their end.
constexpr qsizetype measuredCharacters = 400;

} // namespace

void TableGrid::setTable(std::shared_ptr<const render::Table> table)
{
    const int known = m_table && m_table->columnCount() == table->columnCount() ? m_table->columnCount() : 0;
    m_table = std::move(table);
    m_rowHeight = QFontMetrics(m_theme->textFont()).height() + Theme::grid;
    m_headerHeight = m_table->headerRowCount() * m_rowHeight;
    std::vector<int> widths;
    widths.reserve(std::size_t(m_table->columnCount()));
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const int fitted = std::clamp(neededWidth(column), narrowest, widestFitted);
        widths.push_back(column < known ? std::max(columnWidth(column), fitted) : fitted);
    }
    setWidths(widths);
}

void TableGrid::refreshFont()
{
    const auto table = std::exchange(m_table, nullptr);
    setTable(table);
}

void TableGrid::setWidths(const std::vector<int> &widths)
{
    m_edges.assign(1, 0);
    m_edges.reserve(widths.size() + 1);
    for (const int width : widths) {
        m_edges.push_back(m_edges.back() + width);
    }
    placeFrozen();
}

/// Index columns stay in sight as long as they leave half of the room to the others.
void TableGrid::placeFrozen()
{
    const int wanted = m_table ? m_table->indexColumnCount() : 0;
    m_frozen = m_edges.at(std::size_t(wanted)) <= m_width / 2 ? wanted : 0;
}

int TableGrid::neededWidth(int column) const
{
    QFont bold = m_theme->textFont();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics headings(bold);
    const QFontMetrics texts(m_theme->textFont());
    int width = 0;
    for (int row = 0; row < m_table->headerRowCount(); ++row) {
        // A heading over several columns takes the room they have.
        const bool spans =
            m_table->headerCell(row, column).continuesLeft || m_table->headerCell(row, column + 1).continuesLeft;
        const QString text = m_table->header(row, column).left(measuredCharacters).toString();
        width = std::max(width, spans ? 0 : headings.horizontalAdvance(text) + arrowRoom);
    }
    const int longest = m_table->longestRow(column);
    const int samples = std::min(m_table->columnCount() > 200 ? 0 : 50, m_table->rowCount());
    for (int row = -1; row < samples; ++row) {
        const QStringView text = m_table->text(row < 0 ? longest : row, column);
        const bool isHeading = column < m_table->indexColumnCount();
        const QFontMetrics &metrics = isHeading ? headings : texts;
        width = std::max(width, metrics.horizontalAdvance(text.left(measuredCharacters).toString()));
    }
    return width + 2 * cellPadding + 1;
}

void TableGrid::setRowCount(int count)
{
    m_rowCount = count;
}

int TableGrid::layOut(int width)
{
    m_width = width;
    placeFrozen();
    const int room = m_theme->outputHeight() - std::min(m_headerHeight, m_theme->outputHeight() / 2) -
                     (m_hasFooter ? footerHeight : 0);
    m_bodyHeight = std::min(m_rowCount, std::max(1, room / m_rowHeight)) * m_rowHeight;
    m_scroll.setX(std::clamp(m_scroll.x(), 0, maximumScroll().x()));
    m_scroll.setY(std::clamp(m_scroll.y(), 0, maximumScroll().y()));
    return m_headerHeight + m_bodyHeight + (isWide() ? barHeight : 0) + (m_hasFooter ? footerHeight : 0);
}

QRect TableGrid::footer() const
{
    const int top = m_headerHeight + m_bodyHeight + (isWide() ? barHeight : 0);
    return m_hasFooter
               ? QRect(0, top, std::clamp(shownWidth(), std::min(m_width, narrowestFooter), m_width), footerHeight)
               : QRect();
}

QPoint TableGrid::maximumScroll() const
{
    const int room = m_width - (isTall() ? barHeight : 0);
    const qint64 tall = qint64(m_rowCount) * m_rowHeight - m_bodyHeight;
    return {std::max(0, m_edges.back() - room), int(std::clamp<qint64>(tall, 0, std::numeric_limits<int>::max() / 2))};
}

bool TableGrid::scrollBy(const QPoint &pixels)
{
    const QPoint most = maximumScroll();
    const QPoint before = m_scroll;
    m_scroll = {int(std::clamp<qint64>(qint64(m_scroll.x()) + pixels.x(), 0, most.x())),
                int(std::clamp<qint64>(qint64(m_scroll.y()) + pixels.y(), 0, most.y()))};
    return m_scroll != before;
}

void TableGrid::reveal(int row, int column)
{
    if (row >= 0) {
        const int top = row * m_rowHeight;
        m_scroll.setY(std::clamp(m_scroll.y(), top + m_rowHeight - m_bodyHeight, top));
    }
    if (column >= m_frozen) {
        const int room = m_width - (isTall() ? barHeight : 0);
        const int left = m_edges.at(std::size_t(column)) - frozenWidth();
        const int right = m_edges.at(std::size_t(column) + 1) - room;
        m_scroll.setX(std::clamp(m_scroll.x(), std::min(left, right), left));
    }
    scrollBy({});
}

QRect TableGrid::thumb(Qt::Orientation bar) const
{
    return bar == Qt::Vertical ? verticalThumb() : horizontalThumb();
}

QRect TableGrid::verticalThumb() const
{
    if (!isTall()) {
        return {};
    }
    const qint64 all = qint64(m_rowCount) * m_rowHeight;
    const int length = std::max(shortestThumb, int(qint64(m_bodyHeight) * m_bodyHeight / std::max<qint64>(1, all)));
    const int way = m_bodyHeight - length;
    const int top = int(qint64(way) * m_scroll.y() / std::max(1, maximumScroll().y()));
    return {shownWidth() - barHeight + 1, m_headerHeight + top, barHeight - 2, length};
}

QRect TableGrid::horizontalThumb() const
{
    if (!isWide()) {
        return {};
    }
    const int room = m_width - (isTall() ? barHeight : 0);
    const int length = std::max(shortestThumb, int(qint64(room) * room / m_edges.back()));
    const int left = int(qint64(room - length) * m_scroll.x() / std::max(1, maximumScroll().x()));
    return {left, m_headerHeight + m_bodyHeight + 1, length, barHeight - 2};
}

void TableGrid::dragThumb(const QPoint &point, bool isVertical)
{
    const QPoint most = maximumScroll();
    if (isVertical) {
        const int length = verticalThumb().height();
        const int way = std::max(1, m_bodyHeight - length);
        const int wanted = std::clamp(point.y() - m_headerHeight - length / 2, 0, way);
        m_scroll.setY(int(qint64(most.y()) * wanted / way));
    } else {
        const int length = horizontalThumb().width();
        const int way = std::max(1, m_width - length);
        m_scroll.setX(int(qint64(most.x()) * std::clamp(point.x() - length / 2, 0, way) / way));
    }
}

int TableGrid::columnLeft(int column) const
{
    return m_edges.at(std::size_t(column)) - (column < m_frozen ? 0 : m_scroll.x());
}

int TableGrid::columnAt(int x) const
{
    const int inTable = x < frozenWidth() ? x : x + m_scroll.x();
    const auto right = std::ranges::upper_bound(m_edges, inTable);
    return right == m_edges.end() || right == m_edges.begin() ? -1 : int(right - m_edges.begin()) - 1;
}

TableGrid::Hit TableGrid::hit(const QPoint &point) const
{
    Hit hit;
    if (point.y() >= m_headerHeight + m_bodyHeight) {
        hit.inFooter = footer().contains(point);
        hit.onHorizontalBar = !hit.inFooter && isWide();
        return hit;
    }
    if (isTall() && point.x() >= shownWidth() - barHeight) {
        hit.onVerticalBar = point.y() >= m_headerHeight;
        return hit;
    }
    hit.column = point.x() < 0 ? -1 : columnAt(point.x());
    if (point.y() >= m_headerHeight) {
        hit.row = std::min((point.y() - m_headerHeight + m_scroll.y()) / m_rowHeight, m_rowCount - 1);
        return hit;
    }
    hit.row = -1;
    const int beside = columnAt(point.x() - resizeReach);
    if (beside >= 0 && beside != columnAt(point.x() + resizeReach)) {
        hit.resizes = beside;
    }
    return hit;
}

QRect TableGrid::cellRect(int row, int column) const
{
    if (row < 0) {
        return headerRect(m_table->headerRowCount() - 1, column);
    }
    return {columnLeft(column), int(m_headerHeight + qint64(row) * m_rowHeight - m_scroll.y()), columnWidth(column),
            m_rowHeight};
}

QRect TableGrid::headerRect(int headerRow, int column) const
{
    return {columnLeft(column), headerRow * m_rowHeight, columnWidth(column), m_rowHeight};
}

int TableGrid::lastVisibleRow() const
{
    return std::min(m_rowCount - 1, (m_scroll.y() + m_bodyHeight - 1) / m_rowHeight);
}

std::pair<int, int> TableGrid::visibleColumns() const
{
    const int first = columnAt(frozenWidth());
    const int last = columnAt(std::max(m_width - 1, frozenWidth()));
    return {first < 0 ? m_frozen : first, last < 0 ? int(m_edges.size()) - 2 : last};
}

int TableGrid::columnWidth(int column) const
{
    return m_edges.at(std::size_t(column) + 1) - m_edges.at(std::size_t(column));
}

void TableGrid::setColumnWidth(int column, int width)
{
    const int more = std::clamp(width, narrowest, widest) - columnWidth(column);
    for (std::size_t edge = std::size_t(column) + 1; edge < m_edges.size(); ++edge) {
        m_edges.at(edge) += more;
    }
    placeFrozen();
    scrollBy({});
}

void TableGrid::fitColumn(int column)
{
    setColumnWidth(column, std::min(neededWidth(column), widest / 2));
}

} // namespace quire::ui
