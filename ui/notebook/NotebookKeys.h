// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/NotebookCommand.h"

#include <QElapsedTimer>

#include <optional>

class QKeyEvent;

namespace quire::ui {

/// JupyterLab's keys: which command a key means, in command mode and in edit mode. Remembers the first of two keys
/// ("D, D") for a second.
class NotebookKeys
{
public:
    enum class Mode { Command, Edit };

    /// What a key press asks for. `taken` without a command: the first of two.
    struct Answer
    {
        bool taken = false;
        std::optional<NotebookCommand> command;
    };

    Answer press(const QKeyEvent &event, Mode mode);
    /// Would press() take it? Does not change anything.
    bool wants(const QKeyEvent &event, Mode mode) const;

    /// Native text of the first key of a command, empty for none.
    static QString shortcutText(NotebookCommand command);

private:
    static constexpr qint64 secondKeyWithin = 1000; // milliseconds

    int m_pendingKey = 0;
    QElapsedTimer m_pendingSince;
};

} // namespace quire::ui
