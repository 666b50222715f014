// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookKeys.h"

#include "ui/editor/EditorCommands.h"
#include "ui/notebook/KeyChords.h"

#include <QKeyEvent>

#include <algorithm>

namespace quire::ui {

namespace {

bool worksIn(const KeyBinding &binding, NotebookKeys::Mode mode)
{
    if (EditorCommands::commandOf(binding.command)) {
        return false; // The editor listens itself.
    }
    switch (binding.scope) {
    case KeyScope::Command:
        return mode == NotebookKeys::Mode::Command;
    case KeyScope::Edit:
        return mode == NotebookKeys::Mode::Edit;
    case KeyScope::Notebook:
        return true;
    case KeyScope::Window:
        break;
    }
    // The window listens itself, but its first chord may be one of ours.
    return binding.keys.count() > 1;
}

template <typename Test> const KeyBinding *firstOf(const Keymap &map, NotebookKeys::Mode mode, Test test)
{
    const auto found = std::ranges::find_if(
        map.bindings(), [&](const KeyBinding &binding) { return worksIn(binding, mode) && test(binding.keys); });
    return found == map.bindings().end() ? nullptr : &*found;
}

} // namespace

void NotebookKeys::setKeymap(const Keymap &keymap)
{
    m_keymap = keymap;
    m_pending.reset();
}

const KeyBinding *NotebookKeys::findWhole(QKeyCombination chord, Mode mode) const
{
    return firstOf(m_keymap, mode, [=](const QKeySequence &keys) { return keys.count() == 1 && keys[0] == chord; });
}

const KeyBinding *NotebookKeys::findSecond(QKeyCombination chord, Mode mode) const
{
    if (!m_pending || !m_pendingSince.isValid() || m_pendingSince.elapsed() > secondKeyWithin) {
        return nullptr;
    }
    return firstOf(m_keymap, mode, [this, chord](const QKeySequence &keys) {
        return keys.count() == 2 && keys[0] == *m_pending && keys[1] == chord;
    });
}

const KeyBinding *NotebookKeys::findFirst(QKeyCombination chord, Mode mode) const
{
    return firstOf(m_keymap, mode, [=](const QKeySequence &keys) { return keys.count() > 1 && keys[0] == chord; });
}

NotebookKeys::Match NotebookKeys::find(const QKeyEvent &event, Mode mode) const
{
    const QList<QKeyCombination> chords = chordsOf(event);
    for (const QKeyCombination chord : chords) {
        const KeyBinding *second = event.isAutoRepeat() ? nullptr : findSecond(chord, mode);
        if (second) {
            return {second, chord, true};
        }
    }
    for (const QKeyCombination chord : chords) {
        if (const KeyBinding *whole = findWhole(chord, mode)) {
            return {whole, chord, true};
        }
        if (const KeyBinding *first = findFirst(chord, mode)) {
            return {first, chord, false};
        }
    }
    return {};
}

NotebookKeys::Answer NotebookKeys::press(const QKeyEvent &event, Mode mode)
{
    if (chordsOf(event).isEmpty()) {
        return {}; // Shift on the way to the second chord.
    }
    const Match match = find(event, mode);
    if (match.binding && !match.isWhole && event.isAutoRepeat()) {
        return {true, {}};
    }
    m_pending.reset();
    if (!match.binding) {
        return {};
    }
    if (match.isWhole) {
        return {true, match.binding->command};
    }
    m_pending = match.chord;
    m_pendingSince.start();
    return {true, {}};
}

bool NotebookKeys::wants(const QKeyEvent &event, Mode mode) const
{
    return find(event, mode).binding != nullptr;
}

} // namespace quire::ui
