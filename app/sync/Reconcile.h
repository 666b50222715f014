// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/SyncPlan.h"

namespace quire::sync {

/// The judgements reconcile() makes, one by one. Only tests ever switch one off, to prove that they would notice.
struct Rules
{
    bool unknownIsNotAbsent = true;
    bool editBeatsDelete = true;
    /// A folder deleted on one side stays if the other side put or changed something in it.
    bool folderOfSurvivorsStays = true;
    bool bothChangedIsConflict = true;
    bool equalIsNoConflict = true;
    bool changedFileStepsAside = true;
    bool unchangedGivesWay = true;
    /// A rename is replayed only onto the file it was agreed about, not onto another of that name.
    bool renameKnowsOtherSide = true;
    bool renameOfBothIsOne = true;
    bool ringsNeedTemporaryName = true;
    bool collisionsAreBlocked = true;

    bool operator==(const Rules &) const = default;
};

/// Decides what makes both sides the same without losing anything; the table is in docs/sync.md. Pure: the same trees
/// give the same plan, and nothing is touched. `local` and `remote` hold nothing that is ignored; `base` neither.
[[nodiscard]] SyncPlan reconcile(const Tree &local, const Tree &remote, const Base &base, const Policy &policy,
                                 const Rules &rules = {});

} // namespace quire::sync
