// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/SyncHistory.h"

#include "store/TransactionGuard.h"

#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace quire::pairs {

namespace {

using store::execute;

constexpr int eventsKept = 5000;
constexpr qint64 textBytesKept = 64 << 20;

Result<void> runAll(QSqlDatabase &database, const QStringList &statements)
{
    Result<void> done;
    for (const QString &sql : statements) {
        done = done.and_then([&] { return execute(database, sql).transform([](const QSqlQuery &) {}); });
    }
    return done;
}

Result<void> createHistory(QSqlDatabase &database)
{
    return runAll(
        database,
        {u"CREATE TABLE event (id INTEGER PRIMARY KEY, at INT, kind INT, path BLOB, other BLOB, message TEXT,"
         " trace BLOB)"_s,
         u"CREATE TABLE version (id INTEGER PRIMARY KEY, side INT, path BLOB, trace BLOB, size INT, at INT)"_s,
         u"CREATE TABLE conflict (id INTEGER PRIMARY KEY, path BLOB, copy BLOB, at INT, resolved INT"
         " DEFAULT 0)"_s,
         u"CREATE TABLE text (digest BLOB PRIMARY KEY, data BLOB, at INT) WITHOUT ROWID"_s});
}

Result<void> addConflictBase(QSqlDatabase &database)
{
    return runAll(database, {u"ALTER TABLE conflict ADD COLUMN base BLOB"_s});
}

sync::TreePath pathIn(const QSqlQuery &query, int column)
{
    return sync::TreePath::fromBytes(query.value(column).toByteArray()).value_or(sync::TreePath());
}

QDateTime timeIn(const QSqlQuery &query, int column)
{
    return QDateTime::fromMSecsSinceEpoch(query.value(column).toLongLong());
}

/// One statement for each row, all or none.
Result<void> insertAll(QSqlDatabase &database, const QString &sql, const std::vector<QVariantList> &rows)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return Failure(guard.error());
    }
    Result<void> done;
    for (const QVariantList &row : rows) {
        done = done.and_then([&] { return execute(database, sql, row).transform([](const QSqlQuery &) {}); });
    }
    return done.and_then([&] { return guard->commit(); });
}

} // namespace

SyncHistory::SyncHistory(const QString &file, QObject *parent)
    : QObject(parent), m_database(file, {&createHistory, &addConflictBase})
{
}

Reply<store::DatabaseOpened> SyncHistory::open()
{
    return m_database.open();
}

Reply<void> SyncHistory::add(std::vector<SyncEvent> events)
{
    std::vector<QVariantList> rows;
    rows.reserve(events.size());
    for (const SyncEvent &event : events) {
        rows.push_back({event.at.toMSecsSinceEpoch(), int(event.kind), event.path.bytes(), event.other.bytes(),
                        event.message, event.trace});
    }
    return m_database.run([rows = std::move(rows)](QSqlDatabase &database) {
        return insertAll(database, u"INSERT INTO event VALUES (NULL, ?, ?, ?, ?, ?, ?)"_s, rows).and_then([&] {
            return runAll(database,
                          {u"DELETE FROM event WHERE id <= (SELECT max(id) FROM event) - %1"_s.arg(eventsKept)});
        });
    });
}

Reply<std::vector<SyncEvent>> SyncHistory::events(int limit)
{
    return m_database.run([limit](QSqlDatabase &database) {
        return execute(database, u"SELECT * FROM event ORDER BY id DESC LIMIT ?"_s, {limit})
            .transform([](QSqlQuery query) {
                std::vector<SyncEvent> events;
                while (query.next()) {
                    events.push_back({SyncEvent::Kind(query.value(2).toInt()), pathIn(query, 3), pathIn(query, 4),
                                      query.value(5).toString(), timeIn(query, 1), query.value(6).toByteArray(),
                                      query.value(0).toLongLong()});
                }
                return events;
            });
    });
}

Reply<void> SyncHistory::keep(std::vector<KeptVersion> versions)
{
    std::vector<QVariantList> rows;
    rows.reserve(versions.size());
    for (const KeptVersion &one : versions) {
        rows.push_back({int(one.side), one.path.bytes(), one.trace, one.size, one.at.toMSecsSinceEpoch()});
    }
    return m_database.run([rows = std::move(rows)](QSqlDatabase &database) {
        return insertAll(database, u"INSERT INTO version VALUES (NULL, ?, ?, ?, ?, ?)"_s, rows);
    });
}

Reply<std::vector<KeptVersion>> SyncHistory::versions()
{
    return m_database.run([](QSqlDatabase &database) {
        return execute(database, u"SELECT * FROM version ORDER BY id"_s).transform([](QSqlQuery query) {
            std::vector<KeptVersion> versions;
            while (query.next()) {
                versions.push_back({query.value(0).toLongLong(), sync::Side(query.value(1).toInt()), pathIn(query, 2),
                                    query.value(3).toByteArray(), query.value(4).toLongLong(), timeIn(query, 5)});
            }
            return versions;
        });
    });
}

Reply<void> SyncHistory::forgetVersion(qint64 id)
{
    return m_database.run(
        [id](QSqlDatabase &database) { return insertAll(database, u"DELETE FROM version WHERE id = ?"_s, {{id}}); });
}

Reply<void> SyncHistory::addConflicts(std::vector<KeptConflict> conflicts)
{
    std::vector<QVariantList> rows;
    rows.reserve(conflicts.size());
    for (const KeptConflict &one : conflicts) {
        rows.push_back({one.path.bytes(), one.copy.bytes(), one.at.toMSecsSinceEpoch(), one.base});
    }
    return m_database.run([rows = std::move(rows)](QSqlDatabase &database) {
        return insertAll(database, u"INSERT INTO conflict VALUES (NULL, ?, ?, ?, 0, ?)"_s, rows);
    });
}

Reply<std::vector<KeptConflict>> SyncHistory::conflicts()
{
    return m_database.run([](QSqlDatabase &database) {
        return execute(database, u"SELECT * FROM conflict WHERE resolved = 0 ORDER BY id"_s)
            .transform([](QSqlQuery query) {
                std::vector<KeptConflict> conflicts;
                while (query.next()) {
                    conflicts.push_back({query.value(0).toLongLong(), pathIn(query, 1), pathIn(query, 2),
                                         timeIn(query, 3), query.value(5).toByteArray()});
                }
                return conflicts;
            });
    });
}

Reply<void> SyncHistory::resolve(qint64 conflict)
{
    return m_database.run([conflict](QSqlDatabase &database) {
        return insertAll(database, u"UPDATE conflict SET resolved = 1 WHERE id = ?"_s, {{conflict}});
    });
}

Reply<QByteArray> SyncHistory::text(QByteArray digest)
{
    return m_database.run([digest](QSqlDatabase &database) {
        return execute(database, u"SELECT data FROM text WHERE digest = ?"_s, {digest}).transform([](QSqlQuery query) {
            return query.next() ? qUncompress(query.value(0).toByteArray()) : QByteArray();
        });
    });
}

Reply<void> SyncHistory::keepTexts(std::vector<std::pair<QByteArray, QByteArray>> texts)
{
    return m_database.run([texts = std::move(texts)](QSqlDatabase &database) {
        std::vector<QVariantList> rows;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const auto &[digest, bytes] : texts) {
            rows.push_back({digest, qCompress(bytes, 3), now});
        }
        // The oldest go first once there is too much.
        return insertAll(database, u"INSERT OR REPLACE INTO text VALUES (?, ?, ?)"_s, rows).and_then([&] {
            return runAll(
                database,
                {u"DELETE FROM text WHERE digest IN (SELECT digest FROM (SELECT digest, sum(length("
                 "data)) OVER (ORDER BY at DESC, digest) AS total FROM text) WHERE total > %1)"_s.arg(textBytesKept)});
        });
    });
}

} // namespace quire::pairs
