// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "ui/notebook/NotebookViewPrivate.h"

namespace quire::ui {

using notebook::Cell;
using notebook::CellId;
using notebook::CellType;
using notebook::JsonValue;
using Command = NotebookCommand;
namespace Folding = notebook::Folding;

/// Other cells, or other metadata: what is hidden may be different.
void NotebookView::Private::updateSections()
{
    if (sections.update()) {
        applySections();
        store.refreshStates();
        arrangeSoon();
        Q_EMIT view->commandsChanged();
    }
}

/// Nothing that is hidden is current or being edited.
void NotebookView::Private::applySections()
{
    if (editing.isActive() && sections.isHidden(document->indexOf(editing.cell()))) {
        endEdit();
    }
    list.hiddenChanged();
    const int row = selection.currentRow();
    if (row >= 0 && sections.isHidden(row)) {
        selection.select(sections.visibleFrom(row, -1));
        Q_EMIT view->currentCellChanged(selection.current());
    }
}

/// Opens the headings that hide `row`. No step of undo: somebody only has to see it.
void NotebookView::Private::unhide(int row)
{
    if (row < 0 || !sections.isHidden(row)) {
        return;
    }
    const QList<int> above = sections.hiders(row);
    for (const int heading : above) {
        const Cell &cell = document->cell(heading);
        document->setCellMetadata(cell.id(), Folding::withHeadingCollapsed(cell.metadata(), false),
                                  notebook::Document::Timeline::Silent);
    }
    updateSections();
}

/// To write in a cell, or to see what was found in it, its source has to be there.
void NotebookView::Private::showSource(int row)
{
    const Cell &cell = document->cell(row);
    if (Folding::isSourceHidden(cell)) {
        document->setCellMetadata(cell.id(), Folding::withSourceHidden(cell.metadata(), false),
                                  notebook::Document::Timeline::Silent);
    }
}

void NotebookView::Private::showOutputs(int row)
{
    const Cell &cell = document->cell(row);
    if (Folding::areOutputsHidden(cell)) {
        document->setCellMetadata(cell.id(), Folding::withOutputsHidden(cell.metadata(), false),
                                  notebook::Document::Timeline::Silent);
    }
}

/// What a command on the selected cells is about: with a collapsed heading goes what it hides.
CellSelection::Range NotebookView::Private::wholeRange() const
{
    CellSelection::Range range = selection.range();
    while (sections.isHidden(range.last + 1)) {
        ++range.last;
    }
    return range;
}

/// Those of a range that `wants` as one step of undo.
void NotebookView::Private::changeMetadata(const CellSelection::Range &range,
                                           const std::function<JsonValue(const Cell &)> &change)
{
    QList<std::pair<CellId, JsonValue>> changes;
    for (int row = range.first; row <= range.last; ++row) {
        const Cell &cell = document->cell(row);
        changes.append({cell.id(), change(cell)});
    }
    setCellMetadata(*document, changes);
}

bool NotebookView::Private::performFolding(Command command)
{
    const CellSelection::Range selected = selection.range();
    const CellSelection::Range all{0, document->cellCount() - 1};
    const Cell &current = document->cell(selection.currentRow());
    switch (command) {
    case Command::ToggleSource:
        hideSources(selected, !Folding::isSourceHidden(current));
        return true;
    case Command::HideAllSources:
    case Command::ShowAllSources:
        hideSources(all, command == Command::HideAllSources);
        return true;
    case Command::ToggleOutputs:
        hideOutputs(selected, !Folding::areOutputsHidden(current));
        return true;
    case Command::HideAllOutputs:
    case Command::ShowAllOutputs:
        hideOutputs(all, command == Command::HideAllOutputs);
        return true;
    case Command::CollapseAllHeadings:
    case Command::ExpandAllHeadings:
        collapseHeadings(all, command == Command::CollapseAllHeadings);
        return true;
    default:
        return performHeading(command);
    }
}

void NotebookView::Private::hideSources(const CellSelection::Range &range, bool hidden)
{
    endEdit();
    // "All" means code: a text is there to be read.
    const bool isAll = range.count() > 1 && range.count() == document->cellCount();
    changeMetadata(range, [=](const Cell &cell) {
        return isAll && hidden && cell.type() != CellType::Code ? cell.metadata()
                                                                : Folding::withSourceHidden(cell.metadata(), hidden);
    });
}

void NotebookView::Private::hideOutputs(const CellSelection::Range &range, bool hidden)
{
    changeMetadata(range, [=](const Cell &cell) {
        return cell.type() == CellType::Code ? Folding::withOutputsHidden(cell.metadata(), hidden) : cell.metadata();
    });
}

void NotebookView::Private::collapseHeadings(const CellSelection::Range &range, bool collapsed)
{
    endEdit();
    int row = range.first;
    changeMetadata(range, [&](const Cell &cell) {
        const bool isHeading = sections.headingLevel(row++) > 0;
        return isHeading ? Folding::withHeadingCollapsed(cell.metadata(), collapsed) : cell.metadata();
    });
    revealRow(selection.currentRow());
}

void NotebookView::Private::toggleFold(int row, CellWidget::Fold fold)
{
    const CellSelection::Range only{row, row};
    const Cell &cell = document->cell(row);
    switch (fold) {
    case CellWidget::Fold::Source:
        hideSources(only, !Folding::isSourceHidden(cell));
        break;
    case CellWidget::Fold::Outputs:
        hideOutputs(only, !Folding::areOutputsHidden(cell));
        break;
    case CellWidget::Fold::Section:
        collapseHeadings(only, !Folding::isHeadingCollapsed(cell));
        break;
    case CellWidget::Fold::None:
        break;
    }
}

/// As in JupyterLab: left closes the heading one stands on, or goes up to the one it belongs to; right opens it, or
/// goes down to the next.
bool NotebookView::Private::performHeading(Command command)
{
    const int row = selection.currentRow();
    const int level = sections.headingLevel(row);
    const bool isCollapsed = Folding::isHeadingCollapsed(document->cell(row));
    switch (command) {
    case Command::ToggleHeading:
        collapseHeadings({row, row}, !isCollapsed);
        return true;
    case Command::HeadingUpOrCollapse:
        if (level > 0 && !isCollapsed) {
            collapseHeadings({row, row}, true);
        } else if (const int above = sections.headingAbove(row, std::max(1, sections.levelAt(row))); above >= 0) {
            select(sections.visibleFrom(above, -1));
        }
        return true;
    case Command::HeadingDownOrExpand:
        if (level > 0 && isCollapsed) {
            collapseHeadings({row, row}, false);
        } else {
            int below = sections.headingBelow(row);
            while (below >= 0 && sections.isHidden(below)) {
                below = sections.headingBelow(below);
            }
            select(below < 0 ? row : below);
        }
        return true;
    case Command::InsertHeadingAbove:
        insertHeading(level > 0 ? row : selection.range().first, std::max(1, sections.levelAt(row)));
        return true;
    case Command::InsertHeadingBelow: {
        const int wanted = std::max(1, sections.levelAt(row));
        const int below = sections.headingBelow(row, wanted);
        insertHeading(below < 0 ? document->cellCount() : below, wanted);
        return true;
    }
    default:
        return false;
    }
}

void NotebookView::Private::insertHeading(int at, int level)
{
    endEdit();
    const QString text = QString(level, u'#') + u' ';
    const int row = CellOperations(document).insert(at, {Cell(CellType::Markdown, text)});
    unhide(row);
    beginEdit(row, int(text.size()));
}

} // namespace quire::ui
