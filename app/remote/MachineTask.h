// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QTimer>

namespace quire::session {
class AttachedMachine;
}

namespace quire::remote {

class TaskWay;

/// A piece of work that a machine does for the person, in one of its folders: a program of ours (task.py) runs there
/// in a hidden terminal or, where there are none, a hidden kernel, and tells how it goes.
///
/// What the person wrote travels as data; no command line is made of it. Runs once.
class MachineTask : public QObject
{
    Q_OBJECT

public:
    enum class Ways { Any, TerminalOnly };

    /// How far it is.
    struct Progress
    {
        /// As git says it ("Receiving objects"); empty for a download.
        QString phase;
        /// In phase's own units, or bytes; the total is -1 where nobody knows.
        qint64 done = 0;
        qint64 total = -1;
        /// "1.20 MiB | 3.40 MiB/s", of git.
        QString amount;
    };

    /// `folder`: relative to the server's root. `machine` is attached.
    MachineTask(session::AttachedMachine *machine, QString folder, QObject *parent = nullptr);
    ~MachineTask() override;

    /// Clones `address` into the new folder `name`; an empty branch is the repository's own. Answers the name.
    Reply<QString> clone(const QString &address, const QString &name, const QString &branch = {});
    /// Downloads `address`; an empty name is the server's. Answers the name, a free one where that was taken.
    Reply<QString> download(const QString &address, const QString &name = {});
    /// Copies what is at these paths, below the task's folder or absolute, into the folder `into`, absolute on the
    /// machine, without a byte through this computer; a taken name gives way to a free one. Answers the new name, of
    /// several none.
    Reply<QString> copy(const QList<QByteArray> &paths, const QByteArray &into);
    /// Folders a provider gives for keeping things (its storage, a mounted drive), and the person's own, as absolute
    /// paths: those that exist and can be written to.
    Reply<QList<QByteArray>> places();
    /// The task's own answer to `git status`: "prefix" and "status", in base64.
    Reply<QJsonObject> gitStatus();
    /// Ends it and leaves nothing half-done; the Reply is cancelled.
    void cancel();

    /// `address` without user and password, to be shown.
    static QString shown(const QString &address);

Q_SIGNALS:
    void progressed(const quire::remote::MachineTask::Progress &progress);

private:
    Reply<QJsonObject> run(const QJsonObject &task, Ways ways);
    Reply<QString> named(const QJsonObject &task);
    void tryWay(TaskWay *way, bool isLast);
    void hear(const QString &text);
    void handle(const QJsonObject &event);
    void finish(const Result<QJsonObject> &result);
    Error errorFrom(const QJsonObject &event) const;
    static std::optional<Error> copyError(const QString &reason, const QString &text);
    static Error gitError(const QString &reason, const QString &text, const QString &address);

    QPointer<session::AttachedMachine> m_machine;
    QString m_folder;
    QJsonObject m_task;
    TaskWay *m_way = nullptr;
    QPromise<Result<QJsonObject>> m_promise;
    QString m_line;
    QTimer m_giveUp; ///< After cancel().
    bool m_isDone = false;
};

} // namespace quire::remote
