// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QObject>
#include <QSqlDatabase>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <concepts>
#include <functional>
#include <optional>

class QSqlQuery;

namespace quire::store {

/// One step of the schema. Step n brings a database from user_version n to n + 1, inside a transaction.
using Migration = std::function<Result<void>(QSqlDatabase &)>;

/// How opening went when it went well.
struct DatabaseOpened
{
    /// Set when the old file was damaged: where it was put aside (nothing is deleted), for a notification.
    QString setAside;
    /// What to tell the person in that case.
    std::optional<Error> problem;
};

/// An SQLite file with a thread of its own: every statement runs there, so the window never waits for the disk.
///
/// Write-ahead log, foreign keys and a busy timeout are on, so two Quires may share the file. Call open() first;
/// work queued before it finishes waits its turn.
class Database : public QObject
{
    Q_OBJECT

public:
    /// `file` is created with its folder when missing. `migrations` in order, never reordered or removed later.
    explicit Database(QString file, QList<Migration> migrations, QObject *parent = nullptr);
    /// Finishes queued work and closes the file.
    ~Database() override;
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens and brings the schema up to date. A damaged file is put aside and a new one made: see DatabaseOpened.
    /// Errors: File (cannot be opened or written), Unsupported (made by a newer Quire; left alone).
    [[nodiscard]] Reply<DatabaseOpened> open();

    /// Runs `work(QSqlDatabase &) -> Result<T>` on the database's thread, one piece of work after the other.
    template <std::invocable<QSqlDatabase &> Work>
    [[nodiscard]] auto run(Work work) -> QFuture<std::invoke_result_t<Work, QSqlDatabase &>>
    {
        using Answer = std::invoke_result_t<Work, QSqlDatabase &>;
        return QtConcurrent::run(&m_thread, [this, work = std::move(work)]() mutable -> Answer {
            QSqlDatabase database = connection();
            if (!database.isOpen()) {
                return notOpen();
            }
            return work(database);
        });
    }

    QString file() const { return m_file; }

private:
    QSqlDatabase connection() const;
    Failure notOpen() const;
    Result<DatabaseOpened> openOnThread();
    Result<void> connectAndMigrate();
    Result<void> migrate(QSqlDatabase &database);
    Result<QString> putAside();
    void disconnectFile();

    QString m_file;
    QList<Migration> m_migrations;
    QString m_connectionName;
    QThreadPool m_thread;
};

/// Prepares, binds `values` in order to the `?` in `sql`, and runs. Errors: File; Format when the file is damaged.
[[nodiscard]] Result<QSqlQuery> execute(QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

} // namespace quire::store
