// SPDX-License-Identifier: GPL-3.0-or-later
#include "GivenBytes.h"
#include "base/Clock.h"
#include "files/AgentRoot.h"
#include "support/FaultProxy.h"
#include "support/InKernel.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// A folder of a machine by way of the agent: a real kernel on a real server.
class tst_AgentRoot : public QObject
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
        m_folder = std::make_unique<QTemporaryDir>(m_ground->server.root() + u"/work-XXXXXX"_s);
        m_root = std::make_unique<AgentRoot>(&m_ground->link, &m_ground->connection, m_folder->path().toUtf8(),
                                             QFileInfo(m_folder->path()).fileName().toUtf8() + '/');
        const auto opened = wait(m_root->open(false));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    }

    void cleanup()
    {
        m_root.reset();
        ::unlink((m_folder->path().toUtf8() + "/bad\xff\n name").constData()); // Qt cannot name it.
    }

    void cleanupTestCase()
    {
        for (const auto &ground : m_grounds) {
            QVERIFY(!ground || wait(ground->link.stop()));
        }
    }

    void fileGoesThereAndComesBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("empty") << "empty"_ba << qsizetype(0);
        QTest::newRow("small") << "a b.txt"_ba << qsizetype(4096);
        QTest::newRow("large") << "model ü.pt"_ba << qsizetype((20 << 20) + 12345);
        QTest::newRow("large, hidden from the server") << ".cache.bin"_ba << qsizetype((9 << 20) + 1);
        QTest::newRow("no UTF-8") << "bad\xff\n name"_ba << qsizetype(100);
        QTest::newRow("leading dash") << "--help"_ba << qsizetype(5);
        QTest::newRow("255 bytes") << QByteArray(255, 'n') << qsizetype(5);
    }

    void fileGoesThereAndComesBack()
    {
        QFETCH(QByteArray, name);
        QFETCH(qsizetype, size);
        const QByteArray bytes = noise(size, 7);
        const sync::TreePath where = sync::TreePath().child(name);

        const auto sent = wait(m_root->upload({{.path = where,
                                                .source = source(bytes),
                                                .modified = 1'500'000'000'123'456'789,
                                                .executable = true,
                                                .ticket = "t1"}}));
        QVERIFY(sent && sent->size() == 1);
        QVERIFY2(sent->front(), qPrintable(sent->front() ? QString() : sent->front().error().detail));
        QCOMPARE(onDisk(name), bytes);
        QCOMPARE(sent->front()->content.digest, digest(bytes));
        QCOMPARE(sent->front()->modified, 1'500'000'000'123'456'789);
        QVERIFY(QFileInfo(m_folder->filePath(QString::fromUtf8("x"))).exists() == false);
        QCOMPARE(leftovers(), QStringList());

        const auto sink = std::make_shared<KeptSink>();
        const auto got = wait(m_root->download({{.path = where, .sink = sink}}));
        QVERIFY(got && got->size() == 1);
        QVERIFY2(got->front(), qPrintable(got->front() ? QString() : got->front().error().detail));
        QVERIFY(sink->bytes == bytes);
        QCOMPARE(got->front()->content.size, size);
        QCOMPARE(got->front()->content.executable, std::optional(true));
    }

    void nobodyHasToWantADigest()
    {
        const QByteArray bytes = noise(9 << 20, 8);
        const auto sent = wait(m_root->upload(
            {{.path = path("plain.bin"), .source = source(bytes), .ticket = "t1", .wantsDigest = false}}));
        QVERIFY(sent && sent->front());
        QVERIFY(onDisk("plain.bin") == bytes);
        QCOMPARE(sent->front()->content.digest, QByteArray());

        // What an earlier attempt left is never taken on trust.
        QFile part(m_folder->filePath(u".quire-part-t2"_s));
        QVERIFY(part.open(QIODevice::WriteOnly));
        QCOMPARE(part.write(QByteArray(1 << 20, '?')), 1 << 20);
        part.close();
        const auto begun = wait(m_root->upload(
            {{.path = path("begun.bin"), .source = source(bytes), .ticket = "t2", .wantsDigest = false}}));
        QVERIFY(begun && !begun->front());
        QCOMPARE(begun->front().error().kind, ErrorKind::Protocol);
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"begun.bin"_s)));
        QCOMPARE(leftovers(), QStringList());
    }

    void progressTellsWhatIsThereFromTheStart()
    {
        // The short second piece is there long before the first; who goes on from its end would leave a hole.
        const QByteArray bytes = noise((8 << 20) + 1, 4);
        put("two pieces.bin", bytes);
        const auto sink = std::make_shared<KeptSink>();
        bool isHonest = true;
        const auto check = [&](qint64 done) { isHonest = isHonest && sink->bytes.first(done) == bytes.first(done); };
        const auto got = wait(m_root->download({{.path = path("two pieces.bin"), .sink = sink, .progress = check}}));
        QVERIFY(got && got->front());
        QVERIFY(isHonest);
        QVERIFY(sink->bytes == bytes);
    }

    void thousandSmallFilesGoInFewMessages()
    {
        std::vector<Upload> uploads;
        std::vector<Download> downloads;
        std::vector<std::shared_ptr<KeptSink>> sinks;
        for (int folder = 0; folder < 3; ++folder) {
            QVERIFY(wait(m_root->makeFolder(path(qPrintable(u"d%1"_s.arg(folder))))));
        }
        for (int i = 0; i < 1000; ++i) {
            const sync::TreePath where = path(qPrintable(u"d%1/f%2"_s.arg(i % 3).arg(i)));
            uploads.push_back(
                {.path = where, .source = source(noise(i, quint32(i))), .ticket = "t" + QByteArray::number(i)});
            sinks.push_back(std::make_shared<KeptSink>());
            downloads.push_back({.path = where, .sink = sinks.back()});
        }
        const auto sent = wait(m_root->upload(uploads));
        QVERIFY(sent && std::ranges::all_of(*sent, [](const Sent &one) { return one.has_value(); }));
        const auto got = wait(m_root->download(downloads));
        QVERIFY(got && std::ranges::all_of(*got, [](const Sent &one) { return one.has_value(); }));
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(sinks[std::size_t(i)]->bytes, noise(i, quint32(i)));
        }
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(scanned);
        QCOMPARE(scanned->tree.entries().size(), std::size_t(1003));
        QVERIFY(scanned->tree.isComplete());
    }

    void nothingIsOverwrittenThatWasNotExpected()
    {
        put("a.txt", "theirs");
        const auto taken = wait(m_root->upload({{.path = path("a.txt"), .source = source("mine"), .ticket = "t"}}));
        QVERIFY(taken && !taken->front() && taken->front().error().kind == ErrorKind::Conflict);
        QCOMPARE(onDisk("a.txt"), "theirs"_ba);

        const auto seen = wait(m_root->stat(path("a.txt"), true));
        QVERIFY(seen && *seen);
        QCOMPARE((*seen)->content.digest, digest("theirs"));
        put("a.txt", "newer!");
        const auto stale = wait(m_root->upload(
            {{.path = path("a.txt"), .source = source("mine"), .expected = Expectation::of(*seen), .ticket = "t"}}));
        QVERIFY(stale && !stale->front() && stale->front().error().kind == ErrorKind::Conflict);
        QCOMPARE(onDisk("a.txt"), "newer!"_ba);
        QCOMPARE(leftovers(), QStringList());

        const auto now = wait(m_root->stat(path("a.txt"), false));
        const auto replaced = wait(m_root->upload({{.path = path("a.txt"),
                                                    .source = source("mine"),
                                                    .expected = Expectation::of(*now),
                                                    .ticket = "t",
                                                    .trace = "kept-1"}}));
        QVERIFY(replaced && replaced->front());
        QCOMPARE(onDisk("a.txt"), "mine"_ba);
        QCOMPARE(onDisk(".quire/attic/kept-1"), "newer!"_ba);
    }

    void uploadGoesOnWhereItEnded()
    {
        const QByteArray bytes = noise(24 << 20, 3);
        auto first = m_root->upload(
            {{.path = path("big"), .source = source(bytes), .ticket = "go-on", .progress = [this](qint64 done) {
                  m_done = done;
              }}});
        m_done = 0;
        QVERIFY(QTest::qWaitFor([this] { return m_done >= 8 << 20; }, 30'000));
        first.cancel();
        QVERIFY(!QFile::exists(m_folder->filePath(u"big"_s)));

        qint64 firstWord = -1;
        const auto again = wait(m_root->upload(
            {{.path = path("big"), .source = source(bytes), .ticket = "go-on", .progress = [&](qint64 done) {
                  firstWord = firstWord < 0 ? done : firstWord;
              }}}));
        QVERIFY(again && again->front());
        QVERIFY2(firstWord > 8 << 20, qPrintable(QString::number(firstWord)));
        QVERIFY(onDisk("big") == bytes);
        QCOMPARE(leftovers(), QStringList());
    }

    void changedBlocksAreSentOnly()
    {
        QByteArray bytes = noise(32 << 20, 5);
        put("big", bytes);
        const auto seen = wait(m_root->stat(path("big"), false));
        bytes.insert(10 << 20, noise(1000, 9));
        bytes.replace(20 << 20, 1 << 20, noise(1 << 20, 11));
        const qint64 before = m_ground->proxy.bytesUp();
        const auto sent = wait(m_root->upload(
            {{.path = path("big"), .source = source(bytes), .expected = Expectation::of(*seen), .ticket = "d"}}));
        QVERIFY(sent);
        QVERIFY2(sent->front(), qPrintable(sent->front() ? QString() : sent->front().error().detail));
        QVERIFY(onDisk("big") == bytes);
        const qint64 used = m_ground->proxy.bytesUp() - before;
        QVERIFY2(used < 5 << 19, qPrintable(QString::number(used)));
    }

    void sourceThatChangesIsNotKept()
    {
        const auto changing = std::make_shared<GivenSource>(noise(2 << 20, 1));
        changing->isChanged = true;
        const auto sent = wait(m_root->upload({{.path = path("torn"), .source = changing, .ticket = "t"}}));
        QVERIFY(sent && !sent->front());
        QCOMPARE(sent->front().error().kind, ErrorKind::Conflict);
        QVERIFY(!QFile::exists(m_folder->filePath(u"torn"_s)));
        QCOMPARE(leftovers(), QStringList());
    }

    void linksAreNotFollowed()
    {
        QTemporaryDir outside;
        QVERIFY(QFile::link(outside.path(), m_folder->filePath(u"out"_s)));
        const auto sent = wait(m_root->upload({{.path = path("out/x"), .source = source("x"), .ticket = "t"}}));
        QVERIFY(sent && !sent->front());
        QVERIFY(QDir(outside.path()).isEmpty());
        const auto listed = wait(m_root->list(path("out")));
        QVERIFY(listed && !listed->isComplete() && listed->entries().isEmpty());
        const auto seen = wait(m_root->stat(path("out"), false));
        QVERIFY(seen && *seen);
        QCOMPARE((*seen)->content.kind, sync::Kind::Symlink);
        QCOMPARE((*seen)->content.digest, outside.path().toUtf8());
    }

    void whatIsNoFileIsUnknown()
    {
        QCOMPARE(mkfifo(qPrintable(m_folder->filePath(u"pipe"_s)), 0600), 0);
        const auto sink = std::make_shared<KeptSink>();
        const auto got = wait(m_root->download({{.path = path("pipe"), .sink = sink}}));
        QVERIFY(got && !got->front());
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(scanned);
        QCOMPARE(scanned->tree.find(path("pipe"))->content.kind, sync::Kind::Unknown);
        QCOMPARE(scanned->skipped.size(), std::size_t(1));
    }

    void movesNeverOverSomething()
    {
        put("a", "A");
        put("b", "B");
        const auto a = wait(m_root->stat(path("a"), true));
        const auto over = wait(m_root->move(path("a"), path("b"), Expectation::of(*a)));
        QVERIFY(!over);
        QCOMPARE(over.error().kind, ErrorKind::Conflict);
        QVERIFY(wait(m_root->move(path("a"), path("c"), Expectation::of(*a))));
        QCOMPARE(onDisk("c"), "A"_ba);
        QCOMPARE(onDisk("b"), "B"_ba);
    }

    void deletedGoesToTheAttic()
    {
        put("a", "precious");
        QVERIFY(wait(m_root->makeFolder(path("d"))));
        put("d/x", "1");
        const auto a = wait(m_root->stat(path("a"), true));
        QVERIFY(wait(m_root->remove(path("a"), Expectation::of(*a), "gone-1")));
        QVERIFY(!QFile::exists(m_folder->filePath(u"a"_s)));
        QCOMPARE(onDisk(".quire/attic/gone-1"), "precious"_ba);
        const auto full = wait(m_root->remove(path("d"), {Expectation::Kind::Anything}, "gone-2"));
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Conflict);
        const auto nothing = wait(m_root->remove(path("never"), {Expectation::Kind::Anything}, "gone-3"));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
    }

    void knownFilesAreNotReadAgain()
    {
        put("a", "one");
        const auto first = wait(m_root->scan({}, {}));
        QVERIFY(first && first->tree.find(path("a")));
        QVERIFY(first->tree.find(path("a"))->content.digest.isEmpty());
        sync::PathMap<sync::Fingerprint> known = first->fingerprints;
        known.find(path("a"))->digest = digest("one");
        known.find(path("a"))->isRacy = false;
        const auto second = wait(m_root->scan({}, known));
        QCOMPARE(second->tree.find(path("a"))->content.digest, digest("one"));
        put("a", "two");
        const auto third = wait(m_root->scan({}, known));
        QVERIFY(third->tree.find(path("a"))->content.digest.isEmpty());
    }

    void ignoredFoldersAreNotEntered()
    {
        QDir(m_folder->path()).mkpath(u"node_modules/a/b"_s);
        QDir(m_folder->path()).mkpath(u"src"_s);
        const auto scanned = wait(m_root->scan(sync::IgnoreRules("node_modules/\n"), {}));
        QVERIFY(scanned);
        QCOMPARE(scanned->tree.entries().size(), std::size_t(1));
        QVERIFY(scanned->tree.isFolder(path("src")));
    }

    void changesAreTold()
    {
        if (!m_root->abilities().watches) {
            QSKIP("This disk tells of no changes.");
        }
        QVERIFY(wait(m_root->makeFolder(path("d"))));
        QVERIFY(wait(m_root->watch()).value_or(false));
        QSignalSpy changed(m_root.get(), &RemoteRoot::changed);
        put("d/new", "1");
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(changed.first().first().value<QList<sync::TreePath>>(), QList{path("d")});
    }

    void foldersMadeLaterAreWatched()
    {
        QVERIFY(wait(m_root->watch()).value_or(false));
        Told told(m_root.get());
        QVERIFY(QDir(m_folder->path()).mkpath(u"a/b/c"_s)); // Faster than anybody can watch them one by one.
        put("a/b/c/f", "1");
        QTRY_VERIFY(told.folders().contains(path("a/b/c")));
        told.clear();
        put("a/b/c/f", "22");
        QTRY_COMPARE(told.folders(), QSet{path("a/b/c")});
        QVERIFY(told.tellsAll);
    }

    void movedFolderIsToldOfByItsNewName()
    {
        QTemporaryDir elsewhere(m_ground->server.root() + u"/elsewhere-XXXXXX"_s);
        QVERIFY(QDir(m_folder->path()).mkpath(u"old/in"_s));
        QVERIFY(QDir(m_folder->path()).mkpath(u"leaves/in"_s));
        QVERIFY(wait(m_root->watch()).value_or(false));
        Told told(m_root.get());
        QVERIFY(QDir(m_folder->path()).rename(u"old"_s, u"new"_s));
        QVERIFY(QDir().rename(m_folder->filePath(u"leaves"_s), elsewhere.filePath(u"leaves"_s)));
        QVERIFY(QDir(elsewhere.path()).mkpath(u"comes/in"_s));
        QVERIFY(QDir().rename(elsewhere.filePath(u"comes"_s), m_folder->filePath(u"comes"_s)));
        QTRY_VERIFY(told.folders().contains(path("comes/in")) && told.folders().contains(path("new/in")));
        told.clear();
        QVERIFY(QFile(elsewhere.filePath(u"leaves/in/f"_s)).open(QIODevice::WriteOnly));
        put("new/in/f", "1");
        put("comes/in/f", "1");
        QTRY_COMPARE(told.folders(), (QSet{path("new/in"), path("comes/in")}));
    }

    void moreChangesThanTheSystemKeepsAreToldOfAsAnywhere()
    {
        QFile limit(u"/proc/sys/fs/inotify/max_queued_events"_s);
        QVERIFY(limit.open(QIODevice::ReadOnly));
        const int most = limit.readAll().trimmed().toInt();
        if (most > 100'000) {
            QSKIP("This system keeps more changes than this test makes.");
        }
        QVERIFY(wait(m_root->watch()).value_or(false));
        // A machine that is busy with something else for a while.
        const QString gate = m_folder->path() + u"-gate"_s;
        QVERIFY(inAgent("_read = Watcher.read\n"
                        "def late(self, pending):\n"
                        "    while not os.path.exists('" +
                        gate.toUtf8() +
                        "'):\n"
                        "        time.sleep(0.05)\n"
                        "    Watcher.read = _read\n"
                        "    return _read(self, pending)\n"
                        "Watcher.read = late\n"));
        Told told(m_root.get());
        for (int i = 0; i < most; ++i) {
            put(i % 2 == 0 ? "a" : "b", "1");
        }
        QVERIFY(QDir(m_folder->path()).mkpath(u"unseen/in"_s));
        QVERIFY(QDir().mkpath(gate));
        QTRY_VERIFY_WITH_TIMEOUT(told.isAnywhere, 30'000);
        QVERIFY(told.tellsAll);
        QTest::qWait(200);
        told.clear();
        put("unseen/in/f", "1");
        QTRY_COMPARE_WITH_TIMEOUT(told.folders(), QSet{path("unseen/in")}, 30'000);
    }

    void whoCannotWatchAllSaysSo_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::newRow("agent's limit") << "Watcher.LIMIT = 2\n"_ba;
        QTest::newRow("system's limit") << "_add, _count = libc.inotify_add_watch, [0]\n"
                                           "def full(*given):\n"
                                           "    _count[0] += 1\n"
                                           "    return _add(*given) if _count[0] <= 2 else -1\n"
                                           "libc.inotify_add_watch = full\n"_ba;
    }

    void whoCannotWatchAllSaysSo()
    {
        QFETCH(QByteArray, limit);
        QVERIFY(QDir(m_folder->path()).mkpath(u"one"_s));
        QVERIFY(inAgent(limit));
        QVERIFY(wait(m_root->watch()).value_or(false));
        Told told(m_root.get());
        QVERIFY(QDir(m_folder->path()).mkpath(u"two"_s));
        QTRY_VERIFY(!told.tellsAll); // The looker looks by himself from now on.
        QVERIFY(wait(m_ground->link.stop()));
        QVERIFY(wait(m_root->open(false)));
        QTRY_VERIFY(told.tellsAll); // Another agent, and room again.

        QVERIFY(inAgent(limit));
        AgentRoot late(&m_ground->link, &m_ground->connection, m_folder->path().toUtf8());
        QVERIFY(!wait(late.watch()).value_or(true));
        QVERIFY(wait(m_ground->link.stop()));
    }

    void agentThatIsGoneTellsNothing()
    {
        QVERIFY(wait(m_root->watch()).value_or(false));
        Told told(m_root.get());
        jupyter::Kernels kernels(&m_ground->connection);
        QVERIFY(wait(kernels.shutDown(m_ground->link.kernelId())));
        QTRY_VERIFY_WITH_TIMEOUT(!told.tellsAll, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_root->stat(path("a"), false)).has_value(), 30'000);
        QTRY_VERIFY(told.tellsAll);
        put("x", "1");
        QTRY_VERIFY(told.folders().contains(sync::TreePath()));
    }

    void kernelThatDiedIsStartedAgain()
    {
        put("a", "1");
        const QString old = m_ground->link.kernelId();
        jupyter::Kernels kernels(&m_ground->connection);
        QVERIFY(wait(kernels.shutDown(old)));
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_root->stat(path("a"), false)).has_value(), 30'000);
        QVERIFY(m_ground->link.kernelId() != old);
    }

    void cutOfTheNetworkIsSurvived()
    {
        const QByteArray bytes = noise(40 << 20, 4);
        m_done = 0;
        auto sent = m_root->upload(
            {{.path = path("cut"), .source = source(bytes), .ticket = "cut", .progress = [this](qint64 done) {
                  m_done = done;
              }}});
        QVERIFY(QTest::qWaitFor([this] { return m_done > 4 << 20; }, 30'000));
        m_ground->proxy.cut();
        Result<std::vector<Sent>> result = wait(sent);
        QVERIFY(result);
        for (int tries = 0; tries < 3 && !result->front(); ++tries) {
            result = wait(m_root->upload({{.path = path("cut"), .source = source(bytes), .ticket = "cut"}}));
            QVERIFY(result);
        }
        QVERIFY(result->front());
        QVERIFY(onDisk("cut") == bytes);
        QCOMPARE(leftovers(), QStringList());
    }

private:
    QByteArray onDisk(const QByteArray &name) const
    {
        const int fd = ::open((m_folder->path().toUtf8() + '/' + name).constData(), O_RDONLY);
        QFile file;
        return file.open(fd, QIODevice::ReadOnly, QFile::AutoCloseHandle) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QStringList leftovers() const
    {
        return QDir(m_folder->path())
            .entryList({u".quire-part-*"_s, u".quire-old-*"_s}, QDir::AllEntries | QDir::Hidden);
    }

    /// What a root told of since it was asked.
    class Told
    {
    public:
        explicit Told(AgentRoot *root)
        {
            QObject::connect(root, &RemoteRoot::changed, &m_context, [this](const QList<sync::TreePath> &folders) {
                isAnywhere = isAnywhere || folders.isEmpty();
                m_folders.unite(QSet(folders.begin(), folders.end()));
            });
            QObject::connect(root, &RemoteRoot::tellsAllChanged, &m_context, [this](bool all) { tellsAll = all; });
        }
        const QSet<sync::TreePath> &folders() const { return m_folders; }
        void clear() { m_folders.clear(); }

        bool isAnywhere = false;
        bool tellsAll = true;

    private:
        QObject m_context;
        QSet<sync::TreePath> m_folders;
    };

    bool inAgent(const QByteArray &code) { return inKernel(&m_ground->connection, m_ground->link.kernelId(), code); }

    /// One server with one agent for all tests.
    struct Ground
    {
        Ground(JupyterServer::Generation generation, const Clock &clock)
            : server({.generation = generation}),
              isUp(server.start()),
              proxy(server.port()),
              connection({.baseUrl = throughProxy(), .token = Secret(server.token())}, clock),
              link(&connection)
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
        AgentLink link;
    };

    SystemClock m_clock;
    qint64 m_done = 0;
    std::array<std::unique_ptr<Ground>, 2> m_grounds;
    Ground *m_ground = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AgentRoot> m_root;
};

QTEST_GUILESS_MAIN(tst_AgentRoot)
#include "tst_AgentRoot.moc"
