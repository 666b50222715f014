// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/SyncPlan.h"

namespace quire::sync {

/// Whether something has this name already, on a side, in the base, or folded where a side folds names.
bool isNameTaken(const PairTrees &trees, const Policy &policy, const TreePath &path);

/// What is left alone on both sides, with all inside it.
class BlockedPaths
{
public:
    /// What could not be seen, links that lead out, names a side cannot hold.
    void findUnfit(const PairTrees &trees, const Policy &policy);
    /// Names that are one and the same on a side that folds them. One of each keeps its right: the one agreed on
    /// before, else the one that lies on that side, else the first.
    void findCollisions(const PairTrees &trees, const Policy &policy);
    void add(const Blocked &blocked) { m_blocked.insert(blocked.path, blocked); }

    /// `path` or a folder it is in.
    bool covers(const TreePath &path) const;
    /// Something inside `folder`.
    bool isInside(const TreePath &folder) const { return m_blocked.hasInside(folder); }
    std::vector<Blocked> list() const;

private:
    PathMap<Blocked> m_blocked;
};

} // namespace quire::sync
