// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/Tree.h"

#include <QDateTime>

#include <vector>

namespace quire::sync {

/// What a disk can hold. The default is an ordinary Linux disk.
struct SideTraits
{
    bool foldsCase = false;          ///< "A" and "a" are one file.
    bool foldsNormalisation = false; ///< "é" as one code point or as two is one file.
    bool utf8Only = false;           ///< Other names cannot be asked for.
    bool leadingDot = true;          ///< Names with a dot in front can be seen.
    bool symlinks = true;
    QByteArray forbidden = {}; ///< Bytes no name may hold.
    int maxName = 255;         ///< Bytes.
    int maxPath = 3800;        ///< Bytes below the root.

    bool operator==(const SideTraits &) const = default;
};

enum class Direction : quint8 {
    TwoWay,
    MirrorUp,   ///< The remote side is made as the local one is.
    MirrorDown, ///< The local side is made as the remote one is.
};

/// What a pair of folders is told once.
struct Policy
{
    Direction direction = Direction::TwoWay;
    SideTraits local = {};
    SideTraits remote = {};
    /// For names of conflict copies.
    QString host = {};
    QDateTime now = {};

    const SideTraits &traits(Side side) const { return side == Side::Local ? local : remote; }
};

enum class ActionKind : quint8 {
    Rename,     ///< `path` → `target`, never over something. Then base rows `base` → `target`, with all inside.
    MoveBase,   ///< Nothing on disk: it was moved already. Base rows `base` → `target`, with all inside.
    MoveAside,  ///< Forget both ids in the base row of `path`, then `path` → `target`, never over something.
    MakeFolder, ///< Then a base row.
    Executable, ///< Set the bit to `executable`. A base row if both sides are then the same.
    Copy,       ///< The other side's bytes to `path`: into nothing or in exchange for `here`. Then a base row.
    Adopt,      ///< Both sides are the same: a base row, or fresh ids in it.
    Forget,     ///< Neither side has it: drop the base row.
    Hash,       ///< Read it on `side`; nothing can be decided before. Then plan again.
    Delete, ///< A file or symlink into the attic, a folder only if empty. Then drop the base row, whatever there is.
};

/// One step. It happens only if both sides are still as expected (isStill()); otherwise it is left out, and the next
/// plan sees why. The effect comes first, the base row second. A Copy or Delete is noted before it: after a crash its
/// part being gone, or the attic having it, says that it happened, and the row is written then. Without that, somebody
/// who puts the old bytes back would be taken for somebody who never changed them.
///
/// Ids in a base row are those of the file that was made and of the one it was made from (`there`), never of what lies
/// under the name when the row is written: meanwhile that may be another file.
struct Action
{
    ActionKind kind = ActionKind::Adopt;
    /// The side that changes.
    Side side = Side::Local;
    TreePath path;
    /// Moves: where to.
    TreePath target = {};
    /// Rename, MoveBase: the base row that goes to `target`.
    TreePath base = {};
    /// On `side` at `path`; nothing: absent.
    std::optional<Entry> here = {};
    /// On the other side at `path`; a Rename or MoveBase: at `target`, unless nothing is expected there.
    std::optional<Entry> there = {};
    bool executable = false;

    bool operator==(const Action &) const = default;
};

enum class BlockReason : quint8 {
    Unknown,     ///< Could not be seen or read on `side`.
    IllegalName, ///< `side` cannot hold or show this name.
    Collision,   ///< On `side` this would be the same file as another one.
    LinkOutside, ///< A symlink that points out of the folder.
    NoSymlinks,  ///< `side` has none.
};

/// A path, with all inside it, that is left alone on both sides.
struct Blocked
{
    TreePath path;
    Side side = Side::Local;
    BlockReason reason = BlockReason::Unknown;

    bool operator==(const Blocked &) const = default;
};

/// Both sides changed it: the file of `movedSide` goes on under `copy`, the other one keeps the name.
struct Conflict
{
    TreePath path;
    TreePath copy;
    Side movedSide = Side::Local;
    std::optional<Content> base = {};
    Content local = {};
    Content remote = {};

    bool operator==(const Conflict &) const = default;
};

/// What to do, in this order. An empty plan means that the sides agree, but for what is blocked.
struct SyncPlan
{
    /// One after the other.
    std::vector<Action> moves;
    /// One after the other, parents first.
    std::vector<Action> folders;
    /// Each on its own, in any order or at once.
    std::vector<Action> files;
    /// Deepest first; those of one depth in any order.
    std::vector<Action> deletes;

    std::vector<Conflict> conflicts;
    std::vector<Blocked> blocked;

    bool isEmpty() const { return moves.empty() && folders.empty() && files.empty() && deletes.empty(); }
    bool operator==(const SyncPlan &) const = default;
};

} // namespace quire::sync
