// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ConsoleKeys.h"

#include "session/KernelConsole.h"
#include "ui/editor/CodeEditor.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/NotebookView.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace quire::ui {

using Status = jupyter::CodeCompleteness::Status;

namespace {

bool isReturn(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool isUnmodified(const QKeyEvent &event)
{
    return (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

/// Where the kernel cannot be asked: a block that was begun goes on until an empty line.
bool looksComplete(const QString &code)
{
    const QString last = code.section(u'\n', -1);
    return code.section(u'\n', -2).trimmed().isEmpty() || last.trimmed().isEmpty() ||
           !(last.trimmed().endsWith(u':') || last.startsWith(u' ') || last.startsWith(u'\t'));
}

} // namespace

ConsoleKeys::ConsoleKeys(session::KernelConsole *console, NotebookView *view)
    : QObject(view), m_console(console), m_view(view)
{
    view->installEventFilter(this);
    connect(console, &session::KernelConsole::prompted, this, [this] {
        m_entry = -1;
        m_shownEntry.clear();
    });
}

Keymap ConsoleKeys::meant(const Keymap &keymap)
{
    using enum NotebookCommand;
    static constexpr std::array meaningful{Interrupt,      Restart,       Copy,     GoToOutput,   CopyOutput,
                                           ToggleOutputs,  ToggleComment, Complete, Inspect,      ToggleLineNumbers,
                                           SelectPrevious, Find,          FindNext, FindPrevious, ViewOutput,
                                           SelectNext,     EnterEditMode};
    Keymap meant;
    for (const KeyBinding &binding : keymap.bindings()) {
        const auto command = notebookCommandOf(binding.command);
        if (!command || std::ranges::contains(meaningful, *command)) {
            meant.add(binding);
        }
    }
    return meant;
}

/// It is made with the first cell that is written in; our filter is asked before the view's.
CodeEditor *ConsoleKeys::editor()
{
    if (!m_editor) {
        m_editor = m_view->findChild<CodeEditor *>(QStringLiteral("cellEditor"));
        if (m_editor) {
            m_editor->installEventFilter(this);
        }
    }
    return m_editor;
}

void ConsoleKeys::goToPrompt()
{
    m_view->setCurrentCell(m_console->prompt());
    m_view->perform(NotebookCommand::EnterEditMode);
    if (CodeEditor *prompt = editor()) {
        prompt->setCaretPosition(int(prompt->source().size()));
    }
}

bool ConsoleKeys::isInPrompt() const
{
    return m_view->mode() == NotebookView::Mode::Edit && m_view->currentCell() == m_console->prompt();
}

bool ConsoleKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || (watched == m_editor && m_editor->isComposing())) {
        return QObject::eventFilter(watched, event);
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (m_view->completion()->takesKey(key) || m_view->inspection()->takesKey(key)) {
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride) { // What is a command in a notebook is none here.
        return watched == m_editor && key.modifiers() != Qt::NoModifier && isReturn(key);
    }
    return (isInPrompt() ? pressInPrompt(key) : pressElsewhere(key)) || QObject::eventFilter(watched, event);
}

bool ConsoleKeys::pressInPrompt(const QKeyEvent &event)
{
    if (isReturn(event)) {
        if (isUnmodified(event)) {
            enter();
        } else {
            m_console->execute();
        }
        return true;
    }
    const bool isUndo = event.matches(QKeySequence::Undo);
    const bool isMinus = event.key() == Qt::Key_Minus || event.key() == Qt::Key_Underscore;
    const bool splits = isMinus && event.modifiers() & Qt::ControlModifier && event.modifiers() & Qt::ShiftModifier;
    if (event.key() == Qt::Key_Escape || splits || (isUndo && m_console->isPromptUntouched())) {
        return true;
    }
    const bool isStep = event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
    return isStep && isUnmodified(event) && browse(event.key() == Qt::Key_Up ? -1 : 1);
}

/// Reading: moving about and copying. Anything else is meant for the prompt.
bool ConsoleKeys::pressElsewhere(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return false;
    default:
        break;
    }
    const bool isModified = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (isModified && !isReturn(event)) {
        return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo) ||
               event.matches(QKeySequence::Cut) || event.matches(QKeySequence::Paste);
    }
    if (event.key() >= Qt::Key_Shift && event.key() <= Qt::Key_Meta) {
        return false;
    }
    goToPrompt();
    if (m_editor && !isReturn(event) && !event.text().isEmpty() && event.text().at(0).isPrint()) {
        QKeyEvent typed(QEvent::KeyPress, event.key(), event.modifiers(), event.text());
        QCoreApplication::sendEvent(m_editor, &typed);
    }
    return true;
}

void ConsoleKeys::enter()
{
    if (std::exchange(m_isAsking, true)) {
        return;
    }
    m_console->isComplete().then(this, [this](const Result<jupyter::CodeCompleteness> &answer) {
        m_isAsking = false;
        const Status status = answer ? answer->status : Status::Unknown;
        const CodeEditor *prompt = editor();
        if (!isInPrompt() || !prompt) {
            return;
        }
        const bool isReady = status == Status::Unknown ? looksComplete(prompt->source()) : status != Status::Incomplete;
        if (isReady) {
            m_console->execute();
        } else {
            breakLine(answer ? answer->indent : QString());
        }
    });
}

void ConsoleKeys::breakLine(const QString &indent)
{
    const int at = m_editor->caretPosition();
    m_editor->replaceRange(at, 0, u'\n' + indent);
}

/// Through what begins with what was typed. False where the arrow only moves between lines.
bool ConsoleKeys::browse(int step)
{
    const QString source = m_editor->source();
    const QString before = source.left(m_editor->caretPosition());
    const QString after = source.mid(m_editor->caretPosition());
    if ((step < 0 && before.contains(u'\n')) || (step > 0 && after.contains(u'\n'))) {
        return false;
    }
    const QStringList history = m_console->history();
    if (m_entry < 0 || source != m_shownEntry) { // Something was typed since.
        m_entry = -1;
        m_draft = source;
    }
    int at = m_entry < 0 ? int(history.size()) : m_entry;
    do {
        at += step;
    } while (at >= 0 && at < history.size() && (!history.at(at).startsWith(m_draft) || history.at(at) == source));
    if (at >= history.size()) {
        if (m_entry >= 0) {
            m_entry = -1;
            showEntry(m_draft);
        }
    } else if (at >= 0) {
        m_entry = at;
        showEntry(history.at(at));
    }
    return true;
}

void ConsoleKeys::showEntry(const QString &text)
{
    m_shownEntry = text;
    m_editor->replaceRange(0, int(m_editor->source().size()), text);
}

} // namespace quire::ui
