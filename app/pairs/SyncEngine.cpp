// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/SyncEngine.h"

#include "base/Coroutine.h"
#include "pairs/NotebookConflicts.h"
#include "sync/Reconcile.h"

#include <QDir>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace quire::pairs {

using sync::Action;
using sync::ActionKind;
using sync::Side;
using sync::TreePath;

namespace {

/// The model needs two; people who go on writing may need some more.
constexpr int mostRounds = 8;

QString inFolder(const QString &folder, const QString &name)
{
    QDir().mkpath(folder);
    return QDir(folder).filePath(name);
}

/// A number that changes when a disk is connected again says nothing about who it is.
sync::FileId withoutDevice(sync::FileId id)
{
    id.device = 0;
    return id;
}

bool hasHash(const sync::SyncPlan &plan)
{
    return std::ranges::any_of(plan.files, [](const Action &one) { return one.kind == ActionKind::Hash; });
}

/// Of what a guard asks about, what the person wants back.
std::vector<Action> toRestore(const SyncOrders &orders, std::vector<Action> asked)
{
    if (orders.deletes != SyncOrders::Deletes::Restore) {
        return {};
    }
    std::erase_if(
        asked, [&orders](const Action &one) { return orders.shown && !orders.shown->contains({one.side, one.path}); });
    return asked;
}

} // namespace

SyncEngine::SyncEngine(PairSettings settings, files::RemoteRoot *remote, QString stateFolder, QObject *parent)
    : QObject(parent),
      m_settings(std::move(settings)),
      m_remote(remote),
      m_local(m_settings.localRoot),
      m_markers(&m_local, remote),
      m_journal(inFolder(stateFolder, u"journal.sqlite"_s)),
      m_history(inFolder(stateFolder, u"history.sqlite"_s)),
      m_lock(inFolder(stateFolder, u"lock"_s))
{
    m_lock.setStaleLockTime(0);
    m_memory = QSysInfo::machineUniqueId() + '\0' + QDir(stateFolder).absolutePath().toUtf8();
}

SyncEngine::~SyncEngine() = default;

Reply<SyncReport> SyncEngine::run(SyncOrders orders)
{
    if (m_isRunning) {
        co_return failure(ErrorKind::Conflict, tr("This pair is being synced already."));
    }
    const auto running = qScopeGuard([self = QPointer(this)] {
        if (self) {
            self->m_isRunning = false;
        }
    });
    m_isRunning = true;
    Result<void> ready = co_await open();
    if (ready) {
        ready = co_await load();
    }
    if (!ready) {
        co_return Failure(ready.error());
    }
    const Result<sync::FileId> local = co_await m_local.open();
    if (!local && m_agreed) {
        co_return SyncReport{.outcome = SyncReport::Outcome::Halted,
                             .findings = {{sync::Alarm::MarkerMissing, Side::Local}}};
    }
    if (!local) {
        co_return Failure(local.error());
    }
    ready = co_await identify(orders);
    if (!ready) {
        co_return Failure(ready.error());
    }
    co_return co_await rounds(orders);
}

Reply<SyncReport> SyncEngine::rounds(SyncOrders orders)
{
    const auto report = std::make_shared<SyncReport>();
    for (int round = 0; round < mostRounds; ++round) {
        const Result<bool> goesOn = co_await this->round(orders, report.get());
        if (!goesOn) {
            co_return Failure(goesOn.error());
        }
        if (!*goesOn) {
            break;
        }
    }
    tellStates(*report);
    const bool isHalted = report->outcome == SyncReport::Outcome::Halted;
    const bool wasStopped = isHalted && sync::verdictOf(report->findings) == sync::Verdict::Stop;
    if (m_isSettled && !m_cutUploads.empty() && !orders.dryRun) {
        const Result<void> dropped = co_await dropCutUploads();
        if (!dropped) {
            co_return Failure(dropped.error());
        }
    }
    if (!wasStopped && !orders.dryRun) {
        const Result<void> saved = co_await save(!isHalted);
        if (!saved) {
            co_return Failure(saved.error());
        }
    }
    if (!isHalted && !orders.dryRun && (!report->problems.empty() || !m_isSettled)) {
        report->outcome = SyncReport::Outcome::Incomplete;
    } else if (!isHalted && !report->conflicts.empty()) {
        report->outcome = SyncReport::Outcome::ConflictsKept;
    }
    co_return *report;
}

/// False: nothing is left to do, or nothing can be done.
Reply<bool> SyncEngine::round(SyncOrders orders, SyncReport *report)
{
    const Result<void> scanned = co_await scan();
    if (!scanned) {
        co_return Failure(scanned.error());
    }
    Result<sync::SyncPlan> plan = co_await decide();
    if (!plan) {
        co_return Failure(plan.error());
    }
    report->blocked = plan->blocked;
    if (m_states && !orders.dryRun) {
        m_states->setPlan(*plan);
    }
    *plan = guarded(*plan, orders, report);
    if (report->outcome != SyncReport::Outcome::Halted && !orders.dryRun) {
        const Result<void> kept = co_await keepMarker();
        if (!kept) {
            co_return Failure(kept.error());
        }
    }
    const std::vector<Action> wanted = toRestore(orders, report->plan.deletes);
    if (!wanted.empty()) {
        const Result<void> restored = co_await restoreDeleted(wanted);
        report->outcome = SyncReport::Outcome::InSync;
        report->plan = {};
        report->findings.clear();
        co_return restored.transform([] { return true; });
    }
    if (orders.conflicts == SyncOrders::Conflicts::Ask) {
        leaveConflicts(&*plan, report);
    }
    if (orders.dryRun) {
        report->plan = *plan;
        co_return false;
    }
    m_isSettled = plan->isEmpty();
    if (m_isSettled) {
        co_return false;
    }
    co_return co_await carryOut(*plan, report);
}

Reply<void> SyncEngine::scan()
{
    // Both at once.
    const Reply<sync::ScanResult> localScan = m_local.scan(m_rules, m_localPrints);
    const Result<sync::ScanResult> remote = co_await m_remote->scan(m_rules, m_remotePrints);
    const Result<sync::ScanResult> local = co_await localScan;
    if (!remote || !local) {
        co_return Failure(remote ? local.error() : remote.error());
    }
    if (!std::exchange(m_isTidy, true)) {
        const Result<void> tidied = co_await tidyParts(local->parts);
        if (!tidied) {
            co_return tidied;
        }
    }
    m_localPrints = local->fingerprints;
    m_remotePrints = remote->fingerprints;
    m_now.localId = withoutDevice(local->root);
    m_now.remoteId = withoutDevice(remote->root);
    m_trees = m_rules.applied({local->tree, remote->tree, m_base});
    tellLeftOut(remote->tree);
    co_return co_await readMoved();
}

/// Files that were somewhere else before are read at once: only their bytes prove that they were moved.
Reply<void> SyncEngine::readMoved()
{
    QHash<quint64, qint64> sizes;
    for (const auto &[path, row] : m_base) {
        if (row.content.kind == sync::Kind::File && row.remote.isKnown() && !m_trees.remote.find(path)) {
            sizes.insert(row.remote.inode, row.content.size);
        }
    }
    std::vector<Action> moved;
    for (const auto &[path, entry] : m_trees.remote.entries()) {
        if (!sizes.isEmpty() && entry.content.kind == sync::Kind::File && entry.content.digest.isEmpty() &&
            !m_base.contains(path) && sizes.value(entry.id.inode, -1) == entry.content.size) {
            moved.push_back({.kind = ActionKind::Hash, .side = Side::Remote, .path = path});
        }
    }
    const Result<bool> read = co_await readDigests(moved);
    co_return read.transform([](bool) {});
}

Reply<sync::SyncPlan> SyncEngine::decide()
{
    const sync::Policy policy{.direction = m_settings.direction,
                              .local = m_local.traits(),
                              .remote = m_remote->abilities().traits,
                              .host = QSysInfo::machineHostName(),
                              .now = QDateTime::currentDateTime()};
    for (int tries = 0;; ++tries) {
        sync::SyncPlan plan = sync::reconcile(m_trees.local, m_trees.remote, m_trees.base, policy);
        if (!hasHash(plan) || tries == 3) {
            co_return plan;
        }
        const Result<bool> read = co_await readDigests(plan.files);
        if (!read) {
            co_return Failure(read.error());
        }
    }
}

/// False: nothing could be read.
Reply<bool> SyncEngine::readDigests(std::vector<Action> files)
{
    std::vector<TreePath> asked;
    bool any = false;
    for (const Action &action : files) {
        if (action.kind != ActionKind::Hash) {
            continue;
        }
        if (action.side == Side::Remote) {
            asked.push_back(action.path);
            continue;
        }
        const Result<std::optional<sync::Entry>> read =
            co_await m_local.run([path = action.path](const files::LocalRoot &root) { return root.stat(path, true); });
        if (read && *read) {
            fill(Side::Local, action.path, **read);
            any = true;
        }
    }
    if (asked.empty()) {
        co_return any;
    }
    const Result<std::vector<files::Sent>> read = co_await m_remote->digests(asked);
    if (!read) {
        co_return Failure(read.error());
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (read->at(i)) {
            fill(Side::Remote, asked[i], *read->at(i));
            any = true;
        }
    }
    co_return any;
}

/// Takes a digest for what the scan saw, if that is still what was read.
void SyncEngine::fill(Side side, const TreePath &path, const sync::Entry &read)
{
    const std::optional<sync::Entry> seen = m_trees.on(side).at(path);
    if (!seen || seen->content.size != read.content.size || seen->modified != read.modified || seen->id != read.id) {
        return;
    }
    sync::Entry entry = *seen;
    entry.content.digest = read.content.digest;
    m_trees.on(side).insert(path, entry);
    auto &prints = side == Side::Local ? m_localPrints : m_remotePrints;
    if (sync::Fingerprint *print = prints.find(path)) {
        print->digest = read.content.digest;
    }
}

sync::GuardFacts SyncEngine::facts() const
{
    const sync::PairIdentity expected = m_agreed.value_or(m_now);
    return {.local = {.marker = m_now.localMarker,
                      .expectedMarker = expected.localMarker,
                      .id = m_now.localId,
                      .expectedId = expected.localId,
                      .owner = {},
                      .expectedOwner = {}},
            .remote = {.marker = m_now.remoteMarker,
                       .expectedMarker = expected.remoteMarker,
                       .isMarkerInReach = m_markers.seesAll(),
                       .id = m_now.remoteId,
                       .expectedId = expected.remoteId,
                       .owner = m_now.owner,
                       .expectedOwner = expected.owner},
            .rulesChanged = m_now.rules != expected.rules};
}

sync::SyncPlan SyncEngine::guarded(sync::SyncPlan plan, const SyncOrders &orders, SyncReport *report) const
{
    std::vector<sync::GuardFinding> findings =
        sync::checkGuards(plan, m_trees.local, m_trees.remote, m_trees.base, facts());
    if (!m_agreed && orders.dryRun) { // There are no markers yet.
        std::erase_if(findings, [](const sync::GuardFinding &one) { return one.alarm == sync::Alarm::MarkerMissing; });
    }
    const sync::Verdict verdict = sync::verdictOf(findings);
    report->findings = findings;
    if (verdict == sync::Verdict::Stop) {
        report->outcome = SyncReport::Outcome::Halted;
        return {};
    }
    if (verdict == sync::Verdict::NoDeletes) {
        return sync::withoutDeletes(std::move(plan));
    }
    return verdict == sync::Verdict::Ask ? asked(std::move(plan), orders, report) : plan;
}

/// The plan with those deletes that were answered; the others wait, unless so few are left that nobody would ask.
sync::SyncPlan SyncEngine::asked(sync::SyncPlan plan, const SyncOrders &orders, SyncReport *report) const
{
    const bool isAllowed = orders.deletes == SyncOrders::Deletes::Allow;
    const auto wasShown = [&orders](const Action &one) {
        return !orders.shown || orders.shown->contains({one.side, one.path});
    };
    if (isAllowed && std::ranges::all_of(plan.deletes, wasShown)) {
        return plan;
    }
    sync::SyncPlan open = plan;
    if (isAllowed) {
        std::erase_if(open.deletes, wasShown);
        report->findings = sync::checkGuards(open, m_trees.local, m_trees.remote, m_trees.base, facts());
        if (sync::verdictOf(report->findings) == sync::Verdict::Go) {
            return plan;
        }
    }
    report->outcome = SyncReport::Outcome::Halted;
    report->plan.deletes = open.deletes;
    std::erase_if(plan.deletes, [&](const Action &one) { return !isAllowed || !wasShown(one); });
    return plan;
}

/// Takes what concerns files that both sides changed out of the plan; they are told of once.
void SyncEngine::leaveConflicts(sync::SyncPlan *plan, SyncReport *report)
{
    for (const sync::Conflict &conflict : plan->conflicts) {
        const auto concerns = [&conflict](const Action &one) {
            return one.path == conflict.path || one.path == conflict.copy || one.target == conflict.copy;
        };
        std::erase_if(plan->moves, concerns);
        std::erase_if(plan->files, concerns);
        const bool isKnown = std::ranges::contains(report->conflicts, conflict.path, &sync::Conflict::path);
        if (!isKnown) {
            report->conflicts.push_back(
                {conflict.path, {}, conflict.movedSide, conflict.base, conflict.local, conflict.remote});
        }
    }
    plan->conflicts.clear();
}

/// Without its row a file is new on the side that has it, and goes to the other.
Reply<void> SyncEngine::restoreDeleted(std::vector<Action> deletes)
{
    std::vector<std::pair<TreePath, std::optional<sync::BaseEntry>>> rows;
    for (const Action &action : deletes) {
        rows.emplace_back(action.path, std::nullopt);
        m_base.eraseOne(action.path);
    }
    m_isBaseTold = false;
    co_return co_await m_journal.writeAll(rows);
}

/// False: nothing more can be done now.
Reply<bool> SyncEngine::carryOut(sync::SyncPlan plan, SyncReport *report)
{
    const auto carrier = std::make_shared<Carrier>(
        CarryGround{.local = &m_local,
                    .remote = m_remote,
                    .journal = &m_journal,
                    .history = &m_history,
                    .base = &m_base,
                    .localPrints = &m_localPrints,
                    .remotePrints = &m_remotePrints,
                    .states = m_states,
                    .memory = m_memory,
                    .progressed = [this](const SyncReport &soFar) { Q_EMIT progressed(soFar); }});
    carrier->report() = *report;
    carrier->report().problems.clear();
    m_isBaseTold = false;
    const auto notebooks = std::make_shared<NotebookConflicts>(carrier.get());
    const Result<int> merged = co_await notebooks->merge(plan.conflicts, m_trees);
    if (!merged) {
        co_return Failure(merged.error());
    }
    Result<void> carried;
    if (*merged == 0) {
        carried = co_await carrier->carryOut(plan);
        std::vector<KeptConflict> kept;
        for (const sync::Conflict &conflict : plan.conflicts) {
            kept.push_back({0, conflict.path, conflict.copy, QDateTime::currentDateTime(),
                            conflict.base ? conflict.base->digest : QByteArray()});
            carrier->report().conflicts.push_back(conflict);
        }
        if (!kept.empty()) {
            [[maybe_unused]] const Result<void> written = co_await m_history.addConflicts(kept);
        }
    }
    *report = carrier->report();
    if (!carrier->events().empty()) {
        [[maybe_unused]] const Result<void> logged = co_await m_history.add(carrier->events());
    }
    if (!carried) {
        co_return Failure(carried.error());
    }
    co_return carrier->done() > 0;
}

} // namespace quire::pairs
