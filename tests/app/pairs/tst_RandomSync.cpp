// SPDX-License-Identifier: GPL-3.0-or-later
#include "KilledSync.h"
#include "RandomPair.h"
#include "StaleRoot.h"
#include "pairs/SyncEngine.h"
#include "support/InKernel.h"
#include "support/Waiting.h"

#include <QDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Random people, random faults, a real server: in the end both sides are equal, nothing is lost, nothing was made up,
/// and one more run finds nothing to do.
///
/// QUIRE_SYNC_PAIRS: how many worlds; QUIRE_SYNC_SEED: the first one.
class tst_RandomSync : public QObject
{
    Q_OBJECT

    /// What happens to a run.
    enum Fault { Nothing, Crash, Cut, Killed, OldListing, FullHere, FullThere, OtherClock, Faults };

private Q_SLOTS:
    void initTestCase()
    {
        std::signal(SIGXFSZ, SIG_IGN); // A file too large is an error then, as on a full disk.
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
        m_killed = std::make_unique<KilledSync>(m_ground.get());
    }
    void cleanupTestCase()
    {
        static constexpr std::array<const char *, Faults> names{
            "no fault", "crash", "cut", "kill -9", "old listing", "full here", "full there", "other clock"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            qInfo("%4d x %-12s %6lld ms", m_counts[i], names[i], m_times[i]);
        }
        m_engine.reset();
        m_killed.reset();
        m_root.reset();
        m_ground.reset();
    }

    void worlds_data()
    {
        const int asked = qEnvironmentVariableIntValue("QUIRE_SYNC_PAIRS");
        const int count = asked > 0 ? asked : 100;
        const auto first = qEnvironmentVariableIsSet("QUIRE_SYNC_SEED")
                               ? quint32(qEnvironmentVariableIntValue("QUIRE_SYNC_SEED"))
                               : QRandomGenerator::system()->generate() % 1'000'000;
        constexpr int atOnce = 10; // Qt Test gives a function five minutes.
        QTest::addColumn<quint32>("first");
        QTest::addColumn<int>("count");
        for (int done = 0; done < count; done += atOnce) {
            QTest::addRow("from seed %u", first + quint32(done))
                << first + quint32(done) << std::min(atOnce, count - done);
        }
    }

    void worlds()
    {
        QFETCH(quint32, first);
        QFETCH(int, count);
        for (int i = 0; i < count; ++i) {
            const quint32 seed = first + quint32(i);
            const QString wrong = play(seed);
            if (!wrong.isEmpty()) {
                qWarning().noquote() << "seed" << seed << '\n' << m_story.join(u'\n');
                QFAIL(qPrintable(wrong));
            }
        }
    }

private:
    QString play(quint32 seed)
    {
        m_engine.reset();
        m_root.reset();
        if (!m_ground->makeFolders()) {
            return u"no folders"_s;
        }
        m_root = std::make_unique<StaleRoot>(&m_ground->root());
        RandomPair people(m_ground->localPath(), m_ground->remotePath(), seed);
        const int phases = 1 + people.dice(3);
        for (int phase = 0; phase < phases; ++phase) {
            people.work(3 + people.dice(10), false);
            const Fault fault = faultOf(people.dice(40));
            people.tell(u"-- fault %1"_s.arg(int(fault)));
            QElapsedTimer timer;
            timer.start();
            const bool isPlayed = suffer(fault, people);
            ++m_counts[fault];
            m_times[fault] += timer.elapsed();
            if (!isPlayed) {
                return u"the fault could not be made"_s;
            }
        }
        m_ground->proxy.heal();
        const QString wrong = comeToRest();
        m_story = people.story();
        if (!wrong.isEmpty()) {
            return wrong;
        }
        const QString complaint = people.complaint();
        return complaint.isEmpty() ? leftovers() : complaint;
    }

    static Fault faultOf(int dice)
    {
        // A program of its own takes a second and more to come up.
        return dice == 0   ? Killed
               : dice < 8  ? Crash
               : dice < 12 ? Cut
               : dice < 16 ? OldListing
               : dice < 20 ? FullHere
               : dice < 23 ? FullThere
               : dice < 26 ? OtherClock
                           : Nothing;
    }

    /// One run with `fault`. False when the fault could not be made.
    bool suffer(Fault fault, RandomPair &people)
    {
        switch (fault) {
        case Killed:
            return killedRun(people);
        case FullHere:
            return fullRun(20'000 + people.dice(400'000));
        case FullThere:
            return inAgent("import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (" +
                           QByteArray::number(people.dice(400'000)) + ", resource.RLIM_INFINITY))\n") &&
                   disturbedRun(Nothing, people) && inAgent("resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))\n");
        case OtherClock:
            return inAgent("_now = time.time_ns; time.time_ns = lambda: _now() + " +
                           QByteArray::number((people.dice(200'001) - 100'000) * 1'000'000'000LL) + '\n') &&
                   disturbedRun(Nothing, people) && inAgent("time.time_ns = _now\n");
        case OldListing:
            m_root->answerOldOnce();
            return disturbedRun(Nothing, people);
        default:
            return disturbedRun(fault, people);
        }
    }

    /// One run, with people at work meanwhile, that may be ended by a crash or a cut.
    bool disturbedRun(Fault end, RandomPair &people)
    {
        restart();
        auto running = m_engine->run({.deletes = SyncOrders::Deletes::Allow});
        const int steps = people.dice(8);
        int seen = 0;
        QObject context;
        connect(m_engine.get(), &SyncEngine::progressed, &context, [&] { ++seen; });
        bool hasWorked = false;
        QElapsedTimer patience;
        patience.start();
        while (!running.isFinished()) {
            if (patience.elapsed() > 20'000) { // Whoever waits longer kills the program.
                qInfo() << "a run that came to no end was given up";
                break;
            }
            QTest::qWait(1);
            if (seen >= steps / 2 && !std::exchange(hasWorked, true)) {
                people.work(people.dice(4), true);
            }
            if (seen >= steps && end == Crash) {
                break;
            }
            if (seen >= steps && end == Cut && people.dice(10) == 0) {
                m_ground->proxy.cut();
                break;
            }
        }
        m_engine.reset();
        return true;
    }

    /// Another program, ended by kill -9.
    bool killedRun(RandomPair &people)
    {
        m_engine.reset();
        if (!m_killed->start()) {
            return false;
        }
        const int steps = people.dice(12);
        const int pause = people.dice(60);
        bool hasWorked = false;
        QElapsedTimer patience;
        patience.start();
        while (!m_killed->isOver() && patience.elapsed() < 20'000) {
            QTest::qWait(1);
            const int seen = m_killed->steps();
            if ((seen >= steps / 2 || patience.elapsed() > pause) && !std::exchange(hasWorked, true)) {
                people.work(people.dice(4), true);
            }
            if (seen >= steps && patience.elapsed() >= pause) {
                break;
            }
        }
        m_killed->kill();
        return true;
    }

    /// No file here grows beyond `bytes`, the journal's neither. Nobody else writes meanwhile.
    bool fullRun(int bytes)
    {
        restart();
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit full{rlim_t(bytes), before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
        std::ignore = wait(m_engine->run({.deletes = SyncOrders::Deletes::Allow}), std::chrono::seconds(20));
        m_engine.reset();
        ::setrlimit(RLIMIT_FSIZE, &before);
        return true;
    }

    /// Runs until nothing is left to do. What is wrong, if that takes too long.
    QString comeToRest()
    {
        for (int tries = 0; tries < 10; ++tries) {
            const auto report = runToTheEnd();
            if (!report) {
                return report.error().message + report.error().detail;
            }
            const int done = report->uploaded + report->downloaded + report->deleted + report->moved;
            if (done == 0 && report->outcome == SyncReport::Outcome::InSync) {
                return {};
            }
        }
        return u"It never comes to an end."_s;
    }

    Result<SyncReport> runToTheEnd()
    {
        restart();
        Result<SyncReport> report = wait(m_engine->run({.deletes = SyncOrders::Deletes::Allow}));
        for (int tries = 0; !report && tries < 5; ++tries) {
            QTest::qWait(300);
            report = wait(m_engine->run({.deletes = SyncOrders::Deletes::Allow}));
        }
        return report;
    }

    void restart()
    {
        m_engine.reset();
        m_engine = std::make_unique<SyncEngine>(PairSettings{.localRoot = m_ground->localPath().toUtf8(),
                                                             .remoteRoot = m_ground->remotePath().toUtf8(),
                                                             .owner = u"test"_s},
                                                m_root.get(), m_ground->stateFolder());
    }

    bool inAgent(const QByteArray &code)
    {
        m_ground->proxy.heal();
        return wait(m_ground->link.start()) && inKernel(&m_ground->connection, m_ground->link.kernelId(), code);
    }

    QString leftovers() const
    {
        for (const QString &folder : {m_ground->localPath(), m_ground->remotePath()}) {
            for (const QString &line : contentsOf(folder)) {
                if (line.contains(u".quire-old-"_s)) {
                    return u"left behind: "_s + line.left(200);
                }
            }
        }
        return {};
    }

    std::unique_ptr<AgentGround> m_ground;
    std::unique_ptr<KilledSync> m_killed;
    std::unique_ptr<StaleRoot> m_root;
    std::unique_ptr<SyncEngine> m_engine;
    std::array<int, Faults> m_counts = {};
    std::array<qint64, Faults> m_times = {};
    QStringList m_story;
};

QTEST_GUILESS_MAIN(tst_RandomSync)
#include "tst_RandomSync.moc"
