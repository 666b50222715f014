// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncWorld.h"

#include "sync/BlockedPaths.h"
#include "sync/Names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::testing {

using sync::Action;
using sync::ActionKind;
using sync::Direction;
using sync::Kind;

namespace {

constexpr int mostRounds = 20;

bool isOther(const SimulatedDisk::Node &one, const SimulatedDisk::Node &other)
{
    return one.kind != other.kind || one.data != other.data || one.executable != other.executable;
}

} // namespace

SyncWorld::SyncWorld(const Script &script, const Flaws &flaws) : m_pair(script.ids, script.policy(), flaws)
{
    m_pair.on(Side::Local).setLazy(script.isLazy);
    m_pair.on(Side::Remote).setLazy(script.isLazy);
}

void SyncWorld::fail(const QString &what)
{
    if (!m_failure) {
        m_failure = what;
    }
}

void SyncWorld::play(const Step &step)
{
    if (step.edit) {
        edit(*step.edit);
        return;
    }
    playSync(step, [&](int edge) {
        for (const auto &[at, race] : step.races) {
            if (at == edge) {
                edit(race);
                disturb();
            }
        }
        if (edge == step.crashAt) {
            m_isCalm = false;
            throw Crash();
        }
    });
}

void SyncWorld::playSync(const Step &step, const std::function<void(int)> &visit)
{
    if (step.losesBase) {
        m_pair.loseBase();
        disturb();
    }
    const sync::SyncPlan plan = m_pair.plan(scan(Side::Local, step), scan(Side::Remote, step));
    checkPlan(plan, step);
    if (!step.blind.empty()) {
        m_keepers.clear(); // Who was where, nobody could see.
    }
    std::erase_if(m_named, [&](const auto &one) { return m_pair.on(Side::Local).find(one.first); });
    int edge = 0;
    m_pair.setEdge([&] { visit(edge++); });
    try {
        m_pair.carryOut(plan, step.shuffle);
    } catch (const Crash &) {
        m_pair.recover();
        m_isCalm = false;
        m_hasCrashed = true;
    }
    m_pair.setEdge({});
    checkKept();
    m_isDisturbed |= !step.blind.empty();
    if (m_isCalm && step.blind.empty()) {
        checkNames();
    }
    checkKeepers();
    m_named.clear();
}

void SyncWorld::settle()
{
    for (m_rounds = 0; m_rounds < mostRounds && !m_failure; ++m_rounds) {
        const sync::SyncPlan plan = m_pair.plan(scan(Side::Local, {}), scan(Side::Remote, {}));
        if (plan.isEmpty()) {
            checkKeepers();
            checkEqual(plan);
            checkVisible(plan);
            return;
        }
        checkPlan(plan, {});
        m_pair.carryOut(plan, 0);
        checkKept();
    }
    fail(u"no end: still something to do after %1 rounds"_s.arg(m_rounds));
}

bool SyncWorld::edit(const Edit &edit)
{
    const bool wasThere = m_pair.on(edit.side).find(edit.path) != nullptr;
    m_isDisturbed |= m_hasCrashed;
    m_keepers.clear();
    m_isCalm &= !edit.path.name().contains("(conflict") && !edit.target.name().contains("(conflict");
    const bool done = write(edit);
    noteName(edit, wasThere, done);
    return done;
}

bool SyncWorld::write(const Edit &edit)
{
    SimulatedDisk &disk = m_pair.on(edit.side);
    const SimulatedDisk::Node *old = disk.find(edit.path);
    const QByteArray before = old && old->kind != Kind::Folder ? old->data : QByteArray();
    switch (edit.verb) {
    case Verb::Put:
    case Verb::Save:
    case Verb::Link: {
        const QByteArray version = (edit.verb == Verb::Link ? "t" : "v") + QByteArray::number(++m_versions);
        const bool done = edit.verb == Verb::Save
                              ? disk.replace(edit.path, version)
                              : disk.save(edit.path, version, edit.verb == Verb::Link ? Kind::Symlink : Kind::File);
        if (done) {
            m_live.erase(before);
            m_live.insert(version);
        }
        return done;
    }
    case Verb::Restore: {
        const QByteArray version = old ? old->before : QByteArray();
        const bool done = disk.restore(edit.path);
        if (done) {
            m_live.erase(before);
            m_live.insert(version);
        }
        return done;
    }
    case Verb::Mkdir:
        return disk.makeFolder(edit.path);
    case Verb::Remove:
        endVersions(disk, edit.path);
        disk.remove(edit.path);
        return true;
    case Verb::Move:
        return disk.move(edit.path, edit.target);
    case Verb::Swap:
        return swap(disk, edit.path, edit.target);
    case Verb::Chmod:
        return disk.flip(edit.path);
    }
    return false;
}

void SyncWorld::endVersions(SimulatedDisk &disk, const TreePath &path)
{
    for (const auto &[inside, node] : disk.nodes().subtree(path)) {
        m_live.erase(node.data);
    }
}

bool SyncWorld::swap(SimulatedDisk &disk, const TreePath &one, const TreePath &other)
{
    const TreePath between = one.parent().child("swap");
    if (!disk.find(one) || !disk.find(other) || one.isInside(other) || other.isInside(one) || one == other) {
        return false;
    }
    return disk.move(one, between) && disk.move(other, one) && disk.move(between, other);
}

/// A new file of the remote side keeps its name, unless somebody gave it or its folder another one: a rename on the
/// local side of the file that had the name before is none.
void SyncWorld::noteName(const Edit &edit, bool wasThere, bool done)
{
    const auto concerns = [&](const TreePath &name) {
        const auto touches = [&](const TreePath &path) { return path == name || name.isInside(path); };
        const bool isOldOne = edit.side == Side::Local && edit.verb == Verb::Move && edit.path == name;
        return (touches(edit.path) && !isOldOne) || (!edit.target.isRoot() && touches(edit.target));
    };
    std::erase_if(m_named, [&](const auto &one) { return concerns(one.first); });
    if (done && !wasThere && edit.path.depth() == 1 && edit.side == Side::Remote && edit.verb == Verb::Put &&
        !isMirror()) {
        m_named[edit.path] = m_pair.on(Side::Remote).find(edit.path)->data;
    }
}

sync::Tree SyncWorld::scan(Side side, const Step &step) const
{
    sync::Tree tree = m_pair.on(side).scan();
    for (const auto &[blindSide, path] : step.blind) {
        if (blindSide != side) {
            continue;
        }
        if (path.isRoot()) {
            tree = {};
            tree.setRootListed(false);
        } else if (std::optional<sync::Entry> entry = tree.at(path)) {
            tree.erase(path);
            entry->listed = false;
            if (entry->content.kind != Kind::Folder) {
                entry->content = {};
            }
            tree.insert(path, *entry);
        }
    }
    return tree;
}

/// Nothing is deleted that is on the other side all the same: what could not be seen is not gone.
void SyncWorld::checkPlan(const sync::SyncPlan &plan, const Step &step)
{
    for (const Action &action : plan.deletes) {
        const SimulatedDisk::Node *there = m_pair.on(opposite(action.side)).find(action.path);
        const bool isOtherKind = there && (there->kind == Kind::Folder) != (action.here->content.kind == Kind::Folder);
        if (there && !isOtherKind) {
            fail(u"unknown taken for absent: %1 would be deleted"_s.arg(action.path.toString()));
        }
        if (step.losesBase && !isMirror()) {
            fail(u"without a base %1 would be deleted"_s.arg(action.path.toString()));
        }
    }
    if (isMirror()) {
        const Side source = m_pair.policy().direction == Direction::MirrorUp ? Side::Local : Side::Remote;
        for (const auto *phase : {&plan.moves, &plan.folders, &plan.files, &plan.deletes}) {
            for (const Action &action : *phase) {
                const bool onlyNotes = action.kind == ActionKind::MoveBase || action.kind == ActionKind::Adopt ||
                                       action.kind == ActionKind::Forget || action.kind == ActionKind::Hash;
                if (action.side == source && !onlyNotes) {
                    fail(u"a mirror's source would be changed at %1"_s.arg(action.path.toString()));
                }
            }
        }
    }
    for (const Action &action : plan.moves) {
        m_preferences += action.kind == ActionKind::Rename && action.base != action.path ? 1 : 0;
    }
    checkConflicts(plan);
}

/// One copy for one real divergence, and never a copy of a copy.
void SyncWorld::checkConflicts(const sync::SyncPlan &plan)
{
    for (const sync::Conflict &one : plan.conflicts) {
        ++m_conflicts;
        if (sync::sameBytes(one.local, one.remote)) {
            fail(u"a conflict about equal files at %1"_s.arg(one.path.toString()));
        }
        if (one.copy.name().count("(conflict") != 1) {
            fail(u"a conflict of a conflict: %1"_s.arg(one.copy.toString()));
        }
        const SimulatedDisk::Node *node = m_pair.on(Side::Remote).find(one.path);
        if (one.movedSide == Side::Local && node && node->kind == Kind::File && node->data == one.remote.digest) {
            m_keepers[one.path] = one.remote.digest;
        }
    }
    if (!m_isCalm) {
        return;
    }
    int copies = 0;
    for (const auto &[path, node] : m_pair.on(Side::Local).nodes()) {
        copies += path.name().contains("(conflict") ? 1 : 0;
    }
    if (copies > m_conflicts) {
        fail(u"%1 conflict copies of %2 conflicts"_s.arg(copies).arg(m_conflicts));
    }
}

/// The remote version of a conflict has the name, whatever came between, until somebody does something.
void SyncWorld::checkKeepers()
{
    for (const auto &[path, version] : m_keepers) {
        const SimulatedDisk::Node *node = m_pair.on(Side::Remote).find(path);
        if (m_live.contains(version) && (!node || node->data != version)) {
            fail(u"a conflict took the remote side's %1 away"_s.arg(path.toString()));
        }
    }
}

void SyncWorld::checkNames()
{
    for (const auto &[path, version] : m_named) {
        const SimulatedDisk::Node *node = m_pair.on(Side::Remote).find(path);
        if (!node || node->data != version) {
            fail(u"the new file %1 was given another name"_s.arg(path.toString()));
        }
    }
}

void SyncWorld::checkKept()
{
    for (const Side side : {Side::Local, Side::Remote}) {
        if (const std::optional<QByteArray> lost = m_pair.on(side).lostVersion()) {
            fail(u"lost %1 on the %2 side"_s.arg(QString::fromLatin1(*lost),
                                                 side == Side::Local ? u"local"_s : u"remote"_s));
        }
    }
}

void SyncWorld::checkEqual(const sync::SyncPlan &last)
{
    sync::BlockedPaths blocked;
    std::ranges::for_each(last.blocked, [&](const sync::Blocked &one) { blocked.add(one); });
    const SimulatedDisk &local = m_pair.on(Side::Local);
    const SimulatedDisk &remote = m_pair.on(Side::Remote);
    const sync::PairTrees trees{local.scan(), remote.scan(), m_pair.base()};
    for (const TreePath &path : trees.paths()) {
        const SimulatedDisk::Node *mine = local.find(path);
        const SimulatedDisk::Node *theirs = remote.find(path);
        const sync::BaseEntry *row = m_pair.base().find(path);
        // A mirror's other side keeps a folder for what may not be touched in it.
        if (blocked.covers(path) || (isMirror() && blocked.isInside(path))) {
            continue;
        }
        if (!mine || !theirs || !row || isOther(*mine, *theirs) ||
            !sync::sameBytes(row->content, local.entry(path)->content)) {
            fail(u"not the same on both sides: %1"_s.arg(path.toString()));
        }
        if (sync::isTemporary(path) && !m_isDisturbed) {
            fail(u"a temporary name stayed: %1"_s.arg(path.toString()));
        }
    }
}

/// What nobody overwrote or deleted is in a tree, not only in an attic.
void SyncWorld::checkVisible(const sync::SyncPlan &)
{
    if (isMirror()) {
        return;
    }
    std::set<QByteArray> seen;
    for (const Side side : {Side::Local, Side::Remote}) {
        for (const auto &[path, node] : m_pair.on(side).nodes()) {
            seen.insert(node.data);
        }
    }
    for (const QByteArray &version : m_live) {
        if (!seen.contains(version)) {
            fail(u"hidden: %1 is in no tree"_s.arg(QString::fromLatin1(version)));
        }
    }
}

std::optional<QString> playScript(const Script &script, const Flaws &flaws)
{
    SyncWorld world(script, flaws);
    for (const Step &step : script.steps) {
        world.play(step);
        if (world.failure()) {
            return world.failure();
        }
    }
    world.settle();
    return world.failure();
}

} // namespace quire::testing
