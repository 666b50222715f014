// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "pairs/Carrier.h"
#include "pairs/LocalSide.h"
#include "pairs/Markers.h"
#include "pairs/PathStates.h"
#include "pairs/SyncHistory.h"
#include "pairs/SyncTypes.h"

#include <QLockFile>
#include <QObject>

#include <memory>

namespace quire::pairs {

/// Keeps one pair of folders the same: looks at both, decides (sync::reconcile), asks the guards, carries out, and
/// looks again until nothing is left to do. docs/sync.md says what it promises.
///
/// Lives in one thread, not the UI's. One run at a time.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    /// `remote` outlives the engine and is open. `stateFolder` holds the pair's memory, nobody else's.
    SyncEngine(PairSettings settings, files::RemoteRoot *remote, QString stateFolder, QObject *parent = nullptr);
    ~SyncEngine() override;

    const PairSettings &settings() const { return m_settings; }
    SyncHistory &history() { return m_history; }
    /// `states`, which outlives this, is told from now on how each path stands.
    void tell(PathStates *states) { m_states = states; }

    /// Errors: what HttpClient and the agent give when the machine cannot be reached, File for the journal, Conflict
    /// when another Quire works on this pair. Anything a person decides is in the report.
    [[nodiscard]] Reply<SyncReport> run(SyncOrders orders);
    /// Gives back what an event replaced or deleted; where something is under its name now, beside it. A rename is
    /// taken back; Conflict where the old name is taken. The next run brings it to the other side.
    [[nodiscard]] Reply<sync::TreePath> restore(SyncEvent event);
    /// Throws away what the attics hold beyond `days` and `bytes`, oldest first.
    [[nodiscard]] Reply<int> tidyAttics(int days, qint64 bytes);

Q_SIGNALS:
    void progressed(const quire::pairs::SyncReport &soFar);

private:
    Reply<void> open();
    Reply<void> load();
    Reply<void> settleIntents(std::vector<sync::Intent> intents);
    Reply<bool> hasHappened(sync::Intent intent);
    Reply<void> settleNames(sync::Intent intent);
    Reply<void> tidyParts(std::vector<sync::TreePath> parts);
    Reply<void> dropCutUploads();
    Reply<void> identify(SyncOrders orders);
    Reply<void> keepMarker();
    Reply<void> readRules();
    Reply<void> scan();
    Reply<void> readMoved();
    Reply<sync::SyncPlan> decide();
    Reply<bool> readDigests(std::vector<sync::Action> files);
    void fill(sync::Side side, const sync::TreePath &path, const sync::Entry &read);
    Reply<SyncReport> rounds(SyncOrders orders);
    Reply<bool> round(SyncOrders orders, SyncReport *report);
    /// What guards leave of a plan; sets the outcome where they stop it.
    sync::SyncPlan guarded(sync::SyncPlan plan, const SyncOrders &orders, SyncReport *report) const;
    sync::SyncPlan asked(sync::SyncPlan plan, const SyncOrders &orders, SyncReport *report) const;
    static void leaveConflicts(sync::SyncPlan *plan, SyncReport *report);
    Reply<void> restoreDeleted(std::vector<sync::Action> deletes);
    Reply<bool> carryOut(sync::SyncPlan plan, SyncReport *report);
    Reply<sync::TreePath> bringBack(sync::Side side, SyncEvent event);
    Reply<sync::TreePath> undoRename(sync::Side side, SyncEvent event);
    Reply<void> makeParents(sync::Side side, sync::TreePath path);
    Reply<void> save(bool isComplete);
    void tellLeftOut(const sync::Tree &seen) const;
    void tellStates(const SyncReport &report);
    sync::GuardFacts facts() const;

    PairSettings m_settings;
    QByteArray m_memory; ///< Whose: no two Quires have the same.
    files::RemoteRoot *m_remote;
    LocalSide m_local;
    Markers m_markers;
    sync::SyncJournal m_journal;
    SyncHistory m_history;
    QLockFile m_lock;
    bool m_isOpen = false;
    bool m_isRunning = false;
    bool m_isSettled = false; ///< The last plan had nothing to do.
    PathStates *m_states = nullptr;
    bool m_isBaseTold = false;
    bool m_isTidy = false; ///< What a kill left is gone.
    /// Uploads a kill has cut, by path and ticket: taken up again by then, or nobody wants them.
    std::vector<std::pair<sync::TreePath, QByteArray>> m_cutUploads;

    std::optional<sync::PairIdentity> m_agreed;
    sync::PairIdentity m_now;
    sync::IgnoreRules m_rules;
    sync::PairTrees m_trees;
    sync::Base m_base;
    sync::PathMap<sync::Fingerprint> m_localPrints;
    sync::PathMap<sync::Fingerprint> m_remotePrints;
    sync::PathMap<sync::Fingerprint> m_savedLocalPrints;
    sync::PathMap<sync::Fingerprint> m_savedRemotePrints;
};

} // namespace quire::pairs
