// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include <algorithm>

namespace quire::ui {

/// A block of cells from an anchor to where the person is. Rows as they are shown, -1 is the headers.
struct TableSelection
{
    int anchorRow = -1;
    int anchorColumn = -1;
    int row = -1;
    int column = -1;

    bool isEmpty() const { return column < 0; }
    void moveTo(int toRow, int toColumn, bool extends)
    {
        row = toRow;
        column = toColumn;
        if (!extends || anchorColumn < 0) {
            anchorRow = row;
            anchorColumn = column;
        }
    }
    int firstRow() const { return std::max(0, std::min(row, anchorRow)); }
    int lastRow() const { return std::max(row, anchorRow); }
    int firstColumn() const { return std::min(column, anchorColumn); }
    int lastColumn() const { return std::max(column, anchorColumn); }
    bool contains(int r, int c) const
    {
        return !isEmpty() && r >= firstRow() && r <= lastRow() && c >= firstColumn() && c <= lastColumn();
    }
    bool isOneCell() const { return row == anchorRow && column == anchorColumn; }
};

} // namespace quire::ui
