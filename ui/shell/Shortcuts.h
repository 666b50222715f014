// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Keymap.h"

#include <QObject>

class QWidget;

namespace quire::store {
class Settings;
}

namespace quire::ui {

class ActionRegistry;
class TabPage;

/// The keys of the window: the built-in keymap the person chose, with their own keys over it. Gives each action its
/// shortcut, and notebooks their keymap, again whenever the settings change.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    /// All actions are in the registry already; both outlive this.
    Shortcuts(store::Settings *settings, ActionRegistry *actions, QObject *parent = nullptr);

    /// What holds now.
    const Keymap &keymap() const { return m_keymap; }
    /// The same without the person's own keys, window commands included.
    Keymap base() const;

    /// Keeps the page's keys up to date, and runs the window's commands it asks for.
    void serve(TabPage *page);

    /// Shows the list of all commands and keys, to be changed.
    void edit(QWidget *parent) const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    store::Settings *m_settings;
    ActionRegistry *m_actions;
    Keymap m_keymap;
};

} // namespace quire::ui
