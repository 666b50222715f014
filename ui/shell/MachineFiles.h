// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilePlace.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/Services.h"

#include <QHash>
#include <QObject>

namespace quire::models {
class MachineDisks;
}

namespace quire::session {
class AttachedMachine;
struct NotebookRef;
} // namespace quire::session

namespace quire::ui {

class DocumentOpener;
class QuickLook;

/// The file browser of the window: which machine's places it shows, and what opens what is chosen there.
class MachineFiles : public QObject
{
    Q_OBJECT

public:
    /// `opener` outlives it; the browser belongs to `window`.
    MachineFiles(Services services, DocumentOpener *opener, QWidget *window);

    FileBrowser *browser() const { return m_browser; }
    /// Shows the files of `machine`, or `hint` while it is not attached.
    void setMachine(session::AttachedMachine *machine, const QString &hint);
    models::MachineDisks *disks(session::AttachedMachine *machine);
    /// Where a tab finds what the browser shows there; nothing for a name that no tab can say.
    std::optional<session::NotebookRef> refOf(const RemotePath &path) const;
    /// The machines run nothing of the browser's any more.
    [[nodiscard]] Reply<void> leave();

Q_SIGNALS:
    void launcherRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show();
    void wake();
    void look(const models::FileEntry &entry, models::FolderSource *source);
    void connectBrowser();
    QList<FileBrowser::Opener> openers(const models::FileEntry &entry) const;
    Reply<QStringList> fetch(QPointer<models::FolderSource> source, QList<models::FileEntry> entries);
    std::optional<session::NotebookRef> refOf(const RemotePath &path, models::FolderSource *source) const;
    void open(const models::FileEntry &entry, models::FolderSource *source, const QString &opener);

    Services m_services;
    DocumentOpener *m_opener;
    FileBrowser *m_browser;
    QPointer<session::AttachedMachine> m_machine;
    QString m_hint;
    QPointer<QuickLook> m_quickLook;
    QHash<session::AttachedMachine *, models::MachineDisks *> m_disks;
};

} // namespace quire::ui
