// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "files/Transfers.h"
#include "machines/Machine.h"
#include "ui/kit/Icons.h"

#include <QPointer>
#include <QUrl>

class QMenu;

namespace quire::models {
struct FileEntry;
class FolderSource;
} // namespace quire::models

namespace quire::session {
class AttachedMachine;
class Workspace;
} // namespace quire::session

namespace quire::store {
class Settings;
}

namespace quire::ui {

class FileBrowser;
class MainWindow;
class TransfersPanel;

/// Brings transfers into the window: their panel and what the status bar says, the machines they reach, and what a
/// person asks for in words of paths and addresses.
class TransferDesk : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    TransferDesk(files::Transfers *transfers, session::Workspace *workspace, store::Settings *settings,
                 const Icons &icons, MainWindow *window);

    files::Transfers *transfers() const { return m_transfers; }
    /// Files and folders of this computer into a folder of a machine; other addresses are left out.
    void upload(const machines::MachineId &machine, const RemotePath &folder, const QList<QUrl> &urls);
    /// Asks for the folder.
    void download(const machines::MachineId &machine, const QList<RemotePath> &paths);
    void copyBetween(const machines::MachineId &from, const QList<RemotePath> &paths, const machines::MachineId &to,
                     const RemotePath &folder);
    /// Fills "Send To": this computer, other places of the machine itself, and the other machines, to whose root they
    /// go.
    void fillSendTo(QMenu *menu, const machines::MachineId &from, const QList<RemotePath> &paths);

private:
    static void keepLimits(TransfersPanel *panel, store::Settings *settings);
    void serve(FileBrowser *browser);
    void fillPlaces(QMenu *menu, const machines::MachineId &machine, const QList<RemotePath> &paths);
    void offerSendTo(QMenu *menu, const models::FolderSource *source, const QList<models::FileEntry> &entries);
    void refresh(const files::JobRow &job);
    void follow(session::AttachedMachine *machine);
    void bringUp(const QString &machine);
    void tell(const files::JobRow &job);
    QString nameOf(const QString &machine) const;

    files::Transfers *m_transfers;
    session::Workspace *m_workspace;
    QPointer<MainWindow> m_window;
};

} // namespace quire::ui
