// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace quire::ui {

/// Everything a person can do to a notebook. Menus, toolbars, the palette and keys all end in
/// NotebookView::perform(command).
enum class NotebookCommand {
    EnterEditMode,
    EnterCommandMode,
    RunAndSelectNext,
    RunInPlace,
    RunAndInsertBelow,
    RunAll,
    RunAllAbove,
    RunUpTo,
    RunFromHere,
    InsertAbove,
    InsertBelow,
    InsertHeadingAbove,
    InsertHeadingBelow,
    Cut,
    Copy,
    PasteBelow,
    PasteAbove,
    Duplicate,
    Delete,
    Undo,
    Redo,
    ToCode,
    ToMarkdown,
    ToRaw,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    SelectPrevious,
    SelectNext,
    ExtendUp,
    ExtendDown,
    ExtendToTop,
    ExtendToBottom,
    SelectAll,
    MoveUp,
    MoveDown,
    Merge,
    MergeAbove,
    MergeBelow,
    Split,
    GoToOutput,
    GoToError,
    GoToRunning,
    GoToCell,
    ToggleSource,
    HideAllSources,
    ShowAllSources,
    ToggleOutputs,
    ToggleOutputScrolling,
    ViewOutput,
    HideAllOutputs,
    ShowAllOutputs,
    ToggleHeading,
    HeadingUpOrCollapse,
    HeadingDownOrExpand,
    CollapseAllHeadings,
    ExpandAllHeadings,
    CopyOutput,
    ClearOutputs,
    ClearAllOutputs,
    ToggleLineNumbers,
    ToggleComment,
    Find,
    Replace,
    FindNext,
    FindPrevious,
    Complete,
    Inspect,
    Interrupt,
    RestartAndRunAll,
    RestartAndRunUpTo,
    RestartAndClear,
    Restart,
};

/// How a command is named, shown and reached.
struct NotebookCommandInfo
{
    NotebookCommand command;
    QString id;    ///< Stable name for settings and keymaps: "notebook.run-in-place".
    QString title; ///< Translated, for menus and the palette.
    QString icon;  ///< Name for Icons, may be empty.
};

/// All commands in menu order, translated now.
QList<NotebookCommandInfo> notebookCommands();
/// The command of an id, or none: it may be a command of the window.
std::optional<NotebookCommand> notebookCommandOf(const QString &id);

} // namespace quire::ui
