// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Keymap.h"

#include <QElapsedTimer>

#include <optional>

class QKeyEvent;

namespace quire::ui {

/// Turns key presses into commands by a keymap, in command mode and in edit mode. Remembers the first of two chords
/// ("D, D") for a second.
class NotebookKeys
{
public:
    enum class Mode { Command, Edit };

    /// What a key press asks for. `taken` without a command: the first of two.
    struct Answer
    {
        bool taken = false;
        QString command;
    };

    void setKeymap(const Keymap &keymap);
    const Keymap &keymap() const { return m_keymap; }

    Answer press(const QKeyEvent &event, Mode mode);
    /// Would press() take it? Does not change anything.
    bool wants(const QKeyEvent &event, Mode mode) const;

private:
    static constexpr qint64 secondKeyWithin = 1000; // milliseconds

    struct Match
    {
        const KeyBinding *binding = nullptr;
        QKeyCombination chord = QKeyCombination::fromCombined(0);
        bool isWhole = false;
    };

    Match find(const QKeyEvent &event, Mode mode) const;
    const KeyBinding *findWhole(QKeyCombination chord, Mode mode) const;
    const KeyBinding *findSecond(QKeyCombination chord, Mode mode) const;
    const KeyBinding *findFirst(QKeyCombination chord, Mode mode) const;

    Keymap m_keymap = Keymap::builtIn(Keymap::Base::JupyterLab);
    std::optional<QKeyCombination> m_pending;
    QElapsedTimer m_pendingSince;
};

} // namespace quire::ui
