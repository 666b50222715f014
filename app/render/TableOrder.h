// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Table.h"

#include <optional>

namespace quire::render {

/// The number a cell shows: "1,234.5", "-3e8", "12 %", "$4", "inf". Nothing for words.
std::optional<double> numberIn(QStringView text);
/// What data frames write where there is no value: "", "NaN", "None", "null", "<NA>", "NaT"; and the dots that stand
/// for rows left out.
bool isMissing(QStringView text);

/// Which rows of a table are shown, and in which order.
struct TableOrder
{
    /// -1 keeps the table's own order.
    int column = -1;
    Qt::SortOrder direction = Qt::AscendingOrder;
    /// Rows in which no cell contains this are left out; case does not matter.
    QString filter;

    bool operator==(const TableOrder &) const = default;
    bool isNatural() const { return column < 0 && filter.isEmpty(); }

    /// Numbers come before words, missing values last in either direction; equal rows keep their order.
    std::vector<int> rows(const Table &table) const;
};

} // namespace quire::render
