// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "files/AgentRoot.h"
#include "files/ContentsRoot.h"
#include "files/SourceRemoval.h"
#include "files/TransferQueue.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::files;
using namespace Qt::StringLiterals;
using testing::wait;

/// Files that are moved from one machine to another: what arrived goes, nothing else does.
class tst_SourceRemoval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}, m_clock);
    }

    void init()
    {
        QDir(m_server.root()).removeRecursively();
        QVERIFY(QDir().mkpath(m_server.root() + u"/far"_s));
        for (const QString &name : {u"a.txt"_s, u"run/b.txt"_s, u"run/deep/c.txt"_s}) {
            QVERIFY(QDir().mkpath(QFileInfo(m_server.root() + u'/' + name).path()));
            QVERIFY(m_server.write(name, name.toUtf8()));
        }
    }

    void aMoveTakesAwayWhatArrived()
    {
        const JobRow row = move({"a.txt", "run"});
        QCOMPARE(row.failed, 0);
        QCOMPARE(m_server.read(u"far/a.txt"_s), "a.txt"_ba);
        QCOMPARE(m_server.read(u"far/run/deep/c.txt"_s), "run/deep/c.txt"_ba);
        QVERIFY(!QFileInfo::exists(m_server.root() + u"/a.txt"_s));
        QVERIFY(!QFileInfo::exists(m_server.root() + u"/run"_s));
    }

    void whatWasSkippedStaysAndSoDoesItsFolder()
    {
        QVERIFY(QDir().mkpath(m_server.root() + u"/far/run"_s));
        QVERIFY(m_server.write(u"far/run/b.txt"_s, "theirs"));
        move({"run"}, Collision::Skip);
        QCOMPARE(m_server.read(u"far/run/b.txt"_s), "theirs"_ba);
        QCOMPARE(m_server.read(u"run/b.txt"_s), "run/b.txt"_ba);
        QVERIFY(!QFileInfo::exists(m_server.root() + u"/run/deep"_s));
    }

    void aCopyTakesNothingAway()
    {
        move({"a.txt"}, Collision::Ask, false);
        QCOMPARE(m_server.read(u"a.txt"_s), "a.txt"_ba);
        QCOMPARE(m_server.read(u"far/a.txt"_s), "a.txt"_ba);
    }

    void whatChangedOrCameMeanwhileStays_data()
    {
        QTest::addColumn<bool>("byAgent");
        QTest::newRow("by the agent") << true;
        QTest::newRow("by plain requests") << false;
    }

    void whatChangedOrCameMeanwhileStays()
    {
        QFETCH(bool, byAgent);
        AgentLink link(m_connection.get());
        AgentRoot agent(&link, m_connection.get(), m_server.root().toUtf8());
        ContentsRoot plain(m_connection.get(), RemotePath());
        RemoteRoot &root = byAgent ? static_cast<RemoteRoot &>(agent) : plain;
        TransferJob job;
        job.order = {.from = u"a"_s, .to = u"b"_s, .sources = {"a.txt", "run"}, .isMove = true};
        for (const char *name : {"a.txt", "run/b.txt", "run/deep/c.txt"}) {
            const auto seen = wait(root.stat(sync::TreePath::fromBytes(name).value(), false));
            QVERIFY(seen && *seen);
            job.files.push_back({name, {}, (*seen)->content.size, (*seen)->modified, false, FileState::Done});
        }
        QVERIFY(m_server.write(u"a.txt"_s, "newer than what was sent"));
        QVERIFY(m_server.write(u"run/new.txt"_s, "new"));
        SourceRemoval removal(&root, job);
        QVERIFY(wait(removal.run()));
        QCOMPARE(m_server.read(u"a.txt"_s), "newer than what was sent"_ba);
        QCOMPARE(m_server.read(u"run/new.txt"_s), "new"_ba);
        QVERIFY(!QFileInfo::exists(m_server.root() + u"/run/b.txt"_s));
        QVERIFY(!QFileInfo::exists(m_server.root() + u"/run/deep"_s));
        QVERIFY(wait(link.stop()));
    }

    void theJournalKnowsAMove()
    {
        QTemporaryDir folder;
        TransferJournal journal(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(wait(journal.open()));
        TransferJob job;
        job.order = {.from = u"a"_s, .to = u"b"_s, .isInteractive = false, .isMove = true};
        QVERIFY(wait(journal.add(job)));
        const auto loaded = wait(journal.load());
        QVERIFY(loaded && loaded->size() == 1);
        QVERIFY(loaded->front().order.isMove);
        QVERIFY(!loaded->front().order.isInteractive);
    }

private:
    /// From one machine to the folder "far" of another, which is the same server here.
    JobRow move(const QList<QByteArray> &sources, Collision collision = Collision::Ask, bool isMove = true)
    {
        QTemporaryDir folder;
        RateLimit limit;
        MachineRoots roots(m_clock, &limit);
        TransferJournal journal(folder.filePath(u"journal.sqlite"_s));
        wait(journal.open()).value();
        TransferQueue queue(&roots, &journal, folder.filePath(u"scratch"_s).toLocal8Bit());
        QSignalSpy finished(&queue, &TransferQueue::finished);
        wait(queue.start()).value();
        for (const QString &machine : {u"one"_s, u"other"_s}) {
            roots.setEndpoint(machine, {m_server.url(), Secret(m_server.token()), {}, {}}, {});
        }
        queue.add({.from = u"one"_s,
                   .to = u"other"_s,
                   .sources = sources,
                   .folder = "far",
                   .collision = collision,
                   .isMove = isMove});
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 30'000)) {
            qWarning("The move did not end.");
            return {};
        }
        return finished.first().first().value<JobRow>();
    }

    testing::JupyterServer m_server{{}};
    SystemClock m_clock;
    std::unique_ptr<net::ServerConnection> m_connection;
};

QTEST_GUILESS_MAIN(tst_SourceRemoval)
#include "tst_SourceRemoval.moc"
