// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/MathDefinitions.h"

#include "notebook/Document.h"
#include "render/Markdown.h"

#include <algorithm>

namespace quire::ui {

void MathDefinitions::setDocument(const notebook::Document *document)
{
    m_document = document;
    reset();
}

QStringList MathDefinitions::definitionsOf(int row) const
{
    const notebook::Cell &cell = m_document->cell(row);
    return cell.type() == notebook::CellType::Markdown ? render::Markdown::definitions(cell.source()) : QStringList();
}

void MathDefinitions::learn()
{
    m_isKnown = true;
    m_defining.clear();
    for (int row = 0; m_document && row < m_document->cellCount(); ++row) {
        if (const QStringList definitions = definitionsOf(row); !definitions.isEmpty()) {
            m_defining.append({m_document->cell(row).id(), definitions});
        }
    }
}

bool MathDefinitions::update(const notebook::CellId &cell)
{
    const int row = m_isKnown && m_document ? m_document->indexOf(cell) : -1;
    if (row < 0) {
        return false;
    }
    const auto known = std::ranges::find(m_defining, cell, &Defining::cell);
    const QStringList before = known == m_defining.end() ? QStringList() : known->definitions;
    const bool isOther = definitionsOf(row) != before;
    m_isKnown = !isOther;
    return isOther;
}

QStringList MathDefinitions::before(int row)
{
    if (!m_isKnown) {
        learn();
    }
    QStringList all;
    for (const Defining &each : std::as_const(m_defining)) {
        if (m_document->indexOf(each.cell) < row) {
            all += each.definitions;
        }
    }
    return all;
}

} // namespace quire::ui
