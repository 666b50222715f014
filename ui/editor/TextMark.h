// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace quire::ui {

class Theme;

/// A stretch of text, in UTF-16 units, that has a ground of its own: something that was found.
struct TextMark
{
    int start = 0;
    int length = 0;
    bool isCurrent = false; ///< The one that is being looked at.

    bool operator==(const TextMark &) const = default;
};

/// The ground under a mark; the theme's text can be read on it.
QColor markColor(const Theme &theme, bool isCurrent);

} // namespace quire::ui
