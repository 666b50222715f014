// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pairs.h"
#include "ui/kit/Icons.h"

#include <QObject>

namespace quire::machines {
class MachineCatalog;
}

namespace quire::session {
class AttachedMachine;
class Workspace;
} // namespace quire::session

namespace quire::ui {

class MainWindow;
class SyncPanel;

/// Brings synced folders into the window: their panel, the marks in the file browser, and the machines they reach.
class SyncDesk : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    SyncDesk(pairs::Pairs *pairs, session::Workspace *workspace, machines::MachineCatalog *catalog, const Icons &icons,
             MainWindow *window);

    /// Shows the panel and asks for two folders.
    void pairFolder();

private:
    void follow(session::AttachedMachine *machine);
    void bringUp(const QString &machine);
    void offerMachines();

    pairs::Pairs *m_pairs;
    session::Workspace *m_workspace;
    machines::MachineCatalog *m_catalog;
    MainWindow *m_window;
    SyncPanel *m_panel;
    QString m_inUse; ///< The machine attached last.
};

} // namespace quire::ui
