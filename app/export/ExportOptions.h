// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QByteArray>
#include <QList>
#include <QPageSize>
#include <QStringList>

#include <functional>
#include <optional>

namespace quire::exporting {

/// What of a notebook goes into an export, and how. The defaults show everything.
struct ExportOptions
{
    /// Above the document and in its properties; empty: the notebook's own `title`, else its first heading, else the
    /// name below.
    QString title = {};
    /// The file's name without ending: "train". Assets are named after it.
    QString name = {};

    bool inputs = true;
    bool outputs = true;
    /// Cells with one of these tags are left out, beside those that say so themselves (see selectCells).
    QStringList withoutTags = {};
    /// Only these cells, in the notebook's order; none: all.
    std::optional<QList<notebook::CellId>> only = {};

    /// HTML and slides: outputs that run code of their own do so in the exported page too, each shut in a frame without
    /// network or reach to the page. Else nothing runs, and pictures or text stand for them.
    bool trusted = true;

    /// HTML and PDF.
    bool tableOfContents = true;
    /// PDF.
    QPageSize::PageSizeId paper = QPageSize::A4;
    bool headersAndFooters = true;

    /// The bytes of a file beside the notebook, by the relative path that a picture in Markdown names ("img/a.png");
    /// null when there is none, it lies outside the notebook's folder or is too large. May be called from the exporting
    /// thread; none: no such files.
    std::function<QByteArray(const QString &path)> readBeside = {};
};

} // namespace quire::exporting
