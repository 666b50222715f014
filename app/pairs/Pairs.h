// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Endpoint.h"
#include "pairs/ConflictDesk.h"
#include "pairs/Pair.h"

#include <QNetworkCookie>
#include <QThread>
#include <QTimer>

#include <memory>

namespace quire {
class Clock;
}

namespace quire::pairs {

/// The pairs of the program, for the thread of the window: their engines, journals and connections live in a thread of
/// their own. Calls come back at once; what happens is told by changed(). Errors of a Reply: as PairStore, PairRunner
/// and ConflictDesk, NotFound for a pair that is gone.
class Pairs : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives this. `list`: see PairStore::standardFile().
    Pairs(const Clock &clock, const QString &list, QObject *parent = nullptr);
    /// Stops at once; the next start goes on.
    ~Pairs() override;

    [[nodiscard]] Reply<Pair> add(Pair pair);
    /// What may change: name, pause, schedule, rules, direction.
    [[nodiscard]] Reply<void> change(Pair pair);
    /// Forgets the pair; no file of either side is touched.
    [[nodiscard]] Reply<void> remove(QString id);
    void pause(const QString &id);
    void resume(const QString &id);
    void syncNow(const QString &id);
    /// `shown`: the question as the person saw it.
    void answer(const QString &id, PairAnswer answer, const PairQuestion &shown);
    /// Whether somebody sits here; see PairPace::absence.
    void setPresent(bool isPresent);

    /// Newest first.
    [[nodiscard]] Reply<std::vector<SyncEvent>> events(QString id, int limit);
    [[nodiscard]] Reply<sync::TreePath> restore(QString id, SyncEvent event);
    [[nodiscard]] Reply<std::vector<KeptConflict>> conflicts(QString id);
    [[nodiscard]] Reply<ConflictTexts> conflictTexts(QString id, KeptConflict conflict);
    [[nodiscard]] Reply<void> resolve(QString id, KeptConflict conflict, ConflictChoice choice);
    [[nodiscard]] Reply<void> resolveWith(QString id, KeptConflict conflict, QByteArray text);

    /// A machine's server is at `endpoint` now, with what logs us in there. `machine`: MachineId as text.
    void setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies);
    void setGone(const QString &machine);

    /// As last told.
    const QList<PairRow> &rows() const { return m_rows; }
    /// The machines on which any pair's folder lies, as far as they are known.
    QStringList machinesWithPairs() const;
    /// Of a path on a machine, as MachineAgent::absolute() takes it; None: in no pair.
    SyncBadge stateOf(const QString &machine, const QByteArray &path, bool isFolder) const;

Q_SIGNALS:
    /// At most five times a second.
    void changed();
    /// The list could not be read.
    void failed(const quire::Error &error);

private:
    struct Worker;
    template <typename Work> void run(Work work);
    template <typename T, typename Work> Reply<T> ask(Work work);
    void show(const QList<PairRow> &rows);
    void setPaused(const QString &id, bool isPaused);

    std::unique_ptr<QObject> m_context; ///< Of the thread.
    std::shared_ptr<Worker> m_worker;
    QThread m_thread;
    QList<PairRow> m_rows;
    QHash<QString, QUrl> m_addresses; ///< By machine.
};

} // namespace quire::pairs
