// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace quire::render {

/// A stretch of a text, in UTF-16 units.
struct TextStretch
{
    qsizetype start = 0;
    qsizetype length = 0;

    qsizetype end() const { return start + length; }
    bool operator==(const TextStretch &) const = default;
};

/// One formula in a text.
struct MathSpan
{
    TextStretch place; ///< With its delimiters.
    QString tex;       ///< Without them, except for environments.
    bool isDisplay = false;

    bool operator==(const MathSpan &) const = default;
};

/// Where a text holds formulas. The rules are JupyterLab's (packages/rendermime/src/latex.ts) and MathJax's.
namespace MathText {

/// Fenced code and code spans of Markdown, in order.
QList<TextStretch> codeIn(QStringView markdown);

/// $…$, $$…$$, \\(…\\), \\[…\\] (two backslashes: Markdown takes one) and \begin{…}…\end{…}, with balanced braces, not
/// across an empty line and not in code. `\$` is a dollar. "$5 and $6" is math, as in Jupyter.
QList<MathSpan> inMarkdown(QStringView markdown);

/// In a text/latex output: the same, but \(…\) and \[…\] with one backslash, and empty lines end nothing.
QList<MathSpan> inLatex(QStringView latex);

/// Whether the formula says something about later ones: macros, operators, labels.
bool isDefinition(QStringView tex);

} // namespace MathText

} // namespace quire::render
