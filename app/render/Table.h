// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <vector>

namespace quire::render {

/// How one cell differs from the others; an invalid colour is the table's own.
struct TableStyle
{
    QColor background;
    QColor foreground;
    bool bold = false;

    bool operator==(const TableStyle &) const = default;
};

/// Cells of text with header rows on top and index columns at the left. All text lies in one buffer, so that a million
/// cells are a few blocks of memory. A cell that spans several places is there in each of them.
class Table
{
public:
    struct Cell
    {
        quint32 begin = 0;
        quint32 length = 0;
        quint16 style = 0;
        bool isHeading = false;
        bool continuesLeft = false;  ///< The same cell as the one at its left.
        bool continuesAbove = false; ///< The same cell as the one above.
    };

    /// Of the body.
    int rowCount() const { return int(m_rows.size()) - m_headerRows; }
    int columnCount() const { return m_columns; }
    int headerRowCount() const { return m_headerRows; }
    int indexColumnCount() const { return m_indexColumns; }
    /// How far a row of the body goes; those of a ragged table differ.
    int columnsIn(int row) const;

    /// Empty beyond the table's edges and at the end of short rows.
    QStringView text(int row, int column) const { return textOf(cell(m_headerRows + row, column)); }
    QStringView header(int row, int column) const { return textOf(cell(row, column)); }
    /// Of a row of the body; header rows count from 0 in headerCell().
    Cell bodyCell(int row, int column) const { return cell(m_headerRows + row, column); }
    Cell headerCell(int row, int column) const { return cell(row, column); }
    const TableStyle &style(const Cell &cell) const { return m_styles.at(cell.style); }

    /// All header texts of a column from top to bottom, each once, for people: "price / mean".
    QString columnName(int column) const;
    /// Every cell of the body that says something is a number.
    bool isNumeric(int column) const { return m_numeric.at(std::size_t(column)); }
    /// The row of the body with most characters in this column, -1 in an empty table.
    int longestRow(int column) const { return m_longest.at(std::size_t(column)); }
    /// What stands beside the table: "5 rows × 3 columns", "shape: (3, 2)", a caption.
    const QString &note() const { return m_note; }

private:
    friend class TableBuilder;

    Cell cell(int row, int column) const;
    int rowLength(int row) const;
    QStringView textOf(const Cell &cell) const { return QStringView(m_text).sliced(cell.begin, cell.length); }

    QString m_text;
    std::vector<Cell> m_cells;
    /// Where each row begins in m_cells; header rows first.
    std::vector<quint32> m_rows;
    std::vector<TableStyle> m_styles{TableStyle{}};
    std::vector<bool> m_numeric;
    std::vector<int> m_longest;
    QString m_note;
    int m_columns = 0;
    int m_headerRows = 0;
    int m_indexColumns = 0;
};

} // namespace quire::render
