// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"
#include "store/TransactionGuard.h"

#include <QSqlQuery>
#include <QTest>

using namespace quire;
using namespace quire::store;
using namespace Qt::StringLiterals;

class tst_TransactionGuard : public QObject
{
    Q_OBJECT

private:
    QSqlDatabase m_database;

    int count()
    {
        auto query = execute(m_database, u"SELECT count(*) FROM note"_s);
        return query && query->next() ? query->value(0).toInt() : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"guard"_s);
        m_database.setDatabaseName(u":memory:"_s);
        QVERIFY(m_database.open());
        QVERIFY(execute(m_database, u"CREATE TABLE note (text TEXT UNIQUE)"_s));
    }
    void cleanup()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"guard"_s);
    }

    void keepsWhatWasCommitted()
    {
        {
            auto guard = TransactionGuard::begin(m_database);
            QVERIFY(guard);
            QVERIFY(execute(m_database, u"INSERT INTO note VALUES ('a')"_s));
            QVERIFY(guard->commit());
        }
        QCOMPARE(count(), 1);
    }

    void undoesEverythingWhenLeftEarly()
    {
        const auto work = [this]() -> Result<void> {
            auto guard = TransactionGuard::begin(m_database);
            for (const QString &text : {u"a"_s, u"b"_s, u"a"_s}) {
                if (const auto done = execute(m_database, u"INSERT INTO note VALUES (?)"_s, {text}); !done) {
                    return std::unexpected(done.error());
                }
            }
            return guard->commit();
        };
        QVERIFY(!work());
        QCOMPARE(count(), 0);
    }

    void aSecondTransactionInsideAFirstIsAnError()
    {
        auto guard = TransactionGuard::begin(m_database);
        QVERIFY(guard);
        QVERIFY(!TransactionGuard::begin(m_database));
        QVERIFY(guard->commit());
    }
};

QTEST_GUILESS_MAIN(tst_TransactionGuard)
#include "tst_TransactionGuard.moc"
