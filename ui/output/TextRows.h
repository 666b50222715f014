// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace quire::ui {

/// Where long lines of fixed-width text break: a line takes as many rows as its extent (render::extentOf) needs. Knows
/// how many rows lie above each line without looking at the text.
class TextRows
{
public:
    struct Place
    {
        int line = 0;
        int rowInLine = 0;
    };

    /// Forgets all lines; the next ones are broken at `columns`.
    void reset(int columns);
    int columns() const { return m_columns; }

    /// Forgets the lines from `line` on.
    void truncate(int line);
    void append(int extent);

    int lineCount() const { return int(m_rowsBefore.size()) - 1; }
    int rowCount() const { return m_rowsBefore.back(); }
    int firstRowOf(int line) const { return m_rowsBefore.at(std::size_t(line)); }
    /// Line and row within it of a row of all.
    Place placeOf(int row) const;

private:
    int m_columns = 80;
    std::vector<int> m_rowsBefore{0};
};

} // namespace quire::ui
