// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Notebook.h"
#include "notebook/TextMerge.h"

namespace quire::notebook {

/// Two people's, or two machines', versions of a notebook as one.
struct MergedNotebook
{
    Notebook notebook;
    /// Cells in which both changed the same lines; both versions stand in them between Git's marks.
    QList<CellId> conflicts;
    /// Cells that one side deleted and the other changed; they are there.
    QList<CellId> kept;
};

/// What both sides made of `base`.
///
/// Cells are the same by id, else by content. No cell is lost and none is there twice: what one side alone changed,
/// added, moved or deleted is as that side has it, and a cell that the other side changed is not deleted. Sources are
/// merged by line, metadata and attachments by key, outputs as one with their run: the newest run wins. Where both
/// moved cells, our order stays. The file's layout is ours.
MergedNotebook mergeNotebooks(const Notebook &base, const Notebook &ours, const Notebook &theirs,
                              const MergeNames &names = {});

} // namespace quire::notebook
