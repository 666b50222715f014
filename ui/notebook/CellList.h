// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/HeightIndex.h"

#include <QWidget>

namespace quire::ui {

/// Where a CellList gets its rows from.
class CellListSource
{
public:
    CellListSource() = default;
    CellListSource(const CellListSource &) = delete;
    CellListSource &operator=(const CellListSource &) = delete;
    virtual ~CellListSource() = default;

    virtual int rowCount() const = 0;
    /// A guess at the height of a row nobody has seen yet. Must be cheap: it is asked for every row.
    virtual int estimatedHeight(int row) const = 0;
    /// Takes no room and needs no widget.
    virtual bool isHidden(int row) const = 0;
    /// The widget showing `row`, made or recycled.
    virtual QWidget *widgetFor(int row) = 0;
    /// Rows outside [first, last] need no widget any more.
    virtual void keepOnly(int first, int last) = 0;
    virtual int measuredHeight(QWidget *widget, int width) const = 0;
};

/// Lays rows of different heights below each other in a viewport, giving widgets only to those near it.
///
/// The anchor, a row and an offset into it, says what stands at the top of the viewport; everything else follows from
/// it. So nothing a person looks at moves when heights above turn out to be others than guessed.
class CellList
{
public:
    /// Room below the last row.
    static constexpr int bottomRoom = 64;
    /// Rows this far outside of the viewport already have widgets.
    static constexpr int overscan = 160;

    explicit CellList(CellListSource *source) : m_source(source) {}

    /// Forgets everything; begins at the top.
    void reset();
    void inserted(int first, int count);
    void removed(int first, int count);
    void moved(int first, int count, int to);
    /// Other rows are hidden now.
    void hiddenChanged();

    /// Brings widgets, heights and positions up to date for a viewport of this size.
    void arrange(const QSize &viewport);

    /// How far the page can scroll, and where it is: what a scroll bar shows. After arrange().
    int maximum() const;
    int value() const;
    void scrollBy(int pixels);
    void scrollTo(int value);
    /// Scrolls as little as needed to show `top`..`bottom` of `row`; of what is too tall, its top.
    void reveal(int row, int top, int bottom);
    /// Puts the top of `row` at the top of the viewport.
    void setAnchor(int row, int offset);
    int anchorRow() const { return m_row; }
    int anchorOffset() const { return m_offset; }

    const HeightIndex &heights() const { return m_heights; }
    /// Where `row` begins in the viewport.
    int positionOf(int row) const { return m_heights.top(row) - value(); }

private:
    int measure(int row);
    void normalise();
    int fillDown();
    void fillUp();
    void place(int first, int last);
    std::vector<int> estimates(int first, int count) const;

    CellListSource *m_source;
    HeightIndex m_heights;
    QSize m_viewport;
    int m_row = 0;
    int m_offset = 0;
    int m_first = 0;
    int m_last = -1;
};

} // namespace quire::ui
