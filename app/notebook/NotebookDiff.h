// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Notebook.h"
#include "notebook/TextMerge.h"

namespace quire::notebook {

/// What is different about one cell, or where it was.
struct CellChange
{
    enum class Kind { Added, Deleted, Changed };

    Kind kind = Kind::Changed;
    qsizetype before = -1; ///< Index in the older notebook, -1 where it is not.
    qsizetype after = -1;  ///< Index in the newer one.
    bool isMoved = false;  ///< Behind a cell that it stood before.
    bool hasOtherType = false;
    bool hasOtherSource = false;
    bool hasOtherOutputs = false; ///< Or another execution count.
    bool hasOtherMetadata = false;
    bool hasOtherAttachments = false;
};

/// Outputs and execution count, in whatever layout.
bool ranTheSame(const Cell &one, const Cell &other);

struct NotebookDiff
{
    /// In the order of the newer notebook; deleted cells where they stood.
    QList<CellChange> cells;
    /// Keys of the notebook's metadata that differ.
    QStringList metadata;

    bool isEmpty() const { return cells.isEmpty() && metadata.isEmpty(); }
};

/// Cells are the same as in mergeNotebooks(). The layout of the files does not count.
NotebookDiff diffNotebooks(const Notebook &before, const Notebook &after);

} // namespace quire::notebook
