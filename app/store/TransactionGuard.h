// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QSqlDatabase>

namespace quire::store {

/// A write transaction that is rolled back unless commit() succeeded.
///
/// `auto guard = TransactionGuard::begin(db); if (!guard) return failure…; …; return guard->commit();`
class TransactionGuard
{
public:
    /// Takes the write lock at once (BEGIN IMMEDIATE), so a later statement cannot fail for want of it.
    [[nodiscard]] static Result<TransactionGuard> begin(QSqlDatabase &database);
    TransactionGuard(TransactionGuard &&other) noexcept;
    TransactionGuard(const TransactionGuard &) = delete;
    TransactionGuard &operator=(const TransactionGuard &) = delete;
    TransactionGuard &operator=(TransactionGuard &&) = delete;
    ~TransactionGuard();

    [[nodiscard]] Result<void> commit();

private:
    explicit TransactionGuard(const QSqlDatabase &database) : m_database(database) {}

    QSqlDatabase m_database;
    bool m_open = true;
};

} // namespace quire::store
