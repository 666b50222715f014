// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/notebook/OutputText.h"

#include <algorithm>

namespace quire::ui {

using notebook::CellId;
using notebook::SearchHit;
using Command = NotebookCommand;

namespace {

/// Seen above and below a find.
constexpr int surroundings = 4 * Theme::grid;

} // namespace

bool NotebookView::Private::performFind(Command command)
{
    if (command == Command::Find || command == Command::Replace) {
        openFind(command == Command::Replace);
        return true;
    }
    if (command != Command::FindNext && command != Command::FindPrevious) {
        return false;
    }
    const bool forward = command == Command::FindNext;
    if (search.search().query().text.isEmpty()) {
        openFind(false);
    } else if (editing.isActive() && editing.editor()->hasFocus()) {
        SearchPlace place = placeOfCaret();
        const auto current = search.current();
        // Standing behind the find that is looked at: going back means the one before it.
        if (!forward && current && current->cell == place.cell && current->range.end() == place.position) {
            place.position = current->range.start;
        }
        search.stepFrom(place, forward);
    } else {
        search.step(forward);
    }
    return true;
}

void NotebookView::Private::openFind(bool withReplace)
{
    SearchPlace place = placeOfCaret();
    QString selected = editing.isActive() ? editing.editor()->selectedText() : QString();
    if (!selected.isEmpty()) {
        place.position = std::max<qsizetype>(0, place.position - selected.size());
    }
    if (selected.contains(u'\n')) {
        selected.clear();
    }
    search.setOrigin(place);
    Q_EMIT view->findRequested(selected, withReplace);
}

SearchPlace NotebookView::Private::placeOfCaret() const
{
    if (editing.isActive()) {
        return {editing.cell(), -1, editing.editor()->caretPosition()};
    }
    const int row = selection.range().first;
    return {row < 0 ? CellId() : document->cell(row).id(), -1, 0};
}

void NotebookView::Private::showMarks()
{
    if (document) {
        store.refreshStates();
        if (editing.isActive() && !editing.editor()->isComposing()) {
            editing.editor()->setMarks(search.marksOf(editing.cell()));
        }
    }
}

/// The cell becomes the current one. Who is typing in a cell goes on typing, with the find selected; who is typing what
/// to find keeps doing that.
void NotebookView::Private::showHit(const SearchHit &hit)
{
    const int row = document->indexOf(hit.cell);
    const int start = int(hit.range.start);
    const int length = int(hit.range.length);
    if (row < 0) {
        return;
    }
    unhide(row);
    hit.inSource() ? showSource(row) : showOutputs(row);
    const bool isTyping = editing.isActive() && editing.editor()->hasFocus();
    if (isTyping && hit.inSource()) {
        beginEdit(row, start);
        editing.editor()->selectRange(start, length);
    } else if (editing.cell() != hit.cell || !hit.inSource()) {
        endEdit();
        selection.select(row);
        store.refreshStates();
        Q_EMIT view->currentCellChanged(hit.cell);
        Q_EMIT view->commandsChanged();
    }
    if (editing.cell() == hit.cell) {
        editing.editor()->showRange(start, length);
    }
    revealHit(hit);
}

void NotebookView::Private::revealHit(const SearchHit &hit)
{
    arrange();
    const int row = document->indexOf(hit.cell);
    const int height = view->viewport()->height();
    const CellWidget *cell = store.widget(hit.cell);
    const bool isNear = cell && cell->geometry().intersects(view->viewport()->rect().adjusted(0, -height, 0, height));
    if (!isNear) {
        list.setAnchor(row, 0);
        arrange();
        cell = store.widget(hit.cell);
    }
    if (!cell) {
        return;
    }
    const QRect place = hitRect(*cell, hit);
    const int top = place.top() + cell->y();
    if (top < 0 || top + place.height() > height) {
        // From far away: with room around it, as one would scroll there.
        if (!isNear) {
            list.setAnchor(row, place.top() - height / 3);
        }
        list.reveal(row, place.top() - surroundings, place.bottom() + surroundings);
        arrange();
    }
}

QRect NotebookView::Private::hitRect(const CellWidget &cell, const SearchHit &hit) const
{
    const QRect source = cell.editorRect();
    const int start = int(hit.range.start);
    if (hit.inSource() && editing.cell() == hit.cell) {
        return editing.editor()->rectAt(start).translated(source.topLeft());
    }
    if (hit.inSource()) {
        return cell.content()->rectAt(start, source.width()).translated(source.topLeft());
    }
    // Outputs do not say where their words are: about there, by the share of what is above.
    const QList<notebook::Output> outputs = document->cell(document->indexOf(hit.cell)).outputs();
    const double length = double(std::max<qsizetype>(1, outputText(outputs.value(hit.output)).size()));
    const double share = (hit.output + double(start) / length) / double(std::max<qsizetype>(1, outputs.size()));
    const QRect place = cell.outputRect();
    return {place.x(), place.y() + int(share * place.height()), place.width(), surroundings};
}

} // namespace quire::ui
