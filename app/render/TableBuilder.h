// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Table.h"

namespace quire::render {

/// What a table may be at most; beyond, it is refused as a whole.
struct TableLimits
{
    qsizetype characters = 400'000'000;
    qsizetype cells = 6'000'000;
    int columns = 20'000;
    int headerRows = 100;
};

/// Puts a Table together cell by cell, spreading those that span several rows and columns.
class TableBuilder
{
public:
    explicit TableBuilder(const TableLimits &limits) : m_limits(limits) {}

    void beginRow(bool isHeader);
    /// Counts like HTML's: at least 1; a row span of 0 goes to the end of the group.
    void beginCell(bool isHeading, int columnSpan, int rowSpan, const TableStyle &style);
    void append(QStringView text);
    /// A line break inside a cell.
    void breakLine();
    void endCell();
    void endRow();
    /// Cells do not reach beyond their group of rows.
    void endGroup() { m_pending.clear(); }
    /// Forgets the row that is being made.
    void dropRow();

    bool isInCell() const { return m_inCell; }
    bool isInRow() const { return m_inRow; }
    /// A limit was hit; nothing more is taken.
    bool isTooLarge() const { return m_tooLarge; }

    /// Header rows and index columns are recognised, columns looked at.
    Table take(const QString &note);

private:
    struct Span
    {
        Table::Cell cell;
        int rowsLeft = 0;
    };
    struct RowKind
    {
        bool isHeader = false;
        bool isAllHeadings = false;
        int headings = 0; ///< At its left.
    };

    void add(const Table::Cell &cell);
    void continueFromAbove();
    quint16 styleIndex(const TableStyle &style);
    int headerRows() const;
    int indexColumns(int headerRows) const;
    void measureColumns();

    TableLimits m_limits;
    Table m_table;
    std::vector<RowKind> m_kinds;
    std::vector<Span> m_pending;
    Table::Cell m_cell;
    int m_columnSpan = 1;
    int m_rowSpan = 1;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_spaceWaits = false;
    bool m_tooLarge = false;
};

} // namespace quire::render
