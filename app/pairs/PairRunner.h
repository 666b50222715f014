// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/MachineRoot.h"
#include "pairs/FolderWatcher.h"
#include "pairs/Pair.h"
#include "pairs/SyncEngine.h"

#include <QTimer>

namespace quire::pairs {

/// How long a pair waits.
struct PairPace
{
    /// After an error, twice as long after each further one, up to the longest.
    std::chrono::milliseconds retry{5'000};
    /// Between looks at a machine that tells nothing; twice as long after each that found nothing, up to the longest.
    std::chrono::milliseconds poll{15'000};
    std::chrono::milliseconds longest{300'000};
    /// So long without the person, and a machine is not kept awake by asking it.
    std::chrono::milliseconds absence{600'000};

    /// `first` doubled `times` times, no longer than `longest`.
    std::chrono::milliseconds doubled(std::chrono::milliseconds first, int times) const;
};

/// One pair alive: brings its engine up while its machine is there, and runs it on changes, by its schedule and on
/// request.
///
/// Lives in one thread, not the UI's.
class PairRunner : public QObject
{
    Q_OBJECT

public:
    PairRunner(Pair pair, QString stateFolder, PairPace pace = {}, QObject *parent = nullptr);
    ~PairRunner() override;

    /// The same pair with other settings.
    void setPair(const Pair &pair);
    /// Its machine is there, again or under a new address; null: it is gone. Outlives this, or is taken away first.
    void setAgent(files::MachineAgent *agent);
    /// Whether somebody sits at this computer.
    void setPresent(bool isPresent);
    /// Looks now, whatever the schedule says.
    void syncNow();
    /// `shown`: the question as the person saw it; what it did not name is asked about anew.
    void answer(PairAnswer answer, const PairQuestion &shown);

    const PairRow &row() const { return m_row; }
    /// The same with how its paths stand; for the window.
    PairRow told();
    /// Opened; usable without the machine. Errors: as Database.
    [[nodiscard]] Reply<SyncHistory *> history();
    /// See SyncEngine::restore(). Errors: Network while the machine is not there.
    [[nodiscard]] Reply<sync::TreePath> restore(SyncEvent event);
    /// Asks the history anew what is in conflict. Where the copy is gone, nothing is any more.
    [[nodiscard]] Reply<void> refreshConflicts();

Q_SIGNALS:
    void changed();

private:
    void look(const SyncOrders &orders = {});
    void stop();
    Reply<void> runOnce(SyncOrders orders);
    Reply<SyncReport> attempt(SyncOrders orders);
    Reply<void> bringUp(bool make);
    void settle(const Result<SyncReport> &report);
    void take(const SyncReport &report);
    void lookLater(std::chrono::milliseconds pause);
    void planNext();
    void noteRemoteChange();
    void onTime();
    void setState(PairState state);

    QString m_folder;
    PairPace m_pace;
    PairRow m_row;
    PathStates m_states;
    SyncHistory m_history;
    bool m_isHistoryOpen = false;
    files::MachineAgent *m_agent = nullptr;
    std::unique_ptr<files::MachineRoot> m_root;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<FolderWatcher> m_watcher;
    Reply<void> m_running;
    QTimer m_timer;
    QTimer m_absence;
    /// Counts the ups; what belongs to an earlier one goes nowhere.
    int m_life = 0;
    int m_failures = 0;
    int m_quietLooks = 0;
    bool m_isBusy = false;
    std::optional<SyncOrders> m_next; ///< Wanted while one is under way.
    bool m_machineTells = false;
    bool m_isAway = false;
    bool m_isStale = false; ///< The machine may have changed while nobody was here.
    bool m_isTidied = false;
};

} // namespace quire::pairs
