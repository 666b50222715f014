// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Shortcuts.h"

#include "store/Settings.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ShortcutDialog.h"
#include "ui/shell/TabPage.h"

namespace quire::ui {

using store::SettingItemBase;

Shortcuts::Shortcuts(store::Settings *settings, ActionRegistry *actions, QObject *parent)
    : QObject(parent), m_settings(settings), m_actions(actions)
{
    connect(&settings->keymap, &SettingItemBase::changed, this, &Shortcuts::apply);
    connect(&settings->shortcuts, &SettingItemBase::changed, this, &Shortcuts::apply);
    apply();
}

Keymap Shortcuts::base() const
{
    Keymap map = Keymap::builtIn(Keymap::fromName(m_settings->keymap.value()));
    for (const QAction *action : m_actions->all()) {
        const QString id = action->objectName();
        const QKeySequence key = m_actions->defaultKey(id);
        if (!key.isEmpty() && !map.hasCommand(id)) {
            map.add({id, key, KeyScope::Window});
        }
    }
    return map;
}

void Shortcuts::apply()
{
    m_keymap = base().with(m_settings->shortcuts.value());
    for (QAction *action : m_actions->all()) {
        const QString id = action->objectName();
        QList<QKeySequence> keys;
        for (const KeyBinding &binding : m_keymap.bindings()) {
            if (binding.command == id && binding.scope == KeyScope::Window) {
                keys.append(binding.keys);
            }
        }
        action->setShortcuts(keys);
        // Where the notebook listens itself, the menu only shows the key: text after a tab.
        const QString title = action->text().section(u'\t', 0, 0);
        const QString shown = keys.isEmpty() ? m_keymap.shortcutText(id) : QString();
        action->setText(shown.isEmpty() ? title : title + u'\t' + shown);
    }
    Q_EMIT changed();
}

void Shortcuts::edit(QWidget *parent) const
{
    auto *dialog = new ShortcutDialog(m_settings, *m_actions, base(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Shortcuts::serve(TabPage *page)
{
    connect(this, &Shortcuts::changed, page, [this, page] { page->setKeymap(m_keymap); });
    page->setKeymap(m_keymap);
    const QList<NotebookView *> views = page->findChildren<NotebookView *>();
    for (const NotebookView *view : views) {
        connect(view, &NotebookView::commandRequested, this, [this](const QString &id) {
            if (QAction *action = m_actions->find(id)) {
                action->trigger();
            }
        });
    }
}

} // namespace quire::ui
