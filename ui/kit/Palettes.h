// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace quire::ui {

/// Palettes of our own, for desktops that cannot switch an application between light and dark themselves.
struct Palettes
{
    static QPalette light();
    static QPalette dark();
};

} // namespace quire::ui
