// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/RenameMatcher.h"

#include "sync/Names.h"

#include <QSet>

#include <algorithm>

namespace quire::sync {

RenameMatcher::RenameMatcher(PairTrees &trees, BlockedPaths &blocked, const Policy &policy, const Rules &rules)
    : m_trees(trees), m_blocked(blocked), m_policy(policy), m_rules(rules)
{
}

std::vector<Action> RenameMatcher::run()
{
    index(Side::Local);
    index(Side::Remote);
    blockWhatWentOutOfSight();
    for (std::vector<TreePath> waiting = pending(); !waiting.empty(); waiting = pending()) {
        bool moved = false;
        for (const TreePath &path : waiting) {
            moved |= step(path);
        }
        const auto anyOf = [&](auto way) {
            return std::ranges::any_of(waiting, [&](const TreePath &path) { return (this->*way)(path); });
        };
        if (!moved && !anyOf(&RenameMatcher::makeParent) && !anyOf(&RenameMatcher::breakRing) &&
            !anyOf(&RenameMatcher::breakNest)) {
            break;
        }
    }
    return std::move(m_steps);
}

/// Hard links share an id: which of them moved nobody can say.
void RenameMatcher::index(Side side)
{
    QSet<FileId> twice;
    Places &places = m_places[int(side)];
    for (const auto &[path, entry] : m_trees.on(side).entries()) {
        if (entry.id.isKnown()) {
            if (places.contains(entry.id)) {
                twice.insert(entry.id);
            }
            places.insert(entry.id, path);
        }
    }
    for (const FileId &id : twice) {
        places.remove(id);
    }
    for (const auto &[path, base] : m_trees.base) {
        if (base.id(side).isKnown()) {
            m_baseIds[int(side)].insert(base.id(side), path);
        }
    }
}

/// Moved to where it is left alone: neither is it deleted under its old name.
void RenameMatcher::blockWhatWentOutOfSight()
{
    for (const auto &[path, base] : m_trees.base) {
        for (const Side side : {Side::Local, Side::Remote}) {
            const auto place = m_places[int(side)].constFind(base.id(side));
            if (place != m_places[int(side)].cend() && *place != path && m_blocked.covers(*place) &&
                !m_trees.on(side).find(path)) {
                m_blocked.add({path, side, BlockReason::Unknown});
            }
        }
    }
}

/// Base paths of which something went elsewhere, shallow first.
std::vector<TreePath> RenameMatcher::pending() const
{
    std::vector<TreePath> found;
    for (const auto &[path, base] : m_trees.base) {
        if (newPlace(Side::Local, path, base) || newPlace(Side::Remote, path, base)) {
            found.push_back(path);
        }
    }
    std::ranges::stable_sort(found, {}, &TreePath::depth);
    return found;
}

std::optional<TreePath> RenameMatcher::newPlace(Side side, const TreePath &path, const BaseEntry &base) const
{
    const FileId &id = base.id(side);
    if (!id.isKnown()) {
        return std::nullopt;
    }
    const auto place = m_places[int(side)].constFind(id);
    if (place == m_places[int(side)].cend() || *place == path || !isTrusted(side, path, base, *place)) {
        return std::nullopt;
    }
    return *place;
}

bool RenameMatcher::isTrusted(Side side, const TreePath &path, const BaseEntry &base, const TreePath &place) const
{
    return !isCovered(place) && isVouchedFor(side, path, base, place);
}

/// Inode numbers are used again. Without the time of birth the content has to vouch.
bool RenameMatcher::isVouchedFor(Side side, const TreePath &path, const BaseEntry &base, const TreePath &place) const
{
    const Entry &entry = *m_trees.on(side).find(place);
    if (entry.content.kind != base.content.kind || entry.id != base.id(side)) {
        return false;
    }
    if (entry.id.isCertain()) {
        return true;
    }
    if (entry.content.kind != Kind::Folder) {
        return sameBytes(entry.content, base.content);
    }
    return std::ranges::any_of(m_trees.base.inside(path), [&](const auto &one) {
        const Entry *now = m_trees.on(side).find(one.first.moved(path, place));
        return now && now->content.kind == one.second.content.kind;
    });
}

bool RenameMatcher::isUnmoved(Side side, const TreePath &path, const BaseEntry &base) const
{
    const Entry *entry = m_trees.on(side).find(path);
    if (!entry || entry->content.kind != base.content.kind) {
        return false;
    }
    return !m_rules.renameKnowsOtherSide || (base.id(side).isKnown() && isVouchedFor(side, path, base, path));
}

std::optional<std::pair<Side, TreePath>> RenameMatcher::mover(const TreePath &path) const
{
    const BaseEntry *base = m_trees.base.find(path);
    if (!base || isCovered(path)) {
        return std::nullopt;
    }
    for (const Side side : {Side::Local, Side::Remote}) {
        const bool isFollowed = m_policy.direction == Direction::TwoWay ||
                                (m_policy.direction == Direction::MirrorUp) == (side == Side::Local);
        const std::optional<TreePath> place = newPlace(side, path, *base);
        if (place && isFollowed && isUnmoved(opposite(side), path, *base)) {
            return std::pair(side, *place);
        }
    }
    return std::nullopt;
}

/// Whether what `side` moved from `path` to `place` can be moved on the other side.
RenameMatcher::Verdict RenameMatcher::replayable(Side side, const TreePath &path, const TreePath &place) const
{
    const Tree &mine = m_trees.on(side);
    const Tree &other = m_trees.on(opposite(side));
    if (mine.hasUnknown(place) || other.hasUnknown(path)) {
        return Verdict::No;
    }
    // A new file under the old name is how editors save: the name keeps its history, the moved one is a backup.
    const Entry *successor = mine.find(path);
    if (mine.presence(path) == Presence::Unknown ||
        (successor && successor->content.kind != Kind::Folder && !isKnownId(side, successor->id))) {
        return Verdict::No;
    }
    if (place.isInside(path) || path.isInside(place)) {
        return Verdict::Nested;
    }
    if (other.presence(place) != Presence::Absent || m_trees.base.contains(place)) {
        return Verdict::Occupied;
    }
    return other.isFolder(place.parent()) ? Verdict::Possible : Verdict::NeedsParent;
}

bool RenameMatcher::step(const TreePath &path)
{
    const BaseEntry *base = m_trees.base.find(path);
    if (!base || isCovered(path)) {
        return false;
    }
    const std::optional<TreePath> local = newPlace(Side::Local, path, *base);
    const std::optional<TreePath> remote = newPlace(Side::Remote, path, *base);
    if (local && remote) {
        return stepBothMoved(path, *local, *remote);
    }
    const auto moved = mover(path);
    if (!moved) {
        return false;
    }
    const auto &[side, place] = *moved;
    if (blockUnfit(side, path, place)) {
        return false;
    }
    const Side other = opposite(side);
    const SideTraits &traits = m_policy.traits(other);
    if (replayable(side, path, place) != Verdict::Possible) {
        return false;
    }
    if (path.parent() == place.parent() && foldedName(path.name(), traits) == foldedName(place.name(), traits)) {
        // Only the case changes: to this disk the new name is taken, by the file itself.
        const TreePath between = park(other, path, path);
        rename(other, between, place, between, place);
        return true;
    }
    rename(other, path, place, path, place);
    return true;
}

bool RenameMatcher::stepBothMoved(const TreePath &path, const TreePath &local, const TreePath &remote)
{
    const bool localWins = m_policy.direction == Direction::MirrorUp ||
                           (m_policy.direction == Direction::TwoWay && isTemporary(remote) && !isTemporary(local));
    const TreePath &place = localWins ? local : remote;
    const Side loser = localWins ? Side::Remote : Side::Local;
    const TreePath &from = localWins ? remote : local;
    if (isTemporary(from) && !m_trees.base.contains(from)) {
        moveBase(loser, path, from); // A crash came between a step of a ring and its note.
        return true;
    }
    if (m_trees.base.contains(place) || place.isInside(path) || path.isInside(place) || !m_rules.renameOfBothIsOne) {
        return false;
    }
    if (local == remote) {
        moveBase(Side::Local, path, place);
        return true;
    }
    const Tree &tree = m_trees.on(loser);
    if (tree.presence(place) != Presence::Absent || !tree.isFolder(place.parent()) || place.isInside(from) ||
        from.isInside(place) || tree.hasUnknown(from) || m_trees.base.contains(from) ||
        !canHold(place, m_policy.traits(loser)) || collides(loser, from, place)) {
        return false;
    }
    rename(loser, from, place, path, place);
    return true;
}

/// A move to a name the other side cannot hold: the file must not be deleted there under its old one.
bool RenameMatcher::blockUnfit(Side side, const TreePath &path, const TreePath &place)
{
    const Side other = opposite(side);
    const bool isIllegal = !canHold(place, m_policy.traits(other));
    if (!isIllegal && !collides(other, path, place)) {
        return false;
    }
    m_blocked.add({path, other, isIllegal ? BlockReason::IllegalName : BlockReason::Collision});
    return true;
}

/// To `side` something else than `path` has the name `place` already.
bool RenameMatcher::collides(Side side, const TreePath &path, const TreePath &place) const
{
    const SideTraits &traits = m_policy.traits(side);
    if (!traits.foldsCase && !traits.foldsNormalisation) {
        return false;
    }
    const QByteArray folded = foldedName(place.name(), traits);
    return std::ranges::any_of(m_trees.on(side).entries().inside(place.parent()), [&](const auto &one) {
        return one.first != path && one.first != place && one.first.parent() == place.parent() &&
               foldedName(one.first.name(), traits) == folded;
    });
}

/// Moved into a folder that is new: that one first.
bool RenameMatcher::makeParent(const TreePath &path)
{
    const auto moved = mover(path);
    if (!moved || replayable(moved->first, path, moved->second) != Verdict::NeedsParent) {
        return false;
    }
    const Side other = opposite(moved->first);
    TreePath missing = moved->second.parent();
    while (!m_trees.on(other).isFolder(missing.parent())) {
        missing = missing.parent();
    }
    if (collides(other, missing, missing)) {
        m_blocked.add({path, other, BlockReason::Collision});
        return false;
    }
    const Entry *folder = m_trees.on(moved->first).find(missing);
    const auto known = m_baseIds[int(moved->first)].constFind(folder ? folder->id : FileId());
    const bool willBeMoved =
        known != m_baseIds[int(moved->first)].cend() && m_trees.base.contains(*known) && *known != missing;
    if (!folder || folder->content.kind != Kind::Folder || willBeMoved || isCovered(missing) ||
        m_trees.on(other).presence(missing) != Presence::Absent || !canHold(missing, m_policy.traits(other))) {
        return false;
    }
    m_steps.push_back({.kind = ActionKind::MakeFolder, .side = other, .path = missing, .there = *folder});
    m_trees.on(other).insert(missing, {.content = {.kind = Kind::Folder}});
    BaseEntry row{.content = {.kind = Kind::Folder}};
    (moved->first == Side::Local ? row.local : row.remote) = folder->id;
    m_trees.base.insert(missing, row);
    return true;
}

/// a → b → a: one of them waits under a name of its own.
bool RenameMatcher::breakRing(const TreePath &path)
{
    const BaseEntry *base = m_trees.base.find(path);
    const auto local = base ? newPlace(Side::Local, path, *base) : std::nullopt;
    if (local && local == newPlace(Side::Remote, path, *base) && m_trees.base.contains(*local) && !isCovered(path) &&
        !isTemporary(path) && m_rules.ringsNeedTemporaryName) {
        // Both sides turned it already: only the rows have to.
        const auto isTaken = [this](const TreePath &name) { return isNameTaken(m_trees, m_policy, name); };
        moveBase(Side::Local, path, temporaryPath(path, isTaken));
        return true;
    }
    const auto ring = m_rules.ringsNeedTemporaryName ? ringOf(path) : std::nullopt;
    if (!ring || isTemporary(path)) {
        return false;
    }
    park(opposite(mover(path)->first), path, path);
    return true;
}

/// A folder went into the one that has its name now, or took the name of the one it was in: it waits outside of both.
bool RenameMatcher::breakNest(const TreePath &path)
{
    const auto moved = mover(path);
    if (!m_rules.ringsNeedTemporaryName || !moved || isTemporary(path) ||
        replayable(moved->first, path, moved->second) != Verdict::Nested) {
        return false;
    }
    const auto &[side, place] = *moved;
    const TreePath &outer = place.isInside(path) ? path : place;
    const Entry *heir = m_trees.on(side).find(outer);
    const auto before = m_baseIds[int(side)].constFind(heir ? heir->id : FileId());
    const auto other = mover(place.isInside(path) && before != m_baseIds[int(side)].cend() ? *before : place);
    if (!other || other->first != side) {
        return false;
    }
    park(opposite(side), path, outer);
    return true;
}

/// Gives `path` a name of its own beside `outer`.
TreePath RenameMatcher::park(Side side, const TreePath &path, const TreePath &outer)
{
    const TreePath between =
        temporaryPath(outer, [this](const TreePath &name) { return isNameTaken(m_trees, m_policy, name); });
    rename(side, path, between, path, between);
    return between;
}

std::optional<std::vector<TreePath>> RenameMatcher::ringOf(const TreePath &path) const
{
    std::vector<TreePath> ring;
    const auto first = mover(path);
    for (TreePath at = path;;) {
        const auto moved = mover(at);
        if (!moved || moved->first != first->first ||
            replayable(moved->first, at, moved->second) != Verdict::Occupied) {
            return std::nullopt;
        }
        ring.push_back(at);
        at = moved->second;
        if (at == path) {
            return ring;
        }
        if (std::ranges::find(ring, at) != ring.end()) {
            return std::nullopt;
        }
    }
}

void RenameMatcher::rename(Side side, const TreePath &from, const TreePath &to, const TreePath &base,
                           const TreePath &baseTo)
{
    const Side other = opposite(side);
    m_steps.push_back({.kind = ActionKind::Rename,
                       .side = side,
                       .path = from,
                       .target = to,
                       .base = base,
                       .here = m_trees.on(side).at(from),
                       .there = m_trees.on(other).at(to)});
    m_trees.on(side).move(from, to);
    m_trees.base.move(base, baseTo);
    for (const auto &[path, entry] : m_trees.on(side).entries().subtree(to)) {
        if (const auto place = m_places[int(side)].find(entry.id); place != m_places[int(side)].end()) {
            *place = path;
        }
    }
    followBase(baseTo);
}

void RenameMatcher::moveBase(Side side, const TreePath &from, const TreePath &to)
{
    m_steps.push_back({.kind = ActionKind::MoveBase,
                       .side = side,
                       .path = to,
                       .target = to,
                       .base = from,
                       .here = m_trees.on(side).at(to),
                       .there = m_trees.on(opposite(side)).at(to)});
    m_trees.base.move(from, to);
    followBase(to);
}

void RenameMatcher::followBase(const TreePath &folder)
{
    for (const auto &[path, row] : m_trees.base.subtree(folder)) {
        m_baseIds[int(Side::Local)].insert(row.local, path);
        m_baseIds[int(Side::Remote)].insert(row.remote, path);
    }
}

} // namespace quire::sync
