// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomPair.h"
#include "pairs/SyncEngine.h"
#include "support/Waiting.h"

#include <QDir>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using Outcome = SyncReport::Outcome;

/// Two Quires that know nothing of each other: on two computers with one remote folder, or with two memories of one
/// pair. Both run at the same time, each with its own agent, while people work everywhere.
///
/// QUIRE_SYNC_SEED: the first world.
class tst_TwoQuires : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
        m_link = std::make_unique<files::AgentLink>(&m_ground->connection);
    }
    void cleanupTestCase()
    {
        endBoth();
        QVERIFY(wait(m_link->stop()));
        m_link.reset();
        m_ground.reset();
    }

    void nothingIsLost_data()
    {
        const auto seed = qEnvironmentVariableIsSet("QUIRE_SYNC_SEED")
                              ? quint32(qEnvironmentVariableIntValue("QUIRE_SYNC_SEED"))
                              : QRandomGenerator::system()->generate() % 1'000'000;
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("oneFolder");
        constexpr quint32 worlds = 12;
        for (quint32 i = 0; i < worlds; ++i) {
            QTest::addRow("two computers, seed %u", seed + i) << seed + i << false;
            QTest::addRow("two memories of one pair, seed %u", seed + i) << seed + i << true;
        }
    }

    void nothingIsLost()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, oneFolder);
        QVERIFY(begin(oneFolder));
        RandomPair people(m_ground->localPath(), m_ground->remotePath(), seed, oneFolder ? QString() : m_other->path());
        for (int phases = 2 + people.dice(3); phases > 0; --phases) {
            people.work(3 + people.dice(8), false);
            runBoth(people);
        }
        int quiet = 0;
        QStringList turns;
        for (int turn = 0; turn < 20 && quiet < 2; ++turn) {
            const auto report =
                wait(m_quires[std::size_t(turn % 2)].engine->run({.deletes = SyncOrders::Deletes::Allow}));
            QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
            const bool isQuiet = report->outcome == Outcome::InSync &&
                                 report->uploaded + report->downloaded + report->deleted + report->moved == 0;
            quiet = isQuiet ? quiet + 1 : 0;
            turns += u"turn %1: outcome %2, up %3, down %4, deleted %5, moved %6, problems %7, findings %8"_s.arg(turn)
                         .arg(int(report->outcome))
                         .arg(report->uploaded)
                         .arg(report->downloaded)
                         .arg(report->deleted)
                         .arg(report->moved)
                         .arg(report->problems.size())
                         .arg(report->findings.size());
            for (const auto &[path, error] : report->problems) {
                turns += path.toString() + u": "_s + error.message + u' ' + error.detail;
            }
            for (const auto &finding : report->findings) {
                turns += u"alarm %1 on side %2"_s.arg(int(finding.alarm)).arg(int(finding.side));
            }
        }
        const QString wrong = people.complaint();
        if (!wrong.isEmpty() || quiet < 2) {
            qWarning().noquote() << people.story().join(u'\n') << u'\n' << turns.join(u'\n');
            QFAIL(qPrintable(wrong.isEmpty() ? u"They never come to an end."_s : wrong));
        }
    }

    void oneMemoryHasOneUser()
    {
        QVERIFY(begin(true));
        QVERIFY(wait(m_quires[0].engine->run({})));
        SyncEngine second(settings(m_ground->localPath()), &m_ground->root(), m_ground->stateFolder());
        const auto refused = wait(second.run({}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QVERIFY(!refused.error().message.isEmpty());
        QVERIFY(wait(m_quires[0].engine->run({}))); // Who was first goes on.
    }

private:
    struct Quire
    {
        std::unique_ptr<files::AgentRoot> root;
        std::unique_ptr<QTemporaryDir> state;
        std::unique_ptr<SyncEngine> engine;
    };

    /// Both run, people work meanwhile.
    void runBoth(RandomPair &people)
    {
        auto first = m_quires[0].engine->run({.deletes = SyncOrders::Deletes::Allow});
        QTest::qWait(people.dice(30));
        auto second = m_quires[1].engine->run({.deletes = SyncOrders::Deletes::Allow});
        const int pause = people.dice(60);
        QElapsedTimer timer;
        timer.start();
        bool hasWorked = false;
        while (!first.isFinished() || !second.isFinished()) {
            QTest::qWait(1);
            if (timer.elapsed() >= pause && !std::exchange(hasWorked, true)) {
                people.work(people.dice(5), true);
            }
        }
    }

    void endBoth()
    {
        for (Quire &quire : m_quires) {
            quire.engine.reset();
            quire.root.reset();
            quire.state.reset();
        }
    }

    bool begin(bool oneFolder)
    {
        endBoth();
        if (!m_ground->makeFolders()) {
            return false;
        }
        m_other = std::make_unique<QTemporaryDir>();
        const QByteArray there = m_ground->remotePath().toUtf8();
        const QByteArray address = QFileInfo(m_ground->remotePath()).fileName().toUtf8() + '/';
        m_quires[1].root = std::make_unique<files::AgentRoot>(m_link.get(), &m_ground->connection, there, address);
        m_quires[1].state = std::make_unique<QTemporaryDir>();
        m_quires[0].engine =
            std::make_unique<SyncEngine>(settings(m_ground->localPath()), &m_ground->root(), m_ground->stateFolder());
        m_quires[1].engine = std::make_unique<SyncEngine>(settings(oneFolder ? m_ground->localPath() : m_other->path()),
                                                          m_quires[1].root.get(), m_quires[1].state->path());
        return wait(m_quires[1].root->open(false)).has_value();
    }

    PairSettings settings(const QString &local) const
    {
        return {.localRoot = QDir(local).absolutePath().toUtf8(),
                .remoteRoot = m_ground->remotePath().toUtf8(),
                .owner = u"test"_s};
    }

    std::unique_ptr<AgentGround> m_ground;
    std::unique_ptr<files::AgentLink> m_link;
    std::unique_ptr<QTemporaryDir> m_other;
    std::array<Quire, 2> m_quires;
};

QTEST_GUILESS_MAIN(tst_TwoQuires)
#include "tst_TwoQuires.moc"
