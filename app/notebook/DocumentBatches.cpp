// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"

#include <algorithm>

namespace quire::notebook {

void Document::performAlone(const QList<Change> &changes)
{
    if (!changes.isEmpty()) {
        m_history.endBurst();
        perform(changes);
        m_history.endBurst();
    }
}

void setSources(Document &document, const QList<std::pair<CellId, QString>> &sources)
{
    QList<Change> changes;
    for (const auto &[id, source] : sources) {
        const int index = document.indexOf(id);
        if (index >= 0 && document.cell(index).source() != source) {
            changes.append(TextChange::between(id, document.cell(index).source(), source));
        }
    }
    document.performAlone(changes);
}

void setCellMetadata(Document &document, const QList<std::pair<CellId, JsonValue>> &metadata)
{
    QList<Change> changes;
    for (const auto &[id, value] : metadata) {
        const int index = document.indexOf(id);
        if (index >= 0 && document.cell(index).metadata() != value) {
            changes.append(CellMetadataChange{id, document.cell(index).metadata(), value});
        }
    }
    document.performAlone(changes);
}

void removeCells(Document &document, QList<int> rows)
{
    QList<Change> changes;
    std::ranges::sort(rows);
    // Runs of neighbours, the last one first: so the rows of the others stay what they are.
    for (qsizetype end = rows.size(); end > 0;) {
        qsizetype begin = end - 1;
        while (begin > 0 && rows.at(begin - 1) == rows.at(begin) - 1) {
            --begin;
        }
        changes.append(CellsRemoved{rows.at(begin), document.idsAt(rows.at(begin), int(end - begin))});
        end = begin;
    }
    document.performAlone(changes);
}

} // namespace quire::notebook
