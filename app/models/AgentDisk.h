// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentRoot.h"
#include "files/MachineAgent.h"
#include "models/FolderSource.h"

#include <QHash>

#include <utility>

namespace quire::models {

/// A folder of a machine as its agent sees it: with hidden names, links told from what they lead to and gone through
/// where a person goes through them, and anything on the disk. For the UI thread; listings are taken apart elsewhere.
/// Errors: what FolderSource and the agent give.
class AgentDisk : public QObject
{
    Q_OBJECT

public:
    /// `agent` outlives it. `place`: as in MachineAgent::absolute().
    AgentDisk(files::MachineAgent *agent, QByteArray place, QObject *parent = nullptr);

    /// Finds the folder; the others do that by themselves. Errors: Unsupported without an agent; NotFound.
    [[nodiscard]] Reply<void> open();
    /// Absolute on the machine; empty until it is open.
    const QByteArray &root() const { return m_path; }

    [[nodiscard]] Reply<QList<FileEntry>> list(RemotePath folder);
    [[nodiscard]] Reply<FileEntry> stat(RemotePath path);
    [[nodiscard]] Reply<QByteArray> head(RemotePath path, qint64 maximum);
    /// A new file, where nothing has the name.
    [[nodiscard]] Reply<FileEntry> makeFile(RemotePath path, QByteArray bytes);
    [[nodiscard]] Reply<FileEntry> makeFolder(RemotePath path);
    [[nodiscard]] Reply<FileEntry> move(RemotePath from, RemotePath to);
    /// A file, link or folder with all in it, where nothing has the name. The machine does it alone.
    [[nodiscard]] Reply<FileEntry> copy(RemotePath from, RemotePath to);
    /// Out of sight, so that putBack() can bring it back; the answer is what that wants.
    [[nodiscard]] Reply<QString> putAway(RemotePath path);
    [[nodiscard]] Reply<void> putBack(RemotePath path, QString trace);
    /// What was put away is gone for good.
    [[nodiscard]] Reply<void> discard(RemotePath path, QString trace);
    /// For good, a folder with all in it.
    [[nodiscard]] Reply<void> remove(RemotePath path);

private:
    /// Where something is reached: no link lies on the way from the root.
    struct Spot
    {
        std::shared_ptr<files::AgentRoot> root;
        sync::TreePath path;
    };

    std::shared_ptr<files::AgentRoot> rootAt(const QByteArray &path) const;
    QByteArray absolute(const RemotePath &path) const;
    /// Bytes of `path` after `folder`, which it is or lies in.
    QByteArray bytesBelow(const RemotePath &folder, const RemotePath &path) const;
    Reply<Spot> spot(RemotePath path, bool enters);
    /// The same in the root of the whole disk.
    static Reply<Spot> onWholeDisk(Spot spot, std::shared_ptr<files::AgentRoot> whole);
    Reply<std::pair<Spot, Spot>> spots(RemotePath from, RemotePath to);
    Reply<bool> goesThroughLink(RemotePath folder);
    Reply<FileEntry> look(Spot spot, RemotePath path);
    Reply<QByteArray> read(Spot spot, qint64 maximum, int links);
    Reply<Spot> target(Spot link);
    Reply<void> tidy();

    files::MachineAgent *m_agent;
    QByteArray m_place;
    QByteArray m_path;
    std::shared_ptr<files::AgentRoot> m_root;
    QHash<RemotePath, std::shared_ptr<files::AgentRoot>> m_links; ///< Folders that are links, and what they lead to.
    QHash<RemotePath, QByteArray> m_odd;                          ///< Names that are no UTF-8.
    int m_count = 0;
};

} // namespace quire::models
