// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/BlockedPaths.h"

#include "sync/Names.h"

#include <QHash>

#include <algorithm>

namespace quire::sync {

namespace {

constexpr Side bothSides[] = {Side::Local, Side::Remote};

std::optional<BlockReason> unfitEntry(const TreePath &path, const Entry &entry, const SideTraits &other)
{
    if (entry.content.kind == Kind::Unknown) {
        return BlockReason::Unknown;
    }
    if (entry.content.kind == Kind::Symlink) {
        return pointsOutside(path, entry.content.digest) ? std::optional(BlockReason::LinkOutside)
               : other.symlinks                          ? std::nullopt
                                                         : std::optional(BlockReason::NoSymlinks);
    }
    return std::nullopt;
}

bool folds(const SideTraits &traits)
{
    return traits.foldsCase || traits.foldsNormalisation;
}

} // namespace

bool isNameTaken(const PairTrees &trees, const Policy &policy, const TreePath &path)
{
    if (trees.base.contains(path)) {
        return true;
    }
    return std::ranges::any_of(bothSides, [&](Side side) {
        const Tree &tree = trees.on(side);
        if (tree.presence(path) != Presence::Absent) {
            return true;
        }
        return std::ranges::any_of(bothSides, [&](Side folding) {
            const SideTraits &traits = policy.traits(folding);
            return folds(traits) && std::ranges::any_of(tree.entries().inside(path.parent()), [&](const auto &one) {
                       return one.first.parent() == path.parent() &&
                              foldedName(one.first.name(), traits) == foldedName(path.name(), traits);
                   });
        });
    });
}

void BlockedPaths::findUnfit(const PairTrees &trees, const Policy &policy)
{
    for (const Side side : bothSides) {
        const SideTraits &other = policy.traits(opposite(side));
        for (const auto &[path, entry] : trees.on(side).entries()) {
            if (const auto reason = unfitEntry(path, entry, other)) {
                add({path, *reason == BlockReason::NoSymlinks ? opposite(side) : side, *reason});
            }
        }
    }
    for (const TreePath &path : trees.paths()) {
        for (const Side side : bothSides) {
            if (!canHold(path, policy.traits(side))) {
                add({path, side, BlockReason::IllegalName});
            }
        }
    }
}

void BlockedPaths::findCollisions(const PairTrees &trees, const Policy &policy)
{
    for (const Side side : bothSides) {
        const SideTraits &traits = policy.traits(side);
        if (!folds(traits)) {
            continue;
        }
        const auto claim = [&](const TreePath &path) {
            const bool isHere = trees.on(side).find(path) != nullptr;
            return (trees.base.contains(path) && isHere ? 4 : 0) + (isHere ? 2 : 0) +
                   (trees.base.contains(path) ? 1 : 0);
        };
        QHash<QByteArray, TreePath> owners;
        for (const TreePath &path : trees.paths()) {
            if (!trees.local.find(path) && !trees.remote.find(path)) {
                continue;
            }
            const QByteArray key = path.parent().bytes() + '/' + foldedName(path.name(), traits);
            const auto owner = owners.find(key);
            if (owner == owners.end()) {
                owners.insert(key, path);
                continue;
            }
            const bool takesOver = claim(path) > claim(*owner);
            add({takesOver ? *owner : path, side, BlockReason::Collision});
            *owner = takesOver ? path : *owner;
        }
    }
}

bool BlockedPaths::covers(const TreePath &path) const
{
    if (m_blocked.isEmpty()) {
        return false;
    }
    for (TreePath above = path; !above.isRoot(); above = above.parent()) {
        if (m_blocked.contains(above)) {
            return true;
        }
    }
    return false;
}

std::vector<Blocked> BlockedPaths::list() const
{
    std::vector<Blocked> all;
    std::ranges::copy(std::views::values(m_blocked), std::back_inserter(all));
    return all;
}

} // namespace quire::sync
