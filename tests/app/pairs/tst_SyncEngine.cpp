// SPDX-License-Identifier: GPL-3.0-or-later
#include "AgentGround.h"
#include "pairs/SyncEngine.h"
#include "support/InKernel.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using Outcome = SyncReport::Outcome;

/// A local folder and one of a real server, kept the same through the agent.
class tst_SyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<AgentGround>();
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
    }
    void cleanupTestCase() { m_ground.reset(); }

    void init()
    {
        m_engine.reset();
        QVERIFY(m_ground->makeFolders());
        m_settings = {.localRoot = m_ground->localPath().toUtf8(),
                      .remoteRoot = m_ground->remotePath().toUtf8(),
                      .owner = u"test"_s};
        restart();
    }
    void cleanup() { m_engine.reset(); }

    void firstRunBringsBothTogether()
    {
        put(here("a.txt"), "from here");
        put(here("sub/empty.txt"), "");
        put(there("b.txt"), "from there");
        put(there("same.txt"), "same");
        put(here("same.txt"), "same");
        QDir().mkpath(there("nothing/in/it"));

        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::InSync);
        QCOMPARE(report.uploaded, 2);
        QCOMPARE(report.downloaded, 1);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
        QCOMPARE(contentsOf(here()).join(u' '), u"a.txt=from here b.txt=from there nothing/ nothing/in/ nothing/in/it/ "
                                                "same.txt=same sub/ sub/empty.txt="_s);
    }

    void filesWithTheSameBytesDoNotMeet()
    {
        for (int i = 0; i < 100; ++i) {
            put(here(qPrintable(u"f%1"_s.arg(i))), "same");
            put(there(qPrintable(u"g%1"_s.arg(i))), "same");
        }
        const auto report = sync();
        QCOMPARE(report.uploaded, 100);
        QCOMPARE(report.downloaded, 100);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
    }

    void secondRunDoesNothing()
    {
        put(here("a.txt"), "1");
        sync();
        const qint64 sent = m_ground->proxy.bytesUp();
        const auto again = sync();
        QCOMPARE(again.uploaded + again.downloaded + again.deleted + again.moved, 0);
        QVERIFY(m_ground->proxy.bytesUp() - sent < 20'000);
        restart();
        QCOMPARE(sync().outcome, Outcome::InSync);
    }

    void changesGoBothWays()
    {
        put(here("a"), "1");
        put(here("b"), "1");
        put(here("c"), "1");
        put(here("d"), "1");
        sync();
        put(here("a"), "22");
        put(there("b"), "333");
        QFile::remove(here("c"));
        QFile::remove(there("d"));
        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::InSync);
        QCOMPARE(contentsOf(here()).join(u' '), u"a=22 b=333"_s);
        QCOMPARE(contentsOf(there()), contentsOf(here()));
        QCOMPARE(report.deleted, 2);
    }

    void renamesSendNoBytes()
    {
        put(here("dir/big"), QByteArray(3 << 20, 'x'));
        sync();
        QVERIFY(QDir().rename(here("dir"), here("moved")));
        const qint64 sent = m_ground->proxy.bytesUp();
        const auto report = sync();
        QCOMPARE(report.moved, 1);
        QCOMPARE(report.uploaded, 0);
        QVERIFY(m_ground->proxy.bytesUp() - sent < 50'000);
        QVERIFY(QFile::exists(there("moved/big")));
        QVERIFY(!QFile::exists(there("dir")));

        QVERIFY(QFile::rename(there("moved/big"), there("moved/large")));
        QCOMPARE(sync().moved, 1);
        QVERIFY(QFile::exists(here("moved/large")));
    }

    void conflictKeepsBoth()
    {
        put(here("a.txt"), "base");
        sync();
        put(here("a.txt"), "mine");
        put(there("a.txt"), "theirs");
        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::ConflictsKept);
        QCOMPARE(get(here("a.txt")), "theirs"_ba);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
        QCOMPARE(contentsOf(here()).size(), 2);
        QVERIFY(contentsOf(here()).first().contains(u"conflict"_s));
        QVERIFY(contentsOf(here()).first().endsWith(u"=mine"_s));
        const auto kept = wait(m_engine->history().conflicts());
        QVERIFY(kept && kept->size() == 1);
        QCOMPARE(sync().outcome, Outcome::InSync);
    }

    void notebooksAreMergedByCell()
    {
        put(here("n.ipynb"), notebook({"a = 1", "b = 2"}));
        sync();
        put(here("n.ipynb"), notebook({"a = 10", "b = 2"}));
        put(there("n.ipynb"), notebook({"a = 1", "b = 20"}));
        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::InSync);
        QCOMPARE(report.merged, 1);
        QCOMPARE(get(here("n.ipynb")), get(there("n.ipynb")));
        QVERIFY(get(here("n.ipynb")).contains("a = 10"));
        QVERIFY(get(here("n.ipynb")).contains("b = 20"));
        QCOMPARE(contentsOf(here()).size(), 1);
    }

    void manyDeletesAreAskedAbout()
    {
        for (int i = 0; i < 40; ++i) {
            put(here(qPrintable(u"f%1"_s.arg(i))), QByteArray::number(i));
        }
        sync();
        for (int i = 0; i < 30; ++i) {
            QFile::remove(here(qPrintable(u"f%1"_s.arg(i))));
        }
        put(here("new"), "x");
        const auto asked = sync();
        QCOMPARE(asked.outcome, Outcome::Halted);
        QCOMPARE(asked.plan.deletes.size(), std::size_t(30));
        QCOMPARE(contentsOf(there()).size(), 41); // The rest went on.

        QCOMPARE(sync({.deletes = SyncOrders::Deletes::Restore}).outcome, Outcome::InSync);
        QCOMPARE(contentsOf(here()).size(), 41);
        for (int i = 0; i < 30; ++i) {
            QFile::remove(here(qPrintable(u"f%1"_s.arg(i))));
        }
        QCOMPARE(sync({.deletes = SyncOrders::Deletes::Allow}).outcome, Outcome::InSync);
        QCOMPARE(contentsOf(there()).size(), 11);
    }

    void onlyTheDeletesThatWereShownAreAllowed()
    {
        for (int i = 0; i < 90; ++i) {
            put(here(qPrintable(u"f%1"_s.arg(i))), QByteArray::number(i));
        }
        sync();
        removeHere(0, 30);
        const auto asked = sync();
        QCOMPARE(asked.outcome, Outcome::Halted);
        const ShownDeletes shown = shownIn(asked);
        QCOMPARE(shown.size(), 30U);

        removeHere(30, 60); // While the person was reading.
        const auto halted = sync({.deletes = SyncOrders::Deletes::Allow, .shown = shown});
        QCOMPARE(halted.outcome, Outcome::Halted);
        QCOMPARE(halted.deleted, 30);
        QCOMPARE(halted.plan.deletes.size(), 30U);
        QCOMPARE(contentsOf(there()).size(), 60);

        const auto restored = sync({.deletes = SyncOrders::Deletes::Restore, .shown = shown});
        QCOMPARE(restored.outcome, Outcome::Halted);
        QCOMPARE(contentsOf(here()).size(), 30);
        const auto rest = sync({.deletes = SyncOrders::Deletes::Allow, .shown = shownIn(restored)});
        QCOMPARE(rest.outcome, Outcome::InSync);
        QCOMPARE(contentsOf(there()).size(), 30);
    }

    void fewFurtherDeletesAreNotAskedAbout()
    {
        for (int i = 0; i < 60; ++i) {
            put(here(qPrintable(u"f%1"_s.arg(i))), QByteArray::number(i));
        }
        sync();
        removeHere(0, 30);
        const auto asked = sync();
        removeHere(30, 33);
        const auto done = sync({.deletes = SyncOrders::Deletes::Allow, .shown = shownIn(asked)});
        QCOMPARE(done.outcome, Outcome::InSync);
        QCOMPARE(contentsOf(there()).size(), 27);
    }

    void deletedEngineSendsNoMore()
    {
        constexpr int files = 20;
        for (int i = 0; i < files; ++i) {
            put(here(qPrintable(u"f%1.bin"_s.arg(i))), QByteArray(3 << 20, char('a' + i)));
        }
        const Reply<SyncReport> run = m_engine->run({});
        QTRY_VERIFY_WITH_TIMEOUT(!contentsOf(there()).isEmpty(), 30'000);
        m_engine.reset();
        QVERIFY(run.isCanceled());
        // What was on its way already arrives before this answer.
        QVERIFY(wait(m_ground->root().stat({}, false)));
        const qsizetype arrived = contentsOf(there()).size();
        const qint64 sent = m_ground->proxy.bytesUp();
        for (int i = 0; i < 20; ++i) {
            QVERIFY(wait(m_ground->root().stat({}, false)));
        }
        QVERIFY(m_ground->proxy.bytesUp() - sent < 1 << 20);
        QCOMPARE(contentsOf(there()).size(), arrived);
        QVERIFY(arrived < files);
        restart();
        QCOMPARE(sync().outcome, Outcome::InSync);
        QCOMPARE(contentsOf(there()), contentsOf(here()));
    }

    void folderThatIsNotThereDeletesNothing()
    {
        put(here("a"), "1");
        sync();
        QVERIFY(QDir().rename(here(), here() + u"-unmounted"_s));
        QCOMPARE(sync().outcome, Outcome::Halted);
        QDir().mkpath(here()); // An empty mount point.
        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::Halted);
        QCOMPARE(report.findings.front().alarm, sync::Alarm::MarkerMissing);
        QCOMPARE(get(there("a")), "1"_ba);
        QDir(here()).removeRecursively();
        QVERIFY(QDir().rename(here() + u"-unmounted"_s, here()));
    }

    void lostJournalDeletesNothing()
    {
        put(here("a"), "1");
        put(here("b"), "1");
        sync();
        m_engine.reset();
        QDir(m_ground->stateFolder()).removeRecursively();
        QFile::remove(here("a"));
        put(there("b"), "2");
        restart();
        const auto report = sync();
        QCOMPARE(report.outcome, Outcome::ConflictsKept);
        QCOMPARE(get(here("a")), "1"_ba);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
        QCOMPARE(contentsOf(here()).size(), 3);
    }

    void whatWasDeletedCanComeBack()
    {
        put(here("a"), "precious");
        sync();
        QFile::remove(here("a"));
        sync();
        QVERIFY(!QFile::exists(there("a")));
        const auto events = wait(m_engine->history().events(10));
        QVERIFY(events && !events->empty());
        QCOMPARE(events->front().kind, SyncEvent::Kind::DeletedThere);
        const auto restored = wait(m_engine->restore(events->front()));
        QVERIFY(restored);
        QCOMPARE(get(there("a")), "precious"_ba);
        sync();
        QCOMPARE(get(here("a")), "precious"_ba);
        const auto tidied = wait(m_engine->tidyAttics(30, 0));
        QVERIFY(tidied);
    }

    void ignoredFilesStay()
    {
        put(here("__pycache__/x.pyc"), "1");
        put(here(".quireignore"), "*.log\n");
        put(here("run.log"), "1");
        put(there("train.log"), "2");
        put(here(".git/config"), "1");
        QCOMPARE(sync().uploaded, 1);
        QCOMPARE(contentsOf(there()), (QStringList{u".quireignore=*.log\n"_s, u"train.log=2"_s}));
    }

    void dryRunChangesNothing()
    {
        put(here("a"), "1");
        put(there("b"), "2");
        const auto report = sync({.dryRun = true});
        QCOMPARE(report.plan.files.size(), std::size_t(2));
        QCOMPARE(contentsOf(here()), QStringList{u"a=1"_s});
        QCOMPARE(contentsOf(there()), QStringList{u"b=2"_s});
        QVERIFY(!QFile::exists(there(".quire")));
    }

    void mirrorLeavesItsSourceAlone()
    {
        m_settings.direction = sync::Direction::MirrorUp;
        restart();
        put(here("a"), "1");
        put(there("b"), "2");
        sync({.deletes = SyncOrders::Deletes::Allow});
        QCOMPARE(contentsOf(here()), QStringList{u"a=1"_s});
        QCOMPARE(contentsOf(there()), QStringList{u"a=1"_s});
    }

    void networkCutIsAnErrorAndTheNextRunGoesOn()
    {
        for (int i = 0; i < 30; ++i) {
            put(here(qPrintable(u"big%1"_s.arg(i))), QByteArray(2 << 20, char('a' + i % 26)));
        }
        m_ground->link.setPatience(std::chrono::seconds(3));
        auto running = m_engine->run({});
        QTest::qWait(150);
        m_ground->proxy.cut();
        m_ground->proxy.refuse();
        const auto cut = wait(running);
        QVERIFY(!cut);
        m_ground->proxy.heal();
        m_ground->link.setPatience(std::chrono::seconds(60));
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_engine->run({})).has_value(), 60'000);
        QCOMPARE(sync().outcome, Outcome::InSync);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
        QCOMPARE(contentsOf(here()).size(), 30);
    }

    void fullDiskThereIsToldAndNotFilled()
    {
        put(here("small"), "1");
        put(here("large"), QByteArray(12 << 20, 'x'));
        QVERIFY(wait(m_ground->link.start()));
        const auto inAgent = [this](const QByteArray &code) {
            return inKernel(&m_ground->connection, m_ground->link.kernelId(), code);
        };
        // A limit on the size of files is the same error to a program.
        QVERIFY(inAgent("import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9 << 20, -1))\n"));
        const auto full = wait(m_engine->run({}));
        QVERIFY(inAgent("resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))\n"));
        QVERIFY(full);
        QCOMPARE(full->outcome, Outcome::Incomplete);
        QVERIFY(!full->problems.empty());
        QCOMPARE(full->problems.front().second.kind, ErrorKind::File);
        QCOMPARE(contentsOf(there()), QStringList{u"small=1"_s});
        QCOMPARE(sync().outcome, Outcome::InSync);
        QCOMPARE(contentsOf(here()), contentsOf(there()));
    }

    void linksAndBitsTravel()
    {
        put(here("run.sh"), "#!/bin/sh\n");
        QFile::setPermissions(here("run.sh"), QFile::permissions(here("run.sh")) | QFile::ExeOwner);
        QVERIFY(QFile::link(u"run.sh"_s, here("link")));
        QVERIFY(QFile::link(u"/etc/passwd"_s, here("outside")));
        const auto report = sync();
        QVERIFY(QFileInfo(there("run.sh")).isExecutable());
        QCOMPARE(QFileInfo(there("link")).readSymLink(), QString(u"run.sh"_s));
        QVERIFY(!QFileInfo(there("outside")).isSymLink());
        QCOMPARE(report.blocked.size(), std::size_t(1));
        QFile::setPermissions(there("run.sh"), QFile::ReadOwner | QFile::WriteOwner);
        sync();
        QVERIFY(!QFileInfo(here("run.sh")).isExecutable());
    }

    void secondQuireIsKeptOut()
    {
        QCOMPARE(sync().outcome, Outcome::InSync);
        SyncEngine other(m_settings, &m_ground->root(), m_ground->stateFolder());
        const auto report = wait(other.run({}));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Conflict);
    }

private:
    void restart()
    {
        m_engine.reset();
        m_engine = std::make_unique<SyncEngine>(m_settings, &m_ground->root(), m_ground->stateFolder());
    }
    SyncReport sync(SyncOrders orders = {})
    {
        const auto report = wait(m_engine->run(orders));
        if (!report) {
            qWarning() << report.error().message << report.error().detail;
            return {.outcome = Outcome::Incomplete};
        }
        for (const auto &[path, error] : report->problems) {
            qWarning() << path.toString() << error.message << error.detail;
        }
        return *report;
    }
    void removeHere(int from, int to) const
    {
        for (int i = from; i < to; ++i) {
            QFile::remove(here(qPrintable(u"f%1"_s.arg(i))));
        }
    }
    static ShownDeletes shownIn(const SyncReport &report)
    {
        ShownDeletes shown;
        for (const auto &one : report.plan.deletes) {
            shown.emplace(one.side, one.path);
        }
        return shown;
    }
    QString here(const char *name = "") const { return m_ground->localPath(QString::fromUtf8(name)); }
    QString there(const char *name = "") const { return m_ground->remotePath(QString::fromUtf8(name)); }
    static QByteArray notebook(const QByteArrayList &sources)
    {
        QByteArrayList cells;
        for (const QByteArray &source : sources) {
            cells << "{\"cell_type\":\"code\",\"id\":\"c" + QByteArray::number(cells.size()) +
                         "\",\"execution_count\":null,\"metadata\":{},\"outputs\":[],\"source\":[\"" + source + "\"]}";
        }
        return "{\"cells\":[" + cells.join(',') + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}\n";
    }

    std::unique_ptr<AgentGround> m_ground;
    PairSettings m_settings;
    std::unique_ptr<SyncEngine> m_engine;
};

QTEST_GUILESS_MAIN(tst_SyncEngine)
#include "tst_SyncEngine.moc"
