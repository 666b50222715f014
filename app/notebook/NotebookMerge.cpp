// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookMerge.h"

#include "notebook/CellMatch.h"
#include "notebook/JsonMerge.h"
#include "notebook/NotebookDiff.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace quire::notebook {

namespace {

constexpr QStringView executionKey(u"execution");

bool isSame(const Cell &one, const Cell &other)
{
    return one.type() == other.type() && one.source() == other.source() && ranTheSame(one, other) &&
           saysTheSame(one.metadata(), other.metadata()) && saysTheSame(one.attachments(), other.attachments());
}

/// When a cell ran, as Jupyter notes it where it is asked to: ISO 8601, comparable as text. Empty when unknown.
QString ranAt(const Cell &cell)
{
    const JsonValue execution = cell.metadata().value(executionKey);
    for (const QStringView key : {u"shell.execute_reply", u"iopub.execute_input", u"iopub.status.busy"}) {
        if (const QString time = execution.value(key).toString(); !time.isEmpty()) {
            return time;
        }
    }
    return {};
}

bool isNewerRun(const Cell &cell, const Cell &than)
{
    const QString time = ranAt(cell);
    const QString otherTime = ranAt(than);
    if (!time.isEmpty() && !otherTime.isEmpty()) {
        return time > otherTime;
    }
    return cell.executionCount().value_or(-1) > than.executionCount().value_or(-1);
}

/// Whether the cells that both have stand in another order.
bool hasMoved(const QList<qsizetype> &matches)
{
    qsizetype last = -1;
    return std::ranges::any_of(matches, [&last](qsizetype match) {
        const bool isBack = match >= 0 && match < last;
        last = std::max(last, match);
        return isBack;
    });
}

class NotebookMerger
{
public:
    NotebookMerger(const Notebook &base, const Notebook &ours, const Notebook &theirs, const MergeNames &names)
        : m_base(base),
          m_ours(ours),
          m_theirs(theirs),
          m_names(names),
          m_inOurs(matchCells(base.cells, ours.cells)),
          m_inTheirs(matchCells(base.cells, theirs.cells))
    {
    }

    MergedNotebook run()
    {
        mergeKnown();
        mergeAdded();
        m_result.notebook = m_ours;
        m_result.notebook.metadata = mergeJson(m_base.metadata, m_ours.metadata, m_theirs.metadata);
        m_result.notebook.formatMinor = std::max(m_ours.formatMinor, m_theirs.formatMinor);
        m_result.notebook.cells = arranged();
        return m_result;
    }

private:
    /// A cell of the result and where it stands on both sides; -1 where it does not.
    struct Item
    {
        Cell cell;
        qsizetype ours;
        qsizetype theirs;
        bool isConflict = false;
        bool isKept = false;
    };

    void mergeKnown()
    {
        for (qsizetype index = 0; index < m_base.cells.size(); ++index) {
            const Cell &base = m_base.cells.at(index);
            const qsizetype ours = m_inOurs.at(index);
            const qsizetype theirs = m_inTheirs.at(index);
            if (ours >= 0 && theirs >= 0) {
                add(mergeCells(base, m_ours.cells.at(ours), m_theirs.cells.at(theirs), ours, theirs));
            } else if (ours >= 0 && !isSame(base, m_ours.cells.at(ours))) {
                add({m_ours.cells.at(ours), ours, -1, false, true});
            } else if (theirs >= 0 && !isSame(base, m_theirs.cells.at(theirs))) {
                add({m_theirs.cells.at(theirs), -1, theirs, false, true});
            }
            m_seenOurs.insert(ours);
            m_seenTheirs.insert(theirs);
        }
    }

    /// The same cell, added on both sides, is one.
    void mergeAdded()
    {
        const QList<qsizetype> ours = unseen(m_ours.cells, m_seenOurs);
        const QList<qsizetype> theirs = unseen(m_theirs.cells, m_seenTheirs);
        const auto cellsAt = [](const Notebook &notebook, const QList<qsizetype> &places) {
            QList<Cell> cells;
            for (const qsizetype place : places) {
                cells.append(notebook.cells.at(place));
            }
            return cells;
        };
        const QList<qsizetype> matches = matchCells(cellsAt(m_ours, ours), cellsAt(m_theirs, theirs));
        QSet<qsizetype> taken;
        for (qsizetype index = 0; index < ours.size(); ++index) {
            const Cell &cell = m_ours.cells.at(ours.at(index));
            if (matches.at(index) < 0) {
                add({cell, ours.at(index), -1});
                continue;
            }
            taken.insert(matches.at(index));
            const qsizetype place = theirs.at(matches.at(index));
            Cell nothing(cell.type());
            nothing.setMetadata(JsonValue::emptyObject());
            add(mergeCells(nothing, cell, m_theirs.cells.at(place), ours.at(index), place));
        }
        for (qsizetype index = 0; index < theirs.size(); ++index) {
            if (!taken.contains(index)) {
                add({m_theirs.cells.at(theirs.at(index)), -1, theirs.at(index)});
            }
        }
    }

    static QList<qsizetype> unseen(const QList<Cell> &cells, const QSet<qsizetype> &seen)
    {
        QList<qsizetype> places;
        for (qsizetype index = 0; index < cells.size(); ++index) {
            if (!seen.contains(index)) {
                places.append(index);
            }
        }
        return places;
    }

    Item mergeCells(const Cell &base, const Cell &ours, const Cell &theirs, qsizetype inOurs, qsizetype inTheirs)
    {
        if (isSame(base, theirs) || isSame(ours, theirs)) {
            return {ours, inOurs, inTheirs};
        }
        Cell merged = ours;
        const CellType type = ours.type() == base.type() ? theirs.type() : ours.type();
        const MergedText source = mergeText(base.source(), ours.source(), theirs.source(), m_names);
        merged.setSource(source.text);
        merged.setMetadata(mergeJson(base.metadata(), ours.metadata(), theirs.metadata()));
        if (type != merged.type()) {
            merged.setType(type);
        }
        if (const JsonValue files = mergeJson(base.attachments(), ours.attachments(), theirs.attachments());
            files != merged.attachments()) {
            merged.setAttachments(files);
        }
        takeRun(merged, base, ours, theirs);
        return {merged, inOurs, inTheirs, source.conflicts > 0};
    }

    static void takeRun(Cell &merged, const Cell &base, const Cell &ours, const Cell &theirs)
    {
        const bool onlyTheirs = ranTheSame(base, ours);
        const bool both = !onlyTheirs && !ranTheSame(base, theirs);
        if (merged.type() != CellType::Code || !(onlyTheirs || (both && isNewerRun(theirs, ours)))) {
            return;
        }
        merged.setOutputs(theirs.outputs());
        merged.setExecutionCount(theirs.executionCount());
        if (const JsonValue times = theirs.metadata().value(executionKey); times.isObject()) {
            merged.setMetadata(merged.metadata().with(executionKey, times));
        }
    }

    void add(const Item &item)
    {
        const int number = int(m_items.size());
        m_items.append(item);
        if (item.ours >= 0) {
            m_ofOurs.insert(item.ours, number);
        }
        if (item.theirs >= 0) {
            m_ofTheirs.insert(item.theirs, number);
        }
    }

    /// One side's order, with what the other side has besides behind the cell it stands behind there.
    QList<Cell> arranged()
    {
        const bool byTheirs = hasMoved(m_inTheirs) && !hasMoved(m_inOurs);
        const auto &main = byTheirs ? m_ofTheirs : m_ofOurs;
        const auto &side = byTheirs ? m_ofOurs : m_ofTheirs;
        QList<int> order;
        for (const int item : main) {
            order.append(item);
        }
        const QHash<int, int> anchors = anchorsIn(order, side);
        QHash<int, QList<int>> behind; // What is to stand behind an item; -1 is the top.
        int last = -1;
        for (const int item : side) {
            if (anchors.contains(item)) {
                last = item;
            } else {
                behind[anchors.value(last)].append(item);
            }
        }
        QList<Cell> cells;
        place(behind.value(-1), cells);
        for (qsizetype index = 0; index < order.size(); ++index) {
            place({order.at(index)}, cells);
            place(behind.value(order.at(index)), cells);
        }
        return cells;
    }

    /// For each item of `order`, and -1 for its top, the last of those behind it that the other side does not have.
    static QHash<int, int> anchorsIn(const QList<int> &order, const QMap<qsizetype, int> &side)
    {
        const QSet<int> there(side.begin(), side.end());
        QHash<int, int> anchors;
        for (qsizetype index = order.size() - 1; index >= -1; --index) {
            const int item = index < 0 ? -1 : order.at(index);
            const bool isAlone = index + 1 < order.size() && !there.contains(order.at(index + 1));
            anchors.insert(item, isAlone ? anchors.value(order.at(index + 1)) : item);
        }
        return anchors;
    }

    void place(const QList<int> &items, QList<Cell> &cells)
    {
        for (const int number : items) {
            const Item &item = m_items.at(number);
            Cell cell = item.cell;
            const bool isOfOlderFormat =
                (item.ours >= 0 ? m_ours : m_theirs).formatMinor < m_result.notebook.formatMinor;
            if (m_ids.contains(cell.id())) {
                cell.setId(CellId::generate());
            } else if (isOfOlderFormat) {
                cell.setId(cell.id()); // Written with it from now on.
            }
            m_ids.insert(cell.id());
            cells.append(cell);
            if (item.isConflict) {
                m_result.conflicts.append(cell.id());
            }
            if (item.isKept) {
                m_result.kept.append(cell.id());
            }
        }
    }

    const Notebook &m_base;
    const Notebook &m_ours;
    const Notebook &m_theirs;
    const MergeNames &m_names;
    const QList<qsizetype> m_inOurs;
    const QList<qsizetype> m_inTheirs;
    QSet<qsizetype> m_seenOurs;
    QSet<qsizetype> m_seenTheirs;
    QList<Item> m_items;
    QMap<qsizetype, int> m_ofOurs;
    QMap<qsizetype, int> m_ofTheirs;
    QSet<CellId> m_ids;
    MergedNotebook m_result;
};

} // namespace

MergedNotebook mergeNotebooks(const Notebook &base, const Notebook &ours, const Notebook &theirs,
                              const MergeNames &names)
{
    return NotebookMerger(base, ours, theirs, names).run();
}

} // namespace quire::notebook
