// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FolderDesk.h"

#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "ui/files/FileBrowser.h"
#include "ui/files/GitLine.h"
#include "ui/shell/MachineWork.h"
#include "ui/shell/TerminalTabs.h"

#include <QMenu>

namespace quire::ui {

using namespace Qt::StringLiterals;
using session::AttachedMachine;

FolderDesk::FolderDesk(FileBrowser *browser, session::Workspace *workspace, TerminalTabs *terminals, MachineWork *work,
                       const Icons &icons, QObject *parent)
    : QObject(parent), m_browser(browser), m_workspace(workspace), m_terminals(terminals), m_work(work), m_icons(icons)
{
    browser->addFooter(new GitLine(&m_git, icons, browser));
    browser->addToMenu(
        [this](QMenu *menu, const QList<models::FileEntry> &, const RemotePath &folder) { fill(menu, folder); });
    connect(browser, &FileBrowser::folderChanged, this, &FolderDesk::look);
    connect(browser->model(), &models::RemoteFileModel::listed, &m_git,
            [this](const RemotePath &) { m_git.refresh(); });
}

AttachedMachine *FolderDesk::machineOf(const models::FolderSource *source) const
{
    return source ? m_workspace->machine(machines::MachineId::fromText(source->machine())) : nullptr;
}

/// Git is asked where the server reaches: its helper starts there.
void FolderDesk::look(const models::FolderSource *source, const RemotePath &folder)
{
    const auto path = source ? source->serverPath(folder) : std::nullopt;
    m_git.look(path ? machineOf(source) : nullptr, path.value_or(RemotePath()));
}

void FolderDesk::fill(QMenu *menu, const RemotePath &folder)
{
    const models::FolderSource *source = m_browser->source();
    AttachedMachine *machine = machineOf(source);
    if (!machine) {
        return;
    }
    const auto add = [&](const QString &icon, const QString &id, const QString &text, const auto &run) {
        QAction *action = menu->addAction(m_icons.icon(icon), text);
        action->setObjectName(id);
        connect(action, &QAction::triggered, this, [run, where = QPointer(machine)] {
            if (where) {
                run(where);
            }
        });
    };
    const QString absolute = source->absolutePath(folder);
    const QString there = absolute.isEmpty() ? folder.toString() : absolute;
    add(u"terminal"_s, u"files.terminal"_s, tr("Open Terminal Here"),
        [this, there](AttachedMachine *on) { m_terminals->open(on, there); });
    if (const auto path = source->serverPath(folder)) {
        add(u"branch"_s, u"files.clone"_s, tr("Clone Repository…"),
            [this, into = *path](AttachedMachine *on) { m_work->askClone(on, into); });
        add(u"download"_s, u"files.download-address"_s, tr("Download from Address…"),
            [this, into = *path](AttachedMachine *on) { m_work->askDownload(on, into); });
    }
}

} // namespace quire::ui
