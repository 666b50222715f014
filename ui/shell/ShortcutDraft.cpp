// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutDraft.h"

namespace quire::ui {

ShortcutDraft::ShortcutDraft(Keymap base, Overrides overrides)
    : m_base(std::move(base)), m_keymap(m_base.with(overrides)), m_overrides(std::move(overrides))
{
}

QString ShortcutDraft::conflict(const QString &command, const QKeySequence &keys) const
{
    const KeyBinding wanted{command, keys, m_base.scopeFor(command, keys)};
    const KeyBinding *other = m_keymap.conflictWith(wanted);
    return other ? other->command : QString();
}

void ShortcutDraft::add(const QString &command, const QKeySequence &keys)
{
    const KeyBinding wanted{command, keys, m_base.scopeFor(command, keys)};
    while (const KeyBinding *other = m_keymap.conflictWith(wanted)) {
        const KeyBinding loser = *other;
        remove(loser.command, loser.keys);
    }
    QList<QKeySequence> all = keysOf(command);
    if (!all.contains(keys)) {
        all.append(keys);
        setKeys(command, all);
    }
}

void ShortcutDraft::remove(const QString &command, const QKeySequence &keys)
{
    QList<QKeySequence> all = keysOf(command);
    all.removeAll(keys);
    setKeys(command, all);
}

void ShortcutDraft::reset(const QString &command)
{
    setKeys(command, m_base.keysOf(command));
}

void ShortcutDraft::resetAll(const QStringList &commands)
{
    m_overrides.removeIf([&](const auto &entry) { return commands.contains(entry.key()); });
    m_keymap = m_base.with(m_overrides);
}

void ShortcutDraft::setKeys(const QString &command, const QList<QKeySequence> &keys)
{
    if (keys == m_base.keysOf(command)) {
        m_overrides.remove(command);
    } else {
        m_overrides.insert(command, Keymap::keysToText(keys));
    }
    m_keymap = m_base.with(m_overrides);
}

} // namespace quire::ui
