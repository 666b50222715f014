// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/FoldBar.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>

namespace quire::ui::FoldBar {

using Role = Theme::Role;

void paint(QPainter &painter, const Theme &theme, const QRect &place, const QString &text, const QString &detail,
           bool isBusy)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.setBrush(theme.color(Role::Surface));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect triangle(place.left() + Theme::grid / 2, place.center().y() - triangleSize / 2 + 1, triangleSize,
                         triangleSize);
    paintTriangle(painter, theme, triangle, false);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRect room = place.adjusted(triangle.right() - place.left() + Theme::grid / 2, 0, -Theme::grid, 0);
    const QFontMetrics metrics(painter.font());
    painter.setPen(theme.color(isBusy ? Role::Accent : Role::MutedText));
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, shown);
    room.setLeft(room.left() + metrics.horizontalAdvance(shown) + 2 * Theme::grid);
    if (!detail.isEmpty() && room.width() > 3 * Theme::grid) {
        painter.setFont(theme.smallCodeFont());
        painter.setPen(theme.color(Role::MutedText));
        const QString rest = QFontMetrics(painter.font()).elidedText(detail, Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, rest);
    }
    painter.restore();
}

void paintTriangle(QPainter &painter, const Theme &theme, const QRect &place, bool isOpen)
{
    const QPointF middle = QRectF(place).center();
    const qreal half = 3.5;
    QPolygonF shape;
    if (isOpen) {
        shape << middle + QPointF(-half, -half / 2) << middle + QPointF(half, -half / 2) << middle + QPointF(0, half);
    } else {
        shape << middle + QPointF(-half / 2, -half) << middle + QPointF(half, 0) << middle + QPointF(-half / 2, half);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::MutedText));
    painter.drawPolygon(shape);
    painter.restore();
}

} // namespace quire::ui::FoldBar
