// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Reconcile.h"

#include "sync/Names.h"
#include "sync/RenameMatcher.h"

#include <algorithm>

namespace quire::sync {

namespace {

bool differsFrom(const Entry &entry, const BaseEntry *base)
{
    return !base || !sameBytes(entry.content, base->content);
}

/// Not read yet, and of the size it would have if nothing had changed.
bool mayBe(const Entry &entry, const Content &content)
{
    return entry.content.kind == Kind::File && content.kind == Kind::File && entry.content.digest.isEmpty() &&
           entry.content.size == content.size;
}

bool isLeaf(const Entry &entry)
{
    return entry.content.kind != Kind::Folder;
}

/// The table: walks all paths, parents first, and writes down one step for each that is not settled.
class Table
{
public:
    Table(PairTrees &trees, BlockedPaths &blocked, const Policy &policy, const Rules &rules, SyncPlan &plan)
        : m_trees(trees), m_blocked(blocked), m_policy(policy), m_rules(rules), m_plan(plan)
    {
    }

    /// What has to change its name so that both versions stay.
    void moveAside();
    void decide();

private:
    bool isTwoWay() const { return m_policy.direction == Direction::TwoWay; }
    Side source() const { return m_policy.direction == Direction::MirrorDown ? Side::Remote : Side::Local; }
    Presence presence(Side side, const TreePath &path) const;
    bool isOutOfReach(const TreePath &path) const;
    bool isUndecided(const Entry &local, const Entry &remote, const BaseEntry *base) const;
    bool mustStay(Side side, const TreePath &folder) const;
    bool isSettled(const Entry &local, const Entry &remote, const BaseEntry *base) const;
    bool mergedExecutable(const Entry &local, const Entry &remote, const BaseEntry *base) const;

    std::optional<Side> stepsAside(const TreePath &path) const;
    void decide(const TreePath &path);
    void decideSame(const TreePath &path, const BaseEntry *base);
    void decideBoth(const TreePath &path, const BaseEntry *base);
    void decideLeaves(const TreePath &path, const BaseEntry *base);
    void decideOnlyOn(Side side, const TreePath &path, const BaseEntry *base);

    Action action(ActionKind kind, Side side, const TreePath &path) const;
    void hash(const TreePath &path);
    void remove(Side side, const TreePath &path);
    void create(Side side, const TreePath &path);
    void copy(Side side, const TreePath &path, const BaseEntry *base);

    PairTrees &m_trees;
    BlockedPaths &m_blocked;
    const Policy &m_policy;
    const Rules &m_rules;
    SyncPlan &m_plan;
};

Presence Table::presence(Side side, const TreePath &path) const
{
    const Presence presence = m_trees.on(side).presence(path);
    return presence == Presence::Unknown && !m_rules.unknownIsNotAbsent ? Presence::Absent : presence;
}

bool Table::isOutOfReach(const TreePath &path) const
{
    return m_blocked.covers(path) || presence(Side::Local, path) == Presence::Unknown ||
           presence(Side::Remote, path) == Presence::Unknown;
}

/// Somebody has to read it first.
bool Table::isUndecided(const Entry &local, const Entry &remote, const BaseEntry *base) const
{
    return mayBe(local, remote.content) || mayBe(remote, local.content) ||
           (base && (mayBe(local, base->content) || mayBe(remote, base->content)));
}

/// Whether `side` has something in `folder` that its deletion on the other side did not mean.
bool Table::mustStay(Side side, const TreePath &folder) const
{
    const Tree &tree = m_trees.on(side);
    if (m_blocked.isInside(folder) || (m_rules.unknownIsNotAbsent && tree.hasUnknown(folder))) {
        return true;
    }
    return std::ranges::any_of(tree.entries().subtree(folder), [&](const auto &one) {
        const auto &[path, entry] = one;
        return entry.keepsIgnored || (isTwoWay() && m_rules.folderOfSurvivorsStays && path != folder &&
                                      differsFrom(entry, m_trees.base.find(path)));
    });
}

bool Table::isSettled(const Entry &local, const Entry &remote, const BaseEntry *base) const
{
    const auto fits = [](const Entry &entry, const BaseEntry &row, const FileId &id) {
        const bool sameBit = !entry.content.executable || entry.content.executable == row.content.executable;
        return sameBit && (!entry.id.isKnown() || entry.id == id);
    };
    return !differsFrom(local, base) && fits(local, *base, base->local) && fits(remote, *base, base->remote);
}

bool Table::mergedExecutable(const Entry &local, const Entry &remote, const BaseEntry *base) const
{
    const std::optional<bool> &mine = local.content.executable;
    const std::optional<bool> &theirs = remote.content.executable;
    if (!mine || !theirs || mine == theirs) {
        return mine.value_or(theirs.value_or(false));
    }
    if (!isTwoWay()) {
        return source() == Side::Local ? *mine : *theirs;
    }
    const bool before = base && base->content.executable.value_or(false);
    return !before; // One of them changed it.
}

/// Which side's file gives up its name at `path`.
std::optional<Side> Table::stepsAside(const TreePath &path) const
{
    const Entry *local = m_trees.local.find(path);
    const Entry *remote = m_trees.remote.find(path);
    if (!local || !remote || isOutOfReach(path)) {
        return std::nullopt;
    }
    const BaseEntry *base = m_trees.base.find(path);
    if (isLeaf(*local) != isLeaf(*remote)) {
        const Side file = isLeaf(*local) ? Side::Local : Side::Remote;
        const bool folderIsOld = base && base->content.kind == Kind::Folder && !mustStay(opposite(file), path);
        return m_rules.changedFileStepsAside && !folderIsOld && differsFrom(isLeaf(*local) ? *local : *remote, base)
                   ? std::optional(file)
                   : std::nullopt;
    }
    const bool bothChanged = isLeaf(*local) && differsFrom(*local, base) && differsFrom(*remote, base);
    const bool equal = m_rules.equalIsNoConflict && sameBytes(local->content, remote->content);
    return bothChanged && !equal && !isUndecided(*local, *remote, base) && m_rules.bothChangedIsConflict
               ? std::optional(Side::Local)
               : std::nullopt;
}

void Table::moveAside()
{
    for (const TreePath &path : m_trees.paths()) {
        const std::optional<Side> side = stepsAside(path);
        if (!side) {
            continue;
        }
        const auto isTaken = [&](const TreePath &name) { return isNameTaken(m_trees, m_policy, name); };
        const BaseEntry *base = m_trees.base.find(path);
        const TreePath copy = conflictPath(path, m_policy, isTaken);
        m_plan.conflicts.push_back({path, copy, *side, base ? std::optional(base->content) : std::nullopt,
                                    m_trees.local.find(path)->content, m_trees.remote.find(path)->content});
        Action aside = action(ActionKind::MoveAside, *side, path);
        aside.target = copy;
        m_plan.moves.push_back(std::move(aside));
        m_trees.on(*side).move(path, copy);
        if (!canHold(copy, m_policy.traits(opposite(*side)))) {
            m_blocked.add({copy, opposite(*side), BlockReason::IllegalName});
        }
    }
}

void Table::decide()
{
    for (const TreePath &path : m_trees.paths()) {
        if (!isOutOfReach(path)) {
            decide(path);
        }
    }
    std::ranges::stable_sort(m_plan.deletes, std::greater(), [](const Action &one) { return one.path.depth(); });
}

void Table::decide(const TreePath &path)
{
    const BaseEntry *base = m_trees.base.find(path);
    const bool isLocal = m_trees.local.find(path) != nullptr;
    const bool isRemote = m_trees.remote.find(path) != nullptr;
    if (isLocal && isRemote) {
        decideBoth(path, base);
    } else if (isLocal || isRemote) {
        decideOnlyOn(isLocal ? Side::Local : Side::Remote, path, base);
    } else {
        m_plan.files.push_back(action(ActionKind::Forget, Side::Local, path));
    }
}

void Table::decideBoth(const TreePath &path, const BaseEntry *base)
{
    const Entry &local = *m_trees.local.find(path);
    const Entry &remote = *m_trees.remote.find(path);
    if (sameBytes(local.content, remote.content)) {
        decideSame(path, base);
    } else if (isLeaf(local) && isLeaf(remote)) {
        decideLeaves(path, base);
    } else {
        const Side file = isLeaf(local) ? Side::Local : Side::Remote;
        const bool fileGoes = !differsFrom(isLeaf(local) ? local : remote, base) || !m_rules.changedFileStepsAside;
        const Side loser = isTwoWay() ? (fileGoes ? file : opposite(file)) : opposite(source());
        if (m_rules.unchangedGivesWay && (loser == file || !mustStay(loser, path))) {
            remove(loser, path);
        }
    }
}

void Table::decideSame(const TreePath &path, const BaseEntry *base)
{
    const Entry &local = *m_trees.local.find(path);
    const Entry &remote = *m_trees.remote.find(path);
    const std::optional<bool> &mine = local.content.executable;
    const std::optional<bool> &theirs = remote.content.executable;
    if (mine && theirs && mine != theirs) {
        const bool wanted = mergedExecutable(local, remote, base);
        Action set = action(ActionKind::Executable, *mine == wanted ? Side::Remote : Side::Local, path);
        set.executable = wanted;
        m_plan.folders.push_back(std::move(set));
    } else if (!isSettled(local, remote, base)) {
        m_plan.files.push_back(action(ActionKind::Adopt, Side::Local, path));
    }
}

void Table::decideLeaves(const TreePath &path, const BaseEntry *base)
{
    const Entry &local = *m_trees.local.find(path);
    const Entry &remote = *m_trees.remote.find(path);
    if (isUndecided(local, remote, base)) {
        hash(path);
    } else if (!isTwoWay()) {
        copy(opposite(source()), path, base);
    } else {
        copy(differsFrom(local, base) ? Side::Remote : Side::Local, path, base);
    }
}

void Table::decideOnlyOn(Side side, const TreePath &path, const BaseEntry *base)
{
    const Entry &entry = *m_trees.on(side).find(path);
    const Side other = opposite(side);
    if (!isTwoWay()) {
        if (side == source()) {
            create(other, path);
        } else if (isLeaf(entry) || !mustStay(side, path)) {
            remove(side, path);
        }
        return;
    }
    if (base && mayBe(entry, base->content)) {
        hash(path);
        return;
    }
    const bool isOld = base && (!m_rules.editBeatsDelete || !differsFrom(entry, base));
    if (isOld && (isLeaf(entry) || !mustStay(side, path))) {
        remove(side, path);
    } else {
        create(other, path);
    }
}

Action Table::action(ActionKind kind, Side side, const TreePath &path) const
{
    return {.kind = kind,
            .side = side,
            .path = path,
            .here = m_trees.on(side).at(path),
            .there = m_trees.on(opposite(side)).at(path)};
}

void Table::hash(const TreePath &path)
{
    for (const Side side : {Side::Local, Side::Remote}) {
        const Entry *entry = m_trees.on(side).find(path);
        if (entry && entry->content.kind == Kind::File && entry->content.digest.isEmpty()) {
            m_plan.files.push_back(action(ActionKind::Hash, side, path));
        }
    }
}

void Table::remove(Side side, const TreePath &path)
{
    m_plan.deletes.push_back(action(ActionKind::Delete, side, path));
}

/// Where the folder it belongs in cannot be made either, nothing can.
void Table::create(Side side, const TreePath &path)
{
    if (!m_trees.on(side).isFolder(path.parent())) {
        return;
    }
    if (m_trees.on(opposite(side)).isFolder(path)) {
        m_plan.folders.push_back(action(ActionKind::MakeFolder, side, path));
        m_trees.on(side).insert(path, {.content = {.kind = Kind::Folder}});
    } else {
        copy(side, path, nullptr);
    }
}

/// The bit may have changed on one side and the bytes on the other.
void Table::copy(Side side, const TreePath &path, const BaseEntry *base)
{
    Action transfer = action(ActionKind::Copy, side, path);
    Entry &from = *transfer.there;
    transfer.executable = from.content.executable.value_or(false);
    const bool bothFiles = transfer.here && transfer.here->content.kind == Kind::File &&
                           from.content.kind == Kind::File && base && base->content.kind == Kind::File;
    if (bothFiles) {
        const bool isLocal = side == Side::Local;
        const bool wanted = mergedExecutable(isLocal ? *transfer.here : from, isLocal ? from : *transfer.here, base);
        if (from.content.executable && from.content.executable != wanted) {
            Action set = action(ActionKind::Executable, opposite(side), path);
            set.executable = wanted;
            m_plan.folders.push_back(std::move(set));
            from.content.executable = wanted;
        }
        transfer.executable = wanted;
    }
    m_plan.files.push_back(std::move(transfer));
}

} // namespace

SyncPlan reconcile(const Tree &local, const Tree &remote, const Base &base, const Policy &policy, const Rules &rules)
{
    SyncPlan plan;
    PairTrees trees{local, remote, base};
    BlockedPaths blocked;
    blocked.findUnfit(trees, policy);
    plan.moves = RenameMatcher(trees, blocked, policy, rules).run();
    if (rules.collisionsAreBlocked) {
        blocked.findCollisions(trees, policy);
    }
    Table table(trees, blocked, policy, rules, plan);
    if (policy.direction == Direction::TwoWay) {
        table.moveAside();
    }
    table.decide();
    plan.blocked = blocked.list();
    return plan;
}

} // namespace quire::sync
