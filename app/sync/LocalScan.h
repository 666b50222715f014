// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/IgnoreRules.h"

#include <functional>
#include <stop_token>

namespace quire::sync {

/// By what a file is known to be unchanged without reading it.
struct Fingerprint
{
    qint64 size = 0;
    qint64 modified = 0; ///< ns since 1970, as `changed`.
    qint64 changed = 0;  ///< Of the inode.
    FileId id = {};
    QByteArray digest = {};
    /// Written so short before it was looked at that a later write may have the same time: not trusted.
    bool isRacy = false;

    bool operator==(const Fingerprint &) const = default;
};

enum class SkipReason : quint8 {
    Special,    ///< A FIFO, a socket or a device.
    Unreadable, ///< No permission, or the disk failed.
    Changing,   ///< Written while it was read, twice.
    TooDeep,    ///< More folders in folders than a scan follows.
};

struct Skipped
{
    TreePath path;
    SkipReason reason = SkipReason::Special;

    bool operator==(const Skipped &) const = default;
};

struct ScanResult
{
    Tree tree = {};
    /// For the next scan.
    PathMap<Fingerprint> fingerprints = {};
    std::vector<Skipped> skipped = {};
    /// Partial files, which are ignored. Where nobody works on this folder they are what a kill has left.
    std::vector<TreePath> parts = {};
    /// Of the root; unknown when it could not be opened, the tree is then unknown as a whole.
    FileId root = {};
    int filesRead = 0;
};

/// Looks at a folder on this computer: names as bytes, never through a link, nothing opened that is no file.
///
/// run() blocks: for a worker thread. It touches nothing but its own members, so several may run at once. What is
/// skipped, could not be read or listed is unknown in the tree; what is ignored is not there, its folder is marked.
class LocalScan
{
public:
    /// Called for each file when its bytes were read, before it is looked at whether it changed meanwhile.
    using Progress = std::function<void(const TreePath &path, qint64 size)>;

    LocalScan(QByteArray root, IgnoreRules rules, PathMap<Fingerprint> known = {}, Progress progress = {});

    /// Nothing when it was stopped.
    std::optional<ScanResult> run(std::stop_token stop = {});

private:
    struct Seen;

    void enter(int folder, const TreePath &path, int depth);
    void look(int folder, const TreePath &path, int depth);
    void addFolder(int parent, const TreePath &path, const Seen &seen, int depth);
    void addFile(int folder, const TreePath &path, const Seen &seen);
    void addLink(int folder, const TreePath &path, const Seen &seen);
    bool readFile(int folder, const TreePath &path);
    std::optional<QByteArray> digestOf(int file);
    void addRead(const TreePath &path, const Seen &seen, const QByteArray &digest);
    void skip(const TreePath &path, SkipReason reason, const FileId &id);
    void setUnlisted(const TreePath &path);
    void markIgnored(const TreePath &folder);

    QByteArray m_root;
    IgnoreRules m_rules;
    PathMap<Fingerprint> m_known;
    Progress m_progress;
    std::stop_token m_stop;
    ScanResult m_result;
    qint64 m_startedAt = 0;
};

} // namespace quire::sync
