// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"

#include "notebook/JsonCursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

/// Output of more characters is packed though nothing follows it.
constexpr qsizetype longText = 64 * 1024;

} // namespace

Document::Document(Notebook notebook, QObject *parent)
    : QObject(parent), m_notebook(std::move(notebook)), m_saved(revision())
{
}

void Document::reset(const Notebook &notebook)
{
    m_notebook = notebook;
    m_removed.clear();
    m_deleted.clear();
    m_stoodBelow.clear();
    m_indices.clear();
    m_displays.clear();
    m_history.clear();
    m_saved = revision();
    Q_EMIT documentReset();
    Q_EMIT historyChanged();
    updateModified();
}

int Document::indexOf(const CellId &id) const
{
    if (m_indices.isEmpty()) {
        for (int i = 0; i < cellCount(); ++i) {
            m_indices.insert(cell(i).id(), i);
        }
    }
    return m_indices.value(id, -1);
}

void Document::markSaved(const Revision &revision)
{
    m_saved = revision;
    // So that undo can come back to exactly what was saved.
    m_history.endBurst();
    updateModified();
}

// ── Changes a person makes ──────────────────────────────────────────────────

QList<CellId> Document::insertCells(int at, QList<Cell> cells)
{
    QList<CellId> ids;
    for (Cell &cell : cells) {
        CellId id = cell.id();
        while (id.isNull() || indexOf(id) >= 0 || m_removed.contains(id)) {
            id = CellId::generate();
        }
        if (id != cell.id()) {
            cell.setId(id);
        }
        for (const Output &output : cell.outputs()) {
            if (!output.displayId().isEmpty()) {
                m_displays[output.displayId()].insert(id);
            }
        }
        m_removed.insert(id, cell);
        ids.append(id);
    }
    if (!ids.isEmpty()) {
        perform({CellsInserted{at, ids}});
    }
    return ids;
}

void Document::removeCells(int first, int count)
{
    if (count > 0) {
        perform({CellsRemoved{first, idsAt(first, count)}});
    }
}

void Document::moveCells(int first, int count, int to)
{
    if (count > 0 && first != to) {
        perform({CellsMoved{first, count, to}});
    }
}

void Document::setSource(const CellId &id, const QString &source)
{
    const int index = indexOf(id);
    if (index >= 0 && cell(index).source() != source) {
        perform({TextChange::between(id, cell(index).source(), source)});
    }
}

void Document::setType(const CellId &id, CellType type)
{
    const int index = indexOf(id);
    if (index >= 0 && cell(index).type() != type) {
        perform({TypeChange{id, cell(index).type(), type, {}, {}}});
    }
}

void Document::setCellMetadata(const CellId &id, const JsonValue &metadata, Timeline timeline)
{
    const int index = indexOf(id);
    if (index < 0 || cell(index).metadata() == metadata) {
        return;
    }
    CellMetadataChange change{id, cell(index).metadata(), metadata};
    if (timeline == Timeline::Undoable) {
        perform({change});
    } else {
        apply(change, true);
        outputsTouched();
    }
}

void Document::setAttachments(const CellId &id, const JsonValue &attachments)
{
    const int index = indexOf(id);
    if (index >= 0 && cell(index).attachments() != attachments) {
        perform({AttachmentsChange{id, cell(index).attachments(), attachments}});
    }
}

void Document::setMetadata(const JsonValue &metadata, Timeline timeline)
{
    if (metadata == m_notebook.metadata) {
        return;
    }
    NotebookMetadataChange change{m_notebook.metadata, metadata};
    if (timeline == Timeline::Undoable) {
        perform({change});
    } else {
        apply(change, true);
        outputsTouched();
    }
}

CellId Document::splitCell(const CellId &id, qsizetype position)
{
    const int index = indexOf(id);
    if (index < 0) {
        return {};
    }
    const QString source = cell(index).source();
    qsizetype at = std::clamp<qsizetype>(position, 0, source.size());
    if (at > 0 && at < source.size() && source.at(at).isLowSurrogate() && source.at(at - 1).isHighSurrogate()) {
        --at; // Never through the middle of a character.
    }
    // The line break at the cut is what the gap between the cells now is.
    const QString head = source.first(source.first(at).endsWith(u'\n') ? at - 1 : at);
    const QString tail = source.sliced(source.sliced(at).startsWith(u'\n') ? at + 1 : at);
    Cell upper(cell(index).type(), head);
    while (indexOf(upper.id()) >= 0 || m_removed.contains(upper.id())) {
        upper.setId(CellId::generate());
    }
    m_removed.insert(upper.id(), upper);
    perform({TextChange::between(id, source, tail), CellsInserted{index, {upper.id()}}});
    return upper.id();
}

void Document::mergeCells(int first, int count)
{
    if (count < 2) {
        return;
    }
    QStringList sources;
    JsonValue attachments = cell(first).attachments();
    for (int i = first; i < first + count; ++i) {
        sources.append(cell(i).source());
        const QList<JsonMember> files = jsonMembers(cell(i).attachments());
        for (const JsonMember &file : files) {
            attachments = attachments.contains(file.key) ? attachments : attachments.with(file.key, file.value);
        }
    }
    const CellId id = cell(first).id();
    QList<Change> changes{TextChange::between(id, cell(first).source(), sources.join(u"\n\n"_s))};
    if (attachments != cell(first).attachments()) {
        changes.append(AttachmentsChange{id, cell(first).attachments(), attachments});
    }
    changes.append(CellsRemoved{first + 1, idsAt(first + 1, count - 1)});
    perform(changes);
}

// ── The timeline ────────────────────────────────────────────────────────────

void Document::perform(const QList<Change> &changes)
{
    Step step{changes, 0};
    applyStep(step, true);
    forget(m_history.push(step));
    Q_EMIT historyChanged();
    updateModified();
}

CellId Document::undo()
{
    if (!m_history.canUndo()) {
        return {};
    }
    const CellId id = applyStep(m_history.stepBack(), false);
    Q_EMIT historyChanged();
    updateModified();
    return id;
}

CellId Document::redo()
{
    if (!m_history.canRedo()) {
        return {};
    }
    const CellId id = applyStep(m_history.stepForward(), true);
    Q_EMIT historyChanged();
    updateModified();
    return id;
}

CellId Document::applyStep(Step &step, bool forward)
{
    CellId shown;
    const auto applyOne = [&](Change &change) {
        shown = std::visit([&](auto &kind) { return apply(kind, forward); }, change);
    };
    if (forward) {
        std::ranges::for_each(step.changes, applyOne);
    } else {
        std::for_each(step.changes.rbegin(), step.changes.rend(), applyOne);
    }
    return shown;
}

CellId Document::apply(TextChange &change, bool forward)
{
    if (Cell *cell = find(change.id)) {
        QString source = cell->source();
        const QString &before = forward ? change.removed : change.inserted;
        source.replace(change.at, before.size(), forward ? change.inserted : change.removed);
        cell->setSource(source);
        Q_EMIT sourceChanged(change.id);
    }
    return change.id;
}

CellId Document::apply(TypeChange &change, bool forward)
{
    Cell *cell = find(change.id);
    if (!cell) {
        return {};
    }
    const CellType type = forward ? change.after : change.before;
    const int outputsBefore = int(cell->outputs().size());
    if (cell->type() == CellType::Code || type == CellType::Code) {
        const QList<Output> outputs = std::exchange(change.outputs, cell->outputs());
        const std::optional<int> count = std::exchange(change.executionCount, cell->executionCount());
        cell->setOutputs(outputs);
        cell->setExecutionCount(count);
    }
    cell->setType(type);
    const int outputsNow = int(cell->outputs().size());
    Q_EMIT cellChanged(change.id);
    if (outputsBefore > 0 || outputsNow > 0) {
        Q_EMIT outputsChanged(change.id, 0, outputsBefore, outputsNow);
    }
    return change.id;
}

CellId Document::apply(CellMetadataChange &change, bool forward)
{
    if (Cell *cell = find(change.id)) {
        cell->setMetadata(forward ? change.after : change.before);
        Q_EMIT cellChanged(change.id);
    }
    return change.id;
}

CellId Document::apply(AttachmentsChange &change, bool forward)
{
    if (Cell *cell = find(change.id)) {
        cell->setAttachments(forward ? change.after : change.before);
        Q_EMIT cellChanged(change.id);
    }
    return change.id;
}

CellId Document::apply(CellsInserted &change, bool forward)
{
    if (forward) {
        return putIn(change.first, change.ids);
    }
    // What had been put back is deleted again; what was only new never was.
    const bool isDeleted = m_history.removes(change.ids.constFirst());
    if (isDeleted) {
        noteDeleted(change.first, change.ids);
    }
    const CellId shown = takeOut(change.first, int(change.ids.size()));
    if (isDeleted) {
        Q_EMIT deletedCellsChanged();
    }
    return shown;
}

CellId Document::apply(CellsRemoved &change, bool forward)
{
    if (!forward) {
        return putIn(change.first, change.ids);
    }
    noteDeleted(change.first, change.ids);
    const CellId shown = takeOut(change.first, int(change.ids.size()));
    Q_EMIT deletedCellsChanged();
    return shown;
}

CellId Document::apply(CellsMoved &change, bool forward)
{
    const int from = forward ? change.first : change.to;
    const int to = forward ? change.to : change.first;
    const auto begin = m_notebook.cells.begin();
    if (from < to) {
        std::rotate(begin + from, begin + from + change.count, begin + to + change.count);
    } else {
        std::rotate(begin + to, begin + from, begin + from + change.count);
    }
    m_indices.clear();
    Q_EMIT cellsMoved(from, change.count, to);
    return cell(to).id();
}

CellId Document::apply(NotebookMetadataChange &change, bool forward)
{
    m_notebook.metadata = forward ? change.after : change.before;
    Q_EMIT metadataChanged();
    return {};
}

CellId Document::putIn(int first, const QList<CellId> &ids)
{
    QList<Cell> cells;
    std::ranges::transform(ids, std::back_inserter(cells), [this](const CellId &id) { return m_removed.take(id); });
    m_notebook.cells = m_notebook.cells.first(first) + cells + m_notebook.cells.sliced(first);
    m_indices.clear();
    noteBack(ids);
    Q_EMIT cellsInserted(first, int(ids.size()));
    return ids.constFirst();
}

CellId Document::takeOut(int first, int count)
{
    for (int i = first; i < first + count; ++i) {
        m_removed.insert(cell(i).id(), cell(i));
    }
    m_notebook.cells.remove(first, count);
    m_indices.clear();
    Q_EMIT cellsRemoved(first, count);
    return cellCount() > 0 ? cell(std::min(first, cellCount() - 1)).id() : CellId();
}

QList<CellId> Document::idsAt(int first, int count) const
{
    QList<CellId> ids;
    std::ranges::transform(m_notebook.cells.sliced(first, count), std::back_inserter(ids), &Cell::id);
    return ids;
}

Cell *Document::find(const CellId &id)
{
    const int index = indexOf(id);
    return index >= 0 ? &m_notebook.cells[index] : nullptr;
}

Cell *Document::findAnywhere(const CellId &id)
{
    if (Cell *cell = find(id)) {
        return cell;
    }
    const auto removed = m_removed.find(id);
    return removed != m_removed.end() ? &*removed : nullptr;
}

// ── What kernels put out ────────────────────────────────────────────────────

void Document::appendOutput(const CellId &id, const Output &output)
{
    Cell *cell = findAnywhere(id);
    if (!cell) {
        return;
    }
    const bool isHere = indexOf(id) >= 0;
    QList<Output> &outputs = cell->editOutputs();
    const bool isStream = output.type() == Output::Type::Stream;
    if (isStream && !outputs.isEmpty() && outputs.constLast().type() == Output::Type::Stream &&
        outputs.constLast().streamName() == output.streamName()) {
        const QString text = output.text();
        outputs.last().extend(text);
        if (isHere) {
            Q_EMIT streamExtended(id, int(outputs.size()) - 1, text);
        }
    } else {
        outputs.append(output);
        if (output.textLength() > longText) {
            outputs.last().extend({}); // Packed from here on.
        }
        if (!output.displayId().isEmpty()) {
            m_displays[output.displayId()].insert(id);
        }
        if (isHere) {
            Q_EMIT outputsChanged(id, int(outputs.size()) - 1, 0, 1);
        }
    }
    outputsTouched();
}

void Document::updateDisplay(const QString &displayId, const MimeBundle &data, const JsonValue &metadata)
{
    const QSet<CellId> ids = m_displays.value(displayId);
    for (const CellId &id : ids) {
        replaceDisplays(id, displayId, data, metadata);
    }
    if (!ids.isEmpty()) {
        outputsTouched();
    }
}

void Document::replaceDisplays(const CellId &id, const QString &displayId, const MimeBundle &data,
                               const JsonValue &metadata)
{
    Cell *cell = findAnywhere(id);
    if (!cell) {
        return;
    }
    QList<int> changed;
    QList<Output> &outputs = cell->editOutputs();
    for (int i = 0; i < outputs.size(); ++i) {
        if (outputs.at(i).displayId() == displayId) {
            outputs[i].replaceData(data, metadata);
            changed.append(i);
        }
    }
    if (indexOf(id) >= 0) {
        std::ranges::for_each(changed, [&](int index) { Q_EMIT outputsChanged(id, index, 1, 1); });
    }
}

void Document::clearOutputs(const CellId &id)
{
    Cell *cell = findAnywhere(id);
    if (!cell || cell->outputs().isEmpty()) {
        return;
    }
    const int count = int(cell->outputs().size());
    cell->setOutputs({});
    if (indexOf(id) >= 0) {
        Q_EMIT outputsChanged(id, 0, count, 0);
    }
    outputsTouched();
}

void Document::setExecutionCount(const CellId &id, std::optional<int> count)
{
    Cell *cell = findAnywhere(id);
    if (!cell || cell->executionCount() == count) {
        return;
    }
    cell->setExecutionCount(count);
    if (indexOf(id) >= 0) {
        Q_EMIT cellChanged(id);
    }
    outputsTouched();
}

void Document::outputsTouched()
{
    ++m_outputRevision;
    updateModified();
}

void Document::updateModified()
{
    const bool modified = revision() != m_saved;
    if (std::exchange(m_modified, modified) != modified) {
        Q_EMIT modifiedChanged(modified);
    }
}

} // namespace quire::notebook
