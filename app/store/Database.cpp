// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"

#include "base/Log.h"
#include "store/TransactionGuard.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace quire::store {

using namespace Qt::StringLiterals;

namespace {

// SQLite's primary result codes, which QSqlError gives as text (sqlite3.h: SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB).
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteNotADatabase = 26;

Error errorFrom(const QSqlError &error, const QString &file)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == sqliteCorrupt || code == sqliteNotADatabase) {
        return {ErrorKind::Format, Database::tr("Quire's database %1 is damaged.").arg(file), error.text()};
    }
    if (code == sqliteFull) {
        return {
            ErrorKind::File,
            Database::tr("Quire's database %1 could not be written: the disk is full. Free some space and try again.")
                .arg(file),
            error.text()};
    }
    return {ErrorKind::File, Database::tr("Quire's database %1 could not be used: %2").arg(file, error.databaseText()),
            error.text()};
}

Result<int> integer(QSqlDatabase &database, const QString &sql)
{
    auto query = execute(database, sql);
    if (!query) {
        return std::unexpected(query.error());
    }
    return query->next() ? query->value(0).toInt() : 0;
}

/// Reads every page, so that damage shows now and not in the middle of some later work.
Result<void> checkIntegrity(QSqlDatabase &database)
{
    auto query = execute(database, u"PRAGMA quick_check(1)"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    if (query->next() && query->value(0).toString() != "ok"_L1) {
        return failure(ErrorKind::Format, Database::tr("Quire's database %1 is damaged.").arg(database.databaseName()),
                       query->value(0).toString());
    }
    return {};
}

Result<void> prepare(QSqlDatabase &database)
{
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto done = execute(database, pragma); !done) {
            return std::unexpected(done.error());
        }
    }
    return checkIntegrity(database);
}

} // namespace

Result<QSqlQuery> execute(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool good = query.prepare(sql);
    for (const QVariant &value : values) {
        query.addBindValue(value);
    }
    good = good && std::invoke(qOverload<>(&QSqlQuery::exec), query);
    if (!good) {
        return std::unexpected(errorFrom(query.lastError(), database.databaseName()));
    }
    return query;
}

Database::Database(QString file, QList<Migration> migrations, QObject *parent)
    : QObject(parent),
      m_file(std::move(file)),
      m_migrations(std::move(migrations)),
      m_connectionName(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    // One thread that never ends: a QSqlDatabase belongs to the thread it was made in.
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_thread.setObjectName(u"database"_s);
}

Database::~Database()
{
    m_thread.start([this] { disconnectFile(); });
    m_thread.waitForDone();
}

Reply<DatabaseOpened> Database::open()
{
    return QtConcurrent::run(&m_thread, [this] { return openOnThread(); });
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Failure Database::notOpen() const
{
    return failure(ErrorKind::File, tr("Quire's database %1 is not open.").arg(m_file));
}

Result<DatabaseOpened> Database::openOnThread()
{
    disconnectFile();
    const Result<void> first = connectAndMigrate();
    if (first) {
        return DatabaseOpened{};
    }
    disconnectFile();
    if (first.error().kind != ErrorKind::Format) {
        return std::unexpected(first.error());
    }
    const Result<QString> aside = putAside();
    if (!aside) {
        return std::unexpected(aside.error());
    }
    qCWarning(logStore) << "Damaged database put aside:" << first.error().detail;
    if (const auto again = connectAndMigrate(); !again) {
        disconnectFile();
        return std::unexpected(again.error());
    }
    Error problem = first.error();
    problem.message =
        tr("Quire's database was damaged. It was put aside as %1, and a new one was started. Notebooks are "
           "not affected.")
            .arg(*aside);
    return DatabaseOpened{*aside, problem};
}

Result<void> Database::connectAndMigrate()
{
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!QDir().mkpath(folder)) {
        return failure(ErrorKind::File, tr("The folder %1 for Quire's database could not be made.").arg(folder));
    }
    // Switching a new file to write-ahead logging does not wait for others, whatever the busy timeout: take turns.
    QLockFile turn(m_file + u".opening"_s);
    turn.tryLock(5000);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    database.setDatabaseName(m_file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open()) {
        return std::unexpected(errorFrom(database.lastError(), m_file));
    }
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    return prepare(database).and_then([&] { return migrate(database); });
}

Result<void> Database::migrate(QSqlDatabase &database)
{
    auto guard = TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    const Result<int> version = integer(database, u"PRAGMA user_version"_s);
    if (!version) {
        return std::unexpected(version.error());
    }
    if (*version > m_migrations.size()) {
        return failure(
            ErrorKind::Unsupported,
            tr("Quire's database %1 was made by a newer version of Quire. Please update Quire.").arg(m_file));
    }
    for (int step = *version; step < m_migrations.size(); ++step) {
        const Result<void> done = m_migrations.at(step)(database);
        if (!done) {
            return done;
        }
    }
    if (const auto set = execute(database, u"PRAGMA user_version = %1"_s.arg(m_migrations.size())); !set) {
        return std::unexpected(set.error());
    }
    return guard->commit();
}

Result<QString> Database::putAside()
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    QString aside = u"%1.damaged-%2"_s.arg(m_file, stamp);
    if (!QFile::rename(m_file, aside)) {
        return failure(ErrorKind::File,
                       tr("Quire's database %1 is damaged and could not be put aside. Move it away and "
                          "start Quire again.")
                           .arg(m_file));
    }
    // The log and its index belong to the damaged file; with the new one they would be nonsense.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        QFile::rename(m_file + suffix, aside + suffix);
    }
    return aside;
}

void Database::disconnectFile()
{
    if (QSqlDatabase::contains(m_connectionName)) {
        connection().close();
        QSqlDatabase::removeDatabase(m_connectionName);
    }
}

} // namespace quire::store
