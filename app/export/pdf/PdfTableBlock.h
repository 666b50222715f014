// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfBlock.h"
#include "render/Table.h"

#include <QCoreApplication>
#include <QFont>

#include <memory>
#include <vector>

namespace quire::exporting {

class PdfCanvas;
struct PdfLook;

/// A data frame. Too wide for the page it is set smaller, then cut into groups of columns, each below the other with
/// the index columns in front. The header stands on every page; rows stay whole.
class PdfTableBlock : public PdfBlock
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfTableBlock)

public:
    /// More would be a hundred pages.
    static constexpr int mostRows = 5'000;

    /// `look` outlives it.
    PdfTableBlock(const PdfLook &look, std::shared_ptr<const render::Table> table, double width);

    int leftOut() const;

    bool isDone() const override { return m_group >= int(m_groups.size()); }
    double beginning() const override;
    double fit(double room, bool isTop, double after) override;
    void paint(PdfCanvas &canvas, const QPointF &at) override;

private:
    /// Columns from `first` to before `end`, after the index.
    struct Group
    {
        int first = 0;
        int end = 0;
    };

    void measure();
    double naturalWidth(int column) const;
    void group();
    QList<int> columnsOf(const Group &group) const;
    double rowHeight(const Group &group, int row, bool isHeader) const;
    double headerHeight(const Group &group) const;
    double noteHeight() const;
    void paintRow(PdfCanvas &canvas, const QPointF &at, int row, bool isHeader, double height) const;
    void paintHeader(PdfCanvas &canvas, QPointF &at) const;
    QString noteOf(const Group &group) const;

    const PdfLook &m_look;
    std::shared_ptr<const render::Table> m_table;
    double m_pageWidth;
    QFont m_font;
    QFont m_bold;
    int m_rows;
    std::vector<double> m_widths;
    std::vector<Group> m_groups;
    int m_group = 0;
    int m_row = 0;
    /// Rows of the slice.
    int m_sliceEnd = 0;
    bool m_hasNote = false;
};

} // namespace quire::exporting
