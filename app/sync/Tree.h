// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/PathMap.h"

namespace quire::sync {

enum class Side : quint8 { Local, Remote };

constexpr Side opposite(Side side)
{
    return side == Side::Local ? Side::Remote : Side::Local;
}

enum class Kind : quint8 {
    Unknown, ///< Something is or may be there that could not be seen whole. Never the same as nothing.
    File,
    Folder,
    Symlink,
};

/// What lies under a path, as far as both sides can agree on it.
struct Content
{
    Kind kind = Kind::Unknown;
    /// Bytes of a file; else 0.
    qint64 size = 0;
    /// File: BLAKE2b-256 of its bytes, empty when nobody read them yet. Symlink: its text.
    QByteArray digest = {};
    /// Files only. Nothing when this side cannot tell.
    std::optional<bool> executable = {};

    bool operator==(const Content &) const = default;
};

/// The same to a reader: kind and bytes. False when that is not proven, for want of a digest.
bool sameBytes(const Content &one, const Content &other);

/// Which file of a disk it is, however it is called.
struct FileId
{
    quint64 device = 0;
    quint64 inode = 0;
    /// When it was made, ns since 1970; 0 when the side cannot tell.
    qint64 born = 0;

    bool isKnown() const { return inode != 0; }
    /// An inode number is used again for a new file; with the time of birth it is not mistaken for the old one.
    bool isCertain() const { return isKnown() && born != 0; }
    bool operator==(const FileId &) const = default;
    friend size_t qHash(const FileId &id, size_t seed = 0) { return qHashMulti(seed, id.device, id.inode, id.born); }
};

/// One thing on one side, as it was seen.
struct Entry
{
    Content content;
    FileId id = {};
    /// ns since 1970; a hint only: clocks disagree, and some sides keep whole seconds.
    qint64 modified = 0;
    /// Of the inode, ns since 1970; 0 when nobody asked. Like `modified` a hint.
    qint64 changed = 0;
    /// Folders: whether all names in it were seen. What is not listed then is not there.
    bool listed = true;
    /// Folders: holds something that is ignored, so it must not be deleted.
    bool keepsIgnored = false;

    bool operator==(const Entry &) const = default;
};

/// Whether `seen` is still what a plan was made from; nothing means absent. Folders: only that it is this folder. An id
/// nobody knew when the plan was made is not asked for.
bool isStill(const std::optional<Entry> &expected, const std::optional<Entry> &seen);

enum class Presence : quint8 { Absent, Unknown, Present };

/// What one side held when it was looked at.
class Tree
{
public:
    const PathMap<Entry> &entries() const { return m_entries; }
    const Entry *find(const TreePath &path) const { return m_entries.find(path); }
    std::optional<Entry> at(const TreePath &path) const;
    /// Absent only if the folder it would be in was listed whole.
    Presence presence(const TreePath &path) const;
    bool isFolder(const TreePath &path) const;
    /// Whether anything in `folder`, or the folder's own list of names, could not be seen.
    bool hasUnknown(const TreePath &folder) const;
    /// False when a listing failed or was cut: then what is missing may be there. Single things that could not be read
    /// do not count, they are known to exist.
    bool isComplete() const;

    void insert(const TreePath &path, Entry entry);
    void setRootListed(bool listed) { m_rootListed = listed; }
    void erase(const TreePath &path);
    void move(const TreePath &from, const TreePath &to) { m_entries.move(from, to); }

    bool operator==(const Tree &) const = default;

private:
    bool isUnlisted(const TreePath &folder) const;

    PathMap<Entry> m_entries;
    int m_unknown = 0; ///< Entries that are unknown or not listed.
    bool m_rootListed = true;
};

/// What both sides agreed on last about a path.
struct BaseEntry
{
    Content content;
    FileId local = {};
    FileId remote = {};

    const FileId &id(Side side) const { return side == Side::Local ? local : remote; }
    bool operator==(const BaseEntry &) const = default;
};

using Base = PathMap<BaseEntry>;

/// All three trees of a pair.
struct PairTrees
{
    Tree local;
    Tree remote;
    Base base;

    Tree &on(Side side) { return side == Side::Local ? local : remote; }
    const Tree &on(Side side) const { return side == Side::Local ? local : remote; }
    /// In order, each once.
    std::vector<TreePath> paths() const;
};

} // namespace quire::sync
