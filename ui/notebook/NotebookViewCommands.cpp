// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/notebook/CellClipboard.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/OutputView.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <algorithm>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;
using Command = NotebookCommand;

// ── Modes and selection ─────────────────────────────────────────────────────

void NotebookView::Private::select(int row)
{
    selection.select(row);
    selectionMoved();
}

void NotebookView::Private::extendTo(int row)
{
    selection.extendTo(row);
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
        store.setPinned(id);
        editing.begin(id, *store.content(row));
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
    const CellId id = editing.cell();
    const bool hadFocus = editing.editor()->hasFocus();
    setMode(Mode::Command);
    if (hadFocus) {
        view->setFocus(Qt::OtherFocusReason);
    }
    editing.end();
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

bool NotebookView::Private::canPerform(Command command) const
{
    if (!document || document->cellCount() == 0) {
        return false;
    }
    const CellSelection::Range range = selection.range();
    switch (command) {
    case Command::EnterEditMode:
    case Command::EnterCommandMode:
    case Command::Copy:
    case Command::SelectPrevious:
    case Command::SelectNext:
    case Command::ExtendUp:
    case Command::ExtendDown:
    case Command::ExtendToTop:
    case Command::ExtendToBottom:
    case Command::SelectAll:
    case Command::ToggleLineNumbers:
        return true;
    case Command::Undo:
        return isWritable() && document->history().canUndo();
    case Command::Redo:
        return isWritable() && document->history().canRedo();
    case Command::Merge:
        return isWritable() && range.count() > 1;
    case Command::MergeAbove:
    case Command::MoveUp:
        return isWritable() && range.first > 0;
    case Command::MergeBelow:
    case Command::MoveDown:
        return isWritable() && range.last < document->cellCount() - 1;
    case Command::Split:
    case Command::ToggleComment:
        return isWritable() && mode == Mode::Edit;
    default:
        return isWritable();
    }
}

void NotebookView::Private::perform(Command command)
{
    if (canPerform(command)) {
        performSelection(command) || performEditing(command) || performRun(command) || performStructure(command) ||
            performClipboard(command) || performKind(command);
    }
}

bool NotebookView::Private::performSelection(Command command)
{
    const int row = selection.currentRow();
    switch (command) {
    case Command::SelectPrevious:
        select(row - 1);
        return true;
    case Command::SelectNext:
        select(row + 1);
        return true;
    case Command::ExtendUp:
        extendTo(row - 1);
        return true;
    case Command::ExtendDown:
        extendTo(row + 1);
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
        return false;
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
        editing.editor()->toggleComment();
        return true;
    case Command::ToggleLineNumbers:
        editing.setLineNumbersShown(!editing.lineNumbersShown());
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
    case Command::RunFromHere:
        run({selection.range().first, last});
        return true;
    case Command::Interrupt:
        Q_EMIT view->interruptRequested();
        return true;
    case Command::Restart:
        Q_EMIT view->restartRequested();
        return true;
    default:
        return false;
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
    const int next = selection.range().last + 1;
    run(selection.range());
    endEdit();
    if (next < document->cellCount()) {
        select(next);
    } else {
        beginEdit(CellOperations(document).insertEmpty(next, CellType::Code));
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
        select(operations.remove(range));
        return true;
    case Command::MoveUp:
    case Command::MoveDown:
        operations.move(range, command == Command::MoveUp ? -1 : 1);
        selectionMoved();
        return true;
    case Command::Merge:
    case Command::MergeAbove:
    case Command::MergeBelow: {
        endEdit();
        const int above = command == Command::MergeAbove ? 1 : 0;
        const int below = command == Command::MergeBelow ? 1 : 0;
        select(operations.merge({range.first - above, range.last + below}));
        return true;
    }
    case Command::ClearOutputs:
        operations.clearOutputs(range);
        return true;
    case Command::ClearAllOutputs:
        operations.clearOutputs({0, document->cellCount() - 1});
        return true;
    default:
        return false;
    }
}

bool NotebookView::Private::performClipboard(Command command)
{
    CellOperations operations(document);
    QClipboard *clipboard = QGuiApplication::clipboard();
    const CellSelection::Range range = selection.range();
    switch (command) {
    case Command::Copy:
        clipboard->setMimeData(CellClipboard::toMimeData(operations.copy(range)));
        return true;
    case Command::Cut:
        clipboard->setMimeData(CellClipboard::toMimeData(operations.copy(range)));
        select(operations.remove(range));
        return true;
    case Command::PasteBelow: {
        const QMimeData *data = clipboard->mimeData();
        const QList<notebook::Cell> cells = data ? CellClipboard::fromMimeData(*data) : QList<notebook::Cell>();
        if (!cells.isEmpty()) {
            endEdit();
            select(operations.insert(range.last + 1, cells));
        }
        return true;
    }
    default:
        return false;
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
        select(row);
    }
}

// ── Widgets speak ───────────────────────────────────────────────────────────

int NotebookView::Private::rowOf(const CellWidget *cell) const
{
    return document ? document->indexOf(cell->cellId()) : -1;
}

void NotebookView::Private::wireCell(CellWidget *cell)
{
    connect(cell, &CellWidget::pressed, this, [this, cell](QMouseEvent *event) { cellPressed(cell, event); });
    connect(cell, &CellWidget::dragged, this, [this, cell](const QMouseEvent *event) {
        if (forwarding) {
            editing.forward(*event, cell);
        }
    });
    connect(cell, &CellWidget::released, this, [this, cell](const QMouseEvent *event) { cellReleased(cell, event); });
    connect(cell, &CellWidget::doubleClicked, this, [this, cell](const QMouseEvent *event) {
        if (event->button() == Qt::LeftButton && cell->sourceRect().contains(event->position().toPoint())) {
            beginEdit(rowOf(cell));
        }
    });
    connect(cell, &CellWidget::heightChanged, this, &Private::arrangeSoon);
    connect(cell, &CellWidget::leaveRequested, this, [this, cell] {
        endEdit();
        select(rowOf(cell));
        view->setFocus();
    });
    connect(cell, &CellWidget::linkActivated, view,
            [this](const QString &address) { Q_EMIT view->linkActivated(QUrl(address)); });
    connect(cell, &CellWidget::inputAnswered, this, [this, cell](const QString &text) { inputAnswered(cell, text); });
}

void NotebookView::Private::inputAnswered(const CellWidget *cell, const QString &text)
{
    const CellId id = cell->cellId();
    view->setInputRequest(id, {});
    giveFocus();
    Q_EMIT view->inputAnswered(id, text);
}

void NotebookView::Private::cellPressed(CellWidget *cell, QMouseEvent *event)
{
    const int row = rowOf(cell);
    const QPoint point = event->position().toPoint();
    event->accept();
    if (row < 0 || (event->button() == Qt::RightButton && selection.range().contains(row))) {
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        endEdit();
        extendTo(row);
        view->setFocus();
        return;
    }
    const bool editable = document->cell(row).type() != CellType::Markdown;
    if (event->button() == Qt::LeftButton && editable && cell->sourceRect().contains(point)) {
        beginEdit(row, store.content(row)->positionAt(point - cell->editorRect().topLeft()));
        forwarding = true;
        editing.forward(*event, cell);
        return;
    }
    endEdit();
    const bool inOutput =
        cell->outputView() && cell->outputView()->isVisible() && cell->outputView()->geometry().contains(point);
    select(row);
    if (!inOutput) {
        view->setFocus();
    }
}

void NotebookView::Private::cellReleased(CellWidget *cell, const QMouseEvent *event)
{
    if (forwarding) {
        forwarding = false;
        editing.forward(*event, cell);
        return;
    }
    const QPoint point = event->position().toPoint() - cell->editorRect().topLeft();
    const QString link = cell->content() ? cell->content()->linkAt(point) : QString();
    if (!link.isEmpty() && event->button() == Qt::LeftButton && editing.cell() != cell->cellId()) {
        Q_EMIT view->linkActivated(QUrl(link));
    }
}

void NotebookView::Private::wireEditor(CodeEditor *editor)
{
    editor->installEventFilter(this);
    connect(editor, &CodeEditor::contentHeightChanged, this, [this] {
        store.refreshStates();
        arrange();
        arrangeSoon(); // in case it is the arranging that changed the width
    });
    connect(editor, &CodeEditor::caretMoved, this, [this, editor] {
        if (editing.isActive() && editor->hasFocus()) {
            revealCaret();
        }
    });
    connect(editor, &CodeEditor::undoRequested, this, [this] { perform(Command::Undo); });
    connect(editor, &CodeEditor::redoRequested, this, [this] { perform(Command::Redo); });
    connect(editor, &CodeEditor::leftAtTop, this, [this] {
        const int row = selection.currentRow();
        if (row > 0) {
            beginEdit(row - 1, int(document->cell(row - 1).source().size()));
        }
    });
    connect(editor, &CodeEditor::leftAtBottom, this, [this] {
        const int row = selection.currentRow();
        if (row < document->cellCount() - 1) {
            beginEdit(row + 1, 0);
        }
    });
    connect(editor, &CodeEditor::focusLeft, this, [this] { store.refreshStates(); });
}

/// Keys of edit mode come before the editor's own; never while an input method composes.
bool NotebookView::Private::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!(isPress || event->type() == QEvent::ShortcutOverride) || watched != editing.editor() || !editing.isActive() ||
        editing.editor()->isComposing()) {
        return QObject::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (!keys.wants(*key, NotebookKeys::Mode::Edit)) {
        return QObject::eventFilter(watched, event);
    }
    event->accept();
    const NotebookKeys::Answer answer = isPress ? keys.press(*key, NotebookKeys::Mode::Edit) : NotebookKeys::Answer{};
    if (answer.command) {
        perform(*answer.command);
    }
    return true;
}

} // namespace quire::ui
