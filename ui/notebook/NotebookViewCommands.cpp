// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/AttachmentEdits.h"
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditorCommands.h"
#include "ui/notebook/CellClipboard.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/OutputView.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;
using Command = NotebookCommand;

// ── Modes and selection ─────────────────────────────────────────────────────

void NotebookView::Private::select(int row)
{
    unhide(row);
    selection.select(row);
    selectionMoved();
}

void NotebookView::Private::extendTo(int row)
{
    const int visible = sections.visibleFrom(row, -1);
    selection.extendTo(visible < 0 ? row : visible);
    selectionMoved();
}

void NotebookView::Private::selectionMoved()
{
    store.refreshStates();
    revealRow(selection.currentRow());
    if (CellWidget *widget = store.widget(selection.current()); widget && QAccessible::isActive()) {
        QAccessibleEvent event(widget, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT view->currentCellChanged(selection.current());
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::beginEdit(int row, int caret)
{
    if (!document || row < 0 || row >= document->cellCount()) {
        return;
    }
    const CellId id = document->cell(row).id();
    if (editing.cell() != id) {
        endEdit();
        unhide(row);
        showSource(row);
        store.setPinned(id);
        editing.begin(id, *store.content(row));
        editing.editor()->setMarks(search.marksOf(id));
        if (const auto *cell = store.widget(id)) {
            // Prose breaks by the width, so its height is right only with that.
            editing.editor()->resize(cell->editorRect().width(), editing.editor()->height());
        }
    }
    if (caret >= 0) {
        editing.editor()->setCaretPosition(caret);
    }
    setMode(Mode::Edit);
    selection.select(row);
    store.refreshStates();
    arrange();
    giveFocus();
    revealCaret();
    Q_EMIT view->currentCellChanged(id);
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::endEdit()
{
    if (!editing.isActive()) {
        return;
    }
    completion.close();
    inspection.close();
    const CellId id = editing.cell();
    const bool hadFocus = editing.editor()->hasFocus();
    setMode(Mode::Command);
    if (hadFocus) {
        view->setFocus(Qt::OtherFocusReason);
    }
    editing.end();
    if (isText(id)) {
        notebook::AttachmentEdits::removeUnused(*document, id);
    }
    store.setPinned({});
    store.refreshCell(id);
    store.refreshStates();
    arrangeSoon();
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::setMode(Mode newMode)
{
    if (mode != newMode) {
        mode = newMode;
        Q_EMIT view->modeChanged(mode);
    }
}

void NotebookView::Private::giveFocus()
{
    if (mode == Mode::Edit && editing.editor()) {
        editing.editor()->setFocus(Qt::OtherFocusReason);
    } else {
        view->setFocus(Qt::OtherFocusReason);
    }
}

// ── Doing ───────────────────────────────────────────────────────────────────

void NotebookView::Private::perform(Command command)
{
    if (objection(command).isEmpty()) {
        performSelection(command) || performEditing(command) || performRun(command) || performStructure(command) ||
            performClipboard(command) || performKind(command) || performFind(command) || performFolding(command);
    }
}

void NotebookView::Private::performById(const QString &id)
{
    if (const auto command = notebookCommandOf(id)) {
        perform(*command);
    } else if (!id.isEmpty()) {
        Q_EMIT view->commandRequested(id);
    }
}

/// The next row that can be seen; the same at the end.
int NotebookView::Private::neighbour(int row, int step) const
{
    const int next = sections.visibleFrom(row + step, step);
    return next < 0 ? row : next;
}

bool NotebookView::Private::performSelection(Command command)
{
    const int row = selection.currentRow();
    switch (command) {
    case Command::SelectPrevious:
        select(neighbour(row, -1));
        return true;
    case Command::SelectNext:
        select(neighbour(row, 1));
        return true;
    case Command::ExtendUp:
        extendTo(neighbour(row, -1));
        return true;
    case Command::ExtendDown:
        extendTo(neighbour(row, 1));
        return true;
    case Command::ExtendToTop:
        extendTo(0);
        return true;
    case Command::ExtendToBottom:
        extendTo(document->cellCount() - 1);
        return true;
    case Command::SelectAll:
        selection.selectAll();
        selectionMoved();
        return true;
    default:
        return performGoing(command);
    }
}

bool NotebookView::Private::performGoing(Command command)
{
    switch (command) {
    case Command::GoToRunning:
        endEdit();
        select(runningRow());
        return true;
    case Command::GoToCell:
        Q_EMIT view->goToCellRequested();
        return true;
    default:
        return performOutput(command);
    }
}

bool NotebookView::Private::performEditing(Command command)
{
    switch (command) {
    case Command::EnterEditMode:
        beginEdit(selection.currentRow());
        return true;
    case Command::EnterCommandMode:
        endEdit();
        giveFocus();
        return true;
    case Command::Split:
        split();
        return true;
    case Command::ToggleComment:
        editing.editor()->perform(EditorCommand::ToggleComment);
        return true;
    case Command::Complete:
        completion.ask();
        return true;
    case Command::Inspect:
        inspection.ask();
        return true;
    case Command::ToggleLineNumbers:
        toggleLineNumbers();
        return true;
    case Command::Undo:
        timeTravel(false);
        return true;
    case Command::Redo:
        timeTravel(true);
        return true;
    default:
        return false;
    }
}

bool NotebookView::Private::performRun(Command command)
{
    const int last = document->cellCount() - 1;
    switch (command) {
    case Command::RunAndSelectNext:
        runAndSelectNext();
        return true;
    case Command::RunInPlace:
        run(selection.range());
        endEdit();
        return true;
    case Command::RunAndInsertBelow:
        run(selection.range());
        endEdit();
        beginEdit(CellOperations(document).insertEmpty(selection.range().last + 1, CellType::Code));
        return true;
    case Command::RunAll:
        run({0, last});
        return true;
    case Command::RunAllAbove:
        run({0, selection.range().first - 1});
        return true;
    case Command::RunUpTo:
        run({0, selection.range().last});
        return true;
    case Command::RunFromHere:
        run({selection.range().first, last});
        return true;
    case Command::Interrupt:
        Q_EMIT view->interruptRequested();
        return true;
    case Command::Restart:
    case Command::RestartAndRunAll:
    case Command::RestartAndRunUpTo:
    case Command::RestartAndClear:
        Q_EMIT view->restartRequested(command);
        return true;
    default:
        return false;
    }
}

void NotebookView::Private::toggleLineNumbers()
{
    EditorOptions options = editing.options();
    options.lineNumbers = !options.lineNumbers;
    setEditorOptions(options);
}

void NotebookView::Private::setEditorOptions(const EditorOptions &options)
{
    editing.setOptions(options);
    if (services.lineNumbers != options.lineNumbers) {
        services.lineNumbers = options.lineNumbers;
        store.refreshLooks();
    }
}

void NotebookView::Private::run(const CellSelection::Range &range)
{
    const QList<CellId> cells = CellOperations(document).codeCells(range);
    if (!cells.isEmpty()) {
        Q_EMIT view->runRequested(cells);
    }
}

void NotebookView::Private::runAndSelectNext()
{
    const int next = sections.visibleFrom(selection.range().last + 1, 1);
    run(selection.range());
    endEdit();
    if (next >= 0) {
        select(next);
    } else {
        beginEdit(CellOperations(document).insertEmpty(document->cellCount(), CellType::Code));
    }
}

bool NotebookView::Private::performStructure(Command command)
{
    CellOperations operations(document);
    const CellSelection::Range range = selection.range();
    switch (command) {
    case Command::InsertAbove:
        endEdit();
        select(operations.insertEmpty(range.first, CellType::Code));
        return true;
    case Command::InsertBelow:
        endEdit();
        select(operations.insertEmpty(range.last + 1, CellType::Code));
        return true;
    case Command::Delete:
        select(operations.remove(wholeRange()));
        return true;
    case Command::MoveUp:
    case Command::MoveDown:
        move(command == Command::MoveUp ? -1 : 1);
        return true;
    case Command::Merge:
        merge(range);
        return true;
    case Command::MergeAbove:
        merge({neighbour(range.first, -1), range.last});
        return true;
    case Command::MergeBelow:
        merge({range.first, range.last + 1});
        return true;
    case Command::ClearOutputs:
        operations.clearOutputs(wholeRange());
        return true;
    case Command::ClearAllOutputs:
        operations.clearOutputs({0, document->cellCount() - 1});
        return true;
    default:
        return false;
    }
}

/// Past a whole section where that is collapsed: nothing goes out of sight by being moved.
void NotebookView::Private::move(int step)
{
    const CellSelection::Range range = wholeRange();
    int to = neighbour(range.first, -1);
    if (step > 0) {
        int past = range.last + 1;
        while (sections.isHidden(past + 1)) {
            ++past;
        }
        to = past - range.count() + 1;
    }
    const CellSelection selected = selection;
    document->moveCells(range.first, range.count(), to);
    unhide(document->indexOf(selected.current()));
    selection = selected;
    selectionMoved();
}

/// What is merged is in sight, and so is what comes of it.
void NotebookView::Private::merge(const CellSelection::Range &range)
{
    endEdit();
    for (int row = range.first; row <= range.last; ++row) {
        unhide(row);
    }
    select(CellOperations(document).merge(range));
}

bool NotebookView::Private::performClipboard(Command command)
{
    CellOperations operations(document);
    QClipboard *clipboard = QGuiApplication::clipboard();
    const CellSelection::Range range = wholeRange();
    switch (command) {
    case Command::Copy:
        clipboard->setMimeData(CellClipboard::toMimeData(operations.copy(range)));
        return true;
    case Command::CopyOutput:
        clipboard->setText(operations.outputText(range));
        return true;
    case Command::Cut:
        clipboard->setMimeData(CellClipboard::toMimeData(operations.copy(range)));
        select(operations.remove(range));
        return true;
    case Command::PasteBelow:
    case Command::PasteAbove: {
        const QMimeData *data = clipboard->mimeData();
        if (canPasteAttachment(selection.current())) {
            pasteAttachment(selection.current(), -1);
            return true;
        }
        put(command == Command::PasteAbove ? range.first : range.last + 1,
            data ? CellClipboard::fromMimeData(*data) : QList<notebook::Cell>());
        return true;
    }
    case Command::Duplicate:
        put(range.last + 1, operations.copy(range));
        return true;
    default:
        return false;
    }
}

void NotebookView::Private::put(int at, const QList<notebook::Cell> &cells)
{
    if (!cells.isEmpty()) {
        endEdit();
        const int last = CellOperations(document).insert(at, cells);
        // Pasted headings may be collapsed: their cells are there all the same.
        const int visible = sections.visibleFrom(last, -1);
        select(visible >= at ? visible : last);
    }
}

bool NotebookView::Private::performKind(Command command)
{
    switch (command) {
    case Command::ToCode:
        convert(CellType::Code);
        return true;
    case Command::ToMarkdown:
        convert(CellType::Markdown);
        return true;
    case Command::ToRaw:
        convert(CellType::Raw);
        return true;
    case Command::Heading1:
    case Command::Heading2:
    case Command::Heading3:
    case Command::Heading4:
    case Command::Heading5:
    case Command::Heading6:
        CellOperations(document).setHeading(selection.range(), int(command) - int(Command::Heading1) + 1);
        return true;
    default:
        return false;
    }
}

void NotebookView::Private::convert(CellType type)
{
    CellOperations(document).setType(selection.range(), type);
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::split()
{
    const int caret = editing.editor()->caretPosition();
    const CellId id = editing.cell();
    endEdit();
    // Writing goes on in the lower part, whichever of the two is new.
    const CellId made = document->splitCell(id, caret);
    beginEdit(std::max(document->indexOf(id), document->indexOf(made)), 0);
}

/// Undo shows what it did: the cell it happened in becomes the current one.
void NotebookView::Private::timeTravel(bool forward)
{
    const CellId id = forward ? document->redo() : document->undo();
    const int row = id.isNull() ? -1 : document->indexOf(id);
    if (row < 0) {
        selection.repair(selection.currentRow());
        selectionMoved();
    } else if (editing.cell() == id) {
        revealCaret();
    } else {
        endEdit();
        // A step of undo must not open what hides the cell: that would be a change of its own.
        selection.select(sections.visibleFrom(row, -1));
        selectionMoved();
    }
}

} // namespace quire::ui
