// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"
#include "notebook/Notebook.h"

namespace quire::exporting {

/// A cell as far as it goes into an export.
struct ExportCell
{
    notebook::Cell cell;
    /// From 0, in the whole notebook.
    qsizetype index = 0;
    bool hasSource = true;
    bool hasOutputs = true;
    /// Put away in the notebook or by tag: folded where the format can fold, left out where it cannot.
    bool isSourceFolded = false;
    bool areOutputsFolded = false;
};

/// The cells that `options` let through. Tags that count by themselves, with '-' or '_': remove-cell, remove-input,
/// remove-output (also remove-all-outputs), hide-cell, hide-input, hide-output — as nbconvert and Jupyter Book have
/// them. Cells without any content are left out.
QList<ExportCell> selectCells(const notebook::Notebook &notebook, const ExportOptions &options);

/// `options.title`, else the notebook's `title` metadata, else its first heading, else `options.name`.
QString titleOf(const notebook::Notebook &notebook, const ExportOptions &options);

/// Whether a raw cell is meant for a format whose MIME type is `mimeType`; a raw cell that names none is for all.
bool isRawFor(const notebook::Cell &cell, const QString &mimeType);

} // namespace quire::exporting
