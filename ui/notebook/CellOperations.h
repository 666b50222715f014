// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "ui/notebook/CellSelection.h"

namespace quire::ui {

/// What commands do to a document. Each works on a range of rows and says which row should be current afterwards.
class CellOperations
{
public:
    using Range = CellSelection::Range;

    explicit CellOperations(notebook::Document *document) : m_document(document) {}

    int insert(int at, const QList<notebook::Cell> &cells);
    int insertEmpty(int at, notebook::CellType type);
    /// A document never stays without a cell, and a cell whose metadata says `deletable: false` stays.
    int remove(const Range &range);
    int remove(const QList<int> &rows);
    int merge(const Range &range);
    void setType(const Range &range, notebook::CellType type);
    /// Markdown cells only, as in JupyterLab: the first line becomes a heading of that level.
    void setHeading(const Range &range, int level);
    void clearOutputs(const Range &range);
    QList<notebook::Cell> copy(const Range &range) const;
    /// What these cells put out, as text to paste.
    QString outputText(const Range &range) const;
    /// Ids of the code cells among them.
    QList<notebook::CellId> codeCells(const Range &range) const;

private:
    notebook::Document *m_document;
};

} // namespace quire::ui
