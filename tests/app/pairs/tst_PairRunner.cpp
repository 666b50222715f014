// SPDX-License-Identifier: GPL-3.0-or-later
#include "AgentGround.h"
#include "pairs/ConflictDesk.h"
#include "pairs/PairRunner.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// One pair alive against a real server.
class tst_PairRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
        m_agent = std::make_unique<files::MachineAgent>(&m_ground->connection);
    }
    void cleanupTestCase()
    {
        m_runner.reset();
        QVERIFY(wait(m_agent->link().stop()));
        m_agent.reset();
        m_ground.reset();
    }

    void init()
    {
        m_runner.reset();
        QVERIFY(m_ground->makeFolders());
        m_pair = {};
        m_pair.id = u"pair"_s;
        m_pair.settings.localRoot = m_ground->localPath().toUtf8();
        m_pair.settings.remoteRoot = '/' + m_ground->remotePath().toUtf8();
        m_pair.settings.owner = u"test"_s;
        make();
    }
    void cleanup() { m_runner.reset(); }

    void waitsForItsMachine()
    {
        QCOMPARE(state(), PairState::WaitingForMachine);
        m_runner->syncNow();
        QCOMPARE(state(), PairState::WaitingForMachine);
        put(here("a"), "1");
        m_runner->setAgent(m_agent.get());
        QCOMPARE(state(), PairState::Scanning);
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a")), "1"_ba, 30'000);
        QTRY_COMPARE(state(), PairState::Idle);
        QVERIFY(m_runner->row().lastRun.isValid());
        QCOMPARE(m_runner->row().uploaded, 1);
        m_runner->setAgent(nullptr);
        QCOMPARE(state(), PairState::WaitingForMachine);
    }

    void changesOfBothSidesAreSeen()
    {
        start();
        put(here("a"), "1");
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a")), "1"_ba, 10'000);
        put(there("b"), "2");
        QTRY_COMPARE_WITH_TIMEOUT(get(here("b")), "2"_ba, 10'000);
    }

    void offlineEditsGoOutLater()
    {
        start();
        m_runner->setAgent(nullptr);
        put(here("a"), "1");
        QCOMPARE(state(), PairState::WaitingForMachine);
        start();
        QTRY_COMPARE(get(there("a")), "1"_ba);
    }

    void pausedDoesNothing()
    {
        start();
        m_pair.isPaused = true;
        m_runner->setPair(m_pair);
        QCOMPARE(state(), PairState::Paused);
        put(here("a"), "1");
        m_runner->syncNow();
        QCOMPARE(state(), PairState::Paused);
        m_pair.isPaused = false;
        m_runner->setPair(m_pair);
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a")), "1"_ba, 30'000);
    }

    void byHandWaitsToBeAsked()
    {
        m_pair.schedule = Schedule::ByHand;
        make();
        put(here("a"), "1");
        m_runner->setAgent(m_agent.get());
        QCOMPARE(state(), PairState::Idle);
        m_runner->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a")), "1"_ba, 30'000);
    }

    void manyDeletesAreAsked_data()
    {
        QTest::addColumn<PairAnswer>("answer");
        QTest::addColumn<int>("left");
        QTest::newRow("delete there") << PairAnswer::AllowDeletes << 10;
        QTest::newRow("bring back") << PairAnswer::RestoreDeleted << 40;
    }
    void manyDeletesAreAsked()
    {
        QFETCH(PairAnswer, answer);
        QFETCH(int, left);
        for (int i = 0; i < 40; ++i) {
            put(here(u"f%1"_s.arg(i)), QByteArray::number(i));
        }
        start();
        for (int i = 0; i < 30; ++i) {
            QFile::remove(here(u"f%1"_s.arg(i)));
        }
        m_runner->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(state(), PairState::NeedsAnswer, 30'000);
        QCOMPARE(m_runner->row().question.deletesThere.size(), 30);
        QVERIFY(!m_runner->row().question.findings.isEmpty());
        QCOMPARE(contentsOf(there()).size(), 40);
        const PairQuestion question = m_runner->row().question;
        QCOMPARE(question.deletes.size(), 30U);
        m_runner->answer(answer, question);
        QTRY_COMPARE_WITH_TIMEOUT(state(), PairState::Idle, 30'000);
        QVERIFY(m_runner->row().question.isEmpty());
        QTRY_COMPARE(contentsOf(there()).size(), left);
        QTRY_COMPARE(contentsOf(here()).size(), left);
    }

    void folderThatWentIsNotMadeAgain()
    {
        put(here("a"), "1");
        start();
        m_runner->setAgent(nullptr);
        QVERIFY(QDir().rename(there(), there() + u"-gone"_s));
        m_runner->setAgent(m_agent.get());
        QTRY_COMPARE_WITH_TIMEOUT(state(), PairState::Failed, 30'000);
        QVERIFY(!m_runner->row().message.isEmpty());
        QVERIFY(!QDir(there()).exists());
        QCOMPARE(get(here("a")), "1"_ba);
        QVERIFY(QDir().rename(there() + u"-gone"_s, there()));
        QTRY_COMPARE_WITH_TIMEOUT(state(), PairState::Idle, 30'000); // By itself.
    }

    void machineIsNotKeptAwakeForNobody()
    {
        m_pace.absence = 1ms;
        m_pace.longest = 50ms;
        make();
        start();
        m_runner->setPresent(false);
        put(there("b"), "2");
        m_runner->setPresent(true);
        QTRY_COMPARE_WITH_TIMEOUT(get(here("b")), "2"_ba, 10'000);
    }

    void conflictsAreSettled_data()
    {
        QTest::addColumn<ConflictChoice>("choice");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("mine") << ConflictChoice::Mine << QStringList{u"a.txt=mine"_s};
        QTest::newRow("theirs") << ConflictChoice::Theirs << QStringList{u"a.txt=theirs"_s};
        QTest::newRow("both") << ConflictChoice::Both << QStringList();
    }
    void conflictsAreSettled()
    {
        QFETCH(ConflictChoice, choice);
        QFETCH(QStringList, left);
        const KeptConflict conflict = makeConflict();
        ConflictDesk desk(m_pair.settings.localRoot, *wait(m_runner->history()));
        const auto texts = wait(desk.texts(conflict));
        QVERIFY(texts && texts->areTexts);
        QCOMPARE(texts->mine, "mine"_ba);
        QCOMPARE(texts->base, "base"_ba);
        QCOMPARE(texts->theirs, "theirs"_ba);
        QVERIFY(wait(desk.resolve(conflict, choice)));
        QVERIFY(wait(m_runner->refreshConflicts()));
        QVERIFY(m_runner->row().conflicts.isEmpty());
        if (!left.isEmpty()) {
            QTRY_COMPARE_WITH_TIMEOUT(contentsOf(there()), left, 20'000);
            QCOMPARE(contentsOf(here()), left);
        }
    }

    void conflictWithoutItsCopyIsNone()
    {
        const KeptConflict conflict = makeConflict();
        QVERIFY(QFile::remove(here(QString::fromUtf8(conflict.copy.bytes()))));
        m_runner->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_runner->row().conflicts.isEmpty(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(contentsOf(there()), QStringList{u"a.txt=theirs"_s}, 20'000);
    }

    void conflictIsMergedByHand()
    {
        const KeptConflict conflict = makeConflict();
        ConflictDesk desk(m_pair.settings.localRoot, *wait(m_runner->history()));
        QVERIFY(wait(desk.resolveWith(conflict, "all of it")));
        QTRY_COMPARE_WITH_TIMEOUT(contentsOf(there()), QStringList{u"a.txt=all of it"_s}, 20'000);
    }

    void pausesGrow()
    {
        const PairPace pace;
        QCOMPARE(pace.doubled(pace.retry, 0), 5s);
        QCOMPARE(pace.doubled(pace.retry, 2), 20s);
        QCOMPARE(pace.doubled(pace.retry, 100), 5min);
    }

private:
    QString here(const QString &name = {}) const { return m_ground->localPath(name); }
    QString there(const QString &name = {}) const { return m_ground->remotePath(name); }
    QString here(const char *name) const { return here(QString::fromLatin1(name)); }
    QString there(const char *name) const { return there(QString::fromLatin1(name)); }
    PairState state() const { return m_runner->row().state; }
    void make()
    {
        m_runner.reset();
        m_runner = std::make_unique<PairRunner>(m_pair, m_ground->stateFolder(), m_pace);
    }
    void start()
    {
        m_runner->setAgent(m_agent.get());
        QTRY_COMPARE_WITH_TIMEOUT(state(), PairState::Idle, 30'000);
    }
    KeptConflict makeConflict()
    {
        put(here("a.txt"), "base");
        start();
        m_pair.isPaused = true;
        m_runner->setPair(m_pair);
        put(here("a.txt"), "mine");
        put(there("a.txt"), "theirs");
        m_pair.isPaused = false;
        m_runner->setPair(m_pair);
        if (!QTest::qWaitFor([this] { return !m_runner->row().conflicts.isEmpty(); }, 30'000)) {
            return {};
        }
        const auto kept = wait((*wait(m_runner->history()))->conflicts());
        return kept && !kept->empty() ? kept->front() : KeptConflict{};
    }

    std::unique_ptr<AgentGround> m_ground;
    std::unique_ptr<files::MachineAgent> m_agent;
    std::unique_ptr<PairRunner> m_runner;
    Pair m_pair;
    PairPace m_pace{.retry = 200ms, .poll = 500ms, .longest = 2s};
};

QTEST_GUILESS_MAIN(tst_PairRunner)
#include "tst_PairRunner.moc"
