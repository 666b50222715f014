// SPDX-License-Identifier: GPL-3.0-or-later
#include "AgentGround.h"
#include "pairs/PairMemory.h"
#include "pairs/Pairs.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// The pairs of the program, as the window's thread uses them.
class tst_Pairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
    }
    void cleanupTestCase() { m_ground.reset(); }

    void init()
    {
        QVERIFY(m_ground->makeFolders());
        m_pair = {};
        m_pair.machine = u"jupyter/one"_s;
        m_pair.settings.localRoot = m_ground->localPath().toUtf8();
        m_pair.settings.remoteRoot = QFileInfo(there()).fileName().toUtf8();
        m_pair.settings.owner = m_pair.machine;
        m_list = m_ground->stateFolder() + u"/pairs.json"_s;
        m_pairs = std::make_unique<Pairs>(m_clock, m_list);
    }
    void cleanup()
    {
        m_pairs.reset();
        QDir(memoryFolder(m_pair.settings)).removeRecursively();
    }

    void pairIsSyncedWhenItsMachineComes()
    {
        put(here("a"), "1");
        const auto added = wait(m_pairs->add(m_pair));
        QVERIFY(added);
        QTRY_COMPARE(m_pairs->rows().size(), 1);
        QCOMPARE(row().state, PairState::WaitingForMachine);
        QCOMPARE(m_pairs->machinesWithPairs(), QStringList{m_pair.machine});
        attach();
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a")), "1"_ba, 30'000);
        QTRY_COMPARE(row().state, PairState::Idle);
        QCOMPARE(badge("a"), SyncBadge::Synced);
        QCOMPARE(badge("__pycache__", true), SyncBadge::Ignored);
        QCOMPARE(m_pairs->stateOf(m_pair.machine, "elsewhere", false), SyncBadge::None);
        QCOMPARE(m_pairs->stateOf(u"jupyter/two"_s, m_pair.settings.remoteRoot + "/a", false), SyncBadge::None);

        m_pairs->pause(row().pair.id);
        QTRY_COMPARE(row().state, PairState::Paused);
        QCOMPARE(badge("a"), SyncBadge::Paused);
        QCOMPARE(badge("__pycache__", true), SyncBadge::Ignored);
        m_pairs->resume(row().pair.id);
        QTRY_COMPARE_WITH_TIMEOUT(row().state, PairState::Idle, 30'000);
        m_pairs->setGone(m_pair.machine);
        QTRY_COMPARE(row().state, PairState::WaitingForMachine);
    }

    void eachFileSaysHowItStands()
    {
        m_pair.settings.largestFile = 100;
        m_pair.settings.ignoreLines = "*.log";
        put(here("kept/a.txt"), "1");
        put(here("kept/b.log"), "1");
        put(here("clean/c.txt"), "1");
        put(there("kept/large.bin"), QByteArray(200, 'l'));
        put(here("clean/.quireignore"), "1");
        put(here(".quireignore"), "secret/");
        put(there("secret/s.txt"), "1");
        sync();
        QTRY_COMPARE(badge("kept/a.txt"), SyncBadge::Synced);
        QCOMPARE(badge("kept/b.log"), SyncBadge::Ignored);
        QCOMPARE(badge("kept/large.bin"), SyncBadge::Ignored);
        QCOMPARE(badge("secret", true), SyncBadge::Ignored);
        QCOMPARE(badge("kept", true), SyncBadge::Synced);
        QCOMPARE(badge("kept/never-seen"), SyncBadge::Unknown);
        QCOMPARE(m_pairs->stateOf(m_pair.machine, m_pair.settings.remoteRoot, true), SyncBadge::Synced);

        // Both changed: the file and its folders say it, the others do not.
        m_pairs->pause(row().pair.id);
        QTRY_COMPARE(row().state, PairState::Paused);
        put(here("kept/a.txt"), "mine");
        put(there("kept/a.txt"), "theirs");
        m_pairs->resume(row().pair.id);
        QTRY_COMPARE_WITH_TIMEOUT(badge("kept/a.txt"), SyncBadge::Conflict, 30'000);
        QCOMPARE(badge("kept", true), SyncBadge::Conflict);
        QCOMPARE(badge("clean", true), SyncBadge::Synced);
    }

    void deletesThatWaitForAnAnswerAreMarked()
    {
        for (int i = 0; i < 30; ++i) {
            put(here(u"many/f%1"_s.arg(i)), "x");
        }
        sync();
        QVERIFY(QDir(here("many")).removeRecursively());
        QTRY_COMPARE_WITH_TIMEOUT(row().state, PairState::NeedsAnswer, 30'000);
        QTRY_COMPARE(badge("many/f1"), SyncBadge::WaitingUp);
        QCOMPARE(badge("many", true), SyncBadge::WaitingUp);
        QVERIFY(row().steps > row().done);
    }

    void listOutlivesTheProgram()
    {
        QVERIFY(wait(m_pairs->add(m_pair)));
        QVERIFY(!wait(m_pairs->add(m_pair)));
        m_pairs = std::make_unique<Pairs>(m_clock, m_list);
        QTRY_COMPARE(m_pairs->rows().size(), 1);
        QVERIFY(wait(m_pairs->remove(row().pair.id)));
        QTRY_COMPARE(m_pairs->rows().size(), 0);
    }

    void pairingAgainDeletesNothing()
    {
        put(here("a"), "1");
        put(here("b"), "1");
        sync();
        QTRY_COMPARE_WITH_TIMEOUT(get(there("b")), "1"_ba, 20'000);
        QVERIFY(wait(m_pairs->remove(row().pair.id)));
        QTRY_VERIFY(m_pairs->rows().isEmpty());
        QFile::remove(here("a"));
        QVERIFY(wait(m_pairs->add(m_pair)));
        QTRY_COMPARE_WITH_TIMEOUT(get(here("a")), "1"_ba, 30'000);
        QCOMPARE(get(there("a")), "1"_ba);
    }

    void damagedListIsTold()
    {
        m_pairs.reset();
        put(m_list, "nonsense");
        m_pairs = std::make_unique<Pairs>(m_clock, m_list);
        QSignalSpy failed(m_pairs.get(), &Pairs::failed);
        QVERIFY(failed.wait());
        QVERIFY(!wait(m_pairs->add(m_pair)));
        QCOMPARE(get(m_list), "nonsense"_ba);
    }

    void logTellsAndGivesBack()
    {
        put(here("a"), "precious");
        sync();
        QFile::remove(here("a"));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(there("a")), 20'000);
        // It is written down a moment after it happened.
        QTRY_COMPARE_WITH_TIMEOUT(lastEvent().kind, SyncEvent::Kind::DeletedThere, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(row().state, PairState::Idle, 20'000);
        QVERIFY(wait(m_pairs->restore(row().pair.id, lastEvent())));
        QTRY_COMPARE_WITH_TIMEOUT(get(here("a")), "precious"_ba, 20'000);
        QVERIFY(!wait(m_pairs->events(u"nobody"_s, 1)));
    }

    void conflictIsSettled()
    {
        put(here("a.txt"), "base");
        sync();
        m_pairs->pause(row().pair.id);
        QTRY_COMPARE(row().state, PairState::Paused);
        put(here("a.txt"), "mine");
        put(there("a.txt"), "theirs");
        m_pairs->resume(row().pair.id);
        QTRY_COMPARE_WITH_TIMEOUT(row().conflicts.size(), 1, 30'000);
        QCOMPARE(badge("a.txt"), SyncBadge::Conflict);
        const QString id = row().pair.id;
        const auto kept = wait(m_pairs->conflicts(id));
        QVERIFY(kept && kept->size() == 1);
        QCOMPARE(wait(m_pairs->conflictTexts(id, kept->front()))->base, "base"_ba);
        QVERIFY(wait(m_pairs->resolve(id, kept->front(), ConflictChoice::Mine)));
        QTRY_COMPARE_WITH_TIMEOUT(get(there("a.txt")), "mine"_ba, 20'000);
        QTRY_VERIFY(row().conflicts.isEmpty());
    }

private:
    QString here(const char *name) const { return m_ground->localPath(QString::fromLatin1(name)); }
    QString here(const QString &name) const { return m_ground->localPath(name); }
    QString there(const char *name = "") const { return m_ground->remotePath(QString::fromLatin1(name)); }
    PairRow row() const { return m_pairs->rows().value(0); }
    SyncEvent lastEvent() const
    {
        const auto events = wait(m_pairs->events(row().pair.id, 1));
        return events && !events->empty() ? events->front() : SyncEvent();
    }
    SyncBadge badge(const QByteArray &name, bool isFolder = false) const
    {
        return m_pairs->stateOf(m_pair.machine, m_pair.settings.remoteRoot + '/' + name, isFolder);
    }
    void attach() { m_pairs->setEndpoint(m_pair.machine, m_ground->connection.endpoint(), {}); }
    void sync()
    {
        QVERIFY(wait(m_pairs->add(m_pair)));
        attach();
        QTRY_COMPARE_WITH_TIMEOUT(row().state, PairState::Idle, 30'000);
    }

    SystemClock m_clock;
    std::unique_ptr<AgentGround> m_ground;
    std::unique_ptr<Pairs> m_pairs;
    Pair m_pair;
    QString m_list;
};

QTEST_GUILESS_MAIN(tst_Pairs)
#include "tst_Pairs.moc"
