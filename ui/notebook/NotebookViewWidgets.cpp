// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/OutputView.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;
using Command = NotebookCommand;

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
        } else {
            dragCells(*event);
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
    connect(cell, &CellWidget::linkActivated, this,
            [this, cell](const QString &address) { followLink(rowOf(cell), address); });
    connect(cell, &CellWidget::findRequested, this, [this] { perform(Command::Find); });
    connect(cell, &CellWidget::scrolledRequested, this,
            [this, cell](bool scrolled) { setOutputScrolled(cell->cellId(), scrolled); });
    connect(cell, &CellWidget::formChosen, this,
            [this, cell](int output, const OutputForm &form) { chooseForm(cell, output, form); });
    connect(cell, &CellWidget::viewRequested, this, [this, cell] { Q_EMIT view->outputViewRequested(cell->cellId()); });
    wireForm(cell);
    connect(cell, &CellWidget::inputAnswered, this, [this, cell](const QString &text) { inputAnswered(cell, text); });
}

void NotebookView::Private::inputAnswered(const CellWidget *cell, const QString &text)
{
    const CellId id = cell->cellId(); // NOLINT(performance-unnecessary-copy-initialization): the widget may be reused
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
    const CellWidget::Fold fold = event->button() == Qt::LeftButton ? cell->foldAt(point) : CellWidget::Fold::None;
    if (fold != CellWidget::Fold::None && isWritable()) {
        endEdit();
        select(row);
        view->setFocus();
        toggleFold(row, fold);
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
    armDrag(cell, *event);
    if (selectsOnRelease) {
        view->setFocus();
        return;
    }
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
    dragFrom.reset();
    if (std::exchange(selectsOnRelease, false)) {
        select(rowOf(cell));
        return;
    }
    if (event->button() == Qt::LeftButton && editing.cell() != cell->cellId()) {
        textClicked(cell, event->position().toPoint() - cell->editorRect().topLeft());
    }
}

void NotebookView::Private::wireEditor(CodeEditor *editor)
{
    editor->installEventFilter(this);
    const auto caret = [this](const QPoint &) { return dropPlace(editing.cell(), editing.editor()->caretPosition()); };
    attachments.acceptDrops(editor, caret);
    attachments.acceptDrops(editor->viewport(), caret);
    completion.follow(editor);
    inspection.follow(editor);
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
        const int above = neighbour(row, -1);
        if (above != row) {
            beginEdit(above, int(document->cell(above).source().size()));
        }
    });
    connect(editor, &CodeEditor::leftAtBottom, this, [this] {
        const int row = selection.currentRow();
        const int below = neighbour(row, 1);
        if (below != row) {
            beginEdit(below, 0);
        }
    });
    connect(editor, &CodeEditor::focusLeft, this, [this] { store.refreshStates(); });
}

bool NotebookView::Private::popupTakes(const QKeyEvent &key, bool isPress)
{
    const bool isCompletions = completion.takesKey(key);
    if (!isCompletions && !inspection.takesKey(key)) {
        return false;
    }
    if (isPress && isCompletions) {
        completion.press(key);
    } else if (isPress) {
        inspection.press(key);
    }
    return true;
}

/// Keys of edit mode come before the editor's own; never while an input method composes.
bool NotebookView::Private::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == view->viewport()) {
        const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove ||
                            event->type() == QEvent::DragLeave || event->type() == QEvent::Drop;
        return isDrag && dragEvent(event);
    }
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!(isPress || event->type() == QEvent::ShortcutOverride) || watched != editing.editor() || !editing.isActive() ||
        editing.editor()->isComposing()) {
        return QObject::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Paste) && canPasteAttachment(editing.cell())) {
        event->accept();
        if (isPress) {
            pasteAttachment(editing.cell(), editing.editor()->caretPosition());
        }
        return true;
    }
    if (popupTakes(*key, isPress)) {
        event->accept();
        return true;
    }
    if (editing.editor()->wantsFirst(*key)) {
        return QObject::eventFilter(watched, event);
    }
    // With nothing to explain, Shift+Tab is the editor's: it takes indentation away.
    const bool isEditors = key->key() == Qt::Key_Backtab && !inspection.hasSubject();
    if (isEditors || !keys.wants(*key, NotebookKeys::Mode::Edit)) {
        return QObject::eventFilter(watched, event);
    }
    event->accept();
    const NotebookKeys::Answer answer = isPress ? keys.press(*key, NotebookKeys::Mode::Edit) : NotebookKeys::Answer{};
    performById(answer.command);
    return true;
}

} // namespace quire::ui
