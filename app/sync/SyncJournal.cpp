// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SyncJournal.h"

#include "base/Log.h"
#include "store/TransactionGuard.h"

#include <QDataStream>
#include <QIODevice>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace quire::sync {

namespace {

using store::execute;

/// Columns of a base row after its path.
constexpr int rowColumns = 10;

Result<void> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    return execute(database, sql, values).transform([](const QSqlQuery &) {});
}

Result<void> createJournal(QSqlDatabase &database)
{
    const QString row = u"kind INT, size INT, digest BLOB, executable INT, local_device INT, local_inode INT,"
                        " local_born INT, remote_device INT, remote_inode INT, remote_born INT"_s;
    return runSql(database, u"CREATE TABLE base (path BLOB PRIMARY KEY, %1) WITHOUT ROWID"_s.arg(row))
        .and_then([&] {
            return runSql(database, u"CREATE TABLE intent (id INTEGER PRIMARY KEY, path BLOB NOT NULL, %1,"
                                    " side INT NOT NULL, trace BLOB)"_s.arg(row));
        })
        .and_then([&] {
            return runSql(database, u"CREATE TABLE pair (id INTEGER PRIMARY KEY CHECK (id = 1), local_root BLOB,"
                                    " remote_root BLOB, owner TEXT, local_marker BLOB, remote_marker BLOB,"
                                    " local_device INT, local_inode INT, local_born INT, remote_device INT,"
                                    " remote_inode INT, remote_born INT, rules BLOB, epoch INT)"_s);
        });
}

Result<void> createPrints(QSqlDatabase &database)
{
    return runSql(database, u"CREATE TABLE print (side INTEGER PRIMARY KEY, data BLOB NOT NULL)"_s);
}

/// Only ever read by the Quire that wrote it: what does not fit is as good as nothing.
constexpr quint32 printsVersion = 1;

QByteArray packed(const PathMap<Fingerprint> &prints)
{
    QByteArray data;
    QDataStream stream(&data, QIODevice::WriteOnly);
    stream << printsVersion << quint64(prints.size());
    for (const auto &[path, print] : prints) {
        stream << path.bytes() << print.size << print.modified << print.changed << print.id.device << print.id.inode
               << print.id.born << print.digest << print.isRacy;
    }
    return data;
}

PathMap<Fingerprint> unpacked(const QByteArray &data)
{
    PathMap<Fingerprint> prints;
    QDataStream stream(data);
    quint32 version = 0;
    quint64 count = 0;
    stream >> version >> count;
    for (; version == printsVersion && count > 0 && stream.status() == QDataStream::Ok; --count) {
        QByteArray name;
        Fingerprint print;
        stream >> name >> print.size >> print.modified >> print.changed >> print.id.device >> print.id.inode >>
            print.id.born >> print.digest >> print.isRacy;
        const std::optional<TreePath> path = TreePath::fromBytes(name);
        if (path && stream.status() == QDataStream::Ok) {
            prints.insert(*path, std::move(print));
        }
    }
    return prints;
}

QVariantList valuesOf(const FileId &id)
{
    return {static_cast<qint64>(id.device), static_cast<qint64>(id.inode), id.born};
}

FileId idFrom(const QSqlQuery &query, int column)
{
    return {static_cast<quint64>(query.value(column).toLongLong()),
            static_cast<quint64>(query.value(column + 1).toLongLong()), query.value(column + 2).toLongLong()};
}

/// No row: all NULL.
QVariantList valuesOf(const std::optional<BaseEntry> &row)
{
    if (!row) {
        return QVariantList(rowColumns);
    }
    const Content &content = row->content;
    const QVariant executable = content.executable ? QVariant(int(*content.executable)) : QVariant();
    return QVariantList{int(content.kind), content.size, content.digest, executable} + valuesOf(row->local) +
           valuesOf(row->remote);
}

std::optional<BaseEntry> rowFrom(const QSqlQuery &query, int column)
{
    if (query.value(column).isNull()) {
        return std::nullopt;
    }
    BaseEntry row;
    row.content.kind = static_cast<Kind>(query.value(column).toInt());
    row.content.size = query.value(column + 1).toLongLong();
    row.content.digest = query.value(column + 2).toByteArray();
    if (!query.value(column + 3).isNull()) {
        row.content.executable = query.value(column + 3).toInt() != 0;
    }
    row.local = idFrom(query, column + 4);
    row.remote = idFrom(query, column + 7);
    return row;
}

QString placeholders(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u',');
}

Result<void> putRow(QSqlDatabase &database, const QByteArray &path, const std::optional<BaseEntry> &row)
{
    if (!row) {
        return runSql(database, u"DELETE FROM base WHERE path = ?"_s, {path});
    }
    return runSql(database, u"INSERT OR REPLACE INTO base VALUES (%1)"_s.arg(placeholders(1 + rowColumns)),
                  QVariantList{path} + valuesOf(row));
}

Result<std::optional<PairIdentity>> readPair(QSqlDatabase &database)
{
    return execute(database, u"SELECT * FROM pair"_s).transform([](QSqlQuery query) -> std::optional<PairIdentity> {
        if (!query.next()) {
            return std::nullopt;
        }
        return PairIdentity{query.value(1).toByteArray(),
                            query.value(2).toByteArray(),
                            query.value(3).toString(),
                            query.value(4).toByteArray(),
                            query.value(5).toByteArray(),
                            idFrom(query, 6),
                            idFrom(query, 9),
                            query.value(12).toByteArray(),
                            query.value(13).toLongLong()};
    });
}

/// A row with a path that is none was not written by Quire: left out.
Result<Base> readBase(QSqlDatabase &database)
{
    return execute(database, u"SELECT * FROM base"_s).transform([](QSqlQuery query) {
        Base base;
        while (query.next()) {
            const std::optional<TreePath> path = TreePath::fromBytes(query.value(0).toByteArray());
            const std::optional<BaseEntry> row = rowFrom(query, 1);
            if (path && row) {
                base.insert(*path, *row);
            }
        }
        return base;
    });
}

Result<std::vector<Intent>> readIntents(QSqlDatabase &database, const QString &condition = {},
                                        const QVariantList &values = {})
{
    return execute(database, u"SELECT * FROM intent %1 ORDER BY id"_s.arg(condition), values)
        .transform([](QSqlQuery query) {
            std::vector<Intent> intents;
            while (query.next()) {
                if (const auto path = TreePath::fromBytes(query.value(1).toByteArray())) {
                    intents.push_back({query.value(0).toLongLong(), static_cast<Side>(query.value(12).toInt()), *path,
                                       query.value(13).toByteArray(), rowFrom(query, 2)});
                }
            }
            return intents;
        });
}

Result<JournalState> readAll(QSqlDatabase &database)
{
    JournalState state;
    return readPair(database)
        .and_then([&](std::optional<PairIdentity> pair) {
            state.pair = std::move(pair);
            return readBase(database);
        })
        .and_then([&](Base base) {
            state.base = state.pair ? std::move(base) : Base();
            return readIntents(database);
        })
        .transform([&](std::vector<Intent> intents) {
            state.intents = std::move(intents);
            return std::move(state);
        });
}

/// All of `work` or nothing.
template <typename Work> Result<void> atOnce(QSqlDatabase &database, Work work)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    const Result<void> done = work();
    return done ? guard->commit() : done;
}

/// The row and all inside (what begins with the path and a slash, the byte after which is '0'), in place of what was
/// noted there.
Result<void> moveRows(QSqlDatabase &database, const QByteArray &from, const QByteArray &to)
{
    return atOnce(database, [&] {
        return runSql(database,
                      u"DELETE FROM base WHERE (path = ? OR (path > ? AND path < ?))"
                      " AND NOT (path = ? OR (path > ? AND path < ?))"_s,
                      {to, to + '/', to + '0', from, from + '/', from + '0'})
            .and_then([&] {
                return runSql(database,
                              u"UPDATE base SET path = CAST(? || substr(path, ?) AS BLOB) WHERE path = ?"
                              " OR (path > ? AND path < ?)"_s,
                              {to, from.size() + 1, from, from + '/', from + '0'});
            });
    });
}

/// Inside a transaction.
Result<void> settleIntent(QSqlDatabase &database, qint64 id, const std::optional<BaseEntry> &row)
{
    const Result<std::vector<Intent>> found = readIntents(database, u"WHERE id = ?"_s, {id});
    Result<void> done = found.transform([](const std::vector<Intent> &) {});
    for (const Intent &intent : found.value_or(std::vector<Intent>())) {
        done = putRow(database, intent.path.bytes(), row ? row : intent.row).and_then([&] {
            return runSql(database, u"DELETE FROM intent WHERE id = ?"_s, {id});
        });
    }
    return done;
}

Result<qint64> addIntent(QSqlDatabase &database, const Intent &intent)
{
    return execute(database, u"INSERT INTO intent VALUES (NULL, %1)"_s.arg(placeholders(3 + rowColumns)),
                   QVariantList{intent.path.bytes()} + valuesOf(intent.row) +
                       QVariantList{int(intent.side), intent.trace})
        .transform([](const QSqlQuery &query) { return query.lastInsertId().toLongLong(); });
}

Result<void> dropIntent(QSqlDatabase &database, qint64 id)
{
    return runSql(database, u"DELETE FROM intent WHERE id = ?"_s, {id});
}

} // namespace

SyncJournal::SyncJournal(const QString &file, QObject *parent)
    : QObject(parent), m_database(file, {&createJournal, &createPrints})
{
}

Reply<store::DatabaseOpened> SyncJournal::open()
{
    const Reply<store::DatabaseOpened> opened = m_database.open();
    // An intent must be on disk before the files change, even if the power goes.
    std::ignore = m_database.run([](QSqlDatabase &database) {
        const Result<void> done = runSql(database, u"PRAGMA synchronous = FULL"_s);
        if (!done) {
            qCWarning(logStore) << "sync journal:" << done.error().detail;
        }
        return done;
    });
    return opened;
}

Reply<JournalState> SyncJournal::load()
{
    return m_database.run([](QSqlDatabase &database) { return readAll(database); });
}

Reply<void> SyncJournal::setPair(const PairIdentity &pair)
{
    return m_database.run([pair](QSqlDatabase &database) {
        return runSql(
            database, u"INSERT OR REPLACE INTO pair VALUES (%1)"_s.arg(placeholders(14)),
            QVariantList{1, pair.localRoot, pair.remoteRoot, pair.owner, pair.localMarker, pair.remoteMarker} +
                valuesOf(pair.localId) + valuesOf(pair.remoteId) + QVariantList{pair.rules, pair.epoch});
    });
}

Reply<void> SyncJournal::write(const TreePath &path, const BaseEntry &row)
{
    return m_database.run([path, row](QSqlDatabase &database) { return putRow(database, path.bytes(), row); });
}

Reply<void> SyncJournal::remove(const TreePath &path)
{
    return m_database.run([path](QSqlDatabase &database) { return putRow(database, path.bytes(), std::nullopt); });
}

Reply<void> SyncJournal::move(const TreePath &from, const TreePath &to)
{
    return m_database.run([from, to](QSqlDatabase &database) { return moveRows(database, from.bytes(), to.bytes()); });
}

Reply<void> SyncJournal::forgetIds(const TreePath &path)
{
    return m_database.run([path](QSqlDatabase &database) {
        return runSql(database,
                      u"UPDATE base SET local_device = 0, local_inode = 0, local_born = 0, remote_device = 0,"
                      " remote_inode = 0, remote_born = 0 WHERE path = ?"_s,
                      {path.bytes()});
    });
}

Reply<qint64> SyncJournal::intend(const Intent &intent)
{
    return m_database.run([intent](QSqlDatabase &database) { return addIntent(database, intent); });
}

Reply<void> SyncJournal::finish(qint64 intent, const std::optional<BaseEntry> &row)
{
    return settleAll({{intent, true, row}});
}

Reply<void> SyncJournal::abandon(qint64 intent)
{
    return m_database.run([intent](QSqlDatabase &database) { return dropIntent(database, intent); });
}

Reply<void> SyncJournal::writeAll(std::vector<std::pair<TreePath, std::optional<BaseEntry>>> rows)
{
    return m_database.run([rows = std::move(rows)](QSqlDatabase &database) {
        return atOnce(database, [&] {
            Result<void> done;
            for (const auto &[path, row] : rows) {
                done = done.and_then([&] { return putRow(database, path.bytes(), row); });
            }
            return done;
        });
    });
}

Reply<std::vector<qint64>> SyncJournal::intendAll(std::vector<Intent> intents)
{
    return m_database.run([intents = std::move(intents)](QSqlDatabase &database) -> Result<std::vector<qint64>> {
        std::vector<qint64> ids;
        const Result<void> done = atOnce(database, [&]() -> Result<void> {
            for (const Intent &intent : intents) {
                const Result<qint64> id = addIntent(database, intent);
                if (!id) {
                    return std::unexpected(id.error());
                }
                ids.push_back(*id);
            }
            return {};
        });
        return done.transform([&] { return std::move(ids); });
    });
}

Reply<void> SyncJournal::settleAll(std::vector<Settled> settled)
{
    return m_database.run([settled = std::move(settled)](QSqlDatabase &database) {
        return atOnce(database, [&] {
            Result<void> done;
            for (const Settled &one : settled) {
                done = done.and_then([&] {
                    return one.hasHappened ? settleIntent(database, one.intent, one.row)
                                           : dropIntent(database, one.intent);
                });
            }
            return done;
        });
    });
}

Reply<PathMap<Fingerprint>> SyncJournal::fingerprints(Side side)
{
    return m_database.run([side](QSqlDatabase &database) {
        return execute(database, u"SELECT data FROM print WHERE side = ?"_s, {int(side)})
            .transform([](QSqlQuery query) {
                return query.next() ? unpacked(query.value(0).toByteArray()) : PathMap<Fingerprint>();
            });
    });
}

Reply<void> SyncJournal::setFingerprints(Side side, PathMap<Fingerprint> prints)
{
    return m_database.run([side, prints = std::move(prints)](QSqlDatabase &database) {
        return runSql(database, u"INSERT OR REPLACE INTO print VALUES (?, ?)"_s, {int(side), packed(prints)});
    });
}

} // namespace quire::sync
