// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

class QFont;

namespace quire::render {

struct Formula;

/// How large a formula stands in a text; lengths in pixels.
struct FormulaPlace
{
    double em = 0;
    QSizeF size;
    /// How far it reaches below the baseline.
    double depth = 0;
    /// With its equation number at the right edge, and itself in the middle.
    bool fillsLine = false;

    /// With letters as tall as those of `font`, smaller where `available` is too narrow. `standsAlone`: it has its line
    /// for itself.
    static FormulaPlace of(const Formula &formula, const QFont &font, double available, bool standsAlone);

    /// Where on the baseline its body and its tag begin when it is painted into `place`.
    QPointF bodyAt(const QRectF &place, const Formula &formula) const;
    QPointF tagAt(const QRectF &place, const Formula &formula) const;
};

} // namespace quire::render
