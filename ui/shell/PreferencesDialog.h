// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Settings.h"

#include <QDialog>

class QFormLayout;

namespace quire::ui {

/// What a person can set. Every change takes effect, and is kept, at once.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `settings` outlives the dialog.
    explicit PreferencesDialog(store::Settings *settings, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person wants to change single keys.
    void shortcutsRequested();

private:
    void addAppearance(QFormLayout *form);
    void addEditor(QFormLayout *form);
    void addKeys(QFormLayout *form);
    void addFiles(QFormLayout *form);

    store::Settings *m_settings;
};

} // namespace quire::ui
