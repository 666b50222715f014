// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/SyncPlan.h"

#include <set>

namespace quire::testing {

/// How well a disk can tell its files apart.
enum class Ids : quint8 {
    None,    ///< Not at all, as over the Contents API.
    Reused,  ///< By inode numbers, which go to the next file as soon as they are free.
    Certain, ///< By inode and time of birth.
};

/// A disk in memory with just the calls the propagator needs, an attic, and a memory of all it ever held.
class SimulatedDisk
{
public:
    struct Node
    {
        sync::Kind kind = sync::Kind::File;
        QByteArray data = {};
        quint64 inode = 0;
        bool executable = false;
        bool isRead = true;     ///< Its digest is known.
        QByteArray before = {}; ///< What sync put this in place of.
    };

    SimulatedDisk(Ids ids, const sync::SideTraits &traits, quint64 firstInode)
        : m_ids(ids), m_traits(traits), m_nextInode(firstInode)
    {
    }

    const sync::PathMap<Node> &nodes() const { return m_nodes; }
    const Node *find(const sync::TreePath &path) const { return m_nodes.find(path); }
    bool isFolder(const sync::TreePath &path) const;
    sync::FileId idOf(const sync::TreePath &path) const;
    /// As a scan sees it; nothing when there is nothing.
    std::optional<sync::Entry> entry(const sync::TreePath &path) const;
    sync::Tree scan() const;

    // What a person does. False: the disk refused, nothing happened.
    bool save(const sync::TreePath &path, const QByteArray &data, sync::Kind kind = sync::Kind::File);
    bool replace(const sync::TreePath &path, const QByteArray &data); ///< Temporary file, then renamed over.
    bool restore(const sync::TreePath &path);                         ///< What was there before sync replaced it.
    bool flip(const sync::TreePath &path);                            ///< The executable bit.
    void remove(const sync::TreePath &path);                          ///< With all inside, for good.

    // What both do.
    bool makeFolder(const sync::TreePath &path);
    bool move(const sync::TreePath &from, const sync::TreePath &to, bool mayReplace = false);

    // What sync does.
    bool commitNew(const sync::TreePath &path, const Node &node);
    /// What lies there goes to the attic, if `keeps`.
    void exchange(const sync::TreePath &path, const Node &node, bool keeps);
    /// A file into the attic, if `keeps`; a folder only if empty.
    bool erase(const sync::TreePath &path, bool keeps);
    void setExecutable(const sync::TreePath &path, bool on) { m_nodes.find(path)->executable = on; }
    void markRead(const sync::TreePath &path) { m_nodes.find(path)->isRead = true; }
    /// New content is not read until somebody asks.
    void setLazy(bool lazy) { m_isLazy = lazy; }

    /// A version that was here, that no person here overwrote or deleted, and that is neither in the tree nor in the
    /// attic.
    std::optional<QByteArray> lostVersion() const;

private:
    bool accepts(const sync::TreePath &path, const sync::TreePath *from = nullptr) const;
    quint64 newInode();
    void dropped(const Node &node, bool byPerson, bool keeps);

    Ids m_ids;
    sync::SideTraits m_traits;
    sync::PathMap<Node> m_nodes;
    std::vector<quint64> m_freeInodes;
    quint64 m_nextInode;
    bool m_isLazy = false;
    std::set<QByteArray> m_held, m_attic, m_ended;
};

} // namespace quire::testing
