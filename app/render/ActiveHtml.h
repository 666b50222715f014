// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

namespace quire::render {

/// True when the bundle's HTML has scripts, styles or elements that only a browser shows: then the native text would
/// lose something. Long HTML counts as such unread.
bool needsPage(const notebook::MimeBundle &data);

/// True when the bundle's HTML is a table whose cells are coloured or otherwise set apart, as by pandas' Styler: the
/// native grid would show its values only. Reads the beginning of long HTML.
bool isStyledTable(const notebook::MimeBundle &data);

} // namespace quire::render
