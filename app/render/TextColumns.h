// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace quire::render {

/// Columns a terminal gives to the text: 2 for East Asian wide characters, 0 for combining marks, a tab up to the next
/// multiple of 8.
int columnsOf(QStringView text);

/// In how many columns the characters of `line` begin, at least 1: what says how many rows of a width it takes. A wide
/// character that begins in the last column of a row stays there.
int extentOf(QStringView line);

/// Where in `line` the row number `row` of `columns` columns begins, in UTF-16 units; 0 when there is no such row.
qsizetype rowStartOf(QStringView line, int row, int columns);

} // namespace quire::render
