// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/RunJournal.h"

#include "base/Log.h"
#include "store/TransactionGuard.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::runs {

namespace {

using store::execute;

constexpr int daysKept = 30;

Result<void> run(QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    return execute(database, sql, values).transform([](const QSqlQuery &) {});
}

Result<void> createTables(QSqlDatabase &database)
{
    return run(database, u"CREATE TABLE session (id TEXT PRIMARY KEY, kernel TEXT NOT NULL, notebook TEXT NOT NULL,"
                         " used_at TEXT NOT NULL)"_s)
        .and_then([&] {
            return run(database,
                       u"CREATE TABLE run (message TEXT PRIMARY KEY, cell TEXT NOT NULL, source TEXT NOT NULL,"
                       " sent_at TEXT NOT NULL, session TEXT NOT NULL"
                       " REFERENCES session (id) ON DELETE CASCADE)"_s);
        })
        .and_then([&] { return run(database, u"CREATE INDEX run_of_session ON run (session)"_s); });
}

Result<void> createWaiting(QSqlDatabase &database)
{
    return run(database, u"CREATE TABLE waiting (message TEXT PRIMARY KEY, cell TEXT NOT NULL, source TEXT NOT NULL,"
                         " written_at TEXT NOT NULL, notebook TEXT NOT NULL, program TEXT NOT NULL)"_s)
        .and_then([&] { return run(database, u"CREATE INDEX waiting_of_notebook ON waiting (notebook)"_s); });
}

/// A null QString would become NULL.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

/// Null when another program that still runs holds it.
std::shared_ptr<QLockFile> lockOf(const QString &folder, const QString &session)
{
    auto lock = std::make_shared<QLockFile>(folder + u"/session-"_s + session + u".lock"_s);
    lock->setStaleLockTime(0);
    return lock->tryLock(0) ? lock : nullptr;
}

Result<QList<RunRecord>> recordsOf(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    return execute(database, sql, values).transform([](QSqlQuery query) {
        QList<RunRecord> runs;
        while (query.next()) {
            runs.append({query.value(0).toString().toLatin1(), query.value(1).toString(), query.value(2).toString(),
                         query.value(3).toDateTime()});
        }
        return runs;
    });
}

Result<QList<RunRecord>> openRuns(QSqlDatabase &database, const QString &session)
{
    return recordsOf(database, u"SELECT message, cell, source, sent_at FROM run WHERE session = ? ORDER BY rowid"_s,
                     {session});
}

Result<KernelClaim> take(QSqlDatabase &database, const QString &session, std::shared_ptr<QLockFile> lock)
{
    return run(database, u"UPDATE session SET used_at = ? WHERE id = ?"_s, {now(), session})
        .and_then([&] { return openRuns(database, session); })
        .transform(
            [&](const QList<RunRecord> &runs) { return KernelClaim{session.toLatin1(), runs, std::move(lock)}; });
}

Result<KernelClaim> claimSession(QSqlDatabase &database, const QString &folder, const QString &kernel,
                                 const QString &notebook)
{
    auto known = execute(database, u"SELECT id FROM session WHERE kernel = ? AND notebook = ? ORDER BY used_at DESC"_s,
                         {kernel, notebook});
    if (!known) {
        return std::unexpected(known.error());
    }
    while (known->next()) {
        const QString session = known->value(0).toString();
        if (auto lock = lockOf(folder, session)) {
            known->finish();
            return take(database, session, std::move(lock));
        }
    }
    const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return run(database, u"INSERT INTO session VALUES (?, ?, ?, ?)"_s, {fresh, kernel, notebook, now()}).transform([&] {
        return KernelClaim{fresh.toLatin1(), {}, lockOf(folder, fresh)};
    });
}

Result<void> addRuns(QSqlDatabase &database, const QByteArray &session, const QList<RunRecord> &runs)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    for (const RunRecord &one : runs) {
        const Result<void> added = run(database, u"INSERT INTO run VALUES (?, ?, ?, ?, ?)"_s,
                                       {QString::fromLatin1(one.messageId), text(one.cell), text(one.source), now(),
                                        QString::fromLatin1(session)});
        if (!added) {
            return added;
        }
        if (auto sent = run(database, u"DELETE FROM waiting WHERE message = ?"_s, {QString::fromLatin1(one.messageId)});
            !sent) {
            return sent;
        }
    }
    return guard->commit();
}

Result<void> writeWaiting(QSqlDatabase &database, const QString &notebook, const QString &program,
                          const QList<RunRecord> &runs)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    Result<void> done = run(database, u"DELETE FROM waiting WHERE notebook = ? AND program = ?"_s, {notebook, program});
    for (const RunRecord &one : runs) {
        done = done.and_then([&] {
            return run(
                database, u"INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?, ?, ?)"_s,
                {QString::fromLatin1(one.messageId), text(one.cell), text(one.source), now(), notebook, program});
        });
    }
    return done.and_then([&] { return guard->commit(); });
}

/// Programs that wrote what waits for `notebook` and run no more.
Result<QStringList> endedPrograms(QSqlDatabase &database, const QString &folder, const QString &notebook,
                                  const QString &self)
{
    return execute(database, u"SELECT DISTINCT program FROM waiting WHERE notebook = ? AND program <> ?"_s,
                   {notebook, self})
        .transform([&](QSqlQuery query) {
            QStringList ended;
            while (query.next()) {
                if (const QString program = query.value(0).toString(); lockOf(folder, program)) {
                    ended.append(program);
                }
            }
            return ended;
        });
}

/// Belongs to `self` from now on.
Result<QList<RunRecord>> adoptWaiting(QSqlDatabase &database, const QString &folder, const QString &notebook,
                                      const QString &self)
{
    const Result<QStringList> programs = endedPrograms(database, folder, notebook, self);
    Result<void> done = programs.transform([](const QStringList &) {});
    for (const QString &program : programs.value_or(QStringList())) {
        done = done.and_then([&] {
            return run(database, u"UPDATE waiting SET program = ? WHERE notebook = ? AND program = ?"_s,
                       {self, notebook, program});
        });
    }
    return done.and_then([&] {
        return recordsOf(database,
                         u"SELECT message, cell, source, written_at FROM waiting WHERE notebook = ? AND program = ?"
                         " ORDER BY rowid"_s,
                         {notebook, self});
    });
}

/// A change nobody waits for.
void change(store::Database &journal, const QString &sql, const QVariantList &values)
{
    std::ignore = journal.run([sql, values](QSqlDatabase &database) {
        const Result<void> done = run(database, sql, values);
        if (!done) {
            qCWarning(logJupyter) << "run journal:" << done.error().detail;
        }
        return done;
    });
}

} // namespace

RunJournal::RunJournal(const QString &file, QObject *parent)
    : QObject(parent),
      m_program(std::make_shared<Program>(QUuid::createUuid().toString(QUuid::WithoutBraces))),
      m_database(file, {&createTables, &createWaiting})
{
}

QString RunJournal::standardFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::StateLocation) + u"/runs.sqlite"_s;
}

Reply<store::DatabaseOpened> RunJournal::open()
{
    const Reply<store::DatabaseOpened> opened = m_database.open();
    const QString oldest = QDateTime::currentDateTimeUtc().addDays(-daysKept).toString(Qt::ISODateWithMs);
    change(m_database, u"DELETE FROM session WHERE used_at < ?"_s, {oldest});
    std::ignore = m_database.run([folder = folder(), program = m_program](QSqlDatabase &) {
        program->lock = lockOf(folder, program->id);
        return Result<void>();
    });
    change(m_database, u"DELETE FROM waiting WHERE written_at < ?"_s, {oldest});
    return opened;
}

Reply<KernelClaim> RunJournal::claim(const QString &kernelId, const QString &notebook)
{
    return m_database.run([folder = folder(), kernelId, notebook](QSqlDatabase &database) {
        return claimSession(database, folder, kernelId, notebook);
    });
}

QString RunJournal::folder() const
{
    return QFileInfo(m_database.file()).path();
}

Reply<void> RunJournal::add(const QByteArray &sessionId, const QList<RunRecord> &runs)
{
    return m_database.run([sessionId, runs](QSqlDatabase &database) { return addRuns(database, sessionId, runs); });
}

void RunJournal::keepWaiting(const QString &notebook, const QList<RunRecord> &runs)
{
    std::ignore = m_database.run([program = m_program, notebook, runs](QSqlDatabase &database) {
        const Result<void> done = writeWaiting(database, notebook, program->id, runs);
        if (!done) {
            qCWarning(logJupyter) << "run journal:" << done.error().detail;
        }
        return done;
    });
}

Reply<QList<RunRecord>> RunJournal::leftWaiting(const QString &notebook)
{
    return m_database.run([folder = folder(), program = m_program, notebook](QSqlDatabase &database) {
        return adoptWaiting(database, folder, notebook, program->id);
    });
}

void RunJournal::move(const QString &from, const QString &to)
{
    change(m_database, u"UPDATE session SET notebook = ? WHERE notebook = ?"_s, {to, from});
    change(m_database, u"UPDATE waiting SET notebook = ? WHERE notebook = ?"_s, {to, from});
}

void RunJournal::remove(const QByteArray &messageId)
{
    change(m_database, u"DELETE FROM run WHERE message = ?"_s, {QString::fromLatin1(messageId)});
}

void RunJournal::forget(const QString &kernelId)
{
    change(m_database, u"DELETE FROM session WHERE kernel = ?"_s, {kernelId});
}

} // namespace quire::runs
