// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/ContentsSource.h"
#include "models/FolderCount.h"
#include "support/JupyterServer.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FolderCount;

/// How much lies in a folder of a real server.
class tst_FolderCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        QVERIFY(QDir().mkpath(m_server->root() + u"/a/b/c"_s));
        QVERIFY(m_server->write(u"a/one.txt"_s, "12345"));
        QVERIFY(m_server->write(u"a/b/c/two.txt"_s, "123"));
        QVERIFY(m_server->write(u"outside.txt"_s, "123"));
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}}, m_clock);
        m_contents = std::make_unique<jupyter::Contents>(m_connection.get());
        m_source = std::make_unique<models::ContentsSource>(m_contents.get(), m_connection.get(), u"x"_s, QString());
    }

    void cleanupTestCase() { m_server.reset(); }

    void addsUpEverythingBelow()
    {
        FolderCount count;
        count.start(m_source.get(), {folder(u"a"_s)});
        QTRY_VERIFY(count.total().isDone);
        QCOMPARE(count.total().files, 2);
        QCOMPARE(count.total().folders, 3);
        QCOMPARE(count.total().bytes, 8);
        QCOMPARE(count.total().unread, 0);
    }

    void aFolderThatCannotBeReadIsSaidNotSkippedSilently()
    {
        FolderCount count;
        count.start(m_source.get(), {folder(u"a/b"_s), folder(u"never"_s)});
        QTRY_VERIFY(count.total().isDone);
        QCOMPARE(count.total().unread, 1);
        QCOMPARE(count.total().bytes, 3);
    }

    void canBeCancelled()
    {
        FolderCount count;
        QSignalSpy progressed(&count, &FolderCount::progressed);
        count.start(m_source.get(), {folder(u"a"_s)});
        count.cancel();
        QTest::qWait(50); // Nothing to wait for: nothing may come.
        QCOMPARE(progressed.size(), 0);
        QVERIFY(!count.total().isDone);
    }

private:
    static FileEntry folder(const QString &path)
    {
        FileEntry entry;
        entry.path = RemotePath(path);
        entry.kind = FileEntry::Kind::Folder;
        return entry;
    }

    SystemClock m_clock;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<jupyter::Contents> m_contents;
    std::unique_ptr<models::ContentsSource> m_source;
};

QTEST_GUILESS_MAIN(tst_FolderCount)
#include "tst_FolderCount.moc"
