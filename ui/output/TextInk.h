// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/AnsiLines.h"

#include <QColor>
#include <QHash>
#include <QTextCharFormat>

namespace quire::ui {

class Theme;

/// What the styles of a terminal look like on a page: colours that were chosen for another ground are moved until they
/// can be read on this one.
class TextInk
{
public:
    /// `theme` outlives it.
    explicit TextInk(const Theme *theme) : m_theme(theme) {}

    /// `page` is the colour behind the text.
    QTextCharFormat formatFor(const render::AnsiStyle &style, const QColor &page) const;
    /// The theme is another.
    void refresh() { m_readable.clear(); }

private:
    QColor colorFor(const render::AnsiColor &color, const QColor &fallback) const;
    QColor readable(const QColor &color, const QColor &ground) const;

    const Theme *m_theme;
    mutable QHash<quint64, QColor> m_readable;
};

} // namespace quire::ui
