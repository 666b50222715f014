// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/TableOrder.h"
#include "ui/output/TableSelection.h"

#include <QPainter>

namespace quire::notebook {
class Search;
}

namespace quire::ui {

class TableGrid;
class Theme;

/// Paints what is in sight of a table.
struct TablePainter
{
    const Theme &theme;
    const render::Table &table;
    const TableGrid &grid;
    /// Which row of the table each shown row is.
    const std::vector<int> &rows;
    const render::TableOrder &order;
    TableSelection selection;
    bool active = false;
    /// Cells in which this is found are marked; null for none.
    const notebook::Search *search = nullptr;
    /// Row of the table and column of the find that is looked at.
    std::pair<int, int> found = {-1, -1};

    void paint(QPainter &painter) const;
    /// The bar below, with `words` at its left and a button at its right where `button` is not empty.
    void paintFooter(QPainter &painter, const QString &words, const QRect &button, const QString &buttonText) const;

private:
    void paintColumns(QPainter &painter, int first, int last) const;
    void paintRow(QPainter &painter, int row, int first, int last) const;
    void paintHeader(QPainter &painter, int first, int last) const;
    void paintCell(QPainter &painter, const QRect &place, const render::Table::Cell &cell, QStringView text,
                   bool alignsRight) const;
    void paintArrow(QPainter &painter, const QRect &header, bool atRight) const;
    void paintBars(QPainter &painter) const;
    void paintCurrent(QPainter &painter) const;
    void paintMark(QPainter &painter, const QRect &place, int row, int column) const;
    bool isRepeated(int row, const render::Table::Cell &cell) const;
    void setInk(QPainter &painter, const render::Table::Cell &cell) const;
};

} // namespace quire::ui
