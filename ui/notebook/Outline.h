// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QList>
#include <QString>

namespace quire::notebook {
struct Notebook;
}

namespace quire::ui {

/// One heading of a notebook.
struct OutlineEntry
{
    notebook::CellId cell;
    int level = 1; ///< 1 to 6.
    QString text;
    QString number; ///< "2.1", counted from the highest level there is; skipped levels count as 1.

    bool operator==(const OutlineEntry &) const = default;
};

/// All headings of the Markdown cells, in order. Parses every text: call it on a worker.
QList<OutlineEntry> outlineOf(const notebook::Notebook &notebook);

/// The entry in whose section the cell at `row` stands; -1 above the first heading. `rows` are those of the entries'
/// cells.
qsizetype entryAt(const QList<int> &rows, int row);

} // namespace quire::ui
