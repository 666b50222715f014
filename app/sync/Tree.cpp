// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Tree.h"

#include <algorithm>
#include <iterator>

namespace quire::sync {

namespace {

template <typename Map> void mergeInto(std::vector<TreePath> &paths, const Map &map)
{
    std::vector<TreePath> all;
    all.reserve(paths.size() + map.size());
    std::ranges::set_union(paths, std::views::keys(map), std::back_inserter(all));
    paths = std::move(all);
}

bool isUnsure(const Entry &entry)
{
    return entry.content.kind == Kind::Unknown || (entry.content.kind == Kind::Folder && !entry.listed);
}

} // namespace

bool sameBytes(const Content &one, const Content &other)
{
    if (one.kind != other.kind || one.kind == Kind::Unknown) {
        return false;
    }
    return one.kind == Kind::Folder || (one.size == other.size && !one.digest.isEmpty() && one.digest == other.digest);
}

bool isStill(const std::optional<Entry> &expected, const std::optional<Entry> &seen)
{
    if (!expected || !seen) {
        return expected.has_value() == seen.has_value();
    }
    if (expected->content.kind != seen->content.kind) {
        return false;
    }
    if (expected->content.kind == Kind::Folder) {
        return !expected->id.isKnown() || !seen->id.isKnown() || expected->id == seen->id;
    }
    if (expected->content.executable && seen->content.executable &&
        expected->content.executable != seen->content.executable) {
        return false;
    }
    if (expected->content.digest.isEmpty() || seen->content.digest.isEmpty()) {
        const bool isSameId = !expected->id.isKnown() || expected->id == seen->id;
        return expected->content.size == seen->content.size && expected->modified == seen->modified && isSameId;
    }
    return sameBytes(expected->content, seen->content);
}

std::optional<Entry> Tree::at(const TreePath &path) const
{
    const Entry *entry = find(path);
    return entry ? std::optional(*entry) : std::nullopt;
}

Presence Tree::presence(const TreePath &path) const
{
    if (const Entry *entry = find(path)) {
        return entry->content.kind == Kind::Unknown ? Presence::Unknown : Presence::Present;
    }
    if (m_rootListed && m_unknown == 0) {
        return Presence::Absent;
    }
    for (TreePath above = path; !above.isRoot();) {
        above = above.parent();
        if (above.isRoot() || m_entries.contains(above)) {
            return isUnlisted(above) ? Presence::Unknown : Presence::Absent;
        }
    }
    return Presence::Absent;
}

bool Tree::isFolder(const TreePath &path) const
{
    const Entry *entry = find(path);
    return path.isRoot() || (entry && entry->content.kind == Kind::Folder);
}

bool Tree::hasUnknown(const TreePath &folder) const
{
    if (m_rootListed && m_unknown == 0) {
        return false;
    }
    return isUnlisted(folder) ||
           std::ranges::any_of(m_entries.inside(folder), [](const auto &one) { return isUnsure(one.second); });
}

bool Tree::isComplete() const
{
    return m_rootListed && (m_unknown == 0 || std::ranges::none_of(m_entries, [](const auto &one) {
                                return one.second.content.kind == Kind::Folder && !one.second.listed;
                            }));
}

void Tree::insert(const TreePath &path, Entry entry)
{
    if (const Entry *old = find(path)) {
        m_unknown -= isUnsure(*old) ? 1 : 0;
    }
    m_unknown += isUnsure(entry) ? 1 : 0;
    m_entries.insert(path, std::move(entry));
}

void Tree::erase(const TreePath &path)
{
    for (const auto &[inside, entry] : m_entries.subtree(path)) {
        m_unknown -= isUnsure(entry) ? 1 : 0;
    }
    m_entries.erase(path);
}

bool Tree::isUnlisted(const TreePath &folder) const
{
    if (folder.isRoot()) {
        return !m_rootListed;
    }
    const Entry *entry = find(folder);
    return entry && isUnsure(*entry);
}

std::vector<TreePath> PairTrees::paths() const
{
    std::vector<TreePath> paths;
    paths.reserve(base.size());
    std::ranges::copy(std::views::keys(base), std::back_inserter(paths));
    mergeInto(paths, local.entries());
    mergeInto(paths, remote.entries());
    return paths;
}

} // namespace quire::sync
