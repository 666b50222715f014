// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QSizeF>

class QFont;
class QPainter;
class QRectF;

namespace quire::render {

/// What stands in rich text besides pictures and formulas: boxes of tasks and icons of alerts (see ObjectNames).
namespace RichTextMarks {

struct Colors
{
    QColor accent;
    QColor onAccent;
    QColor outline;
};

/// In a text of this font.
QSizeF sizeFor(const QFont &font);
void drawTask(QPainter &painter, const QRectF &place, bool isDone, const Colors &colors);
/// A square SVG in "currentColor"; empty when there is none.
QByteArray alertIcon(const QString &kind);

} // namespace RichTextMarks

} // namespace quire::render
