// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Formula.h"

#include <QHash>

#include <optional>

namespace quire::render {

/// What an <img> of our HTML stands for besides pictures, said in its src. No source can bring one: HtmlSanitiser
/// passes no such scheme, and these are put in after it.
namespace ObjectNames {

/// A formula, without the page's definitions.
QString formula(const QString &tex, bool isDisplay);
/// As wide as nothing, as deep as the formula of that name: keeps its part below the baseline off the next line.
QString strut(const QString &formulaName);
/// The box of task `index` of its source.
QString task(int index, bool isDone);

/// The icon of an alert: "note", "tip", "important", "warning" or "caution".
QString alert(const QString &kind);

std::optional<MathRequest> toFormula(const QString &name);
std::optional<QString> toStrut(const QString &name);
struct Task
{
    int index = 0;
    bool isDone = false;
};
std::optional<Task> toTask(const QString &name);
std::optional<QString> toAlert(const QString &name);

/// <img> of a formula with all that belongs to it.
QString formulaHtml(const QString &tex, bool isDisplay);

/// The formulas of a text made of such images, by their names, each with what was defined before it: `definitions` (of
/// other texts) and in this text.
QHash<QString, MathRequest> formulasIn(const QString &html, QStringList definitions);

} // namespace ObjectNames

} // namespace quire::render
