// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::CellId;
using notebook::Document;

NotebookView::Private::Private(NotebookView *owner, const Theme *theme, Syntax *syntax)
    : view(owner),
      services(theme, syntax),
      store(&services, owner->viewport()),
      list(&store),
      editing(theme, syntax, owner->viewport()),
      completion(theme, &editing, owner),
      inspection(theme, &editing, owner),
      dropLine(theme, owner->viewport())
{
    // Members, not children: the viewport must not delete them.
    store.setParent(nullptr);
    editing.setParent(nullptr);
    dropLine.setAttribute(Qt::WA_NoSystemBackground);
    owner->viewport()->setAcceptDrops(true);
    owner->viewport()->installEventFilter(this);
    store.setStateSource([this](int row) { return stateOf(row); });
    store.setHiddenSource([this](int row) { return sections.isHidden(row); });
    connect(&store, &CellStore::widgetMade, this, &Private::wireCell);
    connect(&editing, &CellEditing::editorMade, this, &Private::wireEditor);
    services.search = &search.search();
    connect(&search, &NotebookSearch::changed, this, &Private::showMarks);
    connect(&search, &NotebookSearch::hitReached, this, &Private::showHit);
    wireAttachments();
    connect(&wheel, &SmoothScroll::moved, this, &Private::scrollBy);
    clock.setInterval(1s);
    connect(&clock, &QTimer::timeout, this, &Private::tick);
}

void NotebookView::Private::setDocument(Document *newDocument)
{
    editing.setDocument(newDocument);
    if (document) {
        document->disconnect(this);
    }
    document = newDocument;
    store.setDocument(document);
    search.setDocument(document);
    completion.setDocument(document);
    runs.clear();
    inputs.clear();
    announcedFirstPaint = false;
    if (document) {
        connectDocument();
    }
    documentReset();
}

void NotebookView::Private::connectDocument()
{
    connect(document, &Document::cellsInserted, this, [this](int first, int count) {
        std::ignore = sections.update();
        list.inserted(first, count);
        structureChanged();
    });
    connect(document, &Document::cellsRemoved, this, &Private::cellsRemoved);
    connect(document, &Document::cellsMoved, this, [this](int first, int count, int to) {
        std::ignore = sections.update();
        list.moved(first, count, to);
        structureChanged();
    });
    connect(document, &Document::sourceChanged, this, &Private::sourceChanged);
    connect(document, &Document::cellChanged, this, &Private::cellChanged);
    connect(document, &Document::outputsChanged, this, [this](const CellId &id, int first, int removed, int added) {
        store.replaceOutputs(id, first, removed, added);
    });
    connect(document, &Document::streamExtended, this,
            [this](const CellId &id, int index, const QString &text) { store.extendStream(id, index, text); });
    connect(document, &Document::documentReset, this, [this] {
        editing.setDocument(document);
        store.setDocument(document);
        documentReset();
    });
    connect(document, &Document::historyChanged, view, &NotebookView::commandsChanged);
    connect(document, &QObject::destroyed, this, [this] {
        document = nullptr;
        search.setDocument(nullptr);
        completion.setDocument(nullptr);
        editing.setDocument(nullptr);
        store.setDocument(nullptr);
        documentReset();
    });
}

void NotebookView::Private::documentReset()
{
    const bool empty = document && document->cellCount() == 0 && !readOnly;
    if (empty) {
        // Not an edit: a notebook without a cell cannot be typed into. Comes back here by the document's signal.
        notebook::Notebook withCell = document->notebook();
        withCell.cells.append(notebook::Cell());
        document->reset(withCell);
        beginEdit(0);
        return;
    }
    setMode(Mode::Command);
    selection.setDocument(document);
    sections.setDocument(document);
    list.reset();
    arrange();
    Q_EMIT view->currentCellChanged(selection.current());
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::cellsRemoved(int first, int count)
{
    std::ignore = sections.update();
    list.removed(first, count);
    if (editing.isActive() && document->indexOf(editing.cell()) < 0) {
        endEdit();
    }
    store.dropRemoved();
    selection.repair(first);
    structureChanged();
}

void NotebookView::Private::structureChanged()
{
    store.refreshDefinitions();
    applySections();
    store.refreshStates();
    arrangeSoon();
    Q_EMIT view->commandsChanged();
}

void NotebookView::Private::sourceChanged(const CellId &id)
{
    const int row = document->indexOf(id);
    if (row < 0) {
        return;
    }
    if (editing.cell() == id) {
        editing.takeSource(document->cell(row).source());
    } else {
        store.refreshCell(id);
    }
    if (sections.hidesAny()) {
        updateSections(); // It may be a heading no more.
    }
    arrangeSoon();
}

void NotebookView::Private::cellChanged(const CellId &id)
{
    store.refreshCell(id);
    if (editing.cell() == id) {
        editing.takeLook(*store.content(document->indexOf(id)));
    }
    updateSections();
    store.refreshStates();
    arrangeSoon();
}

void NotebookView::Private::arrangeSoon()
{
    if (!arrangePending) {
        arrangePending = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (arrangePending) {
                    arrange();
                }
            },
            Qt::QueuedConnection);
    }
}

void NotebookView::Private::arrange()
{
    arrangePending = false;
    if (arranging) {
        return;
    }
    const QScopedValueRollback guard(arranging, true);
    list.arrange(view->viewport()->size());
    placeEditor();
    syncScrollBar();
}

void NotebookView::Private::syncScrollBar()
{
    const QScopedValueRollback guard(syncing, true);
    QScrollBar *bar = view->verticalScrollBar();
    bar->setPageStep(view->viewport()->height());
    bar->setRange(0, list.maximum());
    bar->setValue(list.value());
}

void NotebookView::Private::placeEditor()
{
    CodeEditor *editor = editing.editor();
    const CellWidget *cell = editing.isActive() ? store.widget(editing.cell()) : nullptr;
    if (!editor || !cell) {
        return;
    }
    const QRect place = cell->editorRect().translated(cell->pos());
    if (editor->geometry() != place) {
        editor->setGeometry(place);
    }
    if (editor->isHidden()) {
        editor->raise();
        editor->show();
    }
}

void NotebookView::Private::scrollBy(int pixels)
{
    completion.close();
    inspection.close();
    const int row = list.anchorRow();
    const int before = list.positionOf(row);
    list.scrollBy(pixels);
    const int moved = list.positionOf(row) - before;
    if (moved != 0 && std::abs(moved) < view->viewport()->height()) {
        // What stays on the screen is moved there, not painted again.
        view->viewport()->scroll(0, moved);
    }
    arrange();
}

void NotebookView::Private::revealRow(int row)
{
    if (row >= 0) {
        const int height = list.heights().height(row);
        list.reveal(row, 0, height);
        arrange();
        // Only now the height is known for certain.
        if (list.heights().height(row) != height) {
            list.reveal(row, 0, list.heights().height(row));
            arrange();
        }
    }
}

void NotebookView::Private::revealCaret()
{
    const CellWidget *cell = store.widget(editing.cell());
    if (!cell) {
        return;
    }
    const QRect caret = editing.editor()->caretRect();
    const int top = cell->editorRect().top() + caret.top();
    list.reveal(document->indexOf(editing.cell()), top - Theme::grid, top + caret.height() + Theme::grid);
    arrange();
}

CellState NotebookView::Private::stateOf(int row) const
{
    CellState state;
    const CellId &id = document->cell(row).id();
    state.row = row;
    state.rowCount = document->cellCount();
    state.current = selection.current() == id;
    const CellSelection::Range range = selection.range();
    state.selected = range.count() > 1 && range.contains(row);
    const CodeEditor *editor = editing.editor();
    state.viewFocused = view->hasFocus() || (editor && editor->hasFocus());
    if (editing.cell() == id) {
        state.editorHeight = editor->contentHeight();
    }
    state.run = runs.value(id);
    const auto input = inputs.constFind(id);
    if (input != inputs.constEnd()) {
        state.input = *input;
    }
    const notebook::Cell &cell = document->cell(row);
    state.sourceHidden = notebook::Folding::isSourceHidden(cell);
    state.outputsHidden = !cell.outputs().isEmpty() && notebook::Folding::areOutputsHidden(cell);
    state.isHeading = sections.headingLevel(row) > 0;
    state.cellsHidden = sections.hiddenBelow(row);
    for (int below = row + 1; below <= row + state.cellsHidden && !state.runsHidden; ++below) {
        state.runsHidden = runs.value(document->cell(below).id()).state != CellRun::State::Idle;
    }
    state.marks = search.marksOf(id);
    state.outputSearch = search.outputSearchIn(id);
    return state;
}

void NotebookView::Private::tick()
{
    for (CellWidget *cell : store.liveWidgets()) {
        cell->tick();
    }
}

} // namespace quire::ui
