// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/ActivePage.h"

#include <QColor>

namespace quire::ui {

class Theme;

/// Colours and fonts a page is given, as a value.
struct PageLook
{
    bool isDark = false;
    bool network = false;
    QByteArray variables; ///< CSS, the variables JupyterLab's pages rely on.

    static PageLook of(const Theme &theme, bool network);
};

/// The HTML document in which an output runs. All of it pure, for workers.
struct ActiveDocument
{
    /// What a person calls it.
    static QString nameOf(const QString &mimeType);
    static QByteArray html(const render::ActiveSource &source, const PageLook &look);
};

} // namespace quire::ui
