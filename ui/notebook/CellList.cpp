// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellList.h"

#include <algorithm>

namespace quire::ui {

std::vector<int> CellList::estimates(int first, int count) const
{
    std::vector<int> heights;
    heights.reserve(std::size_t(count));
    for (int row = first; row < first + count; ++row) {
        heights.push_back(m_source->isHidden(row) ? 0 : m_source->estimatedHeight(row));
    }
    return heights;
}

void CellList::hiddenChanged()
{
    for (int row = 0; row < m_heights.count(); ++row) {
        if (m_source->isHidden(row) != (m_heights.height(row) == 0)) {
            m_heights.setHeight(row, m_source->isHidden(row) ? 0 : m_source->estimatedHeight(row));
        }
    }
    // What was looked at may be gone: what hides it stands above.
    while (m_row > 0 && m_row < m_heights.count() && m_source->isHidden(m_row)) {
        --m_row;
        m_offset = 0;
    }
}

void CellList::reset()
{
    m_heights.reset(estimates(0, m_source->rowCount()));
    m_row = 0;
    m_offset = 0;
}

void CellList::inserted(int first, int count)
{
    m_heights.insert(first, estimates(first, count));
    // What is put in exactly at the top of the page is shown, not scrolled past.
    if (first < m_row || (first == m_row && m_offset > 0)) {
        m_row += count;
    }
}

void CellList::removed(int first, int count)
{
    m_heights.remove(first, count);
    if (m_row >= first + count) {
        m_row -= count;
    } else if (m_row >= first) {
        m_row = first;
        m_offset = 0;
    }
}

void CellList::moved(int first, int count, int to)
{
    m_heights.move(first, count, to);
    if (m_row >= first && m_row < first + count) {
        m_row += to - first;
        return;
    }
    const int without = m_row >= first + count ? m_row - count : m_row;
    m_row = without >= to ? without + count : without;
}

int CellList::measure(int row)
{
    if (m_source->isHidden(row)) {
        m_heights.setHeight(row, 0);
        return 0;
    }
    QWidget *widget = m_source->widgetFor(row);
    const int height = m_source->measuredHeight(widget, m_viewport.width());
    m_heights.setHeight(row, height);
    return height;
}

/// Makes the anchor a row the viewport's top really lies in.
void CellList::normalise()
{
    m_row = std::clamp(m_row, 0, m_heights.count() - 1);
    while (m_offset < 0 && m_row > 0) {
        --m_row;
        m_offset += measure(m_row);
    }
    m_offset = std::max(0, m_offset);
    while (m_row < m_heights.count() - 1) {
        const int height = measure(m_row);
        if (m_offset < height) {
            break;
        }
        m_offset -= height;
        ++m_row;
    }
}

/// Measures from the anchor down; gives how many pixels stay empty below the end of the page.
int CellList::fillDown()
{
    int y = -m_offset;
    int row = m_row;
    for (; row < m_heights.count() && y < m_viewport.height() + overscan; ++row) {
        y += measure(row);
    }
    m_last = row - 1;
    const bool ends = row == m_heights.count();
    return ends ? std::max(0, m_viewport.height() - y - bottomRoom) : 0;
}

void CellList::fillUp()
{
    int y = -m_offset;
    m_first = m_row;
    while (m_first > 0 && y > -overscan) {
        --m_first;
        y -= measure(m_first);
    }
}

void CellList::arrange(const QSize &viewport)
{
    m_viewport = viewport;
    if (m_heights.count() == 0) {
        m_source->keepOnly(0, -1);
        return;
    }
    normalise();
    const int empty = fillDown();
    if (empty > 0 && (m_row > 0 || m_offset > 0)) {
        m_offset -= empty;
        normalise();
        fillDown();
    }
    fillUp();
    m_source->keepOnly(m_first, m_last);
    place(m_first, m_last);
}

void CellList::place(int first, int last)
{
    int y = -m_offset;
    for (int row = m_row - 1; row >= first; --row) {
        y -= m_heights.height(row);
    }
    for (int row = first; row <= last; ++row) {
        const int height = m_heights.height(row);
        if (m_source->isHidden(row)) {
            continue;
        }
        m_source->widgetFor(row)->setGeometry(0, y, m_viewport.width(), height);
        y += height;
    }
}

int CellList::maximum() const
{
    return std::max(0, m_heights.total() + bottomRoom - m_viewport.height());
}

int CellList::value() const
{
    return m_heights.count() == 0 ? 0 : m_heights.top(m_row) + m_offset;
}

void CellList::scrollBy(int pixels)
{
    // Far jumps go by the index; walking there would give every row on the way a widget.
    if (std::abs(pixels) > 3 * std::max(1, m_viewport.height())) {
        scrollTo(value() + pixels);
    } else {
        m_offset += pixels;
    }
}

void CellList::scrollTo(int value)
{
    if (m_heights.count() > 0 && value >= maximum() && value > 0) {
        // The end is where the last row is, whatever the rows before it were guessed at.
        setAnchor(m_heights.count() - 1, m_heights.height(m_heights.count() - 1));
        return;
    }
    const int bounded = std::clamp(value, 0, maximum());
    m_row = m_heights.rowAt(bounded);
    m_offset = m_heights.count() == 0 ? 0 : bounded - m_heights.top(m_row);
}

void CellList::setAnchor(int row, int offset)
{
    m_row = row;
    m_offset = offset;
}

void CellList::reveal(int row, int top, int bottom)
{
    if (row < 0 || row >= m_heights.count()) {
        return;
    }
    const int height = std::max(1, m_viewport.height());
    if (row < m_first || row > m_last) {
        // Coming from far: into the upper third, with something to see around it.
        setAnchor(row, row < m_row || bottom - top > height ? top - overscan / 4 : bottom - height + overscan / 2);
        return;
    }
    const int y = positionOf(row);
    if (y + top < 0 || bottom - top > height) {
        const bool alreadyIn = y + top < height && y + bottom > 0 && bottom - top > height;
        m_offset += alreadyIn ? 0 : y + top - overscan / 10;
    } else if (y + bottom > height) {
        m_offset += y + bottom - height + overscan / 10;
    }
}

} // namespace quire::ui
