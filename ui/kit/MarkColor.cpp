// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/MarkColor.h"

#include "ui/kit/Theme.h"

namespace quire::ui {

QColor markColor(const Theme &theme, bool isCurrent)
{
    // Yellow for all, orange for the one: known from every other program, and told apart by lightness too.
    if (theme.isDark()) {
        return isCurrent ? QColor(0x8a, 0x4b, 0x08) : QColor(0x4f, 0x46, 0x12);
    }
    return isCurrent ? QColor(0xff, 0xb3, 0x57) : QColor(0xff, 0xf0, 0xa0);
}

} // namespace quire::ui
