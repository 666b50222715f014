// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookCommand.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace quire::ui {

using Command = NotebookCommand;

namespace {

struct Row
{
    Command command;
    const char *id;
    const char *title;
    const char *icon = "";
};

constexpr const char *context = "quire::ui::NotebookCommand";

constexpr std::array rows{
    Row{Command::RunAndSelectNext, "run", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run cell and go on"), "run"},
    Row{Command::RunInPlace, "run-in-place", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run cell")},
    Row{Command::RunAndInsertBelow, "run-and-insert",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run cell and insert below")},
    Row{Command::RunAll, "run-all", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run all cells"), "run-all"},
    Row{Command::RunAllAbove, "run-above", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run all above")},
    Row{Command::RunUpTo, "run-up-to", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run all up to this cell")},
    Row{Command::RunFromHere, "run-from-here",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Run this cell and all below")},
    Row{Command::Interrupt, "interrupt", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Interrupt kernel"), "stop"},
    Row{Command::Restart, "restart", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Restart kernel"), "restart"},
    Row{Command::RestartAndRunAll, "restart-and-run-all",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Restart and run all cells…")},
    Row{Command::RestartAndRunUpTo, "restart-and-run-up-to",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Restart and run up to here…")},
    Row{Command::RestartAndClear, "restart-and-clear",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Restart and clear all outputs…")},
    Row{Command::Undo, "undo", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Undo"), "undo"},
    Row{Command::Redo, "redo", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Redo"), "redo"},
    Row{Command::Cut, "cut", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Cut cells"), "cut"},
    Row{Command::Copy, "copy", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Copy cells"), "copy"},
    Row{Command::PasteBelow, "paste", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Paste cells below"), "paste"},
    Row{Command::PasteAbove, "paste-above", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Paste cells above")},
    Row{Command::Duplicate, "duplicate", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Duplicate cells")},
    Row{Command::Delete, "delete", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Delete cells"), "delete"},
    Row{Command::InsertAbove, "insert-above", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Insert cell above")},
    Row{Command::InsertBelow, "insert-below", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Insert cell below"),
        "add-cell"},
    Row{Command::InsertHeadingAbove, "insert-heading-above",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Insert heading above")},
    Row{Command::InsertHeadingBelow, "insert-heading-below",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Insert heading below")},
    Row{Command::MoveUp, "move-up", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Move cells up"), "up"},
    Row{Command::MoveDown, "move-down", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Move cells down"), "down"},
    Row{Command::Merge, "merge", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Merge selected cells")},
    Row{Command::MergeAbove, "merge-above", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Merge with cell above")},
    Row{Command::MergeBelow, "merge-below", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Merge with cell below")},
    Row{Command::Split, "split", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Split cell at cursor")},
    Row{Command::ToCode, "to-code", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Change to code")},
    Row{Command::ToMarkdown, "to-markdown", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Change to Markdown")},
    Row{Command::ToRaw, "to-raw", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Change to raw")},
    Row{Command::Heading1, "heading-1", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 1")},
    Row{Command::Heading2, "heading-2", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 2")},
    Row{Command::Heading3, "heading-3", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 3")},
    Row{Command::Heading4, "heading-4", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 4")},
    Row{Command::Heading5, "heading-5", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 5")},
    Row{Command::Heading6, "heading-6", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Heading 6")},
    Row{Command::GoToOutput, "go-to-output", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Go to output")},
    Row{Command::GoToError, "go-to-error",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Go to the next failed cell")},
    Row{Command::GoToRunning, "go-to-running",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Go to the running cell")},
    Row{Command::GoToCell, "go-to-cell", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Go to cell…")},
    Row{Command::CopyOutput, "copy-output", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Copy output text")},
    Row{Command::ClearOutputs, "clear-outputs", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Clear output")},
    Row{Command::ClearAllOutputs, "clear-all-outputs",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Clear all outputs")},
    Row{Command::ToggleSource, "toggle-source", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Hide or show code")},
    Row{Command::ToggleOutputs, "toggle-outputs",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Hide or show output")},
    Row{Command::ToggleOutputScrolling, "toggle-output-scrolling",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Scroll long output or show it in full")},
    Row{Command::ViewOutput, "view-output", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "New view for output")},
    Row{Command::HideAllSources, "hide-all-sources", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Hide all code")},
    Row{Command::ShowAllSources, "show-all-sources", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Show all code")},
    Row{Command::HideAllOutputs, "hide-all-outputs",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Hide all outputs")},
    Row{Command::ShowAllOutputs, "show-all-outputs",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Show all outputs")},
    Row{Command::ToggleHeading, "toggle-heading",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Collapse or expand heading")},
    Row{Command::HeadingUpOrCollapse, "heading-up",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Collapse heading, or go to the one above")},
    Row{Command::HeadingDownOrExpand, "heading-down",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Expand heading, or go to the one below")},
    Row{Command::CollapseAllHeadings, "collapse-all-headings",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Collapse all headings")},
    Row{Command::ExpandAllHeadings, "expand-all-headings",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Expand all headings")},
    Row{Command::ToggleLineNumbers, "line-numbers", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Line numbers")},
    Row{Command::ToggleComment, "comment",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Comment or uncomment lines")},
    Row{Command::Find, "find", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Find…"), "search"},
    Row{Command::Replace, "replace", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Find and replace…")},
    Row{Command::FindNext, "find-next", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Find next")},
    Row{Command::FindPrevious, "find-previous", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Find previous")},
    Row{Command::Complete, "complete", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Complete code")},
    Row{Command::Inspect, "inspect", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Signature and documentation")},
    Row{Command::EnterEditMode, "edit", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Edit cell")},
    Row{Command::EnterCommandMode, "command-mode", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Stop editing")},
    Row{Command::SelectPrevious, "previous", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Select previous cell")},
    Row{Command::SelectNext, "next", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Select next cell")},
    Row{Command::ExtendUp, "extend-up", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Extend selection up")},
    Row{Command::ExtendDown, "extend-down", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Extend selection down")},
    Row{Command::ExtendToTop, "extend-top",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Extend selection to the top")},
    Row{Command::ExtendToBottom, "extend-bottom",
        QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Extend selection to the bottom")},
    Row{Command::SelectAll, "select-all", QT_TRANSLATE_NOOP("quire::ui::NotebookCommand", "Select all cells")},
};

} // namespace

QList<NotebookCommandInfo> notebookCommands()
{
    QList<NotebookCommandInfo> infos;
    for (const Row &row : rows) {
        infos.append({row.command, QStringLiteral("notebook.") + QLatin1StringView(row.id),
                      QCoreApplication::translate(context, row.title), QString::fromLatin1(row.icon)});
    }
    return infos;
}

std::optional<NotebookCommand> notebookCommandOf(const QString &id)
{
    static constexpr QLatin1StringView prefix("notebook.");
    const auto found = std::ranges::find_if(rows, [&](const Row &row) {
        return id.startsWith(prefix) && QStringView(id).sliced(prefix.size()) == QLatin1StringView(row.id);
    });
    return found == rows.end() ? std::nullopt : std::optional(found->command);
}

} // namespace quire::ui
