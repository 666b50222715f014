// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/ConflictDesk.h"
#include "pairs/PairMachines.h"
#include "pairs/PairRunner.h"
#include "pairs/PairStore.h"

#include <map>

namespace quire::pairs {

/// The pairs of the program in their own thread: the list, a runner for each, and the machines they wait for.
class PairWorker : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives this. `list`: see PairStore.
    PairWorker(const Clock &clock, QString list, QObject *parent = nullptr);
    ~PairWorker() override;

    /// Errors: as PairStore::load().
    [[nodiscard]] Result<void> start();
    PairMachines &machines() { return m_machines; }

    [[nodiscard]] Result<Pair> add(const Pair &pair);
    [[nodiscard]] Result<void> change(const Pair &pair);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<void> setPaused(const QString &id, bool isPaused);
    void setPresent(bool isPresent);
    /// Null: there is no such pair.
    PairRunner *runner(const QString &id) const;

    [[nodiscard]] Reply<std::vector<SyncEvent>> events(QString id, int limit);
    [[nodiscard]] Reply<sync::TreePath> restore(QString id, SyncEvent event);
    [[nodiscard]] Reply<std::vector<KeptConflict>> conflicts(QString id);
    [[nodiscard]] Reply<ConflictTexts> conflictTexts(QString id, KeptConflict conflict);
    [[nodiscard]] Reply<void> resolve(QString id, KeptConflict conflict, ConflictChoice choice);
    [[nodiscard]] Reply<void> resolveWith(QString id, KeptConflict conflict, QByteArray text);

Q_SIGNALS:
    /// At most five times a second.
    void changed(const QList<quire::pairs::PairRow> &rows);

private:
    void makeRunner(const Pair &pair);
    void handOut();
    void tellLater();
    Reply<SyncHistory *> history(QString id);
    Reply<std::shared_ptr<ConflictDesk>> desk(QString id);

    PairStore m_store;
    PairMachines m_machines;
    std::map<QString, std::unique_ptr<PairRunner>> m_runners;
    QTimer m_tell;
    bool m_isPresent = true;
};

} // namespace quire::pairs
