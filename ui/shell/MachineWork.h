// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "remote/MachineTask.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QWidget;

namespace quire::session {
class AttachedMachine;
}

namespace quire::net {
class PublicFiles;
}

namespace quire::ui {

class NotificationBar;

/// "Clone Repository…" and "Download from Address…": asks where from, has the machine do it, shows how far it is and
/// lets it be cancelled. What a machine cannot download itself comes through this computer.
class MachineWork : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; dialogs belong to `window`.
    MachineWork(NotificationBar *notifications, net::PublicFiles *files, QWidget *window);

    /// Asks, then clones into `folder`.
    void askClone(session::AttachedMachine *machine, const RemotePath &folder = {});
    void askDownload(session::AttachedMachine *machine, const RemotePath &folder = {});
    /// Without asking. An empty `name` is that of the address.
    void clone(session::AttachedMachine *machine, const RemotePath &folder, const QString &address, const QString &name,
               const QString &branch);
    void download(session::AttachedMachine *machine, const RemotePath &folder, const QString &address,
                  const QString &name);
    /// Copies what is at `paths`, below what the server shows, into `into`, absolute on the machine.
    void copy(session::AttachedMachine *machine, const QList<RemotePath> &paths, const QString &into);
    /// Asks for the folder.
    void askCopy(session::AttachedMachine *machine, const QList<RemotePath> &paths);
    /// See MachineTask::places().
    Reply<QList<QByteArray>> places(session::AttachedMachine *machine);
    /// What git calls a clone of `address` by itself. Pure.
    static QString cloneName(const QString &address);

Q_SIGNALS:
    /// There is something new in `folder`.
    void created(quire::session::AttachedMachine *machine, const quire::RemotePath &folder);

private:
    struct Job
    {
        QPointer<session::AttachedMachine> machine;
        RemotePath folder;
        QString address;
        QString name;
        QString what;      ///< "Cloning x"
        QString into = {}; ///< Of a copy: absolute, in place of `folder`.
        Reply<QString> relay = {};
    };

    remote::MachineTask *begin(const QString &key, const Job &job);
    QString newKey();
    void show(const QString &key, const QString &text);
    void showProgress(const QString &key, const QString &what, const remote::MachineTask::Progress &progress);
    void finish(const QString &key, const Job &job, const Result<QString> &result);
    void downloadHere(const QString &key, Job job);
    static Reply<QString> relay(MachineWork *self, Job job);
    void answer(const QString &key, const QString &choice);

    NotificationBar *m_notifications;
    net::PublicFiles *m_files;
    QWidget *m_window;
    QHash<QString, remote::MachineTask *> m_tasks;
    QHash<QString, Reply<QString>> m_relays;
    int m_count = 0;
};

} // namespace quire::ui
