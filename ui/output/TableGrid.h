// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Table.h"

#include <QPoint>
#include <QRect>

#include <memory>

namespace quire::ui {

class Theme;

/// Where the cells of a table are: column widths, what is frozen, how far it is scrolled. Rows are counted as they are
/// shown; row -1 is the headers. Knows nothing of order or selection.
class TableGrid
{
public:
    static constexpr int narrowest = 32;
    static constexpr int widestFitted = 320;
    static constexpr int widest = 4000;
    static constexpr int barHeight = 8;
    static constexpr int cellPadding = 8;
    /// Beside a header's text, for the arrow that says it is sorted.
    static constexpr int arrowRoom = 12;

    /// What is under a point; a column of -1 is nothing.
    struct Hit
    {
        int row = -2;
        int column = -1;
        /// On the right edge of a header: this column is resized.
        int resizes = -1;
        bool onVerticalBar = false;
        bool onHorizontalBar = false;
        bool inFooter = false;
    };

    explicit TableGrid(const Theme *theme) : m_theme(theme) {}

    /// Fits the columns; those of a longer version of the same table keep what the person made them.
    void setTable(std::shared_ptr<const render::Table> table);
    void refreshFont();
    void setRowCount(int count);
    void setFooterShown(bool shown) { m_hasFooter = shown; }
    /// Height of everything at this width.
    int layOut(int width);

    int rowHeight() const { return m_rowHeight; }
    QRect header() const { return {0, 0, shownWidth(), m_headerHeight}; }
    QRect body() const { return {0, m_headerHeight, shownWidth(), m_bodyHeight}; }
    QRect footer() const;
    int frozenColumns() const { return m_frozen; }
    int frozenWidth() const { return m_edges.at(std::size_t(m_frozen)); }
    QPoint scroll() const { return m_scroll; }
    bool scrollBy(const QPoint &pixels);
    /// Brings a cell into sight.
    void reveal(int row, int column);
    /// Of one of the two bars, empty when there is nothing to scroll that way.
    QRect thumb(Qt::Orientation bar) const;
    /// Puts a thumb's middle under the point.
    void dragThumb(const QPoint &point, bool isVertical);

    Hit hit(const QPoint &point) const;
    /// A header row counts from 0 in headerRect().
    QRect cellRect(int row, int column) const;
    QRect headerRect(int headerRow, int column) const;
    int firstVisibleRow() const { return m_scroll.y() / m_rowHeight; }
    int lastVisibleRow() const;
    /// First and last of those that are not frozen.
    std::pair<int, int> visibleColumns() const;

    int columnWidth(int column) const;
    void setColumnWidth(int column, int width);
    /// Wide enough for what is in it.
    void fitColumn(int column);

private:
    int shownWidth() const { return std::min(m_width, m_edges.back() + (isTall() ? barHeight : 0)); }
    bool isTall() const { return m_rowCount * m_rowHeight > m_bodyHeight; }
    bool isWide() const { return m_edges.back() > m_width - (isTall() ? barHeight : 0); }
    QRect verticalThumb() const;
    QRect horizontalThumb() const;
    int columnLeft(int column) const;
    int columnAt(int x) const;
    QPoint maximumScroll() const;
    int neededWidth(int column) const;
    void setWidths(const std::vector<int> &widths);
    void placeFrozen();

    const Theme *m_theme;
    std::shared_ptr<const render::Table> m_table;
    /// Left edge of each column, and the right edge of the last.
    std::vector<int> m_edges{0};
    int m_rowCount = 0;
    int m_rowHeight = 24;
    int m_headerHeight = 0;
    int m_bodyHeight = 0;
    int m_width = 0;
    int m_frozen = 0;
    QPoint m_scroll;
    bool m_hasFooter = false;
};

} // namespace quire::ui
