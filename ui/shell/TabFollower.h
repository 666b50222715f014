// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "machines/Machine.h"

#include <QObject>

namespace quire::session {
class Workspace;
}

namespace quire::ui {

class FileBrowser;
class TabArea;

/// Open tabs follow their files: where the file browser renames or moves one it is written there from then on, and one
/// that was removed says so and can be saved again.
class TabFollower : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    TabFollower(FileBrowser *browser, TabArea *tabs, session::Workspace *workspace, QObject *parent = nullptr);

    void fileMoved(const machines::MachineId &machine, const RemotePath &from, const RemotePath &to);
    /// A file, or a folder with all in it, was taken away, or came back.
    void lookAgain(const machines::MachineId &machine, const RemotePath &path);

Q_SIGNALS:
    /// Tabs with files that are no notebooks have other places now.
    void filesMoved();

private:
    FileBrowser *m_browser;
    TabArea *m_tabs;
    session::Workspace *m_workspace;
};

} // namespace quire::ui
