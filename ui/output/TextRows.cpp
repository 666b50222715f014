// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextRows.h"

#include <algorithm>

namespace quire::ui {

void TextRows::reset(int columns)
{
    m_columns = std::max(1, columns);
    m_rowsBefore.assign(1, 0);
}

void TextRows::truncate(int line)
{
    if (line < lineCount()) {
        m_rowsBefore.resize(std::size_t(std::max(0, line)) + 1);
    }
}

void TextRows::append(int extent)
{
    m_rowsBefore.push_back(m_rowsBefore.back() + (extent - 1) / m_columns + 1);
}

TextRows::Place TextRows::placeOf(int row) const
{
    const int bounded = std::clamp(row, 0, std::max(0, rowCount() - 1));
    const auto after = std::ranges::upper_bound(m_rowsBefore, bounded);
    const auto line = std::max<std::ptrdiff_t>(0, after - m_rowsBefore.begin() - 1);
    return {int(line), bounded - m_rowsBefore.at(std::size_t(line))};
}

} // namespace quire::ui
