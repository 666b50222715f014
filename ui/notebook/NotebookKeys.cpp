// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookKeys.h"

#include <QKeyEvent>
#include <QKeySequence>

#include <algorithm>
#include <array>

namespace quire::ui {

namespace {

using Do = NotebookCommand;

enum class In { Command, Edit, Both };

struct Binding
{
    Do command;
    int modifiers;
    int key;
    In mode;
    bool twice = false;
};

constexpr int plain = Qt::NoModifier;
constexpr int shift = Qt::ShiftModifier;
constexpr int control = Qt::ControlModifier;
constexpr int alt = Qt::AltModifier;

constexpr std::array bindings{
    Binding{Do::EnterEditMode, plain, Qt::Key_Return, In::Command},
    Binding{Do::EnterCommandMode, plain, Qt::Key_Escape, In::Edit},
    Binding{Do::EnterCommandMode, control, Qt::Key_M, In::Edit},
    Binding{Do::RunAndSelectNext, shift, Qt::Key_Return, In::Both},
    Binding{Do::RunInPlace, control, Qt::Key_Return, In::Both},
    Binding{Do::RunAndInsertBelow, alt, Qt::Key_Return, In::Both},
    Binding{Do::InsertAbove, plain, Qt::Key_A, In::Command},
    Binding{Do::InsertBelow, plain, Qt::Key_B, In::Command},
    Binding{Do::Cut, plain, Qt::Key_X, In::Command},
    Binding{Do::Cut, control, Qt::Key_X, In::Command},
    Binding{Do::Copy, plain, Qt::Key_C, In::Command},
    Binding{Do::Copy, control, Qt::Key_C, In::Command},
    Binding{Do::PasteBelow, plain, Qt::Key_V, In::Command},
    Binding{Do::PasteBelow, control, Qt::Key_V, In::Command},
    Binding{Do::Delete, plain, Qt::Key_D, In::Command, true},
    Binding{Do::Undo, plain, Qt::Key_Z, In::Command},
    Binding{Do::Undo, control, Qt::Key_Z, In::Command},
    Binding{Do::Redo, shift, Qt::Key_Z, In::Command},
    Binding{Do::Redo, control | shift, Qt::Key_Z, In::Command},
    Binding{Do::Redo, control, Qt::Key_Y, In::Command},
    Binding{Do::ToCode, plain, Qt::Key_Y, In::Command},
    Binding{Do::ToMarkdown, plain, Qt::Key_M, In::Command},
    Binding{Do::ToRaw, plain, Qt::Key_R, In::Command},
    Binding{Do::Heading1, plain, Qt::Key_1, In::Command},
    Binding{Do::Heading2, plain, Qt::Key_2, In::Command},
    Binding{Do::Heading3, plain, Qt::Key_3, In::Command},
    Binding{Do::Heading4, plain, Qt::Key_4, In::Command},
    Binding{Do::Heading5, plain, Qt::Key_5, In::Command},
    Binding{Do::Heading6, plain, Qt::Key_6, In::Command},
    Binding{Do::SelectPrevious, plain, Qt::Key_K, In::Command},
    Binding{Do::SelectPrevious, plain, Qt::Key_Up, In::Command},
    Binding{Do::SelectNext, plain, Qt::Key_J, In::Command},
    Binding{Do::SelectNext, plain, Qt::Key_Down, In::Command},
    Binding{Do::GoToOutput, control, Qt::Key_Down, In::Command},
    Binding{Do::ExtendUp, shift, Qt::Key_K, In::Command},
    Binding{Do::ExtendUp, shift, Qt::Key_Up, In::Command},
    Binding{Do::ExtendDown, shift, Qt::Key_J, In::Command},
    Binding{Do::ExtendDown, shift, Qt::Key_Down, In::Command},
    Binding{Do::ExtendToTop, shift, Qt::Key_Home, In::Command},
    Binding{Do::ExtendToBottom, shift, Qt::Key_End, In::Command},
    Binding{Do::SelectAll, control, Qt::Key_A, In::Command},
    Binding{Do::MoveUp, control | shift, Qt::Key_Up, In::Command},
    Binding{Do::MoveDown, control | shift, Qt::Key_Down, In::Command},
    Binding{Do::Merge, shift, Qt::Key_M, In::Command},
    Binding{Do::MergeAbove, control, Qt::Key_Backspace, In::Command},
    Binding{Do::MergeBelow, control | shift, Qt::Key_M, In::Command},
    Binding{Do::Split, control | shift, Qt::Key_Minus, In::Edit},
    Binding{Do::ToggleLineNumbers, shift, Qt::Key_L, In::Command},
    Binding{Do::ToggleComment, control, Qt::Key_Slash, In::Edit},
    Binding{Do::Find, control, Qt::Key_F, In::Both},
    Binding{Do::Replace, control, Qt::Key_H, In::Both},
    Binding{Do::FindNext, control, Qt::Key_G, In::Both},
    Binding{Do::FindNext, plain, Qt::Key_F3, In::Both},
    Binding{Do::FindPrevious, control | shift, Qt::Key_G, In::Both},
    Binding{Do::FindPrevious, shift, Qt::Key_F3, In::Both},
    Binding{Do::Complete, control, Qt::Key_Space, In::Edit},
    Binding{Do::Inspect, shift, Qt::Key_Backtab, In::Edit},
    Binding{Do::Interrupt, plain, Qt::Key_I, In::Command, true},
    Binding{Do::Restart, plain, Qt::Key_0, In::Command, true},
};

/// One name for keys that differ by the keyboard: the number pad's Enter, and the underscore Shift makes of minus.
int plainKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Enter:
        return Qt::Key_Return;
    case Qt::Key_Underscore:
        return Qt::Key_Minus;
    default:
        return event.key();
    }
}

const Binding *find(const QKeyEvent &event, NotebookKeys::Mode mode)
{
    const int modifiers = int(event.modifiers() & ~Qt::KeypadModifier);
    const int key = plainKey(event);
    const In other = mode == NotebookKeys::Mode::Command ? In::Edit : In::Command;
    const auto *found = std::ranges::find_if(bindings, [=](const Binding &binding) {
        return binding.key == key && binding.modifiers == modifiers && binding.mode != other;
    });
    return found == bindings.end() ? nullptr : found;
}

} // namespace

NotebookKeys::Answer NotebookKeys::press(const QKeyEvent &event, Mode mode)
{
    const Binding *binding = find(event, mode);
    const int pending = std::exchange(m_pendingKey, 0);
    if (!binding) {
        return {};
    }
    if (!binding->twice) {
        return {true, binding->command};
    }
    if (event.isAutoRepeat()) {
        return {true, {}};
    }
    if (pending == binding->key && m_pendingSince.isValid() && m_pendingSince.elapsed() <= secondKeyWithin) {
        return {true, binding->command};
    }
    m_pendingKey = binding->key;
    m_pendingSince.start();
    return {true, {}};
}

bool NotebookKeys::wants(const QKeyEvent &event, Mode mode) const
{
    return find(event, mode) != nullptr;
}

QString NotebookKeys::shortcutText(NotebookCommand command)
{
    const auto *found = std::ranges::find(bindings, command, &Binding::command);
    if (found == bindings.end()) {
        return {};
    }
    // What Shift makes of Tab has a name of its own only inside.
    const int key = found->key == Qt::Key_Backtab ? int(Qt::Key_Tab) : found->key;
    const QKeyCombination keys(Qt::KeyboardModifiers(found->modifiers), Qt::Key(key));
    return (found->twice ? QKeySequence(keys, keys) : QKeySequence(keys)).toString(QKeySequence::NativeText);
}

} // namespace quire::ui
