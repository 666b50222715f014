// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/FormulaPlace.h"

#include "render/Formula.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>

namespace quire::render {

namespace {

/// Height of an x in MathJax's font, in em.
constexpr double mathXHeight = 0.442;
constexpr double smallestShrink = 0.4;

/// An em of formulas that go with this font: their letters are as tall.
double emFor(const QFont &font)
{
    const double size = QFontInfo(font).pixelSize();
    return std::clamp(QFontMetricsF(font).xHeight() / mathXHeight, size, size * 1.25);
}

} // namespace

FormulaPlace FormulaPlace::of(const Formula &formula, const QFont &font, double available, bool standsAlone)
{
    const MathDrawing &body = formula.body;
    FormulaPlace place;
    place.em = emFor(font);
    const double tagWidth = formula.tag.svg.isEmpty() ? 0 : formula.tag.width + 1;
    const double wanted = (body.width + 2 * tagWidth) * place.em;
    place.em *= std::clamp(available / std::max(wanted, 1.0), smallestShrink, 1.0);
    place.fillsLine = tagWidth > 0 && standsAlone;
    const double width = (body.width + (place.fillsLine ? 0 : 2 * tagWidth)) * place.em;
    place.size = {place.fillsLine ? available : width, (body.ascent + body.depth) * place.em};
    place.depth = std::max(0.0, body.depth * place.em);
    return place;
}

QPointF FormulaPlace::bodyAt(const QRectF &place, const Formula &formula) const
{
    const bool isCentred = fillsLine || !formula.tag.svg.isEmpty();
    const double indent = isCentred ? (place.width() - formula.body.width * em) / 2 : 0;
    return {place.left() + indent, place.top() + formula.body.ascent * em};
}

QPointF FormulaPlace::tagAt(const QRectF &place, const Formula &formula) const
{
    return {place.right() - formula.tag.width * em, place.top() + formula.body.ascent * em};
}

} // namespace quire::render
