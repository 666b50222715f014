// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TransferDesk.h"

#include "files/DiskName.h"
#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/FileDrag.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MachineWork.h"
#include "ui/shell/MainWindow.h"
#include "ui/transfers/TransferButton.h"
#include "ui/transfers/TransfersPanel.h"

#include <QFileDialog>
#include <QMenu>
#include <QStatusBar>

namespace quire::ui {

using machines::MachineId;
using session::AttachedMachine;

namespace {

QList<QByteArray> bytesOf(const QList<RemotePath> &paths)
{
    QList<QByteArray> bytes;
    for (const RemotePath &path : paths) {
        bytes.append(path.toString().toUtf8());
    }
    return bytes;
}

/// Of a disk; see files::RootSource.
MachineId machineOf(const QString &disk)
{
    return MachineId::fromText(files::machineOf(disk));
}

} // namespace

TransferDesk::TransferDesk(files::Transfers *transfers, session::Workspace *workspace, store::Settings *settings,
                           const Icons &icons, MainWindow *window)
    : QObject(window), m_transfers(transfers), m_workspace(workspace), m_window(window)
{
    auto *panel =
        new TransfersPanel(transfers, [this](const QString &machine) { return nameOf(machine); }, icons, window);
    window->strip()->addPanel(QStringLiteral("transfers"), icons.icon(QStringLiteral("transfers")), tr("Transfers"),
                              panel);
    keepLimits(panel, settings);
    auto *button = new TransferButton(transfers, window);
    window->statusBar()->addPermanentWidget(button);
    connect(button, &QToolButton::clicked, window, [window] { window->showPanel(QStringLiteral("transfers")); });
    connect(workspace, &session::Workspace::machineAdded, this, &TransferDesk::follow);
    const QList<AttachedMachine *> known = workspace->machines();
    for (AttachedMachine *machine : known) {
        follow(machine);
    }
    connect(transfers, &files::Transfers::machineNeeded, this, &TransferDesk::bringUp);
    connect(transfers, &files::Transfers::finished, this, &TransferDesk::tell);
    connect(transfers, &files::Transfers::finished, this, &TransferDesk::refresh);
    serve(window->files()->browser());
    connect(transfers, &files::Transfers::failed, window,
            [window](const Error &error) { window->notify(QStringLiteral("transfers"), error); });
}

void TransferDesk::keepLimits(TransfersPanel *panel, store::Settings *settings)
{
    const QString kept = settings->transferLimits.value();
    const auto limit = [&kept](int at) { return std::max(0LL, kept.section(u' ', at, at).toLongLong()); };
    panel->setLimits(limit(0), limit(1));
    connect(panel, &TransfersPanel::limitsChosen, panel, [settings](qint64 up, qint64 down) {
        settings->transferLimits.set(QStringLiteral("%1 %2").arg(up).arg(down));
    });
}

void TransferDesk::offerSendTo(QMenu *menu, const models::FolderSource *source, const QList<models::FileEntry> &entries)
{
    if (!source || entries.isEmpty()) {
        return;
    }
    QList<RemotePath> paths;
    for (const models::FileEntry &entry : entries) {
        paths.append(entry.path);
    }
    QMenu *targets = menu->addMenu(tr("Send To"));
    targets->setObjectName(QStringLiteral("files.send-to"));
    fillSendTo(targets, MachineId::fromText(source->id()), paths);
}

/// What is dropped, pasted or chosen in the file browser. A source's id names its disk as transfers do.
void TransferDesk::serve(FileBrowser *browser)
{
    connect(browser, &FileBrowser::uploadRequested, this,
            [this](const QList<QUrl> &urls, models::FolderSource *source, const RemotePath &folder) {
                upload(MachineId::fromText(source->id()), source->serverPath(folder).value_or(folder), urls);
            });
    browser->addToMenu([this, browser](QMenu *menu, const QList<models::FileEntry> &entries, const RemotePath &) {
        offerSendTo(menu, browser->source(), entries);
    });
    connect(browser, &FileBrowser::downloadRequested, this,
            [this](const QList<models::FileEntry> &entries, models::FolderSource *source) {
                QList<RemotePath> paths;
                for (const models::FileEntry &entry : entries) {
                    paths.append(source->serverPath(entry.path).value_or(entry.path));
                }
                download(MachineId::fromText(source->id()), paths);
            });
    connect(browser, &FileBrowser::copyBetweenRequested, this,
            [this](const FileDrag &files, models::FolderSource *to, const RemotePath &folder) {
                m_transfers->add({.from = files.source,
                                  .to = to->id(),
                                  .sources = bytesOf(files.paths),
                                  .folder = folder.toString().toUtf8(),
                                  .isMove = files.isCut});
            });
}

void TransferDesk::refresh(const files::JobRow &job)
{
    if (!m_window) {
        return;
    }
    FileBrowser *browser = m_window->files()->browser();
    browser->refreshFolder(job.order.to, RemotePath(QString::fromUtf8(job.order.folder)));
    QSet<RemotePath> left;
    for (const QByteArray &source : job.order.isMove ? job.order.sources : QList<QByteArray>()) {
        left.insert(RemotePath(QString::fromUtf8(source)).parent());
    }
    for (const RemotePath &folder : std::as_const(left)) {
        browser->refreshFolder(job.order.from, folder);
    }
}

QString TransferDesk::nameOf(const QString &machine) const
{
    const QList<AttachedMachine *> known = m_workspace->machines();
    const QString disk = machine.section(QStringLiteral("//"), 1);
    for (const AttachedMachine *one : known) {
        if (one->id() == machineOf(machine)) {
            return disk.isEmpty() ? one->name() : one->name() + QStringLiteral(" /") + disk;
        }
    }
    return machineOf(machine).machine;
}

/// Transfers have connections of their own, in their own thread, which learn every new address and login.
void TransferDesk::follow(AttachedMachine *machine)
{
    const QString id = machine->id().toText();
    const auto say = [this, machine, id] {
        if (machine->state() == AttachedMachine::State::Attached) {
            net::HttpClient &http = machine->connection().http();
            m_transfers->setEndpoint(id, http.endpoint(), http.cookies(http.endpoint().baseUrl));
        } else {
            m_transfers->setGone(id);
        }
    };
    connect(machine, &AttachedMachine::stateChanged, this, say);
    connect(&machine->connection(), &net::ServerConnection::endpointChanged, this, say);
    say();
}

void TransferDesk::bringUp(const QString &machine)
{
    if (AttachedMachine *known = m_workspace->machine(machineOf(machine));
        known && known->state() == AttachedMachine::State::Detached) {
        known->attach();
    }
}

void TransferDesk::tell(const files::JobRow &job)
{
    if (job.failed > 0 && m_window) {
        m_window->notify(QStringLiteral("transfer-failed"),
                         {ErrorKind::File,
                          tr("Some files were not transferred: %1. The transfers panel says why.").arg(job.failed),
                          {}});
    }
}

void TransferDesk::upload(const MachineId &machine, const RemotePath &folder, const QList<QUrl> &urls)
{
    QList<QByteArray> paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            paths.append(QFile::encodeName(QDir::cleanPath(url.toLocalFile())));
        }
    }
    if (!paths.isEmpty()) {
        m_transfers->upload(machine.toText(), folder.toString().toUtf8(), paths);
    }
}

void TransferDesk::download(const MachineId &machine, const QList<RemotePath> &paths)
{
    auto *dialog = new QFileDialog(m_window, tr("Save To"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, machine, paths](const QString &folder) {
        m_transfers->download(machine.toText(), bytesOf(paths), QFile::encodeName(folder));
    });
    dialog->open();
}

void TransferDesk::copyBetween(const MachineId &from, const QList<RemotePath> &paths, const MachineId &to,
                               const RemotePath &folder)
{
    m_transfers->copyBetween(from.toText(), bytesOf(paths), to.toText(), folder.toString().toUtf8());
}

void TransferDesk::fillSendTo(QMenu *menu, const MachineId &from, const QList<RemotePath> &paths)
{
    connect(menu->addAction(tr("A Folder of This Computer…")), &QAction::triggered, this,
            [this, from, paths] { download(from, paths); });
    fillPlaces(menu->addMenu(tr("On This Machine")), from, paths);
    const QList<AttachedMachine *> known = m_workspace->machines();
    for (const AttachedMachine *machine : known) {
        if (machine->id() != from) {
            connect(menu->addAction(machine->name()), &QAction::triggered, this,
                    [this, from, paths, to = machine->id()] { copyBetween(from, paths, to, RemotePath()); });
        }
    }
}

/// Storage and mounted drives of the provider, which only the machine itself knows; asked once the menu is opened.
void TransferDesk::fillPlaces(QMenu *menu, const MachineId &machine, const QList<RemotePath> &paths)
{
    AttachedMachine *attached = m_workspace->machine(machine);
    auto *work = m_window ? m_window->findChild<MachineWork *>() : nullptr;
    if (!attached || !work) {
        menu->menuAction()->setVisible(false);
        return;
    }
    const QPointer<AttachedMachine> there = attached;
    QAction *looking = menu->addAction(tr("Looking for places…"));
    looking->setEnabled(false);
    QAction *other = menu->addAction(tr("Another Folder…"));
    connect(other, &QAction::triggered, work, [work, there, paths] {
        if (there) {
            work->askCopy(there, paths);
        }
    });
    const auto show = [=](const Result<QList<QByteArray>> &places) {
        for (const QByteArray &place : places.value_or(QList<QByteArray>())) {
            const QString name = QString::fromUtf8(place);
            auto *action = new QAction(QString(name).replace(u'&', QStringLiteral("&&")), menu);
            connect(action, &QAction::triggered, work, [work, there, paths, name] {
                if (there) {
                    work->copy(there, paths, name);
                }
            });
            menu->insertAction(looking, action);
        }
        looking->setVisible(false);
    };
    connect(menu, &QMenu::aboutToShow, this, [=, isAsked = false]() mutable {
        if (!std::exchange(isAsked, true) && there) {
            work->places(there).then(menu, show);
        }
    });
}

} // namespace quire::ui
