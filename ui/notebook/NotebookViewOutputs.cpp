// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/FormChoice.h"
#include "ui/output/OutputView.h"

namespace quire::ui {

namespace {

using Command = NotebookCommand;

bool hasFailed(const notebook::Cell &cell)
{
    return std::ranges::any_of(
        cell.outputs(), [](const notebook::Output &output) { return output.type() == notebook::Output::Type::Error; });
}

bool isScrolled(const notebook::Cell &cell)
{
    return cell.metadata().value(u"scrolled").toBool(true);
}

} // namespace

bool NotebookView::Private::performOutput(Command command)
{
    switch (command) {
    case Command::GoToOutput:
        enterOutput(selection.currentRow());
        return true;
    case Command::GoToError:
        enterOutput(nextFailedRow());
        return true;
    case Command::ToggleOutputScrolling: {
        const CellSelection::Range range = selection.range();
        const bool scrolled = !isScrolled(document->cell(selection.currentRow()));
        for (int row = range.first; row <= range.last; ++row) {
            setOutputScrolled(document->cell(row).id(), scrolled);
        }
        return true;
    }
    case Command::ViewOutput:
        Q_EMIT view->outputViewRequested(selection.current());
        return true;
    default:
        return false;
    }
}

void NotebookView::Private::enterOutput(int row)
{
    endEdit();
    select(row);
    showOutputs(row);
    revealRow(row);
    if (const CellWidget *widget = store.widget(selection.current()); widget && widget->outputView()) {
        widget->outputView()->enter();
    }
}

int NotebookView::Private::nextFailedRow() const
{
    const int count = document->cellCount();
    for (int step = 1; step <= count; ++step) {
        const int row = (selection.currentRow() + step) % count;
        if (hasFailed(document->cell(row))) {
            return row;
        }
    }
    return -1;
}

/// In nbformat's own words: metadata.scrolled, absent for what is usual.
void NotebookView::Private::setOutputScrolled(const notebook::CellId &id, bool scrolled)
{
    if (!isWritable() || isScrolled(document->cell(document->indexOf(id))) == scrolled) {
        return;
    }
    const notebook::JsonValue metadata = document->cell(document->indexOf(id)).metadata();
    document->setCellMetadata(id, scrolled ? metadata.without(u"scrolled")
                                           : metadata.with(u"scrolled", notebook::JsonValue::fromBool(false)));
}

/// Kept in the cell, so that it is shown so again when the notebook is opened.
void NotebookView::Private::chooseForm(const CellWidget *cell, int output, const OutputForm &form)
{
    if (isWritable()) {
        const notebook::Cell &shown = document->cell(rowOf(cell));
        const notebook::JsonValue before = shown.metadata();
        const notebook::JsonValue after =
            FormChoice::written(before, output, shown.outputs().value(output).data(), form);
        if (after != before) {
            document->setCellMetadata(cell->cellId(), after);
        }
    }
}

} // namespace quire::ui
