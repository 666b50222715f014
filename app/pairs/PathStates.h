// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/PathBadges.h"
#include "sync/SyncPlan.h"

namespace quire::pairs {

/// Follows the engine of a pair: what is still to be done, what could not be, and what both sides agree on.
class PathStates
{
public:
    void setRules(const sync::IgnoreRules &rules);
    /// What is left alone for another reason than a rule about names.
    void setLeftOut(std::vector<sync::TreePath> paths);
    /// What will be done now. Its steps are counted from here on.
    void setPlan(const sync::SyncPlan &plan);
    /// A step for this path was done.
    void settle(const sync::TreePath &path);
    /// A round came to its end.
    void setBase(const sync::Base &base);
    void setProblems(std::vector<sync::TreePath> paths);
    void setConflicts(std::vector<sync::TreePath> paths);

    /// Steps of the plan, and how many of them were done.
    int steps() const { return m_steps; }
    int done() const { return m_steps - int(m_waiting.size()); }
    /// Made anew only when something changed.
    std::shared_ptr<const PathBadges> badges();

private:
    PathBadges::Marks m_waiting;
    QSet<QByteArray> m_known;
    std::vector<sync::TreePath> m_leftOut;
    std::vector<sync::TreePath> m_problems;
    std::vector<sync::TreePath> m_conflicts;
    sync::IgnoreRules m_rules;
    int m_steps = 0;
    std::shared_ptr<const PathBadges> m_made;
};

} // namespace quire::pairs
