// SPDX-License-Identifier: GPL-3.0-or-later
#include "GivenBytes.h"
#include "base/Clock.h"
#include "files/AgentRoot.h"
#include "files/MachineRoot.h"
#include "support/InKernel.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Neither side believes the other: a real agent whose answers are changed to lies, and a true one that is asked for
/// what it must not do.
class tst_AgentLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<JupyterServer>(JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{.baseUrl = m_server->url(), .token = Secret(m_server->token())}, m_clock);
        m_link = std::make_unique<AgentLink>(m_connection.get());
    }
    void cleanupTestCase()
    {
        QVERIFY(wait(m_link->stop()));
        m_link.reset();
        m_connection.reset();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(m_server->root() + u"/work-XXXXXX"_s);
        m_root = std::make_unique<AgentRoot>(m_link.get(), m_connection.get(), m_folder->path().toUtf8());
        QVERIFY(wait(m_root->open(false)));
    }
    void cleanup()
    {
        m_link->setPatience(std::chrono::seconds(60));
        QVERIFY(inAgent("for _name, _op in list(globals().get('_true', {}).items()): setattr(Agent, _name, _op)\n"));
    }

    // An agent that lies

    void listingThatMakesNoSenseIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("records");
        const QByteArray head = "bare_record(FOLDER, b'', struct.pack('<I', %))";
        const auto packed = [](const QByteArray &records) { return "packed(" + records + ')'; };
        QTest::newRow("more than there is") << packed(QByteArray(head).replace('%', "4000000000"));
        QTest::newRow("no head") << packed("record(b'x', os.stat('/'))");
        QTest::newRow("a cut record") << packed(QByteArray(head).replace('%', "1") + " + bare_record(FILE, b'x')[:-1]");
        QTest::newRow("a negative size") << packed(QByteArray(head).replace('%', "1") +
                                                   " + RECORD.pack(1, 0, 1, 0, -5, 0, 0, 0, 0) + b'x'");
        QTest::newRow("an extra longer than all")
            << packed(QByteArray(head).replace('%', "1") + " + RECORD.pack(1, 0, 1, 0xffffffff, 5, 0, 0, 0, 0) + b'x'");
        QTest::newRow("more folders than asked") << packed(QByteArray(head).replace('%', "0") + " * 500");
        QTest::newRow("nothing") << packed("b''");
        QTest::newRow("no zlib") << "struct.pack('<I', 7) + b'no zlib'"_ba;
        QTest::newRow("longer than its message") << "struct.pack('<I', 500) + zlib.compress(b'x')"_ba;
        QTest::newRow("what unpacks to 60 MB")
            << "(lambda piece: struct.pack('<I', len(piece)) + piece)(zlib.compress(bytes(60 << 20)))"_ba;
        QTest::newRow("five million names")
            << packed(QByteArray(head).replace('%', "5000000") + " + bare_record(FILE, b'x') * 5000000");
        QTest::newRow("no buffer") << ""_ba;
    }

    void listingThatMakesNoSenseIsNotBelieved()
    {
        QFETCH(QByteArray, records);
        lie("op_list", "return {'done': 1, 'now': '0'}, [" + records + "]");
        const long before = peakMegabytes();
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(!scanned);
        QCOMPARE(scanned.error().kind, ErrorKind::Protocol);
        QVERIFY(!scanned.error().message.isEmpty());
        QVERIFY2(peakMegabytes() - before < 450, qPrintable(QString::number(peakMegabytes() - before)));
    }

    void namesThatLeadElsewhereAreNotTaken()
    {
        lie("op_list", "names = [b'..', b'.', b'', b'a/b', b'../x', b'/etc', b'n\\0x', b'good']\n"
                       "    return {'done': 1, 'now': '0'}, [packed(bare_record(FOLDER, b'', struct.pack('<I', "
                       "len(names))) + b''.join(bare_record(FILE, name) for name in names))]");
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(scanned);
        QCOMPARE(scanned->tree.entries().size(), std::size_t(1));
        QVERIFY(scanned->tree.find(path("good")));
        QVERIFY(!scanned->tree.isComplete()); // So nothing is taken for deleted.
    }

    void linkTextWithAnEndInTheMiddleIsUnknown()
    {
        lie("op_list", "return {'done': 1, 'now': '0'}, [packed(bare_record(FOLDER, b'', struct.pack('<I', 1)) + "
                       "bare_record(LINK, b'l', b'../out\\0/../in'))]");
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(scanned && scanned->tree.find(path("l")));
        QCOMPARE(scanned->tree.find(path("l"))->content.kind, sync::Kind::Unknown);
    }

    void folderInAFolderWithoutEndEnds()
    {
        lie("op_list", "count = len(request['folders'])\n"
                       "    return {'done': count, 'now': '0'}, [packed((bare_record(FOLDER, b'', "
                       "struct.pack('<I', 1)) + bare_record(FOLDER, b'd')) * count)]");
        const auto scanned = wait(m_root->scan({}, {}));
        QVERIFY(scanned);
        QVERIFY(!scanned->tree.isComplete());
        QCOMPARE(scanned->skipped.size(), std::size_t(1));
        QCOMPARE(scanned->skipped.front().reason, sync::SkipReason::TooDeep);
    }

    void answersAboutFilesAreCounted_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("none") << "b''"_ba;
        QTest::newRow("too many") << "bare_record(FILE, b'') * 9"_ba;
        QTest::newRow("a part of one") << "bare_record(FILE, b'')[:20]"_ba;
    }

    void answersAboutFilesAreCounted()
    {
        QFETCH(QByteArray, answer);
        lie("op_stat", "return {'done': 1}, [" + answer + "]");
        const auto seen = wait(m_root->digests({path("a"), path("b")}));
        QVERIFY(!seen);
        QCOMPARE(seen.error().kind, ErrorKind::Protocol);
        QVERIFY(!wait(m_root->stat(path("a"), true)));
    }

    void bytesThatAreNotTheFileAreNotKept_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("another digest") << qsizetype(5) << "op_get_many"_ba
                                        << "[bare_record(FILE, b'', b'd' * 32), b'']"_ba;
        QTest::newRow("longer than its message")
            << qsizetype(5) << "op_get_many"_ba << "[RECORD.pack(1, 0, 0, 0, 1 << 60, 0, 0, 0, 0), b'x']"_ba;
        QTest::newRow("nothing") << qsizetype(5) << "op_get_many"_ba << "[]"_ba;
        QTest::newRow("a longer piece") << qsizetype(10 << 20) << "op_get"_ba
                                        << "[record(b'', os.stat('/etc/passwd')), bytes(9 << 20)]"_ba;
        QTest::newRow("a shorter piece") << qsizetype(10 << 20) << "op_get"_ba
                                         << "[record(b'', os.stat('/etc/passwd')), b'x']"_ba;
    }

    void bytesThatAreNotTheFileAreNotKept()
    {
        QFETCH(qsizetype, size);
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, answer);
        put("f", noise(size, 1));
        lie(operation, "return {'done': 1}, " + answer);
        const auto sink = std::make_shared<KeptSink>();
        const auto got = wait(m_root->download({{.path = path("f"), .sink = sink}}));
        QVERIFY(!got || !got->front());
        QVERIFY(sink->bytes.isEmpty());
    }

    void sumsWithoutEndAreGivenUp_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("none come") << "{'count': 1 << 40}, [b'', b'']"_ba;
        QTest::newRow("they never end") << "{'count': 1 << 40}, [b'', bytes(24 * 4000)]"_ba;
        QTest::newRow("half a sum") << "{'count': 3}, [b'', bytes(25)]"_ba;
    }

    void sumsWithoutEndAreGivenUp()
    {
        QFETCH(QByteArray, answer);
        put("big", noise(9 << 20, 1));
        const auto seen = wait(m_root->stat(path("big"), false));
        QVERIFY(seen && *seen);
        lie("op_sums", "return " + answer);
        const QByteArray bytes = noise((9 << 20) + 5, 2);
        const auto sent = wait(m_root->upload(
            {{.path = path("big"), .source = source(bytes), .expected = Expectation::of(*seen), .ticket = "s"}}));
        QVERIFY(sent && sent->front()); // As if nothing were there.
        QVERIFY(get("big") == bytes);
    }

    void anotherFileThanSentIsNoSuccess_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("operation");
        QTest::newRow("small") << qsizetype(5) << "op_put_many"_ba;
        QTest::newRow("large") << qsizetype(9 << 20) << "op_commit"_ba;
    }

    void anotherFileThanSentIsNoSuccess()
    {
        QFETCH(qsizetype, size);
        QFETCH(QByteArray, operation);
        for (const char *answer : {"record(b'', os.stat('/etc/passwd'), b'd' * 32)", "bare_record(NOTHING, b'')",
                                   "bare_record(FOLDER, b'')", "b''", "bare_record(FAILED, b'', b'nonsense')"}) {
            lie(operation, QByteArray("return {}, [") + answer + "]");
            const auto sent =
                wait(m_root->upload({{.path = path("f"), .source = source(noise(size, 1)), .ticket = "t"}}));
            QVERIFY(sent);
            QVERIFY2(!sent->front(), answer);
            QVERIFY(!sent->front().error().message.isEmpty());
        }
    }

    void whatNobodyAskedForIsNotHeard()
    {
        QSignalSpy changed(m_link.get(), &AgentLink::changed);
        lie("op_ping",
            "for junk in ({'what': 1}, {'id': 999999, 'ok': {}}, {'id': -1}, {'id': 'x', 'error': 5}, {}, {'hello': 7},"
            " {'changed': 'x', 'folders': 5}):\n"
            "        self.send(junk, [b'rubbish'] * 3)\n"
            "    self.send({'changed': 1 << 30, 'folders': ['*'] * 50000}, [])\n"
            "    return 5");
        QVERIFY(wait(m_link->ask(u"ping"_s, {})));
        QVERIFY(wait(m_root->stat({}, false)));
        QVERIFY(!changed.isEmpty());
        for (const QList<QVariant> &one : changed) {
            QVERIFY(one.at(1).value<QList<QByteArray>>().size() <= 1000); // "Anywhere" says as much.
        }
    }

    void silenceIsATimeout()
    {
        m_link->setPatience(std::chrono::milliseconds(500));
        lie("op_ping", "time.sleep(3)");
        const auto answer = wait(m_link->ask(u"ping"_s, {}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void anotherVersionIsNotUsed()
    {
        // IPython runs this with the kernel, and the hook once the agent's code is there.
        JupyterServer server({});
        const QString startup = QFileInfo(server.root()).path() + u"/ipython/profile_default/startup"_s;
        QVERIFY(QDir().mkpath(startup));
        QFile file(startup + u"/0.py"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("get_ipython().events.register('post_execute', lambda: get_ipython().user_ns.update(VERSION=2))\n");
        file.close();
        QVERIFY(server.start());
        net::ServerConnection connection({.baseUrl = server.url(), .token = Secret(server.token())}, m_clock);
        MachineAgent agent(&connection);
        const auto answer = wait(agent.link().ask(u"ping"_s, {}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Unsupported);
        MachineRoot root(&agent, "");
        QVERIFY(wait(root.open(false)));
        QVERIFY(!root.usesAgent()); // Plain requests will do.
    }

    // A client that lies

    void noRequestLeavesTheRoot()
    {
        QTemporaryDir outside;
        QFile secret(outside.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret") == 6);
        secret.close();
        put("f", "1");
        QVERIFY(QFile::link(outside.path(), m_folder->filePath(u"out"_s)));
        const QByteArray up = "../" + QFileInfo(outside.path()).fileName().toUtf8();
        const QByteArrayList paths{
            "out/secret",  "out/new",  "../x", "a/../../x", "/etc/passwd", outside.path().toUtf8() + "/secret",
            "f/../../x",   "f\0/x"_ba, "a//b", ".",         "..",          QByteArray(300, 'n'),
            up + "/secret"};
        for (const QByteArray &bad : paths) {
            const QJsonValue where = encoded(bad);
            const QJsonObject anything{{u"kind"_s, u"anything"_s}};
            const QJsonObject file{{u"path"_s, where},
                                   {u"ticket"_s, u"t"_s},
                                   {u"size"_s, 1},
                                   {u"expected"_s, anything},
                                   {u"digest"_s, encoded(digest("x"))}};
            QVERIFY(refuses(u"mkdir"_s, {{u"path"_s, where}}) || bad == "out/new");
            QVERIFY(refuses(u"get"_s, {{u"path"_s, where}, {u"offset"_s, 0}, {u"length"_s, 10}}));
            QVERIFY(refuses(u"sums"_s, {{u"path"_s, where}, {u"block"_s, 1024}, {u"first"_s, 0}}));
            QVERIFY(refuses(u"remove"_s, {{u"path"_s, where}, {u"expected"_s, anything}, {u"recursive"_s, true}}));
            QVERIFY(refuses(u"chmod"_s, {{u"path"_s, where}, {u"executable"_s, true}, {u"expected"_s, anything}}));
            QVERIFY(refuses(u"symlink"_s, {{u"path"_s, where}, {u"text"_s, encoded("x")}, {u"expected"_s, anything}}));
            QVERIFY(refuses(u"move"_s, {{u"from"_s, where}, {u"to"_s, encoded("here")}, {u"expected"_s, anything}}));
            QVERIFY(refuses(u"move"_s, {{u"from"_s, encoded("f")}, {u"to"_s, where}, {u"expected"_s, anything}}));
            QVERIFY(refuses(u"open_part"_s, {{u"path"_s, where}, {u"ticket"_s, u"t"_s}}));
            QVERIFY(refuses(u"put_many"_s, {{u"files"_s, QJsonArray{file}}}, {"x"}));
            QVERIFY(refuses(u"get_many"_s, {{u"paths"_s, QJsonArray{where}}}));
            QVERIFY(refuses(u"list"_s, {{u"folders"_s, QJsonArray{encoded(bad + "/x")}}}));
        }
        QCOMPARE(QDir(outside.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"secret"_s});
        QVERIFY(!QFile::exists(m_folder->path() + u"/../x"_s));
        QCOMPARE(get("f"), "1"_ba);
    }

    void nonsenseIsAnError_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("arguments");
        const QJsonValue f = encoded("f");
        QTest::newRow("unknown") << u"format_disk"_s << QJsonObject();
        QTest::newRow("private") << u"_init__"_s << QJsonObject();
        QTest::newRow("no path") << u"mkdir"_s << QJsonObject();
        QTest::newRow("a number for a path") << u"mkdir"_s << QJsonObject{{u"path"_s, 5}};
        QTest::newRow("no base64") << u"mkdir"_s << QJsonObject{{u"path"_s, u"*"_s}};
        QTest::newRow("an endless path") << u"mkdir"_s << QJsonObject{{u"path"_s, QString(100'000, u'A')}};
        QTest::newRow("a negative offset")
            << u"get"_s << QJsonObject{{u"path"_s, f}, {u"offset"_s, -1}, {u"length"_s, 5}};
        QTest::newRow("a giant length") << u"get"_s
                                        << QJsonObject{{u"path"_s, f}, {u"offset"_s, 0}, {u"length"_s, 1e15}};
        QTest::newRow("an offset beyond any disk")
            << u"get"_s << QJsonObject{{u"path"_s, f}, {u"offset"_s, 1e25}, {u"length"_s, 5}};
        QTest::newRow("blocks of nothing")
            << u"sums"_s << QJsonObject{{u"path"_s, f}, {u"block"_s, 0}, {u"first"_s, 0}};
        QTest::newRow("a ticket with a slash")
            << u"open_part"_s << QJsonObject{{u"path"_s, f}, {u"ticket"_s, u"../x"_s}};
        QTest::newRow("no ticket") << u"open_part"_s << QJsonObject{{u"path"_s, f}};
        QTest::newRow("a trace with a slash") << u"remove"_s
                                              << QJsonObject{{u"path"_s, f},
                                                             {u"trace"_s, u"../../x"_s},
                                                             {u"expected"_s, QJsonObject{{u"kind"_s, u"anything"_s}}}};
        QTest::newRow("an expectation of nothing known")
            << u"remove"_s << QJsonObject{{u"path"_s, f}, {u"expected"_s, QJsonObject{{u"kind"_s, u"maybe"_s}}}};
        QTest::newRow("a piece of nothing open")
            << u"put"_s << QJsonObject{{u"path"_s, f}, {u"ticket"_s, u"t"_s}, {u"offset"_s, 0}};
        QTest::newRow("files that are none") << u"put_many"_s << QJsonObject{{u"files"_s, 7}};
        QTest::newRow("another root") << u"stat"_s << QJsonObject{{u"root"_s, 999}, {u"paths"_s, QJsonArray{f}}};
    }

    void nonsenseIsAnError()
    {
        QFETCH(QString, operation);
        QFETCH(QJsonObject, arguments);
        put("f", "1");
        if (arguments.contains("root"_L1)) {
            QVERIFY(!wait(m_link->ask(operation, arguments)));
        } else {
            QVERIFY(refuses(operation, arguments));
        }
        QVERIFY(wait(m_link->ask(u"ping"_s, {}))); // It goes on.
        QCOMPARE(get("f"), "1"_ba);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"f"_s});
    }

    // A full disk there

    void fullDiskLeavesTheOldFileWhole_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("small") << qsizetype(300'000);
        QTest::newRow("large") << qsizetype(12 << 20);
    }

    void fullDiskLeavesTheOldFileWhole()
    {
        QFETCH(qsizetype, size);
        const QByteArray old = noise(9 << 20, 1);
        put("f", old);
        const auto seen = wait(m_root->stat(path("f"), false));
        // To a program a limit on the size of files is the same error at the same place.
        QVERIFY(inAgent("import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200000, -1))\n"));
        const auto sent = wait(m_root->upload({{.path = path("f"),
                                                .source = source(noise(size, 2)),
                                                .expected = Expectation::of(*seen),
                                                .ticket = "t"}}));
        QVERIFY(inAgent("resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))\n"));
        QVERIFY(sent && !sent->front());
        QCOMPARE(sent->front().error().kind, ErrorKind::File);
        QVERIFY(!sent->front().error().message.isEmpty());
        QVERIFY(get("f") == old);
        QVERIFY(wait(m_root->discard(path("f"), "t")));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"f"_s});
    }

private:
    bool inAgent(const QByteArray &code) { return inKernel(m_connection.get(), m_link->kernelId(), code); }
    /// Lets the agent do `body` for what it should; cleanup() makes it true again.
    void lie(const QByteArray &operation, const QByteArray &body)
    {
        QVERIFY(inAgent("_true = globals().get('_true', {})\n_true.setdefault('" + operation + "', Agent." + operation +
                        ")\ndef _lie(self, request, buffers):\n    " + body + "\nAgent." + operation + " = _lie\n"));
    }
    /// As an error, or for each of its paths.
    bool refuses(const QString &operation, const QJsonObject &arguments, const QList<QByteArray> &buffers = {})
    {
        const auto answer = wait(m_root->ask(operation, arguments, buffers));
        if (!answer) {
            return answer.error().kind != ErrorKind::Network && answer.error().kind != ErrorKind::Timeout;
        }
        if (operation == "list"_L1) { // Nothing is in it, and that is not all.
            return qUncompress(QByteArray(4, '\0') + answer->buffer(0).sliced(4)).startsWith('\5');
        }
        const auto records = AgentRecord::parse(answer->buffer(0));
        return records && records->size() == 1 && records->front().kind == AgentRecord::Kind::Failed;
    }
    static long peakMegabytes()
    {
        rusage use = {};
        ::getrusage(RUSAGE_SELF, &use);
        return use.ru_maxrss / 1024;
    }
    void put(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray get(const char *name) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

    SystemClock m_clock;
    std::unique_ptr<JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<AgentLink> m_link;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AgentRoot> m_root;
};

QTEST_GUILESS_MAIN(tst_AgentLink)
#include "tst_AgentLink.moc"
