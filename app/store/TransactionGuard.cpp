// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TransactionGuard.h"

#include "store/Database.h"

#include <QSqlQuery>

namespace quire::store {

using namespace Qt::StringLiterals;

Result<TransactionGuard> TransactionGuard::begin(QSqlDatabase &database)
{
    if (const auto begun = execute(database, u"BEGIN IMMEDIATE"_s); !begun) {
        return std::unexpected(begun.error());
    }
    return TransactionGuard(database);
}

TransactionGuard::TransactionGuard(TransactionGuard &&other) noexcept
    : m_database(other.m_database), m_open(std::exchange(other.m_open, false))
{
}

TransactionGuard::~TransactionGuard()
{
    if (m_open) {
        QSqlQuery(m_database).exec(u"ROLLBACK"_s);
    }
}

Result<void> TransactionGuard::commit()
{
    if (const auto committed = execute(m_database, u"COMMIT"_s); !committed) {
        return std::unexpected(committed.error());
    }
    m_open = false;
    return {};
}

} // namespace quire::store
