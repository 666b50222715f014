// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomPair.h"
#include "pairs/SyncEngine.h"
#include "support/Waiting.h"

#include <QDir>
#include <QTest>
#include <QTimer>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Random people, random crashes and cuts, a real server: in the end both sides are equal, nothing is lost, nothing was
/// made up, and one more run finds nothing to do.
///
/// QUIRE_SYNC_PAIRS: how many worlds; QUIRE_SYNC_SEED: the first one.
class tst_RandomSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_ground.reset();
    }

    void worlds_data()
    {
        const int asked = qEnvironmentVariableIntValue("QUIRE_SYNC_PAIRS");
        const int count = asked > 0 ? asked : 40;
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
        int cuts = 0;
        for (int i = 0; i < count; ++i) {
            const quint32 seed = first + quint32(i);
            const QString wrong = play(seed, &cuts);
            if (!wrong.isEmpty()) {
                qWarning().noquote() << "seed" << seed << '\n' << m_story.join(u'\n');
                QFAIL(qPrintable(wrong));
            }
        }
        qInfo() << "cut or crashed" << cuts << "times";
    }

private:
    QString play(quint32 seed, int *cuts)
    {
        m_engine.reset();
        if (!m_ground->makeFolders()) {
            return u"no folders"_s;
        }
        RandomPair people(m_ground->localPath(), m_ground->remotePath(), seed);
        const int phases = 1 + people.dice(3);
        for (int phase = 0; phase < phases; ++phase) {
            people.work(3 + people.dice(10), false);
            *cuts += disturbedRun(people);
        }
        m_ground->proxy.heal();
        for (int tries = 0;; ++tries) {
            const auto report = runToTheEnd();
            if (!report) {
                m_story = people.story();
                return report.error().message + report.error().detail;
            }
            const int done = report->uploaded + report->downloaded + report->deleted + report->moved;
            if (done == 0 && report->outcome == SyncReport::Outcome::InSync) {
                break;
            }
            if (tries == 10) {
                m_story = people.story();
                return u"It never comes to an end."_s;
            }
        }
        m_story = people.story();
        const QString wrong = people.complaint();
        return wrong.isEmpty() ? leftovers() : wrong;
    }

    /// One run, with people at work meanwhile, that may be ended by a crash or a cut. Whether it was.
    int disturbedRun(RandomPair &people)
    {
        restart();
        auto running = m_engine->run({.deletes = SyncOrders::Deletes::Allow});
        const int end = people.dice(4); // 0: crash, 1: cut, else none
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
                m_engine.reset();
                return 1;
            }
            QTest::qWait(1);
            if (seen >= steps / 2 && !std::exchange(hasWorked, true)) {
                people.work(people.dice(4), true);
            }
            if (seen >= steps && end == 0) {
                m_engine.reset();
                return 1;
            }
            if (seen >= steps && end == 1 && people.dice(10) == 0) {
                m_ground->proxy.cut();
                m_engine.reset();
                return 1;
            }
        }
        return 0;
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
                                                &m_ground->root(), m_ground->stateFolder());
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
    std::unique_ptr<SyncEngine> m_engine;
    QStringList m_story;
};

QTEST_GUILESS_MAIN(tst_RandomSync)
#include "tst_RandomSync.moc"
