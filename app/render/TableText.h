// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Table.h"

namespace quire::render {

/// A part of a table as text for other programs.
struct TableText
{
    enum class Format {
        Tsv, ///< What spreadsheets paste; tabs and line breaks in cells become spaces.
        Csv, ///< RFC 4180, lines end with \n.
    };

    /// Rows of the body in the order wanted.
    std::vector<int> rows;
    int firstColumn = 0;
    int lastColumn = 0;
    bool withHeader = false;

    QString toString(const Table &table, Format format) const;
};

} // namespace quire::render
