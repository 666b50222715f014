// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookDiff.h"

#include "notebook/CellMatch.h"
#include "notebook/JsonMerge.h"
#include "notebook/SequenceMatch.h"

#include <QSet>

#include <algorithm>

namespace quire::notebook {

bool ranTheSame(const Cell &one, const Cell &other)
{
    return one.executionCount() == other.executionCount() &&
           std::ranges::equal(one.outputs(), other.outputs(),
                              [](const Output &a, const Output &b) { return saysTheSame(a.toJson(), b.toJson()); });
}

namespace {

CellChange compare(const Cell &before, const Cell &after)
{
    CellChange change;
    change.hasOtherType = before.type() != after.type();
    change.hasOtherSource = before.source() != after.source();
    change.hasOtherOutputs = !ranTheSame(before, after);
    change.hasOtherMetadata = !saysTheSame(before.metadata(), after.metadata());
    change.hasOtherAttachments = !saysTheSame(before.attachments(), after.attachments());
    return change;
}

bool says(const CellChange &change)
{
    return change.isMoved || change.hasOtherType || change.hasOtherSource || change.hasOtherOutputs ||
           change.hasOtherMetadata || change.hasOtherAttachments;
}

/// Cells of `before` that had to be moved, as few as can be.
QSet<qsizetype> movedCells(const QList<qsizetype> &matches)
{
    QList<int> kept;
    for (const qsizetype match : matches) {
        if (match >= 0) {
            kept.append(int(match));
        }
    }
    QList<int> sorted = kept;
    std::ranges::sort(sorted);
    const QList<qsizetype> stayed = matchInOrder(kept, sorted);
    QSet<qsizetype> moved;
    qsizetype number = 0;
    for (qsizetype index = 0; index < matches.size(); ++index) {
        if (matches.at(index) >= 0 && stayed.at(number++) < 0) {
            moved.insert(index);
        }
    }
    return moved;
}

QStringList changedKeys(const JsonValue &before, const JsonValue &after)
{
    QStringList keys = before.keys();
    for (const QString &key : after.keys()) {
        if (!keys.contains(key)) {
            keys.append(key);
        }
    }
    keys.removeIf([&](const QString &key) {
        return before.contains(key) == after.contains(key) && saysTheSame(before.value(key), after.value(key));
    });
    return keys;
}

} // namespace

NotebookDiff diffNotebooks(const Notebook &before, const Notebook &after)
{
    const QList<qsizetype> matches = matchCells(before.cells, after.cells);
    const QSet<qsizetype> moved = movedCells(matches);
    QList<qsizetype> origins(after.cells.size(), -1);
    for (qsizetype index = 0; index < matches.size(); ++index) {
        if (matches.at(index) >= 0) {
            origins[matches.at(index)] = index;
        }
    }
    NotebookDiff diff;
    diff.metadata = changedKeys(before.metadata, after.metadata);
    qsizetype next = 0;
    const auto addDeleted = [&](qsizetype end) {
        for (; next < end; ++next) {
            if (matches.at(next) < 0) {
                diff.cells.append({.kind = CellChange::Kind::Deleted, .before = next});
            }
        }
    };
    for (qsizetype index = 0; index < after.cells.size(); ++index) {
        const qsizetype origin = origins.at(index);
        if (origin < 0) {
            diff.cells.append({.kind = CellChange::Kind::Added, .after = index});
            continue;
        }
        addDeleted(origin);
        CellChange change = compare(before.cells.at(origin), after.cells.at(index));
        change.before = origin;
        change.after = index;
        change.isMoved = moved.contains(origin);
        if (says(change)) {
            diff.cells.append(change);
        }
    }
    addDeleted(before.cells.size());
    return diff;
}

} // namespace quire::notebook
