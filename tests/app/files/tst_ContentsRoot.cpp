// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "base/Clock.h"
#include "files/ContentsRoot.h"
#include "files/ContentsScan.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using sync::Kind;

/// Against real servers of both generations, through a proxy that can cut the line.
class tst_ContentsRoot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<JupyterServer::Generation>("generation");
        QTest::newRow("server 2.15") << JupyterServer::Generation::JupyterServer;
        QTest::newRow("notebook 6.4") << JupyterServer::Generation::Notebook6;
    }

    void init()
    {
        QFETCH_GLOBAL(const JupyterServer::Generation, generation);
        std::unique_ptr<JupyterServer> &server = m_servers[generation];
        if (!server) {
            server = std::make_unique<JupyterServer>(JupyterServer::Options{.generation = generation});
            QVERIFY(server->start());
            m_proxies[generation] = std::make_unique<FaultProxy>(server->port());
        }
        m_server = server.get();
        m_proxy = m_proxies[generation].get();
        m_proxy->heal();
        QDir root(m_server->root());
        const QStringList old = root.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        for (const QString &name : old) {
            QFile::remove(root.filePath(name));
            QDir(root.filePath(name)).removeRecursively();
        }
        QUrl url = m_server->url();
        url.setPort(m_proxy->port());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{.baseUrl = url, .token = Secret(m_server->token())}, m_clock);
        m_root = std::make_unique<ContentsRoot>(m_connection.get(), RemotePath());
    }

    void cleanup()
    {
        m_root.reset();
        m_connection.reset();
    }

    void sendsFilesOfAllSizes_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 256 << 10, (256 << 10) + 1, 704 << 10, (704 << 10) + 1, 5 << 20, 11 << 20}) {
            QTest::addRow("%lld bytes", size) << size;
        }
    }

    void sendsFilesOfAllSizes()
    {
        QFETCH(const qsizetype, size);
        const QByteArray bytes = randomBytes(size);
        QList<qint64> progress;
        const auto sent = send({.path = path("a b.bin"),
                                .source = std::make_shared<MemorySource>(bytes),
                                .progress = [&](qint64 done) { progress.append(done); }});
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(sent->content.digest, blake2b(bytes));
        QCOMPARE(m_server->read(u"a b.bin"_s), bytes);
        QCOMPARE(names(), QStringList{u"a b.bin"_s});
        QVERIFY(size <= ContentsUpload::small || progress.last() == size);

        const auto sink = std::make_shared<MemorySink>();
        const auto got = fetch({.path = path("a b.bin"), .sink = sink});
        QVERIFY(got);
        QCOMPARE(sink->bytes, bytes);
        QCOMPARE(got->content.digest, blake2b(bytes));
    }

    void takesNamesAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isPossible");
        QTest::newRow("newline") << QByteArray("a\nb") << true;
        QTest::newRow("quotes") << QByteArray("it's \"so\".txt") << true;
        QTest::newRow("per cent and plus") << QByteArray("100%25+?#&.txt") << true;
        QTest::newRow("backslash") << QByteArray("a\\..\\b") << true;
        QTest::newRow("leading dash") << QByteArray("--help") << true;
        QTest::newRow("dots") << QByteArray("a..") << true;
        QTest::newRow("trailing space") << QByteArray("a ") << true;
        QTest::newRow("decomposed") << QByteArray("e\xcc\x81") << true;
        QTest::newRow("255 bytes") << QByteArray(255, 'x') << true;
        QTest::newRow("no UTF-8") << QByteArray("n\xff") << false;
        QTest::newRow("hidden") << QByteArray(".env") << false;
    }

    void takesNamesAsTheyAre()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, isPossible);
        const QByteArray bytes = randomBytes(300'000);
        const auto sent = send({.path = path(name), .source = std::make_shared<MemorySource>(bytes)});
        if (!isPossible) {
            QCOMPARE(sent.error().kind, ErrorKind::Unsupported);
            return;
        }
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        const auto tree = settle(m_root->list({}));
        QVERIFY(tree && tree->find(path(name)));
        QCOMPARE(tree->entries().size(), std::size_t(1));
        QVERIFY(fetch({.path = path(name), .sink = std::make_shared<MemorySink>()}));
    }

    void aListHoldsWhatIsInAFolderAndNotTheFolder()
    {
        QVERIFY(QDir(m_server->root()).mkpath(u"runs/old"_s));
        QVERIFY(m_server->write(u"runs/a"_s, "1"));
        const auto tree = settle(m_root->list(path("runs")));
        QVERIFY(tree && tree->isComplete());
        QCOMPARE(tree->entries().size(), std::size_t(2));
        QVERIFY(tree->find(path("runs/a")) && tree->find(path("runs/old")));
    }

    void replacesOnlyWhatItWasToldOf()
    {
        QVERIFY(m_server->write(u"f"_s, "old"));
        const auto seen = settle(m_root->stat(path("f"), false)).value().value();
        const QByteArray bytes = randomBytes(1 << 20);
        const auto source = std::make_shared<MemorySource>(bytes);
        QCOMPARE(send({.path = path("f"), .source = source}).error().kind, ErrorKind::Conflict);
        QVERIFY(send({.path = path("f"), .source = source, .expected = {Expectation::Kind::This, seen}}));
        QCOMPARE(m_server->read(u"f"_s), bytes);
        const auto again = send({.path = path("f"),
                                 .source = std::make_shared<MemorySource>("x"),
                                 .expected = {Expectation::Kind::This, seen}});
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QCOMPARE(names(), QStringList{u"f"_s});
        QVERIFY(send({.path = path("f"),
                      .source = std::make_shared<MemorySource>("x"),
                      .expected = {Expectation::Kind::Anything}}));
        QCOMPARE(m_server->read(u"f"_s), "x");
    }

    void aFileThatChangesWhileItIsReadIsNotKept()
    {
        const auto source = std::make_shared<MemorySource>(randomBytes(1 << 20));
        source->isChanged = true;
        QCOMPARE(send({.path = path("f"), .source = source}).error().kind, ErrorKind::Conflict);
        QVERIFY(names().isEmpty());
    }

    /// Wherever the line breaks, the file is whole or not there, and the next try brings it.
    void survivesResetsAtEveryPiece()
    {
        const QByteArray bytes = randomBytes(7 << 20);
        int resets = 0;
        for (int piece = 0; piece < 5; ++piece) {
            int count = 0;
            m_root = std::make_unique<ContentsRoot>(m_connection.get(), RemotePath()); // Begins with small pieces.
            const auto sent = send({.path = path(QByteArray("f") + char('0' + piece)),
                                    .source = std::make_shared<MemorySource>(bytes),
                                    .ticket = "t1",
                                    .progress = [&](qint64) {
                                        if (count++ == piece) {
                                            m_proxy->reset();
                                            ++resets;
                                        }
                                    }});
            QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
            QCOMPARE(m_server->read(u"f%1"_s.arg(piece)), bytes);
        }
        QVERIFY(resets >= 3);
        QVERIFY(names().filter(u"quire-"_s).isEmpty());
    }

    void goesOnWhereTheServerReallyIs()
    {
        const QByteArray bytes = randomBytes(7 << 20);
        RateLimit slow; // So that it is cancelled while it waits for the next piece's turn.
        slow.set(RateLimit::Up, 1 << 20);
        ContentsRoot first(m_connection.get(), RemotePath(), &slow);
        qint64 reached = 0;
        Reply<std::vector<Sent>> begin = first.upload(uploads({.path = path("f"),
                                                               .source = std::make_shared<MemorySource>(bytes),
                                                               .ticket = "t1",
                                                               .progress = [&](qint64 done) { reached = done; }}));
        QTRY_VERIFY(reached > 1 << 20);
        begin.cancel();
        m_proxy->reset();
        QCOMPARE(names(), QStringList{u"f.quire-part-t1"_s});
        qint64 begun = -1;
        const auto sent = send({.path = path("f"),
                                .source = std::make_shared<MemorySource>(bytes),
                                .ticket = "t1",
                                .progress = [&](qint64 done) { begun = begun < 0 ? done : begun; }});
        QVERIFY(sent);
        QVERIFY(begun > 1 << 20);
        QCOMPARE(m_server->read(u"f"_s), bytes);
        QCOMPARE(names(), QStringList{u"f"_s});
    }

    void aPartialFileThatIsNotOursIsBegunAnew()
    {
        QVERIFY(m_server->write(u"f.quire-part-t1"_s, randomBytes(2 << 20, 77)));
        const QByteArray bytes = randomBytes(3 << 20);
        QVERIFY(send({.path = path("f"), .source = std::make_shared<MemorySource>(bytes), .ticket = "t1"}));
        QCOMPARE(m_server->read(u"f"_s), bytes);
        QCOMPARE(names(), QStringList{u"f"_s});
    }

    /// The three places where a replacement can be cut in two.
    void finishesAReplacementACrashCutInTwo()
    {
        const QByteArray bytes = randomBytes(1 << 20);
        QVERIFY(m_server->write(u"f.quire-old-t1"_s, "old") && m_server->write(u"f.quire-part-t1"_s, bytes));
        QVERIFY(send({.path = path("f"),
                      .source = std::make_shared<MemorySource>(bytes),
                      .expected = {Expectation::Kind::Anything},
                      .ticket = "t1"}));
        QCOMPARE(names(), QStringList{u"f"_s});
        QCOMPARE(m_server->read(u"f"_s), bytes);

        QVERIFY(m_server->write(u"f.quire-old-t2"_s, "old"));
        QVERIFY(settle(m_root->discard(path("f"), "t2")));
        QCOMPARE(names(), QStringList{u"f"_s});

        QVERIFY(m_server->write(u"g.quire-old-t3"_s, "old") && m_server->write(u"g.quire-part-t3"_s, "half"));
        QVERIFY(settle(m_root->discard(path("g"), "t3")));
        QCOMPARE(names(), (QStringList{u"f"_s, u"g"_s}));
        QCOMPARE(m_server->read(u"g"_s), "old");
    }

    void downloadsGoOnAndNoticeChanges()
    {
        const QByteArray bytes = randomBytes(20 << 20);
        QVERIFY(m_server->write(u"f"_s, bytes));
        const auto seen = settle(m_root->stat(path("f"), false)).value().value();
        const auto sink = std::make_shared<MemorySink>();
        sink->bytes = bytes.first(9 << 20);
        const auto got =
            fetch({.path = path("f"), .sink = sink, .expected = {Expectation::Kind::This, seen}, .offset = 9 << 20});
        QVERIFY(got);
        QCOMPARE(sink->bytes, bytes);

        bool isTouched = false;
        const auto changed = fetch({.path = path("f"), .sink = std::make_shared<MemorySink>(), .progress = [&](qint64) {
                                        if (!std::exchange(isTouched, true)) {
                                            m_server->write(u"f"_s, randomBytes(20 << 20, 2));
                                        }
                                    }});
        QCOMPARE(changed.error().kind, ErrorKind::Conflict);
    }

    void aFullDiskHereEndsADownload()
    {
        QVERIFY(m_server->write(u"f"_s, randomBytes(20 << 20)));
        const auto sink = std::make_shared<MemorySink>();
        sink->room = 9 << 20;
        QCOMPARE(fetch({.path = path("f"), .sink = sink}).error().kind, ErrorKind::File);
    }

    void scansWhatServersTellOf()
    {
        QVERIFY(QDir(m_server->root()).mkpath(u"d/empty"_s));
        QVERIFY(m_server->write(u"d/a.txt"_s, "a") && m_server->write(u"n.ipynb"_s, "{}"));
        QVERIFY(m_server->write(u"lib.so"_s, "so"));
        const QByteArray bad = m_server->root().toLocal8Bit() + "/bad\xff";
        QCOMPARE(::mkdir(bad.constData(), 0700), 0);
        QCOMPARE(::mkfifo((m_server->root().toLocal8Bit() + "/fifo").constData(), 0600), 0);
        QCOMPARE(::symlink(".", (m_server->root().toLocal8Bit() + "/loop").constData()), 0);
        const auto seen = settle(m_root->scan(sync::IgnoreRules("loop"), {}));
        ::rmdir(bad.constData());
        QVERIFY(seen);
        QCOMPARE(seen->tree.find(path("d/a.txt"))->content.kind, Kind::File);
        QCOMPARE(seen->tree.find(path("d/empty"))->content.kind, Kind::Folder);
        QCOMPARE(seen->tree.find(path("n.ipynb"))->content.size, 2);
        QVERIFY(!seen->tree.find(path("bad\xff")) || seen->tree.presence(path("bad\xff")) == sync::Presence::Unknown);
        QVERIFY(sync::IgnoreRules(ContentsScan::hiddenLines()).isIgnored(path("lib.so"), false));
    }

    /// What a listing leaves out, but was there before, is asked for by name.
    void whatIsNotListedIsNotTakenForDeleted()
    {
        QVERIFY(m_server->write(u"lib.so"_s, "so") && m_server->write(u"a"_s, "a"));
        sync::PathMap<sync::Fingerprint> known;
        known.insert(path("lib.so"), {.size = 2, .digest = blake2b("so")});
        known.insert(path("gone"), {.size = 2, .digest = blake2b("so")});
        const auto seen = settle(m_root->scan({}, known));
        QVERIFY(seen && seen->tree.find(path("lib.so")));
        QVERIFY(!seen->tree.find(path("gone")));
    }

    void movesAndRemovesWhatIsAsExpected()
    {
        QVERIFY(m_server->write(u"a"_s, "a") && m_server->write(u"b"_s, "b"));
        QCOMPARE(settle(m_root->move(path("a"), path("b"), {Expectation::Kind::Anything})).error().kind,
                 ErrorKind::Conflict);
        QVERIFY(settle(m_root->makeFolder(path("d"))) && settle(m_root->makeFolder(path("d"))));
        QVERIFY(settle(m_root->move(path("a"), path("d/a"), {Expectation::Kind::Anything})));
        QCOMPARE(settle(m_root->remove(path("d"), {Expectation::Kind::Anything}, {})).error().kind,
                 ErrorKind::Conflict);
        sync::Entry other;
        other.content = {.kind = Kind::File, .size = 99};
        QCOMPARE(settle(m_root->remove(path("b"), {Expectation::Kind::This, other}, {})).error().kind,
                 ErrorKind::Conflict);
        QVERIFY(settle(m_root->remove(path("b"), {Expectation::Kind::Anything}, "t9")));
        QCOMPARE(m_server->read(u"_quire_sync/attic/t9"_s), "b");
        QCOMPARE(settle(m_root->remove(path("b"), {Expectation::Kind::Anything}, {})).error().kind,
                 ErrorKind::NotFound);
        QVERIFY(settle(m_root->remove(path("d/a"), {Expectation::Kind::Anything}, {})));
        QVERIFY(settle(m_root->remove(path("d"), {Expectation::Kind::Anything}, {})));
        QCOMPARE(settle(m_root->setExecutable(path("b"), true, {})).error().kind, ErrorKind::Unsupported);
        QCOMPARE(settle(m_root->stat(path("b"), false)).value(), std::nullopt);
    }

    void sendsManyAndToleratesTheOneThatFails()
    {
        std::vector<Upload> many;
        for (int file = 0; file < 60; ++file) {
            many.push_back({.path = path("f" + QByteArray::number(file)),
                            .source = std::make_shared<MemorySource>(QByteArray::number(file))});
        }
        QVERIFY(m_server->write(u"f7"_s, "in the way"));
        const auto sent = settle(m_root->upload(std::move(many)));
        QVERIFY(sent && sent->size() == 60);
        for (std::size_t file = 0; file < 60; ++file) {
            QCOMPARE(sent->at(file).has_value(), file != 7);
        }
        QCOMPARE(m_server->read(u"f59"_s), "59");
        QCOMPARE(m_server->read(u"f7"_s), "in the way");
    }

private:
    static std::vector<Upload> uploads(Upload upload)
    {
        std::vector<Upload> list;
        list.push_back(std::move(upload));
        return list;
    }

    Result<sync::Entry> send(Upload upload)
    {
        auto sent = settle(m_root->upload(uploads(std::move(upload))));
        return sent ? sent->front() : Failure(sent.error());
    }

    Result<sync::Entry> fetch(Download download)
    {
        std::vector<Download> list;
        list.push_back(std::move(download));
        auto got = settle(m_root->download(std::move(list)));
        return got ? got->front() : Failure(got.error());
    }

    QStringList names() const { return QDir(m_server->root()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    SystemClock m_clock;
    std::map<JupyterServer::Generation, std::unique_ptr<JupyterServer>> m_servers;
    std::map<JupyterServer::Generation, std::unique_ptr<FaultProxy>> m_proxies;
    JupyterServer *m_server = nullptr;
    FaultProxy *m_proxy = nullptr;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<ContentsRoot> m_root;
};

QTEST_GUILESS_MAIN(tst_ContentsRoot)
#include "tst_ContentsRoot.moc"
