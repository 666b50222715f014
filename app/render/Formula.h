// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QStringList>

namespace quire::render {

/// A formula to be set.
struct MathRequest
{
    QString tex;
    bool isDisplay = false;
    /// Formulas that came before on the page and define macros or labels (MathText::isDefinition), in order.
    QStringList definitions;

    bool operator==(const MathRequest &) const = default;
    friend size_t qHash(const MathRequest &request, size_t seed = 0)
    {
        return qHashMulti(seed, request.tex, request.isDisplay, request.definitions);
    }
};

/// A drawing that stands on a baseline; lengths in em of the mathematical font.
struct MathDrawing
{
    /// Painted in "currentColor". Empty: nothing to show.
    QByteArray svg;
    double width = 0;
    double ascent = 0;
    double depth = 0;
};

/// A set formula, or in words of TeX why there is none.
struct Formula
{
    MathDrawing body;
    /// Equation numbers, for the right edge of the page; on the same baseline.
    MathDrawing tag;
    /// English, as MathJax says it; empty when there is a body.
    QString error;

    /// From what MathJax put out. Refuses what is large beyond reason.
    static Formula fromSvg(const QByteArray &body, const QByteArray &tag);
};

} // namespace quire::render
