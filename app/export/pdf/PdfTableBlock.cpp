// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfTableBlock.h"

#include "export/pdf/PdfCanvas.h"
#include "export/pdf/PdfLook.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using render::Table;

namespace {

constexpr double cellPadding = 6;
constexpr double rowPadding = 3;
/// So that what was measured to fit does.
constexpr double slack = 1;
constexpr double widestCell = 240;
constexpr int largestSize = 12;
constexpr int smallestSize = 8;
/// Rows of which the widths are looked at.
constexpr int measuredRows = 300;
/// Lines a cell may have.
constexpr int mostLines = 12;
constexpr int cellFlags = Qt::TextWordWrap | Qt::TextWrapAnywhere;

QString trimmed(QStringView text)
{
    constexpr qsizetype longest = 2'000;
    return text.size() > longest ? text.first(longest).toString() + u'…' : text.toString();
}

} // namespace

PdfTableBlock::PdfTableBlock(const PdfLook &look, std::shared_ptr<const Table> table, double width)
    : m_look(look),
      m_table(std::move(table)),
      m_pageWidth(width),
      m_font(look.text),
      m_rows(std::min(m_table->rowCount(), mostRows))
{
    double total = 0;
    for (int size = largestSize; size >= smallestSize; --size) {
        m_font.setPixelSize(size);
        m_bold = m_font;
        m_bold.setWeight(QFont::DemiBold);
        measure();
        total = 0;
        for (const double column : m_widths) {
            total += column;
        }
        if (total <= m_pageWidth) {
            break;
        }
    }
    if (total > m_pageWidth) {
        // Cut into groups, it need not be small.
        m_font.setPixelSize(largestSize - 2);
        m_bold.setPixelSize(largestSize - 2);
        measure();
    }
    group();
}

int PdfTableBlock::leftOut() const
{
    return m_table->rowCount() - m_rows;
}

double PdfTableBlock::naturalWidth(int column) const
{
    const QFontMetricsF metrics(m_font);
    const QFontMetricsF bold(m_bold);
    double widest = 0;
    const auto take = [&widest](const QFontMetricsF &font, QStringView text) {
        constexpr qsizetype enough = 120;
        const QString shown = text.first(std::min(enough, text.size())).toString();
        for (const QString &line : shown.split(u'\n')) {
            widest = std::max(widest, font.horizontalAdvance(line));
        }
    };
    for (int row = 0; row < m_table->headerRowCount(); ++row) {
        const Table::Cell cell = m_table->headerCell(row, column);
        if (!cell.continuesLeft) {
            take(bold, m_table->header(row, column));
        }
    }
    for (int row = 0; row < std::min(m_rows, measuredRows); ++row) {
        take(column < m_table->indexColumnCount() ? bold : metrics, m_table->text(row, column));
    }
    if (const int longest = m_table->longestRow(column); longest >= measuredRows && longest < m_rows) {
        take(metrics, m_table->text(longest, column));
    }
    return widest;
}

void PdfTableBlock::measure()
{
    m_widths.clear();
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const double width = std::min(naturalWidth(column), std::min(widestCell, m_pageWidth / 2));
        m_widths.push_back(std::ceil(width) + 2 * cellPadding);
    }
}

void PdfTableBlock::group()
{
    const int index = m_table->indexColumnCount();
    double front = 0;
    for (int column = 0; column < index; ++column) {
        front += m_widths.at(std::size_t(column));
    }
    for (int column = index; column < m_table->columnCount();) {
        Group group{column, column};
        double width = front;
        while (group.end < m_table->columnCount() &&
               (group.end == group.first || width + m_widths.at(std::size_t(group.end)) <= m_pageWidth)) {
            width += m_widths.at(std::size_t(group.end++));
        }
        m_groups.push_back(group);
        column = group.end;
    }
    if (m_groups.empty() && index > 0) {
        m_groups.push_back({index, index});
    }
}

QList<int> PdfTableBlock::columnsOf(const Group &group) const
{
    QList<int> columns;
    for (int column = 0; column < m_table->indexColumnCount(); ++column) {
        columns.append(column);
    }
    for (int column = group.first; column < group.end; ++column) {
        columns.append(column);
    }
    return columns;
}

double PdfTableBlock::rowHeight(const Group &group, int row, bool isHeader) const
{
    const QFontMetricsF plain(m_font);
    const QFontMetricsF bold(m_bold);
    const double most = mostLines * bold.lineSpacing();
    double height = bold.lineSpacing();
    for (const int column : columnsOf(group)) {
        const QStringView text = isHeader ? m_table->header(row, column) : m_table->text(row, column);
        const double width = m_widths.at(std::size_t(column)) - 2 * cellPadding + slack;
        const QFontMetricsF &metrics = isHeader || column < m_table->indexColumnCount() ? bold : plain;
        // Measuring is slow, and most cells are short.
        const bool mayBeLong = double(text.size()) * metrics.maxWidth() > width;
        if (text.contains(u'\n') || (mayBeLong && metrics.horizontalAdvance(trimmed(text)) > width)) {
            const QRectF box = metrics.boundingRect(QRectF(0, 0, width, 1e5), cellFlags, trimmed(text));
            height = std::max(height, std::min(box.height(), most));
        }
    }
    return std::ceil(height) + 2 * rowPadding;
}

double PdfTableBlock::headerHeight(const Group &group) const
{
    double height = 0;
    for (int row = 0; row < m_table->headerRowCount(); ++row) {
        height += rowHeight(group, row, true);
    }
    return height;
}

/// What stands below the last row of a group.
QString PdfTableBlock::noteOf(const Group &group) const
{
    QStringList parts;
    if (m_groups.size() > 1) {
        parts.append(tr("columns %1 to %2 of %3")
                         .arg(group.first - m_table->indexColumnCount() + 1)
                         .arg(group.end - m_table->indexColumnCount())
                         .arg(m_table->columnCount() - m_table->indexColumnCount()));
    }
    if (leftOut() > 0) {
        parts.append(tr("%L1 more rows are left out").arg(leftOut()));
    }
    if (!m_table->note().isEmpty() && group.end == m_table->columnCount()) {
        parts.append(m_table->note());
    }
    return parts.join(u" · "_s);
}

double PdfTableBlock::noteHeight() const
{
    return QFontMetricsF(m_look.small).lineSpacing() + 2 * rowPadding;
}

double PdfTableBlock::beginning() const
{
    if (isDone()) {
        return 0;
    }
    const Group &group = m_groups.at(std::size_t(m_group));
    return headerHeight(group) + (m_rows > 0 ? rowHeight(group, 0, false) : 0);
}

double PdfTableBlock::fit(double room, bool isTop, double)
{
    const Group &group = m_groups.at(std::size_t(m_group));
    double height = headerHeight(group);
    m_sliceEnd = m_row;
    while (m_sliceEnd < m_rows) {
        const double row = rowHeight(group, m_sliceEnd, false);
        if (height + row > room && (!isTop || m_sliceEnd > m_row)) {
            break;
        }
        height += row;
        ++m_sliceEnd;
    }
    if (m_sliceEnd == m_row && m_row < m_rows) {
        return 0;
    }
    const bool isEnd = m_sliceEnd == m_rows;
    m_hasNote = isEnd && !noteOf(group).isEmpty();
    if (m_hasNote) {
        height += noteHeight();
    }
    return height;
}

void PdfTableBlock::paintHeader(PdfCanvas &canvas, QPointF &at) const
{
    const Group &group = m_groups.at(std::size_t(m_group));
    for (int row = 0; row < m_table->headerRowCount(); ++row) {
        const double height = rowHeight(group, row, true);
        paintRow(canvas, at, row, true, height);
        at.ry() += height;
    }
}

void PdfTableBlock::paintRow(PdfCanvas &canvas, const QPointF &at, int row, bool isHeader, double height) const
{
    QPainter &painter = canvas.painter();
    double x = at.x();
    for (const int column : columnsOf(m_groups.at(std::size_t(m_group)))) {
        const double width = m_widths.at(std::size_t(column));
        const QRectF box(x, at.y(), width, height);
        const Table::Cell cell = isHeader ? m_table->headerCell(row, column) : m_table->bodyCell(row, column);
        const render::TableStyle &style = m_table->style(cell);
        const bool isIndex = column < m_table->indexColumnCount();
        if (style.background.isValid() || isHeader) {
            painter.fillRect(box, style.background.isValid() ? style.background : m_look.style.surface);
        }
        const QString text = trimmed(isHeader ? m_table->header(row, column) : m_table->text(row, column));
        const bool isRepeated = cell.continuesLeft || cell.continuesAbove;
        if (!text.isEmpty() && !isRepeated) {
            painter.setFont(isHeader || isIndex || style.bold ? m_bold : m_font);
            painter.setPen(style.foreground.isValid() ? style.foreground : m_look.style.text);
            const bool isRight = m_table->isNumeric(column) && !isIndex;
            painter.drawText(box.adjusted(cellPadding, rowPadding, -cellPadding + slack, 0),
                             cellFlags | Qt::AlignTop | (isRight ? Qt::AlignRight : Qt::AlignLeft), text);
        }
        x += width;
    }
    painter.setPen(QPen(m_look.style.border, isHeader ? 1 : 0.5));
    painter.drawLine(QPointF(at.x(), at.y() + height), QPointF(x, at.y() + height));
}

void PdfTableBlock::paint(PdfCanvas &canvas, const QPointF &at)
{
    const Group &group = m_groups.at(std::size_t(m_group));
    QPointF below = at;
    paintHeader(canvas, below);
    for (; m_row < m_sliceEnd; ++m_row) {
        const double height = rowHeight(group, m_row, false);
        paintRow(canvas, below, m_row, false, height);
        below.ry() += height;
    }
    if (m_hasNote) {
        canvas.painter().setFont(m_look.small);
        canvas.painter().setPen(m_look.style.mutedText);
        canvas.painter().drawText(QRectF(below.x(), below.y(), m_pageWidth, noteHeight()), Qt::AlignVCenter,
                                  noteOf(group));
    }
    if (m_row >= m_rows) {
        ++m_group;
        m_row = 0;
    }
}

} // namespace quire::exporting
