// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"

#include <algorithm>
#include <utility>

namespace quire::notebook {

void Document::performAlone(const QList<Change> &changes)
{
    if (!changes.isEmpty()) {
        m_history.endBurst();
        perform(changes);
        m_history.endBurst();
    }
}

// ── What was deleted ────────────────────────────────────────────────────────

void Document::noteDeleted(int first, const QList<CellId> &ids)
{
    CellId above = first > 0 ? cell(first - 1).id() : CellId();
    for (const CellId &id : ids) {
        m_deleted.removeOne(id);
        m_deleted.prepend(id);
        m_stoodBelow.insert(id, std::exchange(above, id));
    }
}

void Document::noteBack(const QList<CellId> &ids)
{
    if (m_deleted.removeIf([&](const CellId &id) { return ids.contains(id); }) > 0) {
        Q_EMIT deletedCellsChanged();
    }
}

/// Cells these undone steps had inserted can never come back, except those that were deleted before and put back.
void Document::forget(const QList<Step> &steps)
{
    for (const Step &step : steps) {
        for (const Change &change : step.changes) {
            if (const auto *inserted = std::get_if<CellsInserted>(&change)) {
                std::ranges::for_each(inserted->ids, [this](const CellId &id) {
                    if (!m_history.removes(id)) {
                        m_removed.remove(id);
                    }
                });
            }
        }
    }
}

QList<CellId> deletedCells(const Document &document)
{
    return document.m_deleted;
}

const Cell *deletedCell(const Document &document, const CellId &id)
{
    const auto found = document.m_removed.constFind(id);
    return found != document.m_removed.cend() && document.m_deleted.contains(id) ? &*found : nullptr;
}

int restoreCell(Document &document, const CellId &id)
{
    if (!deletedCell(document, id)) {
        return -1;
    }
    // Whom it stood below may be gone as well.
    CellId above = document.m_stoodBelow.value(id);
    for (qsizetype tries = document.m_stoodBelow.size(); tries > 0 && document.indexOf(above) < 0; --tries) {
        above = document.m_stoodBelow.value(above);
    }
    const int row = document.indexOf(above) + 1; // The top when there is none left.
    document.performAlone({CellsInserted{row, {id}}});
    return row;
}

// ── Several changes as one step ─────────────────────────────────────────────

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
