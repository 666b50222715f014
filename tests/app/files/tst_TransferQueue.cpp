// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "base/Clock.h"
#include "files/MachineRoot.h"
#include "files/TransferQueue.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

const QString machine = u"m"_s;

int number(const char *variable, int usual)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(variable, &isSet);
    return isSet ? value : usual;
}

} // namespace

/// The whole way: a real server, a real disk, a line that breaks, a program that is killed. All of it by plain requests
/// and by the agent.
class tst_TransferQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("byAgent");
        QTest::newRow("plain") << false;
        QTest::newRow("agent") << true;
    }
    void initTestCase()
    {
        m_server = std::make_unique<JupyterServer>(JupyterServer::Options{});
        QVERIFY(m_server->start());
        m_proxy = std::make_unique<FaultProxy>(m_server->port());
    }

    void init()
    {
        m_proxy->heal();
        QDir root(m_server->root());
        root.removeRecursively();
        root.mkpath(u"."_s);
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(u"in"_s));
        open();
    }

    void cleanup() { close(); }

    void sendsFoldersAndFetchesThem()
    {
        const int count = number("QUIRE_TRANSFER_FILES", 200);
        for (int file = 0; file < count; ++file) {
            give(u"in/d%1/f%2.txt"_s.arg(file % 7).arg(file), randomBytes(100 + file, quint32(file)));
        }
        give(u"in/large.bin"_s, randomBytes(6 << 20));
        QVERIFY(QDir(m_folder->path()).mkpath(u"in/empty"_s));
        send({local(u"in"_s)});
        QCOMPARE(last().finished, count + 1);
        QCOMPARE(last().failed, 0);
        QCOMPARE(differences(m_folder->filePath(u"in"_s), m_server->root() + u"/in"_s), QStringList());
        QVERIFY(QDir(m_server->root() + u"/in/empty"_s).exists());

        fetch({"in"}, u"out"_s);
        QVERIFY2(last().failed == 0, qPrintable(last().rows.value(0).problem));
        QCOMPARE(differences(m_folder->filePath(u"in"_s), m_folder->filePath(u"out/in"_s)), QStringList());
        const QFileInfo there(m_server->root() + u"/in/large.bin"_s);
        QCOMPARE(QFileInfo(m_folder->filePath(u"out/in/large.bin"_s)).lastModified().toSecsSinceEpoch(),
                 there.lastModified().toSecsSinceEpoch()); // Times are kept where possible.
    }

    void leavesOutWhatIsNoFile()
    {
        give(u"in/a"_s, "a");
        QCOMPARE(::mkfifo((local(u"in"_s) + "/fifo").constData(), 0600), 0);
        QCOMPARE(::symlink("..", (local(u"in"_s) + "/loop").constData()), 0);
        give(u"in/.hidden"_s, "h");
        send({local(u"in"_s)});
        QFETCH_GLOBAL(const bool, byAgent); // The agent can say names that plain requests cannot.
        QCOMPARE(last().finished, byAgent ? 2 : 1);
        QCOMPARE(last().failed, byAgent ? 2 : 3); // Each says why.
        QVERIFY(!last().rows.first().problem.isEmpty());
        QCOMPARE(m_server->read(u"in/a"_s), "a");
    }

    void asksOnceWhereNamesAreTaken_data()
    {
        QTest::addColumn<Collision>("answer");
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("replace") << Collision::Replace << "new a"_ba << "same"_ba << QByteArray();
        QTest::newRow("keep both") << Collision::KeepBoth << "old a"_ba << "same"_ba << "new a"_ba;
        QTest::newRow("skip") << Collision::Skip << "old a"_ba << "same"_ba << QByteArray();
        QTest::newRow("only newer") << Collision::Newer << "old a"_ba << "same"_ba << QByteArray();
        QTest::newRow("compare") << Collision::Compare << "new a"_ba << "same"_ba << QByteArray();
    }

    void asksOnceWhereNamesAreTaken()
    {
        QFETCH(const Collision, answer);
        QFETCH(const QByteArray, a);
        QFETCH(const QByteArray, b);
        QFETCH(const QByteArray, second);
        give(u"in/a.txt"_s, "new a");
        give(u"in/b.txt"_s, "same");
        give(u"in/c.txt"_s, "c");
        for (const QString &name : {u"in/a.txt"_s, u"in/b.txt"_s}) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFile::FileModificationTime));
        }
        QVERIFY(QDir(m_server->root()).mkpath(u"in"_s));
        QVERIFY(m_server->write(u"in/a.txt"_s, "old a") && m_server->write(u"in/b.txt"_s, "same"));
        m_queue->add({.to = machine, .sources = {local(u"in"_s)}});
        QTRY_COMPARE(m_rows.value(0).state, JobState::Asking);
        QCOMPARE(m_rows.first().asking, 2);
        QCOMPARE(m_server->read(u"in/c.txt"_s), "c"); // The rest does not wait for an answer.
        m_queue->answer(m_rows.first().id, answer);
        QTRY_COMPARE(m_rows.first().state, JobState::Done);
        QCOMPARE(m_server->read(u"in/a.txt"_s), a);
        QCOMPARE(m_server->read(u"in/b.txt"_s), b);
        QCOMPARE(m_server->read(u"in/a (2).txt"_s), second);
    }

    void pausesAndGoesOn()
    {
        give(u"in/f"_s, randomBytes(20 << 20));
        m_limit.set(RateLimit::Up, 8 << 20);
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_VERIFY(m_rows.value(0).done > 0);
        m_queue->pause(m_rows.first().id);
        QTRY_COMPARE(m_rows.first().state, JobState::Paused);
        const qint64 reached = m_rows.first().done;
        QVERIFY(reached < 20 << 20);
        m_limit.set(RateLimit::Up, 0);
        m_queue->resume(m_rows.first().id);
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.first().state, JobState::Done, 20'000);
        QCOMPARE(m_server->read(u"f"_s), randomBytes(20 << 20));
        QCOMPARE(QDir(m_server->root()).entryList(QDir::Files), QStringList{u"f"_s});
    }

    void whatAPowerCutAteIsFetchedAgain()
    {
        QFETCH_GLOBAL(const bool, byAgent);
        if (!byAgent) {
            QSKIP("plain requests have no digest to ask for");
        }
        QVERIFY(m_server->write(u"f"_s, randomBytes(24 << 20)));
        QVERIFY(QDir(m_folder->path()).mkpath(u"out"_s));
        m_limit.set(RateLimit::Down, 8 << 20);
        m_queue->add({.from = machine, .sources = {"f"}, .folder = local(u"out"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(m_rows.value(0).done > 0, 20'000);
        m_queue->pause(m_rows.first().id);
        QTRY_COMPARE(m_rows.first().state, JobState::Paused);
        const QStringList parts = QDir(m_folder->filePath(u"out"_s)).entryList({u".*part*"_s}, QDir::Files | QDir::Hidden);
        QCOMPARE(parts.size(), 1);
        QFile part(m_folder->filePath(u"out/"_s + parts.first()));
        QVERIFY(part.open(QIODevice::ReadWrite));
        QCOMPARE(part.write(QByteArray(4096, '\0')), 4096);
        part.close();
        m_limit.set(RateLimit::Down, 0);
        m_queue->resume(m_rows.first().id);
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.first().state, JobState::Done, 30'000);
        QVERIFY(readFile(m_folder->filePath(u"out/f"_s)) == randomBytes(24 << 20));
    }

    void cancelLeavesNothingBegun()
    {
        give(u"in/f"_s, randomBytes(20 << 20));
        m_limit.set(RateLimit::Up, 8 << 20);
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_VERIFY(m_rows.value(0).done > 0);
        m_queue->cancel(m_rows.first().id);
        m_limit.set(RateLimit::Up, 0);
        QTRY_COMPARE(m_rows.first().state, JobState::Cancelled);
        QTRY_COMPARE(QDir(m_server->root()).entryList(QDir::Files | QDir::Hidden), QStringList());
        m_queue->clearFinished();
        QTRY_VERIFY(m_rows.isEmpty());
    }

    void waitsForTheNetworkAndTheMachine()
    {
        give(u"in/f"_s, randomBytes(9 << 20));
        m_proxy->refuse();
        m_proxy->reset();
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_COMPARE(m_rows.value(0).state, JobState::Waiting);
        QVERIFY(!m_rows.first().trouble.isEmpty());
        m_proxy->heal();
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.first().state, JobState::Done, 40'000);
        QCOMPARE(m_server->read(u"f"_s), randomBytes(9 << 20));
    }

    void asksForAMachineThatIsNotThere()
    {
        give(u"in/f"_s, "f");
        m_roots->setGone(machine);
        const QSignalSpy needed(m_queue.get(), &TransferQueue::machineNeeded);
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_COMPARE(needed.size(), 1);
        QTRY_COMPARE(m_rows.value(0).state, JobState::Waiting);
        connectMachine();
        QTRY_COMPARE(m_rows.first().state, JobState::Done);
    }

    void theServerMayStartAnewInTheMiddle()
    {
        give(u"in/f"_s, randomBytes(24 << 20));
        m_limit.set(RateLimit::Up, 16 << 20);
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_VERIFY(m_rows.value(0).done > 4 << 20);
        m_server->kill();
        m_limit.set(RateLimit::Up, 0);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.first().state, JobState::Done, 60'000);
        QCOMPARE(m_server->read(u"f"_s), randomBytes(24 << 20));
        QCOMPARE(QDir(m_server->root()).entryList(QDir::Files), QStringList{u"f"_s});
    }

    void aFileThatIsWrittenMeanwhileIsNeverTorn()
    {
        give(u"in/f"_s, randomBytes(12 << 20));
        m_limit.set(RateLimit::Up, 12 << 20);
        m_queue->add({.to = machine, .sources = {local(u"in/f"_s)}});
        QTRY_VERIFY(m_rows.value(0).done > 1 << 20);
        give(u"in/f"_s, randomBytes(12 << 20, 5));
        m_limit.set(RateLimit::Up, 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.first().state, JobState::Done, 30'000);
        QCOMPARE(m_server->read(u"f"_s), randomBytes(12 << 20, 5));
    }

    void copiesBetweenMachines()
    {
        JupyterServer other(JupyterServer::Options{.generation = JupyterServer::Generation::Notebook6});
        QVERIFY(other.start());
        m_roots->setEndpoint(u"n"_s, {.baseUrl = other.url(), .token = Secret(other.token())}, {});
        QVERIFY(m_server->write(u"f.bin"_s, randomBytes(3 << 20)));
        m_queue->add({.from = machine, .to = u"n"_s, .sources = {"f.bin"}});
        QTRY_COMPARE_WITH_TIMEOUT(m_rows.value(0).state, JobState::Done, 20'000);
        QCOMPARE(m_rows.first().failed, 0);
        QCOMPARE(other.read(u"f.bin"_s), randomBytes(3 << 20));
        QCOMPARE(QDir(m_folder->filePath(u"scratch"_s)).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void survivesBeingKilled_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("upload") << u"up"_s;
        QTest::newRow("download") << u"down"_s;
    }

    void survivesBeingKilled()
    {
        QFETCH(const QString, way);
        close();
        const qsizetype size = qsizetype(number("QUIRE_TRANSFER_MB", 64)) << 20;
        const QByteArray bytes = randomBytes(size);
        const bool isUpload = way == u"up";
        const QString source = isUpload ? m_folder->filePath(u"in/large"_s) : m_server->root() + u"/large"_s;
        const QString target = isUpload ? m_server->root() + u"/large"_s : m_folder->filePath(u"large"_s);
        write(source, bytes);
        write(target, "old");
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        QString log = u"seed %1"_s.arg(seed);
        QFETCH_GLOBAL(const bool, byAgent);
        QStringList words{m_folder->filePath(u"killed.sqlite"_s), m_server->url().toString(), m_server->token(),
                          byAgent ? u"agent"_s : u"plain"_s};
        QStringList order{way};
        order += isUpload ? QStringList{QString(), source} : QStringList{m_folder->path(), u"large"_s};
        int kills = 0;
        for (bool isOver = false; !isOver;) {
            QProcess driver;
            driver.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            driver.start(QCoreApplication::applicationDirPath() + u"/transfer_driver"_s, words + order);
            QVERIFY(driver.waitForStarted());
            const int patience = kills < 10 ? 150 + random.bounded(isUpload ? 500 : 150) : 120'000;
            isOver = driver.waitForFinished(patience);
            if (!isOver) {
                driver.kill();
                driver.waitForFinished();
                ++kills;
                QVERIFY2(kills <= 10, qPrintable(log));
                const QByteArray now = readFile(target); // Old or new, never half of one.
                QVERIFY2(now == "old" || now == bytes || (isUpload && now.isEmpty()), qPrintable(log));
            }
            order.clear(); // The journal knows.
        }
        qInfo("%s, killed %d times", qPrintable(log), kills);
        QVERIFY2(readFile(target) == bytes, qPrintable(log));
        const QDir folder = QFileInfo(target).dir();
        const QStringList left = folder.entryList({u"*quire-*"_s}, QDir::Files | QDir::Hidden);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
    }

private:
    void open()
    {
        QFETCH_GLOBAL(const bool, byAgent);
        MachineRoots::Maker maker;
        if (byAgent) {
            maker = [](net::ServerConnection *connection, const QByteArray &path, RateLimit *limit) {
                return std::make_unique<MachineRoot>(std::make_unique<MachineAgent>(connection), path, limit);
            };
        }
        m_limit.set(RateLimit::Up, 0);
        m_roots = std::make_unique<MachineRoots>(m_clock, &m_limit, maker);
        m_journal = std::make_unique<TransferJournal>(m_folder->filePath(u"journal.sqlite"_s));
        QVERIFY(settle(m_journal->open()));
        m_queue = std::make_unique<TransferQueue>(m_roots.get(), m_journal.get(),
                                                  m_folder->filePath(u"scratch"_s).toLocal8Bit());
        connect(m_queue.get(), &TransferQueue::changed, this,
                [this](const QList<JobRow> &rows, const TransferTotals &) { m_rows = rows; });
        m_rows.clear();
        connectMachine();
        QVERIFY(settle(m_queue->start()));
    }

    void close()
    {
        m_queue.reset();
        m_journal.reset();
        m_roots.reset();
    }

    void connectMachine()
    {
        QUrl url = m_server->url();
        url.setPort(m_proxy->port());
        m_roots->setEndpoint(machine, {.baseUrl = url, .token = Secret(m_server->token())}, {});
    }

    const JobRow &last() const { return m_rows.last(); }
    QByteArray local(const QString &name) const { return m_folder->filePath(name).toLocal8Bit(); }

    void send(const QList<QByteArray> &sources)
    {
        m_queue->add({.to = machine, .sources = sources});
        waitUntilOver();
    }

    void fetch(const QList<QByteArray> &sources, const QString &folder)
    {
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
        m_queue->add({.from = machine, .sources = sources, .folder = local(folder)});
        waitUntilOver();
    }

    /// In a true event loop; see settle().
    void waitUntilOver()
    {
        QEventLoop loop;
        connect(m_queue.get(), &TransferQueue::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(std::chrono::seconds(120), &loop, &QEventLoop::quit);
        loop.exec();
        QTRY_COMPARE(m_rows.value(m_rows.size() - 1).state, JobState::Done);
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void give(const QString &name, const QByteArray &bytes) { write(m_folder->filePath(name), bytes); }

    static QByteArray readFile(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QStringList differences(const QString &one, const QString &other)
    {
        QStringList found;
        QDirIterator files(one, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (readFile(path) != readFile(other + path.sliced(one.size()))) {
                found.append(path);
            }
        }
        return found;
    }

    SystemClock m_clock;
    RateLimit m_limit;
    std::unique_ptr<JupyterServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MachineRoots> m_roots;
    std::unique_ptr<TransferJournal> m_journal;
    std::unique_ptr<TransferQueue> m_queue;
    QList<JobRow> m_rows;
};

QTEST_GUILESS_MAIN(tst_TransferQueue)
#include "tst_TransferQueue.moc"
