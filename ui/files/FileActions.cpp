// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileActions.h"

#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;

QAction *FileActions::add(const QString &id, const QString &icon, const QString &text, const QList<QKeySequence> &keys,
                          std::function<void()> run)
{
    auto *action = new QAction(icon.isEmpty() ? QIcon() : m_icons.icon(icon), text, this);
    action->setObjectName(id);
    // Shown in menus; takeKey() acts, so that keys of the window are not in the way.
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions.append(action);
    return action;
}

QAction *FileActions::at(QLatin1StringView id) const
{
    const auto found = std::ranges::find(m_actions, id, &QAction::objectName);
    return found == m_actions.end() ? nullptr : *found;
}

bool FileActions::takeKey(const QKeyEvent *event, bool onlyAsks)
{
    // The keypad's keys are as good.
    const QKeySequence pressed(
        QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event->key())));
    for (QAction *action : std::as_const(m_actions)) {
        if (action->isEnabled() && action->isVisible() && action->shortcuts().contains(pressed)) {
            if (!onlyAsks) {
                action->trigger();
            }
            return true;
        }
    }
    return false;
}

void FileActions::fill(QMenu *menu, const QList<QLatin1StringView> &ids) const
{
    for (const QLatin1StringView id : ids) {
        if (id == "-"_L1) {
            menu->addSeparator();
        } else if (QAction *action = at(id)) {
            menu->addAction(action);
        }
    }
}

} // namespace quire::ui
