// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/BlockedPaths.h"
#include "sync/Reconcile.h"

#include <QHash>

namespace quire::sync {

/// Finds what was moved since the base, by the identity of files, and replays it on the other side.
///
/// Changes the trees as if its steps had been done, so that what follows sees moved things in their new place. What
/// cannot be replayed stays as it is: a delete here, a new file there.
class RenameMatcher
{
public:
    RenameMatcher(PairTrees &trees, BlockedPaths &blocked, const Policy &policy, const Rules &rules);

    /// The steps, in the order they are possible.
    std::vector<Action> run();

private:
    enum class Verdict : quint8 { Possible, NeedsParent, Occupied, Nested, No };
    using Places = QHash<FileId, TreePath>;

    void index(Side side);
    bool isKnownId(Side side, const FileId &id) const { return m_baseIds[int(side)].contains(id); }
    void blockWhatWentOutOfSight();
    std::vector<TreePath> pending() const;
    std::optional<TreePath> newPlace(Side side, const TreePath &path, const BaseEntry &base) const;
    bool isTrusted(Side side, const TreePath &path, const BaseEntry &base, const TreePath &place) const;
    bool isVouchedFor(Side side, const TreePath &path, const BaseEntry &base, const TreePath &place) const;
    bool isUnmoved(Side side, const TreePath &path, const BaseEntry &base) const;
    /// Which side moved `path` and the other did not.
    std::optional<std::pair<Side, TreePath>> mover(const TreePath &path) const;
    Verdict replayable(Side side, const TreePath &path, const TreePath &place) const;
    bool isCovered(const TreePath &path) const { return m_blocked.covers(path) || m_blocked.isInside(path); }

    bool step(const TreePath &path);
    bool stepBothMoved(const TreePath &path, const TreePath &local, const TreePath &remote);
    bool blockUnfit(Side side, const TreePath &path, const TreePath &place);
    bool collides(Side side, const TreePath &path, const TreePath &place) const;
    bool makeParent(const TreePath &path);
    bool breakRing(const TreePath &path);
    bool breakNest(const TreePath &path);
    TreePath park(Side side, const TreePath &path, const TreePath &outer);
    std::optional<std::vector<TreePath>> ringOf(const TreePath &path) const;
    void rename(Side side, const TreePath &from, const TreePath &to, const TreePath &base, const TreePath &baseTo);
    void moveBase(Side side, const TreePath &from, const TreePath &to);
    void followBase(const TreePath &folder);

    PairTrees &m_trees;
    BlockedPaths &m_blocked;
    const Policy &m_policy;
    const Rules &m_rules;
    Places m_places[2];                   ///< Current path of each id; without ids that occur twice.
    QHash<FileId, TreePath> m_baseIds[2]; ///< As the base has them.
    std::vector<Action> m_steps;
};

} // namespace quire::sync
