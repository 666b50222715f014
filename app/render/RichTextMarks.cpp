// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/RichTextMarks.h"

#include <QFile>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::render::RichTextMarks {

QSizeF sizeFor(const QFont &font)
{
    const double side = std::round(QFontMetricsF(font).capHeight() * 1.25);
    return {side, side};
}

void drawTask(QPainter &painter, const QRectF &place, bool isDone, const Colors &colors)
{
    const QRectF box = place.adjusted(0.5, 1.5, -0.5, 0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isDone ? colors.accent : colors.outline, 1));
    painter.setBrush(isDone ? colors.accent : QColor(Qt::transparent));
    painter.drawRoundedRect(box, 2, 2);
    if (isDone) {
        QPainterPath tick(box.topLeft() + QPointF(0.22 * box.width(), 0.52 * box.height()));
        tick.lineTo(box.topLeft() + QPointF(0.42 * box.width(), 0.72 * box.height()));
        tick.lineTo(box.topLeft() + QPointF(0.8 * box.width(), 0.28 * box.height()));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.onAccent, 0.14 * box.width(), Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(tick);
    }
}

QByteArray alertIcon(const QString &kind)
{
    static const QHash<QString, QString> icons{{u"note"_s, u"info"_s}};
    QFile icon(u":/icons/%1.svg"_s.arg(icons.value(kind, kind)));
    return icon.open(QIODevice::ReadOnly) ? icon.readAll().replace("#000", "currentColor") : QByteArray();
}

} // namespace quire::render::RichTextMarks
