// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookRef.h"

#include <QObject>

namespace quire::session {
class Workspace;
}

namespace quire::ui {

class MachineFiles;
class TabArea;

/// Open tabs follow their files: where the file browser renames or moves one it is written there from then on, and one
/// that was removed says so and can be saved again.
class TabFollower : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    TabFollower(MachineFiles *files, TabArea *tabs, session::Workspace *workspace, QObject *parent = nullptr);

    void fileMoved(const session::NotebookRef &from, const session::NotebookRef &to);
    /// A file, or a folder with all in it, was taken away, or came back.
    void lookAgain(const session::NotebookRef &place);

Q_SIGNALS:
    /// Tabs with files that are no notebooks have other places now.
    void filesMoved();

private:
    MachineFiles *m_files;
    TabArea *m_tabs;
    session::Workspace *m_workspace;
};

} // namespace quire::ui
