// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <QColor>

#include <optional>

namespace quire::ui {

class Theme;

/// What is to run: one MIME type of one output. A value that workers can hold.
struct ActiveSource
{
    notebook::MimeBundle data;
    notebook::JsonValue metadata;
    QString mimeType;
};

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
    /// The types that run, the best first.
    static QStringList mimeTypes();
    /// What a person calls it.
    static QString nameOf(const QString &mimeType);
    /// Height in pixels as the data itself says, before anything is drawn.
    static std::optional<int> expectedHeight(const ActiveSource &source);
    static QByteArray html(const ActiveSource &source, const PageLook &look);
};

} // namespace quire::ui
