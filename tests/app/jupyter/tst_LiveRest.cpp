// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "jupyter/Contents.h"
#include "jupyter/Kernels.h"
#include "jupyter/Kernelspecs.h"
#include "jupyter/Login.h"
#include "jupyter/Sessions.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QBuffer>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace quire;
using namespace quire::jupyter;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

using Generation = JupyterServer::Generation;
using Access = JupyterServer::Access;

const QByteArray sample = "{\n \"cells\": [],\n \"metadata\": {\n  \"x\": NaN\n },\n \"nbformat\": 4,\n"
                          " \"nbformat_minor\": 5\n}\n";

} // namespace

/// REST and login against real servers of both generations.
class tst_LiveRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString prefix = u"/pre/fix/"_s;
        m_new = std::make_unique<JupyterServer>(JupyterServer::Options{.basePath = prefix});
        m_classic = std::make_unique<JupyterServer>(JupyterServer::Options{.generation = Generation::Notebook6});
        QVERIFY(m_new->start());
        QVERIFY(m_classic->start());
    }

    void cleanupTestCase()
    {
        m_new.reset();
        m_classic.reset();
    }

    void keepsFilesByteForByte_data() { bothServers(); }
    void keepsFilesByteForByte()
    {
        Contents contents(connectTo());
        const QList<std::pair<QString, QByteArray>> files{
            {u"a b#?é%.txt"_s, "line\r\nnext\n\xef\xbb\xbfté\t\x01\"\\"},
            {u"raw.bin"_s, QByteArray("\x00\xff\xfe\x80 x", 6)},
            {u"bom.txt"_s, "\xef\xbb\xbfhi\n"},
            {u"empty.txt"_s, ""},
            {u"odd.ipynb"_s, "{\r\n  \"nbformat\":4,\"nbformat_minor\":5,\"cells\":[],\"metadata\":{\"a\":1.0}}"},
        };
        for (const auto &[name, bytes] : files) {
            const auto saved = wait(contents.saveBytes(RemotePath(name), bytes));
            QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
            QCOMPARE(server().read(name), bytes);
            QCOMPARE(wait(contents.read(RemotePath(name))).value_or("?"), bytes);
        }
    }

    void sendsLargeFilesInPieces_data() { bothServers(); }
    void sendsLargeFilesInPieces()
    {
        Contents contents(connectTo());
        contents.setPieceSize(1000);
        QByteArray bytes;
        for (int i = 0; i < 3456; ++i) {
            bytes.append(char(i * 7));
        }
        const auto saved = wait(contents.saveBytes(RemotePath(u"large.bin"_s), bytes));
        QVERIFY(saved);
        QCOMPARE(saved->size, bytes.size());
        QCOMPARE(server().read(u"large.bin"_s), bytes);
        QCOMPARE(wait(contents.stat(RemotePath(u"large.bin"_s)))->lastModified, saved->lastModified);

        std::ranges::reverse(bytes);
        QVERIFY(wait(contents.saveBytes(RemotePath(u"large.bin"_s), bytes)));
        QCOMPARE(server().read(u"large.bin"_s), bytes);
        const QStringList left(u"large.bin"_s);
        QTRY_COMPARE(QDir(server().root()).entryList({u"large.bin*"_s}, QDir::Files | QDir::Hidden), left);

        QBuffer target;
        target.open(QIODevice::WriteOnly);
        QCOMPARE(wait(contents.download(RemotePath(u"large.bin"_s), &target)).value_or(-1), bytes.size());
        QCOMPARE(target.data(), bytes);
    }

    void aSaveThatWasCutOffDoesNotHinderTheNext_data() { bothServers(); }
    void aSaveThatWasCutOffDoesNotHinderTheNext()
    {
        Contents contents(connectTo());
        contents.setPieceSize(4);
        QVERIFY(server().write(u"cut.bin"_s, "before"));
        QVERIFY(server().write(u"cut.bin.quire-part"_s, "half of something"));
        QVERIFY(server().write(u"cut.bin.quire-old"_s, "older"));
        QVERIFY(wait(contents.saveBytes(RemotePath(u"cut.bin"_s), "after all")));
        QCOMPARE(server().read(u"cut.bin"_s), "after all");
        const QStringList left(u"cut.bin"_s);
        QTRY_COMPARE(QDir(server().root()).entryList({u"cut.bin*"_s}, QDir::Files | QDir::Hidden), left);
    }

    void createsListsMovesCopiesAndRemoves_data() { bothServers(); }
    void createsListsMovesCopiesAndRemoves()
    {
        Contents contents(connectTo());
        const RemotePath folder(u"work"_s);
        QVERIFY(wait(contents.makeFolder(folder)));
        const auto created = wait(contents.create(folder, Contents::NewKind::Notebook));
        QVERIFY(created);
        QCOMPARE(created->path, folder.child(u"Untitled.ipynb"_s));
        QCOMPARE(created->type, ContentsEntry::Type::Notebook);
        const auto text = wait(contents.create(folder, Contents::NewKind::TextFile, u"py"_s));
        QVERIFY(text);
        QCOMPARE(text->path.name(), u"untitled.py"_s);
        QVERIFY(wait(contents.create(folder, Contents::NewKind::Folder)));

        const auto renamed = wait(contents.rename(created->path, folder.child(u"n.ipynb"_s)));
        QVERIFY(renamed);
        QCOMPARE(renamed->path, folder.child(u"n.ipynb"_s));
        const auto clash = wait(contents.rename(text->path, renamed->path));
        QVERIFY(!clash);
        QCOMPARE(clash.error().kind, ErrorKind::Conflict);
        const auto copied = wait(contents.copy(renamed->path, folder));
        QVERIFY(copied);
        QCOMPARE(copied->path.name(), u"n-Copy1.ipynb"_s);

        const auto entries = wait(contents.list(folder));
        QVERIFY(entries);
        QStringList names;
        for (const ContentsEntry &entry : *entries) {
            names.append(entry.path.name());
        }
        names.sort();
        QCOMPARE(names, (QStringList{u"Untitled Folder"_s, u"n-Copy1.ipynb"_s, u"n.ipynb"_s, u"untitled.py"_s}));

        QVERIFY(wait(contents.remove(copied->path)));
        const auto gone = wait(contents.stat(copied->path));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QVERIFY(gone.error().message.contains("n-Copy1.ipynb"_L1));
        QVERIFY(!wait(contents.read(copied->path)));
        QVERIFY(wait(contents.list({})));
        const auto orphan = wait(contents.saveBytes(RemotePath(u"nowhere/x.txt"_s), "x"));
        QVERIFY(!orphan);
        QCOMPARE(orphan.error().kind, ErrorKind::NotFound);
    }

    void describesFilesAndFolders_data() { bothServers(); }
    void describesFilesAndFolders()
    {
        Contents contents(connectTo());
        QVERIFY(server().write(u"s.txt"_s, "hello\n"));
        const auto file = wait(contents.stat(RemotePath(u"s.txt"_s)));
        QVERIFY(file);
        QCOMPARE(file->size, 6);
        QVERIFY(file->lastModified.isValid());
        QCOMPARE(file->mimeType, u"text/plain"_s);
        if (isNew()) {
            QCOMPARE(file->hash, QCryptographicHash::hash("hello\n", QCryptographicHash::Sha256).toHex());
        }
        const auto folder = wait(contents.stat({}));
        QVERIFY(folder);
        QCOMPARE(folder->type, ContentsEntry::Type::Directory);
    }

    void savesTrustsAndChecksNotebooks_data() { bothServers(); }
    void savesTrustsAndChecksNotebooks()
    {
        Contents contents(connectTo());
        const RemotePath path(u"saved.ipynb"_s);
        const auto saved = wait(contents.saveNotebook(path, sample));
        QVERIFY(saved);
        QVERIFY(saved->message.isEmpty());
        QCOMPARE(server().read(u"saved.ipynb"_s), sample);
        QVERIFY(wait(contents.trust(path)));

        const auto checkpoint = wait(contents.createCheckpoint(path));
        QVERIFY(checkpoint);
        QCOMPARE(wait(contents.checkpoints(path))->size(), 1);
        QVERIFY(wait(contents.saveBytes(path, "{}")));
        QVERIFY(wait(contents.restoreCheckpoint(path, checkpoint->id)));
        QCOMPARE(server().read(u"saved.ipynb"_s), sample);
        QVERIFY(wait(contents.removeCheckpoint(path, checkpoint->id)));
        QCOMPARE(wait(contents.checkpoints(path))->size(), 0);
    }

    void startsFindsAndEndsKernels_data() { bothServers(); }
    void startsFindsAndEndsKernels()
    {
        net::ServerConnection *connection = connectTo();
        Kernelspecs specs(connection);
        const auto list = wait(specs.list());
        QVERIFY(list);
        QCOMPARE(list->defaultName, u"python3"_s);
        QCOMPARE(list->specs.first().language, u"python"_s);
        for (const QUrl &logo : list->specs.first().resources) {
            QVERIFY(logo.toString().startsWith(server().url().toString() + "kernelspecs/"_L1));
        }

        Sessions sessions(connection);
        Kernels kernels(connection);
        const RemotePath path(u"session.ipynb"_s);
        const auto session = wait(sessions.open(path, u"python3"_s));
        QVERIFY(session);
        QCOMPARE(session->path, path);
        QCOMPARE(wait(sessions.open(path))->kernel.id, session->kernel.id);
        QCOMPARE(wait(sessions.list())->size(), 1);
        QCOMPARE(wait(kernels.list())->size(), 1);
        QCOMPARE(wait(kernels.find(session->kernel.id))->name, u"python3"_s);
        const auto moved = wait(sessions.move(session->id, RemotePath(u"moved.ipynb"_s)));
        QVERIFY(moved);
        QCOMPARE(moved->path.name(), u"moved.ipynb"_s);
        const auto changed = wait(sessions.changeKernel(session->id, u"python3"_s));
        QVERIFY(changed);
        QVERIFY(changed->kernel.id != session->kernel.id);
        const auto attached = wait(sessions.attach(RemotePath(u"other.ipynb"_s), changed->kernel.id));
        QVERIFY(attached);
        QCOMPARE(attached->kernel.id, changed->kernel.id);
        QVERIFY(wait(sessions.close(session->id)));
        QVERIFY(wait(sessions.close(session->id)));
        QCOMPARE(wait(kernels.find(changed->kernel.id)).error().kind, ErrorKind::NotFound);
        QVERIFY(wait(kernels.shutDown(changed->kernel.id)));

        const auto unknown = wait(sessions.open(path, u"nope"_s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::Unsupported);
    }

    void checksTokens_data() { bothServers(); }
    void checksTokens()
    {
        net::ServerConnection *connection = connectTo();
        Login login(connection);
        const auto identity = wait(login.identify());
        QVERIFY(identity);
        QCOMPARE(identity->login, ServerIdentity::Login::Token);
        QCOMPARE(identity->kind, isNew() ? ServerIdentity::Kind::JupyterServer : ServerIdentity::Kind::NotebookServer);
        QVERIFY(!identity->version.isEmpty());
        QVERIFY(wait(login.checkToken()));
        QVERIFY(wait(connection->probe())); // leaves a cookie that would let anyone in

        net::Endpoint wrong = connection->endpoint();
        wrong.token = Secret(u"wrong"_s);
        connection->setEndpoint(wrong);
        const auto refused = wait(login.checkToken());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QVERIFY(refused.error().message.contains("token"_L1));
    }

    void logsInWithAPassword_data()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(Generation::Notebook6);
    }

    void logsInWithAPassword()
    {
        QFETCH(const int, generation);
        JupyterServer server({.generation = Generation(generation), .access = Access::Password});
        QVERIFY(server.start());
        net::ServerConnection connection({.baseUrl = server.url()}, m_clock);
        Login login(&connection);
        QCOMPARE(wait(login.identify())->login, ServerIdentity::Login::Password);
        QCOMPARE(wait(login.withPassword(Secret(u"wrong"_s))).error().kind, ErrorKind::Auth);
        const auto in = wait(login.withPassword(Secret(server.password())));
        QVERIFY2(in, in ? "" : qPrintable(in.error().message));
        QCOMPARE(connection.reachability().state, net::Reachability::State::Reachable);

        Contents contents(&connection);
        QVERIFY(wait(contents.saveBytes(RemotePath(u"p.txt"_s), "x"))); // needs the XSRF token
        QCOMPARE(wait(contents.read(RemotePath(u"p.txt"_s))).value_or(""), "x");
        QVERIFY(wait(login.logOut()));
        QCOMPARE(wait(connection.probe()).error().kind, ErrorKind::Auth);
        QCOMPARE(connection.reachability().state, net::Reachability::State::Unauthorised);
    }

    void worksWithoutAuthentication_data() { logsInWithAPassword_data(); }
    void worksWithoutAuthentication()
    {
        QFETCH(const int, generation);
        JupyterServer server({.generation = Generation(generation), .access = Access::Open});
        QVERIFY(server.start());
        net::ServerConnection connection({.baseUrl = server.url()}, m_clock);
        Login login(&connection);
        QCOMPARE(wait(login.identify())->login, ServerIdentity::Login::Nothing);
        QVERIFY(wait(login.checkToken()));
        QVERIFY(wait(login.withPassword(Secret(u"anything"_s))));
        Contents contents(&connection);
        QVERIFY(wait(contents.saveBytes(RemotePath(u"o.txt"_s), "x")));
    }

    void saysSoWhenItIsNoJupyterServer()
    {
        net::ServerConnection connection({.baseUrl = m_new->url().resolved(QUrl(u"/elsewhere/"_s))}, m_clock);
        Login login(&connection);
        const auto identity = wait(login.identify());
        QVERIFY(!identity);
        QCOMPARE(identity.error().kind, ErrorKind::Protocol);
    }

    void explainsACertificateAndTakesItWhenPinned()
    {
        QTemporaryDir folder;
        QVERIFY(makeCertificate(folder.path(), u"self"_s));
        JupyterServer server({.certificate = folder.filePath(u"self.pem"_s), .key = folder.filePath(u"self.key"_s)});
        QVERIFY(server.start());
        net::Endpoint endpoint{.baseUrl = server.url(), .token = Secret(server.token())};
        net::ServerConnection connection(endpoint, m_clock);
        QSignalSpy rejected(&connection, &net::ServerConnection::certificateRejected);
        Login login(&connection);
        QCOMPARE(wait(login.checkToken()).error().kind, ErrorKind::Certificate);
        QCOMPARE(rejected.count(), 1);
        endpoint.pinnedCertificates = {rejected.first().first().value<net::CertificateProblem>().sha256};
        connection.setEndpoint(endpoint);
        QVERIFY(wait(login.checkToken()));
    }

private:
    static void bothServers()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("server 2") << true;
        QTest::newRow("notebook 6") << false;
    }

    static bool isNew()
    {
        QFETCH(const bool, isNew);
        return isNew;
    }

    JupyterServer &server() { return isNew() ? *m_new : *m_classic; }

    net::ServerConnection *connectTo()
    {
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{.baseUrl = server().url(), .token = Secret(server().token())}, m_clock);
        return m_connection.get();
    }

    SystemClock m_clock;
    std::unique_ptr<JupyterServer> m_new;
    std::unique_ptr<JupyterServer> m_classic;
    std::unique_ptr<net::ServerConnection> m_connection;
};

QTEST_GUILESS_MAIN(tst_LiveRest)
#include "tst_LiveRest.moc"
