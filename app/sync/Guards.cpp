// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Guards.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace quire::sync {

namespace {

struct DeleteCount
{
    int files = 0;
    qint64 bytes = 0;
    QSet<TreePath> paths;
    QSet<TreePath> parents;
};

DeleteCount countDeletes(const SyncPlan &plan, Side side)
{
    DeleteCount count;
    for (const Action &one : plan.deletes) {
        if (one.side != side) {
            continue;
        }
        const bool isFile = one.here && one.here->content.kind != Kind::Folder;
        count.files += isFile ? 1 : 0;
        count.bytes += isFile ? one.here->content.size : 0;
        count.paths.insert(one.path);
        count.parents.insert(one.path.parent());
    }
    return count;
}

int filesIn(const Tree &tree, const TreePath &folder)
{
    return static_cast<int>(std::ranges::count_if(
        tree.entries().inside(folder), [](const auto &one) { return one.second.content.kind != Kind::Folder; }));
}

bool losesTopFolder(const DeleteCount &count, const Tree &tree, const GuardLimits &limits)
{
    return std::ranges::any_of(count.paths, [&](const TreePath &path) {
        return path.depth() == 1 && tree.isFolder(path) && filesIn(tree, path) >= limits.topFolderFiles;
    });
}

int emptiedFolders(const DeleteCount &count, const Tree &tree)
{
    return static_cast<int>(std::ranges::count_if(count.parents, [&](const TreePath &folder) {
        return !folder.isRoot() && !count.paths.contains(folder) && tree.isFolder(folder) &&
               std::ranges::all_of(tree.entries().inside(folder),
                                   [&](const auto &one) { return count.paths.contains(one.first); });
    }));
}

class Findings
{
public:
    void addIf(bool holds, Alarm alarm, Side side)
    {
        if (holds) {
            m_all.push_back({alarm, side});
        }
    }
    std::vector<GuardFinding> take() { return std::move(m_all); }

private:
    std::vector<GuardFinding> m_all;
};

/// Whether at least half of what was agreed on is there as it was.
bool isMostlyThere(const Tree &tree, const Base &base)
{
    std::size_t same = 0;
    for (const auto &[path, agreed] : base) {
        const Entry *seen = tree.find(path);
        same += seen && seen->content.kind == agreed.content.kind && seen->content.size == agreed.content.size ? 1 : 0;
    }
    return !base.isEmpty() && 2 * same >= base.size();
}

void checkRoot(Findings &findings, Side side, const RootFacts &root, const Tree &tree, const Base &base)
{
    const bool isMissing = !root.expectedMarker.isEmpty() && root.marker.isEmpty();
    findings.addIf(isMissing && (root.isMarkerInReach || !isMostlyThere(tree, base)), Alarm::MarkerMissing, side);
    findings.addIf(!root.marker.isEmpty() && !root.expectedMarker.isEmpty() && root.marker != root.expectedMarker,
                   Alarm::MarkerDiffers, side);
    findings.addIf(root.id.isKnown() && root.expectedId.isKnown() && root.id != root.expectedId, Alarm::RootReplaced,
                   side);
    findings.addIf(!root.expectedOwner.isEmpty() && root.owner != root.expectedOwner, Alarm::OwnerDiffers, side);
    findings.addIf(tree.isComplete() && tree.entries().isEmpty() && base.size() >= 2, Alarm::RootEmptied, side);
}

void checkDeletes(Findings &findings, Side side, const SyncPlan &plan, const Tree &tree, const GuardLimits &limits)
{
    const DeleteCount count = countDeletes(plan, side);
    const double most = std::max<double>(limits.files, limits.share * filesIn(tree, TreePath()));
    findings.addIf(count.files > most, Alarm::ManyDeletes, side);
    findings.addIf(count.bytes > limits.bytes, Alarm::ManyBytes, side);
    findings.addIf(losesTopFolder(count, tree, limits), Alarm::TopFolderDeleted, side);
    findings.addIf(emptiedFolders(count, tree) >= limits.emptiedFolders, Alarm::FoldersEmptied, side);
}

} // namespace

Verdict verdictOf(Alarm alarm)
{
    switch (alarm) {
    case Alarm::MarkerMissing:
    case Alarm::MarkerDiffers:
    case Alarm::RootReplaced:
    case Alarm::OwnerDiffers:
    case Alarm::RootEmptied:
        return Verdict::Stop;
    case Alarm::ManyDeletes:
    case Alarm::ManyBytes:
    case Alarm::TopFolderDeleted:
    case Alarm::FoldersEmptied:
        return Verdict::Ask;
    case Alarm::ListingIncomplete:
    case Alarm::RulesChanged:
    case Alarm::BaseLost:
        return Verdict::NoDeletes;
    }
    return Verdict::Stop;
}

std::vector<GuardFinding> checkGuards(const SyncPlan &plan, const Tree &local, const Tree &remote, const Base &base,
                                      const GuardFacts &facts, const GuardLimits &limits)
{
    Findings findings;
    for (const Side side : {Side::Local, Side::Remote}) {
        const Tree &tree = side == Side::Local ? local : remote;
        checkRoot(findings, side, side == Side::Local ? facts.local : facts.remote, tree, base);
        findings.addIf(!tree.isComplete(), Alarm::ListingIncomplete, side);
        findings.addIf(facts.rulesChanged && !plan.deletes.empty(), Alarm::RulesChanged, side);
        findings.addIf(facts.baseLost, Alarm::BaseLost, side);
        checkDeletes(findings, side, plan, tree, limits);
    }
    return findings.take();
}

Verdict verdictOf(const std::vector<GuardFinding> &findings)
{
    Verdict strictest = Verdict::Go;
    for (const GuardFinding &one : findings) {
        strictest = std::max(strictest, verdictOf(one.alarm));
    }
    return strictest;
}

SyncPlan withoutDeletes(SyncPlan plan)
{
    plan.deletes.clear();
    return plan;
}

} // namespace quire::sync
