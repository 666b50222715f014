// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/Machine.h"
#include "models/FilePlace.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/Services.h"

#include <QHash>
#include <QObject>

namespace quire::models {
class ContentsSource;
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
    /// What else a machine has besides its server's root, such as storage outside of it. One of the same id takes the
    /// place of a found one. Shown as soon as the machine is.
    void setPlaces(const machines::MachineId &machine, const QList<models::FilePlace> &places);
    /// The server's root.
    models::ContentsSource *source(session::AttachedMachine *machine);

Q_SIGNALS:
    void launcherRequested();

private:
    void show();
    void look(const models::FileEntry &entry, models::FolderSource *source);
    void connectBrowser();
    QList<FileBrowser::Opener> openers(const models::FileEntry &entry) const;
    Reply<QStringList> fetch(QPointer<models::FolderSource> source, QList<models::FileEntry> entries);
    void open(const models::FileEntry &entry, const models::FolderSource *source, const QString &opener);

    Services m_services;
    DocumentOpener *m_opener;
    FileBrowser *m_browser;
    QPointer<session::AttachedMachine> m_machine;
    QString m_hint;
    QPointer<QuickLook> m_quickLook;
    QHash<session::AttachedMachine *, models::ContentsSource *> m_sources;
    QHash<QString, QList<models::FilePlace>> m_places; ///< By machine.
};

} // namespace quire::ui
