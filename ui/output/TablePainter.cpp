// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TablePainter.h"

#include "notebook/Search.h"
#include "ui/kit/MarkColor.h"
#include "ui/kit/Theme.h"
#include "ui/output/TableGrid.h"

#include <algorithm>

namespace quire::ui {

namespace {

using Role = Theme::Role;

constexpr qsizetype paintedCharacters = 400;

QString oneLine(QStringView text)
{
    QString line = text.left(paintedCharacters).toString();
    line.replace(u'\n', u' ');
    return line;
}

QColor faint(QColor color, float opacity)
{
    color.setAlphaF(opacity);
    return color;
}

} // namespace

void TablePainter::paint(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(grid.header().united(grid.body()), Qt::IntersectClip);
    painter.fillRect(grid.header(), theme.color(Role::Surface));
    const int frozen = grid.frozenColumns();
    if (frozen > 0) {
        paintColumns(painter, 0, frozen - 1);
    }
    painter.save();
    const int edge = grid.frozenWidth();
    painter.setClipRect(QRect(edge, 0, grid.body().width() - edge, grid.body().bottom() + 1), Qt::IntersectClip);
    const auto [first, last] = grid.visibleColumns();
    paintColumns(painter, first, last);
    painter.restore();
    painter.setPen(theme.color(Role::Border));
    const int bottom = grid.header().bottom();
    if (!grid.header().isEmpty()) {
        painter.drawLine(0, bottom, grid.header().right(), bottom);
    }
    if (frozen > 0 && grid.scroll().x() > 0) {
        painter.drawLine(edge - 1, 0, edge - 1, grid.body().bottom());
    }
    if (active) {
        paintCurrent(painter);
    }
    painter.restore();
    paintBars(painter);
}

void TablePainter::paintColumns(QPainter &painter, int first, int last) const
{
    if (last < first) {
        return;
    }
    painter.save();
    painter.setClipRect(grid.body(), Qt::IntersectClip);
    for (int row = grid.firstVisibleRow(); row <= grid.lastVisibleRow(); ++row) {
        paintRow(painter, row, first, last);
    }
    painter.restore();
    painter.save();
    painter.setClipRect(grid.header(), Qt::IntersectClip);
    paintHeader(painter, first, last);
    painter.restore();
}

/// An index that goes on from the row above is said once, as long as that row stands above.
bool TablePainter::isRepeated(int row, const render::Table::Cell &cell) const
{
    return cell.continuesAbove && row > grid.firstVisibleRow() &&
           rows.at(std::size_t(row)) == rows.at(std::size_t(row) - 1) + 1;
}

void TablePainter::paintRow(QPainter &painter, int row, int first, int last) const
{
    const int index = rows.at(std::size_t(row));
    for (int column = first; column <= last; ++column) {
        const render::Table::Cell cell = table.bodyCell(index, column);
        const QRect place = grid.cellRect(row, column);
        const QColor &ground = table.style(cell).background;
        if (ground.isValid()) {
            painter.fillRect(place, ground);
        }
        const bool isSelected =
            selection.contains(row, column) && selection.row >= 0 && !(active && selection.isOneCell());
        if (isSelected) {
            const QColor color = theme.color(Role::Selection);
            painter.fillRect(place, ground.isValid() ? faint(color, 0.5F) : color);
        }
        paintMark(painter, place, index, column);
        if (!isRepeated(row, cell)) {
            painter.setFont(theme.textFont());
            setInk(painter, cell);
            paintCell(painter, place, cell, table.text(index, column), table.isNumeric(column));
        }
    }
    const QRect place = grid.cellRect(row, last);
    painter.setPen(faint(theme.color(Role::Border), 0.45F));
    painter.drawLine(grid.cellRect(row, first).left(), place.bottom(), place.right(), place.bottom());
}

void TablePainter::paintMark(QPainter &painter, const QRect &place, int row, int column) const
{
    if (search && !search->ranges(table.text(row, column).toString()).isEmpty()) {
        painter.fillRect(place, markColor(theme, found == std::pair(row, column)));
    }
}

/// The table's own colours where they can be read here.
void TablePainter::setInk(QPainter &painter, const render::Table::Cell &cell) const
{
    const render::TableStyle &style = table.style(cell);
    const QColor ground =
        style.background.isValid() && style.background.alpha() > 127 ? style.background : theme.color(Role::Page);
    QColor ink = theme.color(cell.isHeading ? Role::MutedText : Role::Text);
    if (style.background.isValid()) {
        ink = Theme::contrast(Qt::black, ground) > Theme::contrast(Qt::white, ground) ? Qt::black : Qt::white;
    }
    if (style.foreground.isValid() && Theme::contrast(style.foreground, ground) >= 3) {
        ink = style.foreground;
    }
    painter.setPen(ink);
    if (style.bold) {
        QFont font = painter.font();
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
    }
}

void TablePainter::paintCell(QPainter &painter, const QRect &place, const render::Table::Cell &cell, QStringView text,
                             bool alignsRight) const
{
    if (cell.length == 0) {
        return;
    }
    const QRect inner = place.adjusted(TableGrid::cellPadding, 0, -TableGrid::cellPadding, 0);
    const QString line = oneLine(text);
    const QFontMetrics metrics = painter.fontMetrics();
    const bool fits = metrics.horizontalAdvance(line) <= inner.width();
    const Qt::Alignment side = alignsRight && fits ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(inner, int(side | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                     fits ? line : metrics.elidedText(line, Qt::ElideRight, inner.width()));
}

void TablePainter::paintHeader(QPainter &painter, int first, int last) const
{
    QFont bold = theme.textFont();
    bold.setWeight(QFont::DemiBold);
    for (int row = 0; row < table.headerRowCount(); ++row) {
        int column = first;
        while (column > 0 && table.headerCell(row, column).continuesLeft) {
            --column; // where the heading begins that reaches into sight
        }
        while (column <= last) {
            const render::Table::Cell cell = table.headerCell(row, column);
            QRect place = grid.headerRect(row, column);
            int next = column + 1;
            for (; next < table.columnCount() && table.headerCell(row, next).continuesLeft; ++next) {
                place = place.united(grid.headerRect(row, next));
            }
            const bool isWide = next > column + 1;
            const bool alignsRight = table.isNumeric(column) && !isWide;
            const bool isLast = row == table.headerRowCount() - 1;
            // What only describes a column, as its type, is quieter than its name.
            painter.setFont(cell.isHeading ? bold : theme.textFont());
            painter.setPen(theme.color(cell.isHeading ? Role::Text : Role::MutedText));
            const int room = order.column == column && isLast ? TableGrid::arrowRoom : 0;
            if (!cell.continuesAbove) {
                const QRect text = alignsRight ? place.adjusted(room, 0, 0, 0) : place.adjusted(0, 0, -room, 0);
                paintCell(painter, text, cell, table.header(row, column), alignsRight);
            }
            if (isWide) {
                painter.setPen(theme.color(Role::Border));
                painter.drawLine(place.left() + TableGrid::cellPadding, place.bottom(),
                                 place.right() - TableGrid::cellPadding, place.bottom());
            }
            if (room > 0) {
                paintArrow(painter, place, !alignsRight);
            }
            column = next;
        }
    }
}

void TablePainter::paintArrow(QPainter &painter, const QRect &header, bool atRight) const
{
    const int middle =
        atRight ? header.right() - TableGrid::cellPadding - 3 : header.left() + TableGrid::cellPadding + 3;
    const int y = header.center().y() + 1;
    const int tip = order.direction == Qt::AscendingOrder ? -3 : 3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Accent));
    painter.drawPolygon(
        QPolygonF({QPointF(middle - 4, y - tip), QPointF(middle + 4, y - tip), QPointF(middle, y + tip)}));
    painter.restore();
}

void TablePainter::paintCurrent(QPainter &painter) const
{
    if (selection.isEmpty() || selection.column >= table.columnCount() || selection.row >= int(rows.size())) {
        return;
    }
    const bool isFrozen = selection.column < grid.frozenColumns();
    const int left = isFrozen ? 0 : grid.frozenWidth();
    const int top = selection.row < 0 ? 0 : grid.body().top();
    painter.save();
    painter.setClipRect(QRect(left, top, grid.body().width() - left, grid.body().bottom() + 1 - top),
                        Qt::IntersectClip);
    painter.setPen(QPen(theme.color(Role::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(grid.cellRect(selection.row, selection.column).adjusted(1, 1, -1, -1));
    painter.restore();
}

void TablePainter::paintBars(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(active ? Role::Accent : Role::MutedText));
    painter.setOpacity(active ? 1 : 0.5);
    for (const Qt::Orientation bar : {Qt::Vertical, Qt::Horizontal}) {
        if (const QRect thumb = grid.thumb(bar); !thumb.isEmpty()) {
            painter.drawRoundedRect(thumb, 3, 3);
        }
    }
    painter.restore();
}

void TablePainter::paintFooter(QPainter &painter, const QString &words, const QRect &button,
                               const QString &buttonText) const
{
    const QRect bar = grid.footer();
    painter.setFont(theme.textFont());
    painter.setPen(theme.color(Role::MutedText));
    const int room = (button.isEmpty() ? bar.right() : button.left()) - bar.left() - 2 * TableGrid::cellPadding;
    const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, room);
    painter.drawText(bar.adjusted(TableGrid::cellPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (!buttonText.isEmpty()) {
        painter.setPen(theme.color(Role::Link));
        painter.drawText(button, Qt::AlignCenter, buttonText);
    }
}

} // namespace quire::ui
