// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PathStates.h"

namespace quire::pairs {

using sync::Action;
using sync::ActionKind;
using sync::TreePath;

namespace {

/// Only what a person would call a change; the rest is book-keeping.
bool isVisible(ActionKind kind)
{
    return kind != ActionKind::MoveBase && kind != ActionKind::Adopt && kind != ActionKind::Forget &&
           kind != ActionKind::Hash;
}

} // namespace

void PathStates::setRules(const sync::IgnoreRules &rules)
{
    m_rules = rules;
    m_made.reset();
}

void PathStates::setLeftOut(std::vector<TreePath> paths)
{
    m_leftOut = std::move(paths);
    m_made.reset();
}

void PathStates::setPlan(const sync::SyncPlan &plan)
{
    m_waiting.clear();
    for (const auto *phase : {&plan.moves, &plan.folders, &plan.files, &plan.deletes}) {
        for (const Action &one : *phase) {
            if (isVisible(one.kind)) {
                m_waiting.insert(one.path.bytes(),
                                 one.side == sync::Side::Remote ? SyncBadge::WaitingUp : SyncBadge::WaitingDown);
            }
        }
    }
    m_steps = int(m_waiting.size());
    m_made.reset();
}

void PathStates::settle(const TreePath &path)
{
    if (m_waiting.remove(path.bytes())) {
        m_known.insert(path.bytes());
        m_made.reset();
    }
}

void PathStates::setBase(const sync::Base &base)
{
    m_known.clear();
    m_known.reserve(qsizetype(base.size()));
    for (const auto &[path, row] : base) {
        m_known.insert(path.bytes());
    }
    m_made.reset();
}

void PathStates::setProblems(std::vector<TreePath> paths)
{
    m_problems = std::move(paths);
    m_made.reset();
}

void PathStates::setConflicts(std::vector<TreePath> paths)
{
    m_conflicts = std::move(paths);
    m_made.reset();
}

std::shared_ptr<const PathBadges> PathStates::badges()
{
    if (!m_made) {
        PathBadges::Marks marks = m_waiting;
        const auto mark = [&marks](const std::vector<TreePath> &paths, SyncBadge badge) {
            for (const TreePath &path : paths) {
                marks.insert(path.bytes(), badge);
            }
        };
        mark(m_leftOut, SyncBadge::Ignored);
        mark(m_conflicts, SyncBadge::Conflict);
        mark(m_problems, SyncBadge::Problem);
        m_made = std::make_shared<const PathBadges>(m_known, marks, m_rules);
    }
    return m_made;
}

} // namespace quire::pairs
