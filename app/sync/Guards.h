// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/SyncPlan.h"

namespace quire::sync {

/// What a root says about itself, now and when the pair was agreed on.
struct RootFacts
{
    /// The marker's text as read now; empty: there is none.
    QByteArray marker = {};
    QByteArray expectedMarker = {};
    /// False where this way to the root cannot see the marker that another way left (a hidden name): then most of what
    /// was agreed on has to be there.
    bool isMarkerInReach = true;
    FileId id = {};
    FileId expectedId = {};
    /// Whose disk it is (a server's address and user, a storage's name).
    QString owner = {};
    QString expectedOwner = {};
};

struct GuardFacts
{
    RootFacts local = {};
    RootFacts remote = {};
    /// The base was lost, or is older than what the sides have seen.
    bool baseLost = false;
    /// Other ignore rules than at the last round.
    bool rulesChanged = false;
};

/// From where on a deletion is asked about. A side's deletes may be as many as the larger of the first two.
struct GuardLimits
{
    int files = 20;
    double share = 0.1;
    qint64 bytes = 1'000'000'000;
    /// A folder of the first level with at least so many files, deleted whole.
    int topFolderFiles = 10;
    /// So many folders that lose all they held and stay.
    int emptiedFolders = 3;
};

enum class Alarm : quint8 {
    // The pair stops: this is not the place it was.
    MarkerMissing,
    MarkerDiffers,
    RootReplaced,
    OwnerDiffers,
    RootEmptied,
    // The person is asked, with the list.
    ManyDeletes,
    ManyBytes,
    TopFolderDeleted,
    FoldersEmptied,
    // Nothing is deleted in this round.
    ListingIncomplete,
    RulesChanged,
    BaseLost,
};

enum class Verdict : quint8 {
    Go,
    Ask,       ///< The deletes wait for an answer, the rest may go.
    NoDeletes, ///< Go without the deletes; see withoutDeletes(). No answer makes them right.
    Stop,      ///< Nothing may go.
};

Verdict verdictOf(Alarm alarm);

struct GuardFinding
{
    Alarm alarm = Alarm::MarkerMissing;
    /// The side that would lose something, or that is not what it was.
    Side side = Side::Local;

    bool operator==(const GuardFinding &) const = default;
};

/// What speaks against `plan`, made from these trees; renames do not count as deletes. Pure.
[[nodiscard]] std::vector<GuardFinding> checkGuards(const SyncPlan &plan, const Tree &local, const Tree &remote,
                                                    const Base &base, const GuardFacts &facts,
                                                    const GuardLimits &limits = {});
/// The strictest.
Verdict verdictOf(const std::vector<GuardFinding> &findings);

/// `plan` without what would be deleted.
SyncPlan withoutDeletes(SyncPlan plan);

} // namespace quire::sync
