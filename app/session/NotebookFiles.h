// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Contents.h"
#include "session/NotebookRef.h"

#include <QCache>
#include <QObject>

namespace quire::session {

class AttachedMachine;

/// Reads what a notebook's texts name by paths relative to it: pictures. From this computer's disk when the notebook
/// is there, else through its server. Small files, kept for a while; nothing is ever written.
class NotebookFiles : public QObject
{
    Q_OBJECT

public:
    /// Bytes a file may have.
    static constexpr qint64 largest = 48LL << 20;

    /// `machine` outlives this.
    NotebookFiles(NotebookRef ref, AttachedMachine *machine, QObject *parent = nullptr);

    /// The notebook is elsewhere now.
    void moveTo(const NotebookRef &ref);
    /// `path` is percent-encoded and relative to the notebook's folder, or to the root when it begins with a slash.
    /// Cancelling the Reply stops reading. ErrorKind::NotFound, File, Unsupported (too large) and the server's.
    Reply<QByteArray> read(QString path);
    /// Where `path` leads on the machine: for opening it.
    RemotePath resolve(const QString &path) const;
    /// Where `path` leads on this computer; empty when the notebook is not there.
    QString localFile(const QString &path) const;

    /// The file a traceback names by its path on the machine ("/srv/lib/a.py", "~/a.py"). A server shows its own
    /// folder only and does not say where that is: the longest end of the path it knows is taken, else what the agent
    /// finds there. ErrorKind::NotFound.
    Reply<NotebookRef> find(QString machinePath);

    /// A file of this computer as a text of the notebook names it: its path from the notebook's folder,
    /// percent-encoded. Empty when the notebook is elsewhere.
    QString nameOf(const QString &file) const;

private:
    /// What is there, once the machine is attached.
    Reply<jupyter::ContentsEntry> entryOf(RemotePath path);
    Reply<NotebookRef> findThroughServer(QString path);
    Reply<QByteArray> readThroughServer(RemotePath path);
    Reply<QByteArray> readFromDisk(RemotePath path);
    void keep(const QString &key, const QByteArray &bytes);

    NotebookRef m_ref;
    AttachedMachine *m_machine;
    QCache<QString, QByteArray> m_known;
};

} // namespace quire::session
