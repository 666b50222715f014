// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Settings.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;

namespace quire::ui {

class Spelling;

/// What a person can set. Every change takes effect, and is kept, at once.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive the dialog.
    PreferencesDialog(store::Settings *settings, Spelling *spelling, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person wants to change single keys.
    void shortcutsRequested();

private:
    void addAppearance(QFormLayout *form);
    void addEditor(QFormLayout *form);
    QCheckBox *addSwitch(QFormLayout *form, const QString &text, const QString &name, store::SettingItem<bool> *item);
    void addSpelling(QFormLayout *form, Spelling *spelling);
    void addKeys(QFormLayout *form);
    void addFiles(QFormLayout *form);

    store::Settings *m_settings;
};

} // namespace quire::ui
