// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomPair.h"
#include "files/ContentsRoot.h"
#include "files/MachineRoot.h"
#include "pairs/SyncEngine.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using Outcome = SyncReport::Outcome;

/// A local folder and one of a real server, of either generation, kept the same by plain requests: no Python there.
class tst_ContentsSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(JupyterServer::Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(JupyterServer::Generation::Notebook6);
    }

    void init()
    {
        QFETCH_GLOBAL(int, generation);
        std::unique_ptr<Ground> &ground = m_grounds[std::size_t(generation)];
        if (!ground) {
            ground = std::make_unique<Ground>(JupyterServer::Generation(generation), m_clock);
        }
        QVERIFY2(ground->isUp, ground->server.log().constData());
        m_ground = ground.get();
        makeFolders();
    }
    void cleanup()
    {
        m_engine.reset();
        m_root.reset();
    }
    void cleanupTestCase() { m_grounds = {}; }

    void changesGoBothWays()
    {
        for (const char *name : {"a", "b", "c", "d", "same", "sub/deep/e", "big"}) {
            put(here(name), QByteArray("1 ") + name);
        }
        put(here("big"), QByteArray(3 << 20, 'x'));
        put(there("from there"), "3");
        QDir().mkpath(there("nothing/in/it"));
        const SyncReport first = sync();
        QCOMPARE(first.outcome, Outcome::InSync);
        QCOMPARE(first.uploaded, 7);
        QCOMPARE(first.downloaded, 1);
        QCOMPARE(seenThere(), contentsOf(here()));

        put(here("a"), "22");
        put(there("b"), "333");
        QFile::remove(here("c"));
        QFile::remove(there("d"));
        put(here("big"), QByteArray(2 << 20, 'y'));
        QVERIFY(QDir(here("sub")).removeRecursively());
        const SyncReport report = sync();
        QCOMPARE(report.outcome, Outcome::InSync);
        QCOMPARE(report.uploaded, 2);
        QCOMPARE(report.downloaded, 1);
        QCOMPARE(seenThere(), contentsOf(here()));
        QCOMPARE(get(there("a")), "22"_ba);
        QCOMPARE(get(here("b")), "333"_ba);
        QVERIFY(!QFile::exists(there("c")) && !QFile::exists(here("d")) && !QFile::exists(there("sub")));
    }

    void secondRunReadsNoFile()
    {
        for (int i = 0; i < 30; ++i) {
            const QString name = u"f%1"_s.arg(i);
            const QString file = i % 2 == 0 ? here(qPrintable(name)) : there(qPrintable(name));
            put(file, QByteArray(1000, 'x'));
            QFile old(file);
            QVERIFY(old.open(QIODevice::ReadWrite));
            QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        }
        QCOMPARE(sync().outcome, Outcome::InSync);
        const qint64 sent = m_ground->proxy.bytesUp();
        const SyncReport again = sync();
        QCOMPARE(again.uploaded + again.downloaded + again.deleted + again.moved, 0);
        QVERIFY2(m_ground->proxy.bytesUp() - sent < 6000, // A few questions; each file would take one more.
                 qPrintable(QString::number(m_ground->proxy.bytesUp() - sent)));
        restart();
        QCOMPARE(sync().outcome, Outcome::InSync);
        QVERIFY(m_ground->proxy.bytesUp() - sent < 12'000);
    }

    void theAgentMayComeAndGo()
    {
        for (const char *name : {"a", "b", "sub/c"}) {
            put(here(name), name);
        }
        QCOMPARE(syncByAgent().outcome,
                 Outcome::InSync); // Its marker has a hidden name, which the server does not show.
        put(here("mine"), "1");
        put(there("theirs"), "2");
        const SyncReport plain = sync();
        QCOMPARE(plain.outcome, Outcome::InSync);
        QCOMPARE(plain.uploaded + plain.downloaded, 2);
        QCOMPARE(seenThere().filter(QRegularExpression(u"^(?!\\.quire/)"_s)), contentsOf(here()));
        QFile::remove(here("a"));
        QCOMPARE(syncByAgent().outcome, Outcome::InSync); // The first round with other eyes deletes nothing.
        QVERIFY(QFile::exists(there("a")));
        QCOMPARE(syncByAgent().outcome, Outcome::InSync);
        QVERIFY(!QFile::exists(there("a")) && !QFile::exists(here("a")));

        // What looks like another folder is not taken for the one that was agreed on.
        makeFolders();
        put(here("a"), "1");
        put(here("b"), "1");
        QCOMPARE(syncByAgent().outcome, Outcome::InSync);
        QDir(there()).removeRecursively();
        put(there("other"), "1");
        const SyncReport report = sync();
        QCOMPARE(report.outcome, Outcome::Halted);
        QVERIFY(std::ranges::contains(report.findings, sync::Alarm::MarkerMissing, &sync::GuardFinding::alarm));
        QCOMPARE(contentsOf(here()).size(), 2);
    }

    void conflictKeepsBoth()
    {
        put(here("a.txt"), "base");
        QCOMPARE(sync().outcome, Outcome::InSync);
        put(here("a.txt"), "mine");
        put(there("a.txt"), "theirs");
        QCOMPARE(sync().outcome, Outcome::ConflictsKept);
        QCOMPARE(get(here("a.txt")), "theirs"_ba);
        QCOMPARE(seenThere(), contentsOf(here()));
        QCOMPARE(contentsOf(here()).size(), 2);
        QVERIFY(contentsOf(here()).first().endsWith(u"=mine"_s));
        QCOMPARE(sync().outcome, Outcome::InSync);
    }

    void namesTheServerHidesAreLeftAlone()
    {
        const QStringList hidden{u".env"_s, u".config/x"_s, u"lib.so"_s, u"sub/.hidden"_s, u"__pycache__/y"_s};
        put(here("sub/seen"), "1");
        for (const QString &name : hidden) {
            put(m_local->filePath(name), "mine");
            put(m_remote->filePath(name), "theirs");
        }
        put(here(".only here"), "1");
        put(there(".only there"), "1");
        for (int runs = 0; runs < 2; ++runs) {
            const SyncReport report = sync();
            QCOMPARE(report.outcome, Outcome::InSync);
            QCOMPARE(report.blocked.size(), std::size_t(0));
            QCOMPARE(report.uploaded, runs == 0 ? 1 : 0);
        }
        for (const QString &name : hidden) {
            QCOMPARE(get(m_local->filePath(name)), "mine"_ba);
            QCOMPARE(get(m_remote->filePath(name)), "theirs"_ba);
        }
        QVERIFY(!QFile::exists(there(".only here")) && !QFile::exists(here(".only there")));
    }

    void whatIsReplacedOrDeletedIsKeptForAWhile()
    {
        put(here("a"), "first");
        put(here("b"), "second");
        put(here("folder/c"), "third");
        QCOMPARE(sync().outcome, Outcome::InSync);
        put(here("a"), "newer!");
        QFile::remove(here("b"));
        QVERIFY(QDir(here("folder")).removeRecursively());
        QCOMPARE(sync().outcome, Outcome::InSync);
        QCOMPARE(kept(), (QByteArrayList{"first", "second", "third"}));
        QVERIFY(!QFile::exists(here("_quire_sync")));

        const auto events = wait(m_engine->history().events(20));
        QVERIFY(events);
        for (const SyncEvent &event : *events) {
            if (!event.trace.isEmpty() && event.path.bytes() != "folder/c") {
                QVERIFY(wait(m_engine->restore(event)));
            }
        }
        QCOMPARE(get(there("b")), "second"_ba);
        QCOMPARE(get(there("a (restored)")), "first"_ba);
        QCOMPARE(sync().outcome, Outcome::InSync);
        QCOMPARE(get(here("b")), "second"_ba);

        const auto tidied = wait(m_engine->tidyAttics(0, 0));
        QVERIFY2(tidied, qPrintable(tidied ? QString() : tidied.error().message + tidied.error().detail));
        QCOMPARE(kept(), QByteArrayList());
        QCOMPARE(QDir(there("_quire_sync/attic")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
        QCOMPARE(sync().outcome, Outcome::InSync);
    }

    void newerFileIsNeverReplacedUnseen()
    {
        put(here("a"), "base");
        QCOMPARE(sync().outcome, Outcome::InSync);
        const auto seen = wait(m_root->stat(*sync::TreePath::fromBytes("a"), false));
        QVERIFY(seen && *seen);
        put(there("a"), "somebody's own words");
        const auto removed =
            wait(m_root->remove(*sync::TreePath::fromBytes("a"), files::Expectation::of(*seen), "trace-1"));
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, ErrorKind::Conflict);
        put(here("a"), "mine");
        QCOMPARE(sync().outcome, Outcome::ConflictsKept);
        QCOMPARE(seenThere(), contentsOf(here()));
        QCOMPARE(seenThere().size(), 2);
    }

    void replacementThatWasCutInTwoIsFinished_data()
    {
        QTest::addColumn<bool>("newIsThere");
        QTest::newRow("the old one comes back") << false;
        QTest::newRow("the new one stays") << true;
    }

    void replacementThatWasCutInTwoIsFinished()
    {
        QFETCH(bool, newIsThere);
        put(here("a"), "old");
        QCOMPARE(sync().outcome, Outcome::InSync);
        put(here("a"), "new one");
        // As a program leaves it that is killed between two renames.
        m_ground->proxy.delay(std::chrono::milliseconds(20));
        auto running = m_engine->run({});
        QTRY_VERIFY_WITH_TIMEOUT(hasOld() && QFile::exists(there("a")) == newIsThere, 20'000);
        running.cancel();
        m_engine.reset();
        m_ground->proxy.heal();
        restart();
        QTRY_COMPARE_WITH_TIMEOUT(sync().outcome, Outcome::InSync, 20'000);
        QCOMPARE(seenThere(), QStringList{u"a=new one"_s});
        QCOMPARE(contentsOf(here()), seenThere());
        QVERIFY(!hasOld());
        QCOMPARE(kept(), QByteArrayList{"old"});
    }

    void machineWithoutPythonIsSynced()
    {
        QFETCH_GLOBAL(int, generation);
        if (generation != int(JupyterServer::Generation::JupyterServer)) {
            QSKIP("Only newer servers run without kernels.");
        }
        JupyterServer server({.hasKernels = false});
        QVERIFY(server.start());
        net::ServerConnection connection({.baseUrl = server.url(), .token = Secret(server.token())}, m_clock);
        files::MachineAgent agent(&connection);
        files::MachineRoot root(&agent, "pair");
        QVERIFY(wait(root.open(true)));
        QVERIFY(!root.usesAgent());
        put(here("a"), "1");
        put(here(".env"), "1");
        QTemporaryDir state;
        SyncEngine engine({.localRoot = here().toUtf8(), .remoteRoot = "pair", .owner = u"test"_s}, &root,
                          state.path());
        const auto report = wait(engine.run({}));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->outcome, Outcome::InSync);
        QCOMPARE(report->blocked.size(), std::size_t(0));
        QCOMPARE(server.read(u"pair/a"_s), "1"_ba);
    }

    /// People at work on both sides between runs, which are cut and crash: the promises of plain requests.
    void randomWorlds()
    {
        const quint32 first = QRandomGenerator::system()->generate() % 1'000'000;
        for (quint32 seed = first; seed < first + 12; ++seed) {
            makeFolders();
            RandomPair people(here(), there(), seed);
            const int phases = 1 + people.dice(3);
            for (int phase = 0; phase < phases; ++phase) {
                people.work(3 + people.dice(8), false);
                disturb(people);
            }
            m_ground->proxy.heal();
            SyncReport report;
            for (int tries = 0; tries < 10; ++tries) {
                restart();
                report = sync();
                if (report.outcome == Outcome::InSync &&
                    report.uploaded + report.downloaded + report.deleted + report.moved == 0) {
                    break;
                }
            }
            const QString wrong = people.complaint();
            if (!wrong.isEmpty() || report.outcome != Outcome::InSync || hasOld()) {
                qWarning().noquote() << "seed" << seed << int(report.outcome) << '\n' << people.story().join(u'\n');
                QFAIL(qPrintable(wrong));
            }
        }
    }

private:
    void disturb(RandomPair &people)
    {
        restart();
        auto running = m_engine->run({.deletes = SyncOrders::Deletes::Allow});
        const int end = people.dice(3);
        const int after = people.dice(60);
        QElapsedTimer timer;
        timer.start();
        while (!running.isFinished() && timer.elapsed() < 20'000) {
            QTest::qWait(1);
            if (timer.elapsed() >= after && end == 1) {
                m_ground->proxy.cut();
                break;
            }
            if (timer.elapsed() >= after && end == 2) {
                break;
            }
        }
        m_engine.reset();
        QTest::qWait(30); // What the server has begun, it ends.
    }

    void makeFolders()
    {
        m_engine.reset();
        m_root.reset();
        m_ground->proxy.heal();
        m_local = std::make_unique<QTemporaryDir>();
        m_state = std::make_unique<QTemporaryDir>();
        m_remote = std::make_unique<QTemporaryDir>(m_ground->server.root() + u"/pair-XXXXXX"_s);
        restart();
    }
    void restart()
    {
        m_engine.reset();
        m_root = std::make_unique<files::ContentsRoot>(&m_ground->connection,
                                                       RemotePath(QFileInfo(m_remote->path()).fileName()));
        m_engine = std::make_unique<SyncEngine>(settings(), m_root.get(), m_state->path());
    }
    PairSettings settings() const
    {
        return {.localRoot = m_local->path().toUtf8(),
                .remoteRoot = QFileInfo(m_remote->path()).fileName().toUtf8(),
                .owner = u"test"_s};
    }
    /// The same pair, as while there is a Python kernel.
    SyncReport syncByAgent()
    {
        m_engine.reset();
        files::MachineAgent agent(&m_ground->connection);
        SyncReport report{.outcome = Outcome::Incomplete};
        {
            files::AgentRoot root(&agent.link(), &m_ground->connection, m_remote->path().toUtf8());
            SyncEngine engine(settings(), &root, m_state->path());
            report = wait(engine.run({.deletes = SyncOrders::Deletes::Allow})).value_or(report);
        }
        std::ignore = wait(agent.link().stop());
        restart();
        return report;
    }
    SyncReport sync()
    {
        const auto report = wait(m_engine->run({.deletes = SyncOrders::Deletes::Allow}));
        if (!report) {
            qWarning() << report.error().message << report.error().detail;
            return {.outcome = Outcome::Incomplete};
        }
        for (const auto &[path, error] : report->problems) {
            qWarning() << path.toString() << error.message << error.detail;
        }
        return *report;
    }
    QString here(const char *name = "") const { return m_local->filePath(QString::fromUtf8(name)); }
    QString there(const char *name = "") const { return m_remote->filePath(QString::fromUtf8(name)); }
    /// Without what Quire and the server keep for themselves.
    QStringList seenThere() const
    {
        static const QRegularExpression peoples(u"^(?!_quire_sync/|(.*/)?\\.ipynb_checkpoints/)"_s);
        return contentsOf(there()).filter(peoples);
    }
    bool hasOld() const { return !contentsOf(there()).filter(u".quire-old-"_s).isEmpty(); }
    QByteArrayList kept() const
    {
        QByteArrayList texts;
        const QDir attic(there("_quire_sync/attic"));
        for (const QString &name : attic.entryList(QDir::Files)) {
            texts << get(attic.filePath(name));
        }
        std::ranges::sort(texts);
        return texts;
    }

    struct Ground
    {
        Ground(JupyterServer::Generation generation, const Clock &clock)
            : server({.generation = generation}),
              isUp(server.start()),
              proxy(server.port()),
              connection({.baseUrl = throughProxy(), .token = Secret(server.token())}, clock)
        {
        }
        QUrl throughProxy() const
        {
            QUrl url = server.url();
            url.setPort(proxy.port());
            return url;
        }

        JupyterServer server;
        bool isUp;
        FaultProxy proxy;
        net::ServerConnection connection;
    };

    SystemClock m_clock;
    std::array<std::unique_ptr<Ground>, 2> m_grounds;
    Ground *m_ground = nullptr;
    std::unique_ptr<QTemporaryDir> m_local;
    std::unique_ptr<QTemporaryDir> m_remote;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<files::ContentsRoot> m_root;
    std::unique_ptr<SyncEngine> m_engine;
};

QTEST_GUILESS_MAIN(tst_ContentsSync)
#include "tst_ContentsSync.moc"
