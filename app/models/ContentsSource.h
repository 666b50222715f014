// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Contents.h"
#include "models/FolderSource.h"

namespace quire::models {

/// The files of a Jupyter server, reached by its Contents API alone: below its root, without hidden names, links like
/// what they point to. Files of this computer go to its trash and can come back.
class ContentsSource : public FolderSource
{
    Q_OBJECT

public:
    /// `contents` and `connection` outlive the source. `localRoot` is the server's root where that is on this computer,
    /// else empty.
    ContentsSource(jupyter::Contents *contents, net::ServerConnection *connection, QString id, QString localRoot,
                   QObject *parent = nullptr);

    /// The server's root as the machine sees it, once somebody knows.
    void setRoot(const QString &absolute) { m_root = absolute; }
    /// Between two tries of a listing that was refused.
    void setPause(std::chrono::milliseconds pause) { m_pause = pause; }

    QString id() const override { return m_id; }
    Abilities abilities() const override;
    QString absolutePath(const RemotePath &path) const override;
    QString localFile(const RemotePath &path) const override;
    std::optional<RemotePath> serverPath(const RemotePath &path) const override { return path; }
    QUrl link(const RemotePath &path) const override;

    Reply<QList<FileEntry>> list(RemotePath folder) override;
    Reply<FileEntry> stat(RemotePath path) override;
    Reply<QByteArray> head(RemotePath path, qint64 maximum) override;
    Reply<FileEntry> create(RemotePath folder, Kind kind, QString suffix) override;
    Reply<FileEntry> makeFolder(RemotePath path) override;
    Reply<FileEntry> move(RemotePath from, RemotePath to) override;
    Reply<FileEntry> copy(RemotePath from, RemotePath folder) override;
    Reply<QString> remove(RemotePath path, Removal removal) override;
    Reply<void> restore(RemotePath path, QString ticket) override;

private:
    Reply<FileEntry> copyPiecewise(RemotePath from, RemotePath folder);
    Reply<void> fill(RemotePath from, RemotePath to);

    jupyter::Contents *m_contents;
    net::ServerConnection *m_connection;
    QString m_id;
    QString m_localRoot;
    QString m_root;
    std::chrono::milliseconds m_pause{200};
};

} // namespace quire::models
