// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "sync/Guards.h"
#include "sync/IgnoreRules.h"
#include "sync/SyncPlan.h"

#include <QDateTime>
#include <QList>

#include <set>

namespace quire::pairs {

/// Which two folders are kept the same, and how.
struct PairSettings
{
    /// Absolute, as this computer and the machine see them; bytes.
    QByteArray localRoot = {};
    QByteArray remoteRoot = {};
    /// Whose disk the remote folder is on: the same storage behind several machines is one owner.
    QString owner = {};
    sync::Direction direction = sync::Direction::TwoWay;
    /// In the syntax of gitignore(5), after the defaults and before the folder's own .quireignore.
    QByteArray ignoreLines = {};
    bool includesGit = false;
    /// Bytes; 0: no limit.
    qint64 largestFile = 0;

    bool operator==(const PairSettings &) const = default;
};

/// What is not synced: the defaults, those of the pair, and those of the folder's .quireignore.
sync::IgnoreRules rulesOf(const PairSettings &settings, const QByteArray &ownLines);

/// Deletes a person was shown: on which side, and what.
using ShownDeletes = std::set<std::pair<sync::Side, sync::TreePath>>;

/// What a person said for one run.
struct SyncOrders
{
    /// Looks and decides, changes nothing.
    bool dryRun = false;
    /// What to do with deletes that a guard asks about.
    enum class Deletes : quint8 {
        Ask,
        Allow,   ///< They are right.
        Restore, ///< They are not: the files come back from the other side.
    };
    Deletes deletes = Deletes::Ask;
    /// The answer is about these, and about what came since a guard asks anew; nothing: it is about all.
    std::optional<ShownDeletes> shown = {};
    enum class Conflicts : quint8 {
        KeepBoth,
        Ask, ///< Files that both sides changed stay as they are, on both.
    };
    Conflicts conflicts = Conflicts::KeepBoth;
    /// The folders are others than before, and that is right: they are agreed on anew, and nothing is deleted.
    bool startOver = false;
};

/// Something a person should know of, in the order it happened.
struct SyncEvent
{
    enum class Kind : quint8 {
        Uploaded,
        Downloaded,
        DeletedHere,
        DeletedThere,
        RenamedHere,
        RenamedThere,
        KeptBoth, ///< `other` is the copy.
        Merged,
        Failed,
        Halted,
        Restored,
    };
    Kind kind = Kind::Failed;
    sync::TreePath path = {};
    sync::TreePath other = {};
    /// Of a failure; translated.
    QString message = {};
    QDateTime at = {};
    /// Where the attic of that side keeps what was replaced or deleted; empty: nothing was.
    QByteArray trace = {};
    qint64 id = 0;

    bool operator==(const SyncEvent &) const = default;
};

/// What one run came to.
struct SyncReport
{
    enum class Outcome : quint8 {
        InSync,
        /// In sync, but both sides had changed some files: both versions are there.
        ConflictsKept,
        /// Something could not be brought across; see `problems`. Later runs try again.
        Incomplete,
        /// A guard stopped it; see `findings`.
        Halted,
    };
    Outcome outcome = Outcome::InSync;
    int uploaded = 0;
    int downloaded = 0;
    int deleted = 0;
    int moved = 0;
    int merged = 0;
    qint64 bytes = 0;
    std::vector<sync::Conflict> conflicts = {};
    std::vector<sync::Blocked> blocked = {};
    std::vector<sync::GuardFinding> findings = {};
    /// What waits for an answer, or would be done in a dry run.
    sync::SyncPlan plan = {};
    std::vector<std::pair<sync::TreePath, Error>> problems = {};
};

/// A plain sentence on what a guard found.
QString describe(const sync::GuardFinding &finding);
/// Why a path is left alone.
QString describe(const sync::Blocked &blocked);

} // namespace quire::pairs
