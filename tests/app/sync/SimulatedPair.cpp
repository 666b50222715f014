// SPDX-License-Identifier: GPL-3.0-or-later
#include "SimulatedPair.h"

#include <algorithm>
#include <utility>

namespace quire::testing {

using sync::ActionKind;
using sync::Kind;
using sync::Side;
using sync::TreePath;

namespace {

bool isSameFile(const std::optional<sync::Entry> &expected, const std::optional<sync::Entry> &seen)
{
    return sync::isStill(expected, seen) && (!expected || expected->id == seen->id || !expected->id.isKnown());
}

} // namespace

SimulatedPair::SimulatedPair(Ids ids, sync::Policy policy, const Flaws &flaws)
    : m_local(ids, policy.local, 1),
      m_remote(ids, policy.remote, 1'000'000),
      m_policy(std::move(policy)),
      m_flaws(flaws)
{
}

sync::SyncPlan SimulatedPair::plan(const sync::Tree &local, const sync::Tree &remote) const
{
    return sync::reconcile(local, remote, m_base, m_policy, m_flaws.rules);
}

int SimulatedPair::carryOut(const sync::SyncPlan &plan, quint32 shuffle)
{
    std::minstd_rand dice(shuffle + 1);
    std::vector<Action> files = plan.files;
    std::vector<Action> deletes = plan.deletes;
    std::ranges::shuffle(files, dice);
    std::ranges::shuffle(deletes, dice);
    std::ranges::stable_sort(deletes, std::greater(), [](const Action &one) { return one.path.depth(); });
    const std::vector<Action> none;
    int done = 0;
    for (const auto *phase :
         {m_flaws.deletesFirst ? &deletes : &none, &plan.moves, &plan.folders,
          const_cast<const std::vector<Action> *>(&files), m_flaws.deletesFirst ? &none : &deletes}) {
        for (const Action &action : *phase) {
            edge();
            done += perform(action) ? 1 : 0;
        }
    }
    return done;
}

void SimulatedPair::recover()
{
    const std::optional<Intent> left = std::exchange(m_intent, std::nullopt);
    if (!left || !left->hasHappened || m_flaws.forgetsIntents) {
        return;
    }
    m_base.eraseOne(left->path);
    if (left->agreed) {
        m_base.insert(left->path, {*left->agreed});
    }
}

void SimulatedPair::edge() const
{
    if (m_edge) {
        m_edge();
    }
}

bool SimulatedPair::isAsExpected(const Action &action) const
{
    return sync::isStill(action.here, on(action.side).entry(action.path)) &&
           sync::isStill(action.there, on(opposite(action.side)).entry(action.path));
}

bool SimulatedPair::perform(const Action &action)
{
    switch (action.kind) {
    case ActionKind::Rename:
        return rename(action);
    case ActionKind::MoveBase:
        return moveBase(action);
    case ActionKind::MoveAside:
        return moveAside(action);
    case ActionKind::MakeFolder:
        return makeFolder(action);
    case ActionKind::Executable:
        return setExecutable(action);
    case ActionKind::Copy:
        return copy(action);
    case ActionKind::Adopt:
        return adopt(action.path);
    case ActionKind::Forget:
        if (m_local.find(action.path) || m_remote.find(action.path)) {
            return false;
        }
        m_base.eraseOne(action.path);
        return true;
    case ActionKind::Hash:
        if (on(action.side).find(action.path)) {
            on(action.side).markRead(action.path);
        }
        return true;
    case ActionKind::Delete:
        return erase(action);
    }
    return false;
}

bool SimulatedPair::rename(const Action &action)
{
    SimulatedDisk &disk = on(action.side);
    if (!isSameFile(action.here, disk.entry(action.path)) ||
        !isSameFile(action.there, on(opposite(action.side)).entry(action.target)) ||
        !disk.move(action.path, action.target, m_flaws.renameReplaces)) {
        return false;
    }
    edge();
    if (!m_base.contains(action.target)) {
        m_base.move(action.base, action.target);
    }
    return true;
}

bool SimulatedPair::moveBase(const Action &action)
{
    if (!isSameFile(action.here, on(action.side).entry(action.target)) ||
        !isSameFile(action.there, on(opposite(action.side)).entry(action.target)) || m_base.contains(action.target)) {
        return false;
    }
    m_base.move(action.base, action.target);
    return true;
}

bool SimulatedPair::moveAside(const Action &action)
{
    if (!isAsExpected(action)) {
        return false;
    }
    if (sync::BaseEntry *row = m_base.find(action.path); row && !m_flaws.conflictKeepsId) {
        row->local = row->remote = {};
    }
    edge();
    SimulatedDisk &disk = on(action.side);
    return sync::isStill(action.here, disk.entry(action.path)) && disk.move(action.path, action.target);
}

bool SimulatedPair::makeFolder(const Action &action)
{
    if (!on(opposite(action.side)).isFolder(action.path) || !on(action.side).makeFolder(action.path)) {
        return false;
    }
    const sync::BaseEntry row = agreedNow(action, {.kind = Kind::Folder});
    edge();
    m_base.insert(action.path, row);
    return true;
}

bool SimulatedPair::setExecutable(const Action &action)
{
    if (!isAsExpected(action)) {
        return false;
    }
    on(action.side).setExecutable(action.path, action.executable);
    edge();
    adopt(action.path);
    return true;
}

bool SimulatedPair::copy(const Action &action)
{
    const SimulatedDisk &from = on(opposite(action.side));
    if (!sync::isStill(action.there, from.entry(action.path))) {
        return false;
    }
    SimulatedDisk::Node staged = *from.find(action.path);
    staged.executable = action.executable;
    staged.isRead = true;
    sync::Content agreed = from.entry(action.path)->content;
    if (agreed.kind == Kind::File) {
        agreed.digest = staged.data;
        agreed.executable = action.executable;
    }
    if (m_flaws.journalsFirst) {
        writeBase(action.path, agreed);
    }
    m_intent = {action.path, agreed};
    edge();
    if (!commit(action, staged)) {
        m_intent.reset();
        return false;
    }
    m_intent->hasHappened = true;
    ++m_transfers;
    const sync::BaseEntry row = agreedNow(action, agreed);
    edge();
    m_base.insert(action.path, row);
    m_intent.reset();
    return true;
}

bool SimulatedPair::commit(const Action &action, const SimulatedDisk::Node &node)
{
    SimulatedDisk &disk = on(action.side);
    if (!action.here) {
        return disk.commitNew(action.path, node);
    }
    const std::optional<sync::Entry> now = disk.entry(action.path);
    if (!now || disk.isFolder(action.path)) {
        return false;
    }
    // A real one exchanges first and looks at what came out; here nothing can come between.
    if (!m_flaws.commitsUnchecked && !m_flaws.commitForgetsLoser && !sync::isStill(action.here, now)) {
        return false;
    }
    disk.exchange(action.path, node, !m_flaws.commitForgetsLoser && !m_flaws.hasNoAttic);
    return true;
}

bool SimulatedPair::erase(const Action &action)
{
    SimulatedDisk &disk = on(action.side);
    if (!m_flaws.deletesUnchecked && !isAsExpected(action)) {
        return false;
    }
    if (!disk.erase(action.path, !m_flaws.deletesUnchecked && !m_flaws.hasNoAttic)) {
        return false;
    }
    m_intent = {action.path, std::nullopt, true};
    edge();
    m_base.eraseOne(action.path);
    m_intent.reset();
    return true;
}

bool SimulatedPair::adopt(const TreePath &path)
{
    const std::optional<sync::Entry> local = m_local.entry(path);
    const std::optional<sync::Entry> remote = m_remote.entry(path);
    if (!local || !remote || !sync::sameBytes(local->content, remote->content) ||
        local->content.executable != remote->content.executable) {
        return false;
    }
    writeBase(path, local->content);
    return true;
}

/// Ids are of the file that was made and of the one it was made from, not of what somebody puts there later.
sync::BaseEntry SimulatedPair::agreedNow(const Action &action, const sync::Content &content) const
{
    const sync::FileId made = on(action.side).idOf(action.path);
    const sync::FileId from = action.there->id;
    return action.side == Side::Local ? sync::BaseEntry{content, made, from} : sync::BaseEntry{content, from, made};
}

void SimulatedPair::writeBase(const TreePath &path, sync::Content content)
{
    m_base.insert(path, {std::move(content), m_local.idOf(path), m_remote.idOf(path)});
}

} // namespace quire::testing
