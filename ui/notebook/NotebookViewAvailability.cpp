// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "ui/notebook/NotebookViewPrivate.h"

#include <QCoreApplication>

#include <algorithm>

namespace quire::ui {

using notebook::CellType;
using Command = NotebookCommand;

namespace {

struct ObjectionWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::NotebookView)
};

/// Changes nothing, and so is possible wherever there are cells.
bool isLooking(Command command)
{
    switch (command) {
    case Command::EnterEditMode:
    case Command::EnterCommandMode:
    case Command::Copy:
    case Command::CopyOutput:
    case Command::SelectPrevious:
    case Command::SelectNext:
    case Command::ExtendUp:
    case Command::ExtendDown:
    case Command::ExtendToTop:
    case Command::ExtendToBottom:
    case Command::SelectAll:
    case Command::GoToCell:
    case Command::ToggleLineNumbers:
    case Command::Find:
    case Command::Replace:
    case Command::FindNext:
    case Command::FindPrevious:
        return true;
    default:
        return false;
    }
}

QString unless(bool holds, const QString &objection)
{
    return holds ? QString() : objection;
}

} // namespace

QString NotebookView::Private::objection(Command command) const
{
    if (!document || document->cellCount() == 0) {
        return ObjectionWords::tr("No notebook is open");
    }
    if (isLooking(command)) {
        return {};
    }
    switch (command) {
    case Command::GoToOutput:
    case Command::ViewOutput:
        return unless(!document->cell(selection.currentRow()).outputs().isEmpty(), ObjectionWords::tr("No output"));
    case Command::GoToError:
        return unless(nextFailedRow() >= 0, ObjectionWords::tr("No cell has failed"));
    case Command::GoToRunning:
        return unless(runningRow() >= 0, ObjectionWords::tr("Nothing runs"));
    default:
        break;
    }
    return isWritable() ? objectionToStructure(command) : ObjectionWords::tr("The notebook is read-only");
}

QString NotebookView::Private::objectionToStructure(Command command) const
{
    const CellSelection::Range range = selection.range();
    switch (command) {
    case Command::Undo:
        return unless(document->history().canUndo(), ObjectionWords::tr("Nothing to undo"));
    case Command::Redo:
        return unless(document->history().canRedo(), ObjectionWords::tr("Nothing to redo"));
    case Command::Merge:
        return unless(range.count() > 1, ObjectionWords::tr("Only one cell is selected"));
    case Command::MergeAbove:
    case Command::MoveUp:
        return unless(range.first > 0, ObjectionWords::tr("It is the first cell"));
    case Command::MergeBelow:
    case Command::MoveDown:
        return unless(wholeRange().last < document->cellCount() - 1, ObjectionWords::tr("It is the last cell"));
    case Command::Split:
    case Command::ToggleComment:
    case Command::Complete:
    case Command::Inspect:
        return unless(mode == Mode::Edit, ObjectionWords::tr("No cell is being edited"));
    case Command::ToggleOutputs:
    case Command::ToggleOutputScrolling:
    case Command::ClearOutputs:
        return unless(std::ranges::any_of(document->notebook().cells.sliced(range.first, range.count()),
                                          [](const auto &cell) { return !cell.outputs().isEmpty(); }),
                      ObjectionWords::tr("No output"));
    case Command::ToggleHeading:
        return unless(sections.headingLevel(selection.currentRow()) > 0, ObjectionWords::tr("It is no heading"));
    default:
        return {};
    }
}

int NotebookView::Private::runningRow() const
{
    int waiting = -1;
    for (auto run = runs.cbegin(); document && run != runs.cend(); ++run) {
        const int row = run->state == CellRun::State::Idle ? -1 : document->indexOf(run.key());
        if (row >= 0 && run->state == CellRun::State::Running) {
            return row;
        }
        waiting = waiting < 0 || (row >= 0 && row < waiting) ? row : waiting;
    }
    return waiting;
}

} // namespace quire::ui
