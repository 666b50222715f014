// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/MarkColor.h"

namespace quire::ui {

/// A stretch of text, in UTF-16 units, that has a ground of its own: something that was found.
struct TextMark
{
    int start = 0;
    int length = 0;
    bool isCurrent = false; ///< The one that is being looked at.

    bool operator==(const TextMark &) const = default;
};

} // namespace quire::ui
