// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ActionRegistry.h"

#include <QRegularExpression>
#include <QWidget>

namespace quire::ui {

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window) {}

QAction *ActionRegistry::add(const QString &id, const QIcon &icon, const QString &text, const QKeySequence &shortcut,
                             std::function<void()> run)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_window->addAction(action);
    m_actions.append(action);
    m_defaults.insert(id, shortcut);
    return action;
}

void ActionRegistry::setObjection(const QString &id, std::function<QString()> objection)
{
    m_objections.insert(id, std::move(objection));
}

QString ActionRegistry::objection(const QString &id) const
{
    const auto found = m_objections.constFind(id);
    return found == m_objections.cend() ? QString() : (*found)();
}

QString ActionRegistry::title(const QAction &action)
{
    // Chinese menus put the mnemonic in brackets behind the word.
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&|…$"));
    return action.text().section(u'\t', 0, 0).remove(mnemonic);
}

QAction *ActionRegistry::find(const QString &id) const
{
    const auto found = std::ranges::find(m_actions, id, &QObject::objectName);
    return found == m_actions.end() ? nullptr : *found;
}

} // namespace quire::ui
