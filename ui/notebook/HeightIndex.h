// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace quire::ui {

/// Heights of a long list of rows: where row n begins, and which row a distance from the top falls into, both in
/// logarithmic time (a Fenwick tree). Rows put in or taken out cost linear time.
class HeightIndex
{
public:
    void reset(std::vector<int> heights);
    void insert(int at, const std::vector<int> &heights);
    void remove(int first, int count);
    /// Moves [first, first+count) so that it begins at `to`, counted after taking it out.
    void move(int first, int count, int to);

    int count() const { return int(m_heights.size()); }
    int height(int row) const { return m_heights.at(std::size_t(row)); }
    void setHeight(int row, int height);
    /// Distance from the top to where `row` begins; `row` may be count().
    int top(int row) const;
    int total() const { return top(count()); }
    /// The row at `distance` from the top, bounded to the rows there are; 0 when there are none.
    int rowAt(int distance) const;

private:
    void rebuild();

    std::vector<int> m_heights;
    std::vector<int> m_tree;
};

} // namespace quire::ui
