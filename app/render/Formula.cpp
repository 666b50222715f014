// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Formula.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Bytes; a page of aligned equations has 200,000.
constexpr qsizetype largestSvg = 3'000'000;
/// In em.
constexpr double largestSide = 600;

/// Links lead nowhere here, and rules are black whatever the text is.
QByteArray tidied(const QByteArray &svg)
{
    static const QRegularExpression link(u"<a\\b[^>]*>"_s);
    QString text = QString::fromUtf8(svg);
    text.replace(link, u"<g>"_s);
    text.replace(u"</a>"_s, u"</g>"_s);
    text.replace(u"fill=\"black\""_s, u"fill=\"currentColor\""_s);
    return text.toUtf8();
}

/// The lengths stand in the view box, in thousandths of an em.
bool measure(MathDrawing &drawing)
{
    const qsizetype head = drawing.svg.indexOf("viewBox=\"");
    if (head < 0) {
        return false;
    }
    const qsizetype begin = head + 9;
    const QList<QByteArray> box = drawing.svg.sliced(begin, drawing.svg.indexOf('"', begin) - begin).split(' ');
    if (box.size() != 4) {
        return false;
    }
    const double top = box.at(1).toDouble() / 1000;
    drawing.width = box.at(2).toDouble() / 1000;
    drawing.ascent = -top;
    drawing.depth = box.at(3).toDouble() / 1000 + top;
    return std::ranges::all_of(std::initializer_list{drawing.width, drawing.ascent, drawing.depth},
                               [](double length) { return std::isfinite(length) && std::abs(length) <= largestSide; });
}

} // namespace

Formula Formula::fromSvg(const QByteArray &body, const QByteArray &tag)
{
    Formula formula;
    formula.body.svg = body;
    formula.tag.svg = tag;
    const bool isSmall = body.size() + tag.size() <= largestSvg;
    if (!isSmall || !measure(formula.body) || (!tag.isEmpty() && !measure(formula.tag))) {
        formula = {};
        formula.error = u"The formula is too large"_s;
        return formula;
    }
    formula.body.svg = tidied(body);
    formula.tag.svg = tidied(tag);
    return formula;
}

} // namespace quire::render
