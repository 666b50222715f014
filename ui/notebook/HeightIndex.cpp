// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/HeightIndex.h"

#include <algorithm>
#include <bit>

namespace quire::ui {

void HeightIndex::reset(std::vector<int> heights)
{
    m_heights = std::move(heights);
    rebuild();
}

void HeightIndex::insert(int at, const std::vector<int> &heights)
{
    m_heights.insert(m_heights.begin() + at, heights.begin(), heights.end());
    rebuild();
}

void HeightIndex::remove(int first, int count)
{
    m_heights.erase(m_heights.begin() + first, m_heights.begin() + first + count);
    rebuild();
}

void HeightIndex::move(int first, int count, int to)
{
    const auto begin = m_heights.begin();
    if (to < first) {
        std::rotate(begin + to, begin + first, begin + first + count);
    } else {
        std::rotate(begin + first, begin + first + count, begin + to + count);
    }
    rebuild();
}

void HeightIndex::rebuild()
{
    m_tree.assign(m_heights.size() + 1, 0);
    for (std::size_t i = 1; i < m_tree.size(); ++i) {
        m_tree.at(i) += m_heights.at(i - 1);
        const std::size_t parent = i + (i & (~i + 1));
        if (parent < m_tree.size()) {
            m_tree.at(parent) += m_tree.at(i);
        }
    }
}

void HeightIndex::setHeight(int row, int height)
{
    const int difference = height - m_heights.at(std::size_t(row));
    if (difference == 0) {
        return;
    }
    m_heights.at(std::size_t(row)) = height;
    for (std::size_t i = std::size_t(row) + 1; i < m_tree.size(); i += i & (~i + 1)) {
        m_tree.at(i) += difference;
    }
}

int HeightIndex::top(int row) const
{
    int sum = 0;
    for (std::size_t i = std::size_t(row); i > 0; i -= i & (~i + 1)) {
        sum += m_tree.at(i);
    }
    return sum;
}

int HeightIndex::rowAt(int distance) const
{
    if (m_heights.empty()) {
        return 0;
    }
    std::size_t row = 0;
    int rest = distance;
    for (std::size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        const std::size_t next = row + step;
        if (next < m_tree.size() && m_tree.at(next) <= rest) {
            row = next;
            rest -= m_tree.at(next);
        }
    }
    return int(std::min(row, m_heights.size() - 1));
}

} // namespace quire::ui
