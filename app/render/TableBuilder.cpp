// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TableBuilder.h"

#include "render/HtmlTag.h"
#include "render/TableOrder.h"

#include <algorithm>

namespace quire::render {

void TableBuilder::beginRow(bool isHeader)
{
    endRow();
    m_table.m_rows.push_back(quint32(m_table.m_cells.size()));
    m_kinds.push_back({isHeader, false, 0});
    m_inRow = true;
    continueFromAbove();
}

/// Cells of rows above that reach down to the place of the next cell.
void TableBuilder::continueFromAbove()
{
    for (;;) {
        const std::size_t column = m_table.m_cells.size() - m_table.m_rows.back();
        if (column >= m_pending.size() || m_pending.at(column).rowsLeft == 0 || m_tooLarge) {
            return;
        }
        Span &span = m_pending.at(column);
        --span.rowsLeft;
        add(span.cell);
    }
}

void TableBuilder::add(const Table::Cell &cell)
{
    const qsizetype column = qsizetype(m_table.m_cells.size() - m_table.m_rows.back());
    if (column >= m_limits.columns || qsizetype(m_table.m_cells.size()) >= m_limits.cells) {
        m_tooLarge = true;
        return;
    }
    m_table.m_cells.push_back(cell);
    m_table.m_columns = std::max(m_table.m_columns, int(column) + 1);
}

quint16 TableBuilder::styleIndex(const TableStyle &style)
{
    auto &styles = m_table.m_styles;
    // Those used last are looked at first; a table with very many is shown with those it began with.
    const auto known = std::ranges::find(styles.rbegin(), std::min(styles.rend(), styles.rbegin() + 64), style);
    if (known != styles.rend() && *known == style) {
        return quint16(styles.rend() - known - 1);
    }
    if (style == TableStyle{} || styles.size() >= 60'000) {
        return 0;
    }
    styles.push_back(style);
    return quint16(styles.size() - 1);
}

void TableBuilder::beginCell(bool isHeading, int columnSpan, int rowSpan, const TableStyle &style)
{
    endCell();
    m_cell = {.begin = quint32(m_table.m_text.size()), .style = styleIndex(style), .isHeading = isHeading};
    m_columnSpan = std::clamp(columnSpan, 1, 1000);
    m_rowSpan = rowSpan == 0 ? 65'534 : std::clamp(rowSpan, 1, 65'534);
    m_inCell = true;
    m_spaceWaits = false;
}

void TableBuilder::append(QStringView text)
{
    QString &all = m_table.m_text;
    if (all.size() + text.size() > m_limits.characters) {
        m_tooLarge = true;
        return;
    }
    for (const QChar c : text) {
        if (isHtmlSpace(c)) {
            m_spaceWaits = true;
            continue;
        }
        if (m_spaceWaits && all.size() > m_cell.begin && all.back() != u'\n') {
            all.append(u' ');
        }
        m_spaceWaits = false;
        all.append(c);
    }
}

void TableBuilder::breakLine()
{
    if (m_table.m_text.size() > m_cell.begin) {
        m_table.m_text.append(u'\n');
    }
    m_spaceWaits = false;
}

void TableBuilder::endCell()
{
    if (!m_inCell) {
        return;
    }
    m_inCell = false;
    QString &all = m_table.m_text;
    qsizetype end = all.size();
    while (end > m_cell.begin && all.at(end - 1).isSpace()) {
        --end;
    }
    all.truncate(end);
    m_cell.length = quint32(end - m_cell.begin);
    for (int i = 0; i < m_columnSpan && !m_tooLarge; ++i) {
        m_cell.continuesLeft = i > 0;
        const std::size_t column = m_table.m_cells.size() - m_table.m_rows.back();
        add(m_cell);
        if (m_rowSpan > 1 && !m_tooLarge) {
            m_pending.resize(std::max(m_pending.size(), column + 1));
            m_pending.at(column) = {m_cell, m_rowSpan - 1};
            m_pending.at(column).cell.continuesAbove = true;
        }
    }
    continueFromAbove();
}

void TableBuilder::endRow()
{
    if (!m_inRow) {
        return;
    }
    endCell();
    m_inRow = false;
    const auto cells = m_table.m_cells.begin() + m_table.m_rows.back();
    const auto first = std::ranges::find_if_not(cells, m_table.m_cells.end(), &Table::Cell::isHeading);
    m_kinds.back().headings = int(first - cells);
    m_kinds.back().isAllHeadings = first == m_table.m_cells.end() && first != cells;
    if (cells == m_table.m_cells.end()) {
        dropRow(); // an empty row takes no room in a browser either
    }
}

void TableBuilder::dropRow()
{
    m_inRow = m_inCell = false;
    if (!m_table.m_rows.empty()) {
        m_table.m_cells.resize(m_table.m_rows.back());
        m_table.m_rows.pop_back();
        m_kinds.pop_back();
    }
}

/// Those that say so; where none does, the rows on top that hold headings only.
int TableBuilder::headerRows() const
{
    const auto last = std::ranges::find_if_not(m_kinds, &RowKind::isHeader);
    if (last != m_kinds.begin()) {
        return int(std::min<qsizetype>(last - m_kinds.begin(), m_limits.headerRows));
    }
    const auto body = std::ranges::find_if_not(m_kinds, &RowKind::isAllHeadings);
    // A list of nothing but headings is a body.
    return body == m_kinds.end() ? 0 : int(std::min<qsizetype>(body - m_kinds.begin(), m_limits.headerRows));
}

int TableBuilder::indexColumns(int headerRows) const
{
    int columns = m_table.m_columns;
    for (std::size_t row = std::size_t(headerRows); row < m_kinds.size(); ++row) {
        columns = std::min(columns, m_kinds.at(row).headings);
    }
    const bool hasBody = m_kinds.size() > std::size_t(headerRows);
    return hasBody && columns < m_table.m_columns ? columns : 0;
}

void TableBuilder::measureColumns()
{
    const auto columns = std::size_t(m_table.m_columns);
    m_table.m_longest.assign(columns, -1);
    m_table.m_numeric.assign(columns, false);
    std::vector<bool> hasText(columns, false);
    std::vector<qsizetype> lengths(columns, -1);
    const int rows = m_table.rowCount();
    for (int row = 0; row < rows; ++row) {
        const auto length = std::size_t(m_table.columnsIn(row));
        for (std::size_t column = 0; column < length; ++column) {
            const QStringView text = m_table.text(row, int(column));
            if (text.size() > lengths.at(column)) {
                lengths.at(column) = text.size();
                m_table.m_longest.at(column) = row;
            }
            if (!hasText.at(column) && !isMissing(text)) {
                const bool isNumber = numberIn(text).has_value();
                hasText.at(column) = !isNumber;
                m_table.m_numeric.at(column) = isNumber;
            }
        }
    }
}

Table TableBuilder::take(const QString &note)
{
    endRow();
    m_table.m_headerRows = headerRows();
    m_table.m_indexColumns = indexColumns(m_table.m_headerRows);
    m_table.m_note = note;
    m_table.m_text.squeeze();
    m_table.m_cells.shrink_to_fit();
    measureColumns();
    return std::move(m_table);
}

} // namespace quire::render
