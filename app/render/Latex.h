// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::render {

/// HTML for rich text from a text/latex output: plain text with formulas (see MathText::inLatex and ObjectNames).
QString latexToHtml(const QString &latex);

} // namespace quire::render
