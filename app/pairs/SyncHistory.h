// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/SyncTypes.h"
#include "store/Database.h"

#include <QObject>

namespace quire::pairs {

/// A conflict that waits for a person to look at.
struct KeptConflict
{
    qint64 id = 0;
    sync::TreePath path;
    sync::TreePath copy;
    QDateTime at = {};
    /// Digest of what both sides came from; see SyncHistory::text(). Empty: nothing is known.
    QByteArray base = {};

    bool operator==(const KeptConflict &) const = default;
};

/// Something in an attic.
struct KeptVersion
{
    qint64 id = 0;
    sync::Side side = sync::Side::Local;
    sync::TreePath path;
    QByteArray trace = {};
    qint64 size = 0;
    QDateTime at = {};

    bool operator==(const KeptVersion &) const = default;
};

/// What happened to a pair: its log, its conflicts, what its attics hold, and the text of small files as last agreed
/// on, from which three-way merges are made.
///
/// Errors: as Database.
class SyncHistory : public QObject
{
    Q_OBJECT

public:
    explicit SyncHistory(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] Reply<store::DatabaseOpened> open();
    [[nodiscard]] Reply<void> add(std::vector<SyncEvent> events);
    /// Newest first.
    [[nodiscard]] Reply<std::vector<SyncEvent>> events(int limit);

    [[nodiscard]] Reply<void> keep(std::vector<KeptVersion> versions);
    /// Oldest first.
    [[nodiscard]] Reply<std::vector<KeptVersion>> versions();
    [[nodiscard]] Reply<void> forgetVersion(qint64 id);

    [[nodiscard]] Reply<void> addConflicts(std::vector<KeptConflict> conflicts);
    /// Not resolved yet, oldest first.
    [[nodiscard]] Reply<std::vector<KeptConflict>> conflicts();
    [[nodiscard]] Reply<void> resolve(qint64 conflict);

    /// The bytes with this digest; empty when they were not kept.
    [[nodiscard]] Reply<QByteArray> text(QByteArray digest);
    [[nodiscard]] Reply<void> keepTexts(std::vector<std::pair<QByteArray, QByteArray>> texts);

private:
    store::Database m_database;
};

} // namespace quire::pairs
