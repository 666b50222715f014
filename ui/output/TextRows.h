// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <vector>

namespace quire::ui {

/// Where long lines of fixed-width text break: a line takes as many rows as its columns need. Knows how many rows lie
/// above each line without looking at the text again.
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
    void append(QStringView line);

    int lineCount() const { return int(m_rowsBefore.size()) - 1; }
    int rowCount() const { return m_rowsBefore.back(); }
    int firstRowOf(int line) const { return m_rowsBefore.at(std::size_t(line)); }
    /// Line and row within it of a row of all.
    Place placeOf(int row) const;

    /// Where in `line` its row `rowInLine` begins, in characters.
    qsizetype rowStart(QStringView line, int rowInLine) const;

    /// Columns a terminal gives to the text: 2 for East Asian wide characters, 0 for combining marks.
    static int columnsOf(QStringView text);

private:
    int m_columns = 80;
    std::vector<int> m_rowsBefore{0};
};

} // namespace quire::ui
