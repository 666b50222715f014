// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/CodeHighlighter.h"

#include <QByteArray>

namespace quire::exporting {

/// The colours of an exported page: variables that the style sheets (resources/web/src/page.css, output.css) are
/// written with.
struct PageStyle
{
    /// Light or dark as the reader's system is or the page's button says; light on paper.
    static QByteArray colors(const render::CodeHighlighter &highlighter);
    /// The same for a frame, which is told by its page which it is.
    static QByteArray frameColors();
};

} // namespace quire::exporting
