// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Settings.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QListWidget;
class QVBoxLayout;

namespace quire::ui {

/// What a new tab offers: this computer, other servers, recent notebooks.
class LauncherPage : public QWidget
{
    Q_OBJECT

public:
    /// `settings` outlives the page.
    LauncherPage(store::Settings *settings, const Icons &icons, QWidget *parent = nullptr);

Q_SIGNALS:
    void newNotebookRequested();
    void newConsoleRequested();
    void newTerminalRequested();
    void openFileRequested();
    void thisComputerRequested();
    void addServerRequested();
    void machinesRequested();
    void sampleRequested();
    void recentRequested(const quire::store::NotebookPlace &place);

private:
    QLayout *makeRecent();
    void addChoice(QVBoxLayout *layout, const QString &id, const QIcon &icon, const QString &title, const QString &text,
                   void (LauncherPage::*chosen)());
    void fillRecent();

    store::Settings *m_settings;
    Icons m_icons;
    QListWidget *m_recent;
};

} // namespace quire::ui
