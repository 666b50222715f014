// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QList>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

/// Which cells are selected: a range from the cell where it began to the current one. Held by id, so that it survives
/// cells coming, going and moving.
class CellSelection
{
public:
    struct Range
    {
        int first = -1;
        int last = -2;
        int count() const { return last - first + 1; }
        bool contains(int row) const { return row >= first && row <= last; }
        bool operator==(const Range &) const = default;
    };

    void setDocument(const notebook::Document *document);

    /// Only this row; bounded to the rows there are.
    void select(int row);
    /// From where the selection began to this row.
    void extendTo(int row);
    void selectAll();
    /// For after cells went: somewhere near where the current one was.
    void repair(int nearRow);

    const notebook::CellId &current() const { return m_current; }
    int currentRow() const;
    Range range() const;
    QList<notebook::CellId> ids() const;

private:
    const notebook::Document *m_document = nullptr;
    notebook::CellId m_begin;
    notebook::CellId m_current;
};

} // namespace quire::ui
