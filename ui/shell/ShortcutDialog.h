// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/ShortcutDraft.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace quire::store {
class Settings;
}

namespace quire::ui {

class ActionRegistry;

/// Every command with its keys, to look up and to change. Nothing counts before Save; a key that is taken names who has
/// it before it changes hands.
class ShortcutDialog : public QDialog
{
    Q_OBJECT

public:
    /// `base` is the chosen keymap without own keys; `settings` outlive the dialog.
    ShortcutDialog(store::Settings *settings, const ActionRegistry &actions, const Keymap &base,
                   QWidget *parent = nullptr);

private:
    QWidget *makeCommandPane();
    QWidget *makeKeyPane();
    void fill(const ActionRegistry &actions);
    void filter(const QString &words);
    void showCommand();
    void showKeys(QTreeWidgetItem *item);
    void showConflict();
    void addKey();
    void removeKey();
    void resetAll();
    void refreshAll();
    void save();
    QString current() const;
    QString titleOf(const QString &command) const;

    store::Settings *m_settings;
    ShortcutDraft m_draft;
    QLineEdit *m_filter;
    QTreeWidget *m_commands;
    QLabel *m_title;
    QListWidget *m_keys;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QKeySequenceEdit *m_recorder;
    QLabel *m_conflict;
    QPushButton *m_add;
};

} // namespace quire::ui
