// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SyncDesk.h"

#include "machines/MachineCatalog.h"
#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PairBadges.h"
#include "ui/sync/SyncButton.h"
#include "ui/sync/SyncPanel.h"

#include <QDesktopServices>
#include <QStatusBar>

namespace quire::ui {

using machines::MachineId;
using session::AttachedMachine;

SyncDesk::SyncDesk(pairs::Pairs *pairs, session::Workspace *workspace, machines::MachineCatalog *catalog,
                   const Icons &icons, MainWindow *window)
    : QObject(window),
      m_pairs(pairs),
      m_workspace(workspace),
      m_catalog(catalog),
      m_window(window),
      m_panel(new SyncPanel(pairs, icons, window))
{
    window->strip()->addPanel(QStringLiteral("sync"), icons.icon(QStringLiteral("sync")), tr("Synced folders"),
                              m_panel);
    auto *button = new SyncButton(pairs, icons, window);
    window->statusBar()->addPermanentWidget(button);
    connect(button, &QToolButton::clicked, window, [window] { window->showPanel(QStringLiteral("sync")); });
    if (auto *browser = window->findChild<FileBrowser *>()) {
        browser->setBadges(new PairBadges(pairs, this));
    }
    connect(workspace, &session::Workspace::machineAdded, this, &SyncDesk::follow);
    const QList<AttachedMachine *> known = workspace->machines();
    for (AttachedMachine *machine : known) {
        follow(machine);
    }
    connect(catalog, &machines::MachineCatalog::entryChanged, this, &SyncDesk::offerMachines);
    connect(m_panel, &SyncPanel::machineNeeded, this, &SyncDesk::bringUp);
    connect(m_panel, &SyncPanel::openRequested, this,
            [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    offerMachines();
}

void SyncDesk::pairFolder()
{
    m_window->showPanel(QStringLiteral("sync"));
    m_panel->pairFolder();
}

/// Pairs have connections of their own, in their own thread, which learn every new address and login.
void SyncDesk::follow(AttachedMachine *machine)
{
    const QString id = machine->id().toText();
    const auto say = [this, machine, id] {
        if (machine->state() == AttachedMachine::State::Attached) {
            net::HttpClient &http = machine->connection().http();
            m_pairs->setEndpoint(id, http.endpoint(), http.cookies(http.endpoint().baseUrl));
            m_inUse = id;
            offerMachines();
        } else {
            m_pairs->setGone(id);
        }
    };
    connect(machine, &AttachedMachine::stateChanged, this, say);
    connect(&machine->connection(), &net::ServerConnection::endpointChanged, this, say);
    say();
}

void SyncDesk::bringUp(const QString &machine)
{
    AttachedMachine *known = m_workspace->machine(MachineId::fromText(machine));
    if (known && known->state() != AttachedMachine::State::Attached) {
        known->attach();
    }
}

void SyncDesk::offerMachines()
{
    QList<MachineChoice> choices;
    for (const machines::CatalogEntry &entry : m_catalog->entries()) {
        for (const machines::Machine &machine : entry.machines) {
            choices.append({machine.id.toText(), machine.name, machine.address});
        }
    }
    const QList<AttachedMachine *> known = m_workspace->machines();
    for (const AttachedMachine *machine : known) {
        const QString id = machine->id().toText();
        if (!std::ranges::contains(choices, id, &MachineChoice::id)) {
            choices.append({id, machine->name(), {}});
        }
    }
    m_panel->setMachines(choices, m_inUse);
}

} // namespace quire::ui
