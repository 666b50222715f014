// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellOperations.h"

#include "notebook/Document.h"
#include "ui/notebook/OutputText.h"

#include <algorithm>

namespace quire::ui {

using notebook::Cell;
using notebook::CellType;

int CellOperations::insert(int at, const QList<Cell> &cells)
{
    const int row = std::clamp(at, 0, m_document->cellCount());
    m_document->insertCells(row, cells);
    return row + int(cells.size()) - 1;
}

int CellOperations::insertEmpty(int at, CellType type)
{
    return insert(at, {Cell(type)});
}

int CellOperations::remove(const Range &range)
{
    QList<int> rows;
    for (int row = range.first; row <= range.last; ++row) {
        rows.append(row);
    }
    return remove(rows);
}

int CellOperations::remove(const QList<int> &rows)
{
    if (rows.isEmpty()) {
        return -1;
    }
    QList<int> going = rows;
    going.removeIf([this](int row) { return !m_document->cell(row).metadata().value(u"deletable").toBool(true); });
    if (going.size() == m_document->cellCount()) {
        m_document->insertCells(m_document->cellCount(), {Cell(CellType::Code)});
    }
    removeCells(*m_document, going);
    return std::min(rows.constFirst(), m_document->cellCount() - 1);
}

int CellOperations::merge(const Range &range)
{
    if (range.first >= 0 && range.last < m_document->cellCount() && range.count() > 1) {
        m_document->mergeCells(range.first, range.count());
    }
    return range.first;
}

void CellOperations::setType(const Range &range, CellType type)
{
    for (int row = range.first; row <= range.last; ++row) {
        if (m_document->cell(row).type() != type) {
            m_document->setType(m_document->cell(row).id(), type);
        }
    }
}

void CellOperations::setHeading(const Range &range, int level)
{
    for (int row = range.first; row <= range.last; ++row) {
        const Cell &cell = m_document->cell(row);
        if (cell.type() != CellType::Markdown) {
            continue;
        }
        QString text = cell.source();
        qsizetype marks = 0;
        while (marks < text.size() && text.at(marks) == u'#') {
            ++marks;
        }
        while (marks < text.size() && text.at(marks) == u' ') {
            ++marks;
        }
        m_document->setSource(cell.id(), QString(level, u'#') + u' ' + text.sliced(marks));
    }
}

void CellOperations::clearOutputs(const Range &range)
{
    for (int row = range.first; row <= range.last; ++row) {
        const notebook::CellId id = m_document->cell(row).id();
        if (m_document->cell(row).type() == CellType::Code) {
            m_document->clearOutputs(id);
            m_document->setExecutionCount(id, {});
        }
    }
}

QList<Cell> CellOperations::copy(const Range &range) const
{
    return m_document->notebook().cells.mid(range.first, range.count());
}

QString CellOperations::outputText(const Range &range) const
{
    QList<notebook::Output> outputs;
    for (const Cell &cell : copy(range)) {
        outputs += cell.outputs();
    }
    return ui::outputText(outputs);
}

QList<notebook::CellId> CellOperations::codeCells(const Range &range) const
{
    QList<notebook::CellId> ids;
    for (int row = range.first; row <= range.last; ++row) {
        if (m_document->cell(row).type() == CellType::Code) {
            ids.append(m_document->cell(row).id());
        }
    }
    return ids;
}

} // namespace quire::ui
