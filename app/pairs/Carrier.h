// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "pairs/LocalSide.h"
#include "pairs/PathStates.h"
#include "pairs/SyncHistory.h"
#include "pairs/SyncTypes.h"
#include "sync/SyncJournal.h"

#include <QObject>

#include <functional>

namespace quire::pairs {

/// What carrying a plan out works on. All outlive it; `base` and the fingerprints follow what happens.
struct CarryGround
{
    LocalSide *local = nullptr;
    files::RemoteRoot *remote = nullptr;
    sync::SyncJournal *journal = nullptr;
    SyncHistory *history = nullptr;
    sync::Base *base = nullptr;
    sync::PathMap<sync::Fingerprint> *localPrints = nullptr;
    sync::PathMap<sync::Fingerprint> *remotePrints = nullptr;
    /// Whose, for uploadTicket().
    QByteArray memory = {};
    /// May be null.
    PathStates *states = nullptr;
    /// Told after each step.
    std::function<void(const SyncReport &soFar)> progressed = {};
};

/// Whether the text of a file is kept, so that conflicts can be merged.
bool isMergeable(const sync::TreePath &path, qint64 size);
/// A name in an attic that was never used.
QByteArray newTrace();
/// The same for the same file with the same bytes, which so takes up where an earlier round ended; and for no other,
/// also not of another Quire: `memory` is who asks.
QByteArray uploadTicket(const QByteArray &memory, const sync::TreePath &path, const QByteArray &digest);
/// Errors after which the round ends: nobody is there any more.
bool isFatal(const Error &error);

/// Carries plans out: each step a compare-and-swap, the effect first, the base row second; see docs/sync.md.
///
/// A step that finds something else than the plan saw is left out: the next plan sees why. What a disk refuses is noted
/// in the report and left for the next run.
class Carrier : public QObject
{
    Q_OBJECT

public:
    explicit Carrier(CarryGround ground);

    /// Errors: only those after which going on makes no sense (the network, the journal). What was done is in report().
    [[nodiscard]] Reply<void> carryOut(sync::SyncPlan plan);
    SyncReport &report() { return m_report; }
    const std::vector<SyncEvent> &events() const { return m_events; }
    /// Steps that were done.
    int done() const { return m_done; }

    // For those who copy.
    const CarryGround &ground() const { return m_ground; }
    void note(SyncEvent event);
    /// A step that failed; nothing for a conflict, which the next plan sees.
    void noteProblem(const sync::TreePath &path, const Error &error);
    void noteDone(qint64 bytes);
    void setRow(const sync::TreePath &path, const std::optional<sync::BaseEntry> &row);
    void noteSettled(const sync::TreePath &path);
    void setPrint(sync::Side side, const sync::TreePath &path, const sync::Entry &entry);

private:
    Reply<void> carryMoves(std::vector<sync::Action> moves);
    Reply<void> rename(sync::Action action);
    Reply<void> moveBase(sync::Action action);
    Reply<void> moveAside(sync::Action action);
    Reply<void> carryFolders(std::vector<sync::Action> folders);
    Reply<void> makeFolder(sync::Action action);
    Reply<void> carryFiles(std::vector<sync::Action> files);
    Reply<void> setExecutable(sync::Action action);
    Reply<void> makeSymlink(sync::Action action);
    Reply<void> carryRows(std::vector<sync::Action> rows);
    Reply<void> carryDeletes(std::vector<sync::Action> deletes);
    bool leavesTrace(const sync::Action &action) const;
    Reply<void> deleteLevel(std::vector<sync::Action> level);
    Reply<void> deleteOne(sync::Action action, QByteArray trace, qint64 intent);

    Reply<std::optional<sync::Entry>> look(sync::Side side, sync::TreePath path);
    Reply<void> moveOn(sync::Side side, sync::TreePath from, sync::TreePath to, files::Expectation expected);
    Reply<void> moveRows(sync::TreePath from, sync::TreePath to);
    Result<void> settled(const sync::TreePath &path, const Result<void> &result);

    CarryGround m_ground;
    SyncReport m_report;
    std::vector<SyncEvent> m_events;
    std::vector<sync::Settled> m_settled;
    int m_done = 0;
};

} // namespace quire::pairs
