// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Keymap.h"

namespace quire::ui {

/// A person's own keys while they are being edited: what differs from a keymap. A plain value.
class ShortcutDraft
{
public:
    using Overrides = QMap<QString, QString>;

    /// `base` is the keymap without own keys; entries of `overrides` for commands it does not have stay as they are.
    ShortcutDraft(Keymap base, Overrides overrides);

    /// What there is to save, in the form of the settings.
    const Overrides &overrides() const { return m_overrides; }
    QList<QKeySequence> keysOf(const QString &command) const { return m_keymap.keysOf(command); }
    bool isChanged(const QString &command) const { return m_overrides.contains(command); }
    /// The command that would lose `keys`, or share its beginning, if `command` got it; empty for none.
    QString conflict(const QString &command, const QKeySequence &keys) const;

    /// Gives `keys` to `command`, and takes it, and what begins with it, from whoever had it there.
    void add(const QString &command, const QKeySequence &keys);
    void remove(const QString &command, const QKeySequence &keys);
    /// The keymap's own keys again.
    void reset(const QString &command);
    /// The same for these commands.
    void resetAll(const QStringList &commands);

private:
    void setKeys(const QString &command, const QList<QKeySequence> &keys);

    Keymap m_base;
    Keymap m_keymap;
    Overrides m_overrides;
};

} // namespace quire::ui
