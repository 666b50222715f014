// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"
#include "sync/LocalScan.h"
#include "sync/Tree.h"

#include <QObject>

namespace quire::sync {

/// Which two places a base belongs to. One that does not match them is no base; see Guards.h.
struct PairIdentity
{
    QByteArray localRoot = {};
    QByteArray remoteRoot = {};
    /// Whose disk the remote root is on.
    QString owner = {};
    QByteArray localMarker = {};
    QByteArray remoteMarker = {};
    FileId localId = {};
    FileId remoteId = {};
    /// IgnoreRules::fingerprint() of the last round.
    QByteArray rules = {};
    /// Counts rounds; both markers can hold it, so that an old copy of the journal is noticed.
    qint64 epoch = 0;

    bool operator==(const PairIdentity &) const = default;
};

/// A Copy or Delete about to happen; noted first, because a crash may come between it and its base row.
struct Intent
{
    /// Given by SyncJournal::intend().
    qint64 id = 0;
    Side side = Side::Local;
    TreePath path;
    /// Copy: its part, gone once it has happened. Delete: its place in the attic, filled then.
    QByteArray trace;
    /// The base row that holds once it has happened; nothing: none.
    std::optional<BaseEntry> row = {};

    bool operator==(const Intent &) const = default;
};

/// How an Intent came out.
struct Settled
{
    qint64 intent = 0;
    bool hasHappened = false;
    /// In place of the row intended.
    std::optional<BaseEntry> row = {};
};

/// All a pair knows when the program starts.
struct JournalState
{
    /// Nothing: a new pair, or a lost journal. Then there is no base either.
    std::optional<PairIdentity> pair = {};
    Base base = {};
    /// Left by a crash: look at each trace, then finish() or abandon() it before the first plan.
    std::vector<Intent> intents = {};
};

/// The memory of one pair: its base, row by row, each written after what it says has happened on disk.
///
/// Every answer comes after the row is on disk. Errors: as Database.
class SyncJournal : public QObject
{
    Q_OBJECT

public:
    /// `file` lies outside of both roots.
    explicit SyncJournal(const QString &file, QObject *parent = nullptr);

    /// Call first. A damaged journal is put aside, and the pair starts without a base.
    [[nodiscard]] Reply<store::DatabaseOpened> open();
    [[nodiscard]] Reply<JournalState> load();
    [[nodiscard]] Reply<void> setPair(const PairIdentity &pair);

    /// For Adopt, MakeFolder and Executable.
    [[nodiscard]] Reply<void> write(const TreePath &path, const BaseEntry &row);
    /// For Forget: only this row.
    [[nodiscard]] Reply<void> remove(const TreePath &path);
    /// For Rename and MoveBase: the row and all inside it, in place of what was noted at and inside `to` (another Quire
    /// may have moved things there meanwhile).
    [[nodiscard]] Reply<void> move(const TreePath &from, const TreePath &to);
    /// For MoveAside, before it: the file is no longer who it was.
    [[nodiscard]] Reply<void> forgetIds(const TreePath &path);

    /// Before a Copy or Delete; the id to answer with.
    [[nodiscard]] Reply<qint64> intend(const Intent &intent);
    /// It has happened: its row is written, or dropped, and the note goes, both or neither. `row`: in place of the one
    /// intended, when the new file's id is known only now.
    [[nodiscard]] Reply<void> finish(qint64 intent, const std::optional<BaseEntry> &row = {});
    /// It has not.
    [[nodiscard]] Reply<void> abandon(qint64 intent);

    /// Many at once, all or none: as write(), and remove() where there is no row.
    [[nodiscard]] Reply<void> writeAll(std::vector<std::pair<TreePath, std::optional<BaseEntry>>> rows);
    /// As intend(); the ids in the same order.
    [[nodiscard]] Reply<std::vector<qint64>> intendAll(std::vector<Intent> intents);
    /// As finish() and abandon().
    [[nodiscard]] Reply<void> settleAll(std::vector<Settled> settled);

    /// What the last scan of a side saw, so that the next need not read what has not changed.
    [[nodiscard]] Reply<PathMap<Fingerprint>> fingerprints(Side side);
    [[nodiscard]] Reply<void> setFingerprints(Side side, PathMap<Fingerprint> prints);

private:
    store::Database m_database;
};

} // namespace quire::sync
