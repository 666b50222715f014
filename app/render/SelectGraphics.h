// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/AnsiParser.h"

namespace quire::render {

/// SGR: applies the numbers of "ESC [ … m" to a style. Unknown ones are skipped.
void selectGraphics(AnsiStyle &style, const QList<int> &parameters);

/// One of a terminal's 256 colours: 0–15 stay for the theme, then a 6×6×6 cube and 24 greys.
AnsiColor indexedColor(int index);

} // namespace quire::render
