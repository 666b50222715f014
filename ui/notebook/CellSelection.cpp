// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellSelection.h"

#include "notebook/Document.h"

#include <algorithm>

namespace quire::ui {

void CellSelection::setDocument(const notebook::Document *document)
{
    m_document = document;
    m_begin = m_current = {};
    select(0);
}

void CellSelection::select(int row)
{
    extendTo(row);
    m_begin = m_current;
}

void CellSelection::extendTo(int row)
{
    const int count = m_document ? m_document->cellCount() : 0;
    m_current = count > 0 ? m_document->cell(std::clamp(row, 0, count - 1)).id() : notebook::CellId();
}

void CellSelection::selectAll()
{
    select(0);
    extendTo(m_document ? m_document->cellCount() - 1 : 0);
}

void CellSelection::repair(int nearRow)
{
    if (currentRow() < 0) {
        select(nearRow);
    } else if (m_document->indexOf(m_begin) < 0) {
        m_begin = m_current;
    }
}

int CellSelection::currentRow() const
{
    return m_document ? m_document->indexOf(m_current) : -1;
}

CellSelection::Range CellSelection::range() const
{
    const int current = currentRow();
    if (current < 0) {
        return {};
    }
    const int begin = m_document->indexOf(m_begin);
    const auto [first, last] = std::minmax(begin < 0 ? current : begin, current);
    return {first, last};
}

QList<notebook::CellId> CellSelection::ids() const
{
    QList<notebook::CellId> ids;
    const Range selected = range();
    for (int row = selected.first; row <= selected.last; ++row) {
        ids.append(m_document->cell(row).id());
    }
    return ids;
}

} // namespace quire::ui
