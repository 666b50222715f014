// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferJournal.h"

#include "store/TransactionGuard.h"

#include <QDataStream>
#include <QSqlQuery>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

using store::execute;

struct Row
{
    qint64 index;
    TransferFile file;
};

/// In the column "interactive", which older journals have.
constexpr int interactiveFlag = 1;
constexpr int moveFlag = 2;

Result<void> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    return execute(database, sql, values).transform([](const QSqlQuery &) {});
}

Result<void> createJournal(QSqlDatabase &database)
{
    return runSql(database, u"CREATE TABLE job (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB, source TEXT,"
                            " target TEXT, sources BLOB, folder BLOB, collision INT, interactive INT, paused INT,"
                            " counted INT, state INT)"_s)
        .and_then([&] {
            return runSql(database, u"CREATE TABLE file (job INT, position INT, source BLOB, target BLOB, size INT,"
                                    " modified INT, executable INT, state INT, done INT, kind INT, message TEXT,"
                                    " PRIMARY KEY (job, position)) WITHOUT ROWID"_s);
        });
}

QByteArray packed(const QList<QByteArray> &list)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << list;
    return bytes;
}

QList<QByteArray> unpacked(const QByteArray &bytes)
{
    QList<QByteArray> list;
    QDataStream stream(bytes);
    stream >> list;
    return stream.status() == QDataStream::Ok ? list : QList<QByteArray>();
}

Result<void> putFile(QSqlDatabase &database, qint64 job, const Row &row)
{
    const TransferFile &file = row.file;
    return runSql(database, u"INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?,?,?,?,?)"_s,
                  {job, row.index, file.source, file.target, file.size, file.modified, int(file.executable),
                   int(file.state), file.done, int(file.error.kind), file.error.message});
}

Result<void> putFiles(QSqlDatabase &database, qint64 job, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        if (const Result<void> put = putFile(database, job, row); !put) {
            return put;
        }
    }
    return {};
}

Result<void> putState(QSqlDatabase &database, const TransferJob &job)
{
    return runSql(database, u"UPDATE job SET collision = ?, paused = ?, counted = ?, state = ? WHERE id = ?"_s,
                  {int(job.order.collision), int(job.isPaused), int(job.isCounted), int(job.state), job.id});
}

template <typename Change> Result<void> atOnce(QSqlDatabase &database, Change change)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    return change().and_then([&] { return guard->commit(); });
}

TransferJob jobFrom(const QSqlQuery &query)
{
    TransferJob job;
    job.id = query.value(0).toLongLong();
    job.key = query.value(1).toByteArray();
    job.order = {query.value(2).toString(),
                 query.value(3).toString(),
                 unpacked(query.value(4).toByteArray()),
                 query.value(5).toByteArray(),
                 static_cast<Collision>(query.value(6).toInt()),
                 (query.value(7).toInt() & interactiveFlag) != 0,
                 (query.value(7).toInt() & moveFlag) != 0};
    job.isPaused = query.value(8).toBool();
    job.isCounted = query.value(9).toBool();
    job.state = static_cast<JobState>(query.value(10).toInt());
    return job;
}

Result<void> readFiles(QSqlDatabase &database, TransferJob &job)
{
    return execute(database, u"SELECT * FROM file WHERE job = ? ORDER BY position"_s, {job.id})
        .transform([&job](QSqlQuery query) {
            while (query.next()) {
                TransferFile file{query.value(2).toByteArray(), query.value(3).toByteArray(),
                                  query.value(4).toLongLong(), query.value(5).toLongLong()};
                file.executable = query.value(6).toBool();
                file.state = static_cast<FileState>(query.value(7).toInt());
                file.done = query.value(8).toLongLong();
                if (file.state == FileState::Failed) {
                    file.error = {static_cast<ErrorKind>(query.value(9).toInt()), query.value(10).toString(), {}};
                }
                if (file.state == FileState::Active) {
                    file.state = FileState::Waiting;
                    file.isResumed = true;
                }
                job.files.push_back(std::move(file));
            }
        });
}

Result<std::vector<TransferJob>> readAll(QSqlDatabase &database)
{
    auto query = execute(database, u"SELECT * FROM job ORDER BY id"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<TransferJob> jobs;
    while (query->next()) {
        jobs.push_back(jobFrom(*query));
    }
    for (TransferJob &job : jobs) {
        if (const Result<void> read = readFiles(database, job); !read) {
            return std::unexpected(read.error());
        }
    }
    return jobs;
}

/// Without the files, which are many.
TransferJob headOf(const TransferJob &job)
{
    TransferJob head;
    head.id = job.id;
    head.order = job.order;
    head.state = job.state;
    head.isPaused = job.isPaused;
    head.isCounted = job.isCounted;
    return head;
}

} // namespace

TransferJournal::TransferJournal(const QString &file, QObject *parent)
    : QObject(parent), m_database(file, {&createJournal})
{
}

QString TransferJournal::standardFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::StateLocation) + u"/transfers.sqlite"_s;
}

Reply<store::DatabaseOpened> TransferJournal::open()
{
    return m_database.open();
}

Reply<std::vector<TransferJob>> TransferJournal::load()
{
    return m_database.run([](QSqlDatabase &database) { return readAll(database); });
}

Reply<qint64> TransferJournal::add(const TransferJob &job)
{
    const QVariantList values{job.key,
                              job.order.from,
                              job.order.to,
                              packed(job.order.sources),
                              job.order.folder,
                              int(job.order.collision),
                              (job.order.isInteractive ? interactiveFlag : 0) | (job.order.isMove ? moveFlag : 0),
                              int(job.isPaused),
                              int(job.isCounted),
                              int(job.state)};
    return m_database.run([values](QSqlDatabase &database) {
        return execute(database, u"INSERT INTO job VALUES (NULL,?,?,?,?,?,?,?,?,?,?)"_s, values)
            .transform([](const QSqlQuery &query) { return query.lastInsertId().toLongLong(); });
    });
}

Reply<void> TransferJournal::setFiles(const TransferJob &job)
{
    std::vector<Row> rows;
    for (std::size_t index = 0; index < job.files.size(); ++index) {
        rows.push_back({qint64(index), job.files[index]});
    }
    return m_database.run([head = headOf(job), rows = std::move(rows)](QSqlDatabase &database) {
        return atOnce(database, [&] {
            return runSql(database, u"DELETE FROM file WHERE job = ?"_s, {head.id})
                .and_then([&] { return putFiles(database, head.id, rows); })
                .and_then([&] { return putState(database, head); });
        });
    });
}

Reply<void> TransferJournal::update(const TransferJob &job, const std::vector<std::size_t> &files)
{
    std::vector<Row> rows;
    for (const std::size_t index : files) {
        rows.push_back({qint64(index), job.files.at(index)});
    }
    return m_database.run([head = headOf(job), rows = std::move(rows)](QSqlDatabase &database) {
        return atOnce(database, [&] {
            return putFiles(database, head.id, rows).and_then([&] { return putState(database, head); });
        });
    });
}

Reply<void> TransferJournal::remove(qint64 job)
{
    return m_database.run([job](QSqlDatabase &database) {
        return atOnce(database, [&] {
            return runSql(database, u"DELETE FROM file WHERE job = ?"_s, {job}).and_then([&] {
                return runSql(database, u"DELETE FROM job WHERE id = ?"_s, {job});
            });
        });
    });
}

} // namespace quire::files
