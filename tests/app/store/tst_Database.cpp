// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"
#include "store/TransactionGuard.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace quire;
using namespace quire::store;
using namespace Qt::StringLiterals;

namespace {

Result<void> run(QSqlDatabase &database, const QString &sql)
{
    return execute(database, sql).transform([](const QSqlQuery &) {});
}

Migration statement(const QString &sql)
{
    return [sql](QSqlDatabase &database) { return run(database, sql); };
}

const QList<Migration> &schema()
{
    static const QList<Migration> steps{statement(u"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"_s)};
    return steps;
}

Result<int> count(QSqlDatabase &database)
{
    return execute(database, u"SELECT count(*) FROM note"_s).transform([](QSqlQuery query) {
        return query.next() ? query.value(0).toInt() : -1;
    });
}

template <typename T> T wait(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000)) {
        qFatal("no answer");
    }
    return future.takeResult();
}

void writeFile(const QString &name, const QByteArray &content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class tst_Database : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

private Q_SLOTS:
    void init()
    {
        m_file = m_folder.filePath(u"%1/deep/quire.db"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
    }

    void makesFileAndSchemaAndKeepsWhatIsWritten()
    {
        {
            Database database(m_file, schema());
            QVERIFY(wait(database.open()));
            QVERIFY(wait(database.run([](QSqlDatabase &d) {
                return execute(d, u"INSERT INTO note (text) VALUES (?)"_s, {u"a"_s}).transform([](const QSqlQuery &) {
                });
            })));
        }
        Database again(m_file, schema());
        QVERIFY(wait(again.open())->setAside.isEmpty());
        QCOMPARE(wait(again.run(count)).value(), 1);
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void worksOnItsOwnThreadInTheOrderAsked()
    {
        Database database(m_file, schema());
        auto opened = database.open(); // not waited for: work queues behind it
        QThread *caller = QThread::currentThread();
        QList<int> order;
        QFuture<Result<bool>> last;
        for (int i = 0; i < 20; ++i) {
            last = database.run([&order, i, caller](QSqlDatabase &d) -> Result<bool> {
                order.append(i);
                return d.isOpen() && QThread::currentThread() != caller;
            });
        }
        QVERIFY(wait(last).value());
        QCOMPARE(order.size(), 20);
        QVERIFY(std::ranges::is_sorted(order));
        QVERIFY(wait(opened));
    }

    void runsOnlyTheNewMigrations()
    {
        {
            Database database(m_file, schema());
            QVERIFY(wait(database.open()));
        }
        QList<Migration> longer = schema();
        longer.append(statement(u"ALTER TABLE note ADD COLUMN colour TEXT"_s));
        Database database(m_file, longer);
        QVERIFY(wait(database.open()));
        QVERIFY(wait(database.run([](QSqlDatabase &d) { return run(d, u"SELECT colour FROM note"_s); })));
    }

    void aFailingMigrationLeavesTheOldSchema()
    {
        {
            Database database(m_file, schema());
            QVERIFY(wait(database.open()));
        }
        QList<Migration> broken = schema();
        broken.append(statement(u"DROP TABLE note"_s));
        broken.append(statement(u"THIS IS NOT SQL"_s));
        {
            Database database(m_file, broken);
            QCOMPARE(wait(database.open()).error().kind, ErrorKind::File);
            QCOMPARE(wait(database.run(count)).error().kind, ErrorKind::File);
        }
        Database database(m_file, schema());
        QVERIFY(wait(database.open()));
        QCOMPARE(wait(database.run(count)).value(), 0);
    }

    void refusesTheFileOfANewerQuireAndLeavesItAlone()
    {
        QList<Migration> newer = schema();
        newer.append(statement(u"INSERT INTO note (text) VALUES ('from the future')"_s));
        {
            Database database(m_file, newer);
            QVERIFY(wait(database.open()));
        }
        {
            Database database(m_file, schema());
            const auto opened = wait(database.open());
            QCOMPARE(opened.error().kind, ErrorKind::Unsupported);
            QVERIFY(opened.error().message.contains(m_file));
        }
        Database database(m_file, newer);
        QVERIFY(wait(database.open()));
        QCOMPARE(wait(database.run(count)).value(), 1);
    }

    void putsADamagedFileAsideAndSaysSo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not a database") << QByteArray(20'000, 'x');
        QTest::newRow("header and then nonsense") << QByteArray("SQLite format 3\0", 16) + QByteArray(20'000, '\x7f');
    }
    void putsADamagedFileAsideAndSaysSo()
    {
        QFETCH(QByteArray, content);
        QDir().mkpath(QFileInfo(m_file).path());
        QFile::remove(m_file);
        writeFile(m_file, content);
        Database database(m_file, schema());
        const auto opened = wait(database.open());
        QVERIFY(opened);
        QVERIFY(opened->problem);
        QVERIFY(opened->problem->message.contains(opened->setAside));
        QFile aside(opened->setAside);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QCOMPARE(wait(database.run(count)).value(), 0);
    }

    void noticesDamageInTheMiddleOfAFile()
    {
        {
            Database database(m_file, schema());
            QVERIFY(wait(database.open()));
            QVERIFY(wait(database.run([](QSqlDatabase &d) {
                return run(d, u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                              "INSERT INTO note (text) SELECT hex(randomblob(20)) FROM n"_s);
            })));
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 100'000);
        file.seek(40'000);
        file.write(QByteArray(16'000, '\xaa'));
        file.close();
        Database database(m_file, schema());
        const auto opened = wait(database.open());
        QVERIFY(opened);
        QVERIFY(QFile::exists(opened->setAside));
    }

    void aFolderThatCannotBeMadeIsAnErrorThatNamesIt()
    {
        writeFile(m_folder.filePath(u"plain"_s), "x");
        Database database(m_folder.filePath(u"plain/sub/quire.db"_s), schema());
        const auto opened = wait(database.open());
        QCOMPARE(opened.error().kind, ErrorKind::File);
        QVERIFY(opened.error().message.contains(u"plain"_s));
    }

    void twoDatabasesOverOneFileBothWrite()
    {
        Database one(m_file, schema());
        Database two(m_file, schema());
        auto first = one.open();
        auto second = two.open();
        QVERIFY(wait(first));
        QVERIFY(wait(second));
        const auto insert = [](QSqlDatabase &d) { return run(d, u"INSERT INTO note (text) VALUES ('x')"_s); };
        QList<QFuture<Result<void>>> all;
        for (int i = 0; i < 50; ++i) {
            all << one.run(insert) << two.run(insert);
        }
        for (const auto &each : all) {
            QVERIFY(wait(each));
        }
        QCOMPARE(wait(one.run(count)).value(), 100);
    }

    void enforcesForeignKeys()
    {
        QList<Migration> steps = schema();
        steps.append(statement(u"CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note(id))"_s));
        Database database(m_file, steps);
        QVERIFY(wait(database.open()));
        QVERIFY(!wait(database.run([](QSqlDatabase &d) { return run(d, u"INSERT INTO tag VALUES (99)"_s); })));
    }
};

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_Database.moc"
