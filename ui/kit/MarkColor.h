// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace quire::ui {

class Theme;

/// The ground under what was found, or under the find that is looked at; the theme's text can be read on it.
QColor markColor(const Theme &theme, bool isCurrent);

} // namespace quire::ui
