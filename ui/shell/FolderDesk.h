// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "remote/GitStatus.h"
#include "ui/kit/Icons.h"

#include <QObject>

class QMenu;

namespace quire::models {
class FolderSource;
}

namespace quire::session {
class AttachedMachine;
class Workspace;
} // namespace quire::session

namespace quire::ui {

class FileBrowser;
class MachineWork;
class TerminalTabs;

/// What the file browser offers of the folder one is in, with the help of others: a terminal there, what git says of
/// it, and what the machine clones or downloads into it.
class FolderDesk : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    FolderDesk(FileBrowser *browser, session::Workspace *workspace, TerminalTabs *terminals, MachineWork *work,
               const Icons &icons, QObject *parent = nullptr);

private:
    session::AttachedMachine *machineOf(const models::FolderSource *source) const;
    void fill(QMenu *menu, const RemotePath &folder);
    void look(const models::FolderSource *source, const RemotePath &folder);

    FileBrowser *m_browser;
    session::Workspace *m_workspace;
    TerminalTabs *m_terminals;
    MachineWork *m_work;
    Icons m_icons;
    remote::GitStatus m_git;
};

} // namespace quire::ui
