// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Table.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace quire::render {

int Table::rowLength(int row) const
{
    const bool isLast = row + 1 == int(m_rows.size());
    const std::size_t end = isLast ? m_cells.size() : m_rows.at(std::size_t(row) + 1);
    return int(end - m_rows.at(std::size_t(row)));
}

int Table::columnsIn(int row) const
{
    return rowLength(m_headerRows + row);
}

Table::Cell Table::cell(int row, int column) const
{
    if (row < 0 || row >= int(m_rows.size()) || column < 0 || column >= rowLength(row)) {
        return {};
    }
    return m_cells.at(m_rows.at(std::size_t(row)) + std::size_t(column));
}

QString Table::columnName(int column) const
{
    QStringList names;
    for (int row = 0; row < m_headerRows; ++row) {
        const QStringView name = header(row, column);
        if (!name.isEmpty() && !headerCell(row, column).continuesAbove) {
            names.append(name.toString());
        }
    }
    return names.join(u" / "_s);
}

} // namespace quire::render
