// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/EditorCommands.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/CommentToggle.h"
#include "ui/editor/LineCommands.h"
#include "ui/editor/MarkdownMarks.h"
#include "ui/editor/SeveralCursors.h"

#include <QCoreApplication>
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

/// They have other meanings for the window, and so only where there is prose.
constexpr std::array markdownKeys{
    Key{control, Qt::Key_B, EditorCommand::Bold},
    Key{control, Qt::Key_I, EditorCommand::Italic},
    Key{control, Qt::Key_K, EditorCommand::InsertLink},
};

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

bool isMarkdown(const CodeEditor &editor)
{
    return editor.language().definition.name() == QLatin1StringView("Markdown");
}

std::optional<EditorCommand> commandFor(const CodeEditor &editor, const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Tab && event.modifiers() == Qt::NoModifier && editor.hasSelectedText()) {
        return EditorCommand::IndentLines;
    }
    const auto isPressed = [&](const Key &key) {
        return key.key == event.key() && key.modifiers == int(event.modifiers() & ~Qt::KeypadModifier);
    };
    if (isMarkdown(editor)) {
        if (const auto *found = std::ranges::find_if(markdownKeys, isPressed); found != markdownKeys.end()) {
            return found->command;
        }
    }
    if (const auto &own = editor.options().keys) {
        const QKeyCombination pressed(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key()));
        const auto found = std::ranges::find(*own, pressed, &EditorKey::keys);
        return found == own->end() ? std::nullopt : std::optional(found->command);
    }
    const auto *found = std::ranges::find_if(keys, isPressed);
    return found == keys.end() ? std::nullopt : std::optional(found->command);
}

struct Row
{
    EditorCommand command;
    const char *id;
    const char *title;
};

constexpr const char *commandContext = "quire::ui::EditorCommands";

constexpr std::array rows{
    Row{EditorCommand::ToggleComment, "comment",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Comment or uncomment")},
    Row{EditorCommand::ToggleBlockComment, "block-comment",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Block comment")},
    Row{EditorCommand::DeleteLines, "delete-lines", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Delete lines")},
    Row{EditorCommand::MoveLinesUp, "move-lines-up", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Move lines up")},
    Row{EditorCommand::MoveLinesDown, "move-lines-down",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Move lines down")},
    Row{EditorCommand::CopyLinesUp, "copy-lines-up", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Copy lines up")},
    Row{EditorCommand::CopyLinesDown, "copy-lines-down",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Copy lines down")},
    Row{EditorCommand::IndentLines, "indent-lines", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Indent lines")},
    Row{EditorCommand::DedentLines, "dedent-lines",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Take indentation away")},
    Row{EditorCommand::SelectNextOccurrence, "select-next-occurrence",
        QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Select the next occurrence")},
    Row{EditorCommand::Bold, "bold", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Bold (Markdown)")},
    Row{EditorCommand::Italic, "italic", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Italic (Markdown)")},
    Row{EditorCommand::InsertLink, "link", QT_TRANSLATE_NOOP("quire::ui::EditorCommands", "Insert link (Markdown)")},
};

constexpr QLatin1StringView idPrefix("editor.");

} // namespace

bool EditorCommands::wantsKey(const CodeEditor &editor, const QKeyEvent &event) const
{
    return commandFor(editor, event).has_value();
}

bool EditorCommands::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    const auto command = commandFor(editor, event);
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
    case EditorCommand::Bold:
    case EditorCommand::Italic:
        if (isMarkdown(editor)) {
            MarkdownMarks::toggle(editor, command == EditorCommand::Bold ? "**" : "*");
        }
        return;
    case EditorCommand::InsertLink:
        if (isMarkdown(editor)) {
            MarkdownMarks::link(editor);
        }
        return;
    }
}

QList<EditorCommandInfo> EditorCommands::all()
{
    QList<EditorCommandInfo> infos;
    for (const Row &row : rows) {
        infos.append({row.command, idPrefix + QLatin1StringView(row.id),
                      QCoreApplication::translate(commandContext, row.title)});
    }
    return infos;
}

std::optional<EditorCommand> EditorCommands::commandOf(const QString &id)
{
    const auto *found = std::ranges::find_if(rows, [&](const Row &row) {
        return id.startsWith(idPrefix) && QStringView(id).sliced(idPrefix.size()) == QLatin1StringView(row.id);
    });
    return found == rows.end() ? std::nullopt : std::optional(found->command);
}

} // namespace quire::ui
