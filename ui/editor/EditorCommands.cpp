// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/EditorCommands.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/CommentToggle.h"
#include "ui/editor/LineCommands.h"
#include "ui/editor/SeveralCursors.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>
#include <optional>

namespace quire::ui {

namespace {

struct Key
{
    int modifiers;
    int key;
    EditorCommand command;
};

constexpr int control = Qt::ControlModifier;
constexpr int shift = Qt::ShiftModifier;
constexpr int alt = Qt::AltModifier;

constexpr std::array keys{
    Key{control, Qt::Key_Slash, EditorCommand::ToggleComment},
    Key{alt, Qt::Key_A, EditorCommand::ToggleBlockComment},
    Key{control, Qt::Key_D, EditorCommand::DeleteLines},
    Key{control | shift, Qt::Key_K, EditorCommand::DeleteLines},
    Key{alt, Qt::Key_Up, EditorCommand::MoveLinesUp},
    Key{alt, Qt::Key_Down, EditorCommand::MoveLinesDown},
    Key{control | shift | alt, Qt::Key_Up, EditorCommand::CopyLinesUp},
    Key{control | shift | alt, Qt::Key_Down, EditorCommand::CopyLinesDown},
    Key{control | shift, Qt::Key_D, EditorCommand::SelectNextOccurrence},
    Key{control, Qt::Key_BracketRight, EditorCommand::IndentLines},
    Key{control, Qt::Key_BracketLeft, EditorCommand::DedentLines},
    Key{shift, Qt::Key_Backtab, EditorCommand::DedentLines},
};

std::optional<EditorCommand> commandOf(const CodeEditor &editor, const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Tab && event.modifiers() == Qt::NoModifier && editor.hasSelectedText()) {
        return EditorCommand::IndentLines;
    }
    const auto *found = std::ranges::find_if(keys, [&](const Key &key) {
        return key.key == event.key() && key.modifiers == int(event.modifiers() & ~Qt::KeypadModifier);
    });
    return found == keys.end() ? std::nullopt : std::optional(found->command);
}

} // namespace

bool EditorCommands::wantsKey(const CodeEditor &editor, const QKeyEvent &event) const
{
    return commandOf(editor, event).has_value();
}

bool EditorCommands::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    const auto command = commandOf(editor, event);
    if (command) {
        perform(editor, *command);
    }
    return command.has_value();
}

void EditorCommands::perform(CodeEditor &editor, EditorCommand command)
{
    switch (command) {
    case EditorCommand::ToggleComment:
        CommentToggle::toggleLines(editor);
        return;
    case EditorCommand::ToggleBlockComment:
        CommentToggle::toggleBlock(editor);
        return;
    case EditorCommand::DeleteLines:
        LineCommands::remove(editor);
        return;
    case EditorCommand::MoveLinesUp:
    case EditorCommand::MoveLinesDown:
        LineCommands::move(editor, command == EditorCommand::MoveLinesUp);
        return;
    case EditorCommand::CopyLinesUp:
    case EditorCommand::CopyLinesDown:
        LineCommands::copy(editor, command == EditorCommand::CopyLinesUp);
        return;
    case EditorCommand::IndentLines:
        LineCommands::indent(editor);
        return;
    case EditorCommand::DedentLines:
        LineCommands::dedent(editor);
        return;
    case EditorCommand::SelectNextOccurrence:
        SeveralCursors::selectNextOccurrence(editor);
        return;
    }
}

} // namespace quire::ui
