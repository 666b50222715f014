// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "remote/MachineTask.h"
#include "session/AttachedMachine.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quire;
using namespace Qt::StringLiterals;
using remote::MachineTask;
using testing::wait;

/// Work done by real servers: one with terminals, one that has only kernels.
class tst_MachineTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("hasTerminals");
        QTest::newRow("through a terminal") << true;
        QTest::newRow("through a kernel") << false;
    }

    void initTestCase() { QVERIFY(makeRepository()); }

    void init()
    {
        QFETCH_GLOBAL(bool, hasTerminals);
        if (m_machine && m_hasTerminals == hasTerminals) {
            return;
        }
        m_hasTerminals = hasTerminals;
        m_machine.reset();
        m_server =
            std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{.hasTerminals = hasTerminals});
        QVERIFY2(m_server->start(), m_server->log().constData());
        QDir(m_server->root()).mkpath(u"a b; $(touch x)"_s);
        m_provider =
            std::make_unique<testing::FixedProvider>(net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}});
        m_machine = std::make_unique<session::AttachedMachine>(m_provider.get(), machines::MachineId{u"f"_s, u"m"_s},
                                                               u"M"_s, QString(), m_clock);
        QVERIFY(wait(m_machine->whenAttached()));
    }

    void cleanupTestCase()
    {
        m_machine.reset();
        m_server.reset();
    }

    void aRepositoryIsClonedIntoTheFolder()
    {
        MachineTask task(m_machine.get(), u"a b; $(touch x)"_s);
        QSignalSpy progressed(&task, &MachineTask::progressed);
        const auto done = wait(task.clone(address(), u"my; clone"_s));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(*done, u"my; clone"_s);
        QVERIFY(QFile::exists(m_server->root() + u"/a b; $(touch x)/my; clone/file.txt"_s));
        QVERIFY(!QFile::exists(m_server->root() + u"/x"_s));
        QVERIFY(!QFile::exists(m_server->root() + u"/a b; $(touch x)/x"_s));
        QDir(m_server->root() + u"/a b; $(touch x)/my; clone"_s).removeRecursively();
        QTRY_VERIFY_WITH_TIMEOUT(
            wait(m_machine->terminals().list()).value_or(QList<jupyter::TerminalModel>()).isEmpty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_machine->kernels().list())->isEmpty(), 20'000);
    }

    void aBranchIsCheckedOut()
    {
        MachineTask task(m_machine.get(), {});
        QVERIFY(wait(task.clone(address(), u"branch"_s, u"side"_s)));
        QVERIFY(QFile::exists(m_server->root() + u"/branch/side.txt"_s));
        MachineTask other(m_machine.get(), {});
        const auto missing = wait(other.clone(address(), u"none"_s, u"--upload-pack=touch x"_s));
        QVERIFY(!missing);
        QVERIFY(!QFile::exists(m_server->root() + u"/none"_s));
        QVERIFY(!QFile::exists(m_server->root() + u"/x"_s));
    }

    void whatIsThereIsNeverTouched()
    {
        QVERIFY(m_server->write(u"taken"_s, "mine"));
        MachineTask task(m_machine.get(), {});
        const auto done = wait(task.clone(address(), u"taken"_s));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Conflict);
        QCOMPARE(m_server->read(u"taken"_s), "mine");
    }

    void namesLeadNowhereElse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("up") << u".."_s;
        QTest::newRow("path") << u"../out"_s;
        QTest::newRow("absolute") << u"/tmp/out"_s;
        QTest::newRow("empty") << QString();
    }
    void namesLeadNowhereElse()
    {
        QFETCH(QString, name);
        MachineTask task(m_machine.get(), {});
        const auto done = wait(task.clone(address(), name));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Format);
    }

    /// The server asks for a password: nobody is asked, and nothing secret is said.
    void aPrivateRepositorySaysSo()
    {
        testing::ScriptedHttpServer server;
        for (int times = 0; times < 4; ++times) {
            server.expect(401, "no", "WWW-Authenticate: Basic realm=\"x\"\r\n");
        }
        QUrl url = server.url().resolved(QUrl(u"private.git"_s));
        url.setUserName(u"me"_s);
        url.setPassword(u"s3cret"_s);
        MachineTask task(m_machine.get(), {});
        const auto done = wait(task.clone(url.toString(), u"private"_s));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Auth);
        QVERIFY(!done.error().message.contains(u"s3cret"_s));
        QVERIFY(!done.error().detail.contains(u"s3cret"_s));
        QVERIFY(!server.requests().isEmpty());
        QCOMPARE(server.requests().first().headers.value("authorization"),
                 "Basic " + QByteArray("me:s3cret").toBase64());
        QVERIFY(!MachineTask::shown(url.toString()).contains(u"s3cret"_s));
    }

    void aFileIsDownloaded()
    {
        testing::ScriptedHttpServer server;
        const QByteArray bytes(3'000'000, 'd');
        server.expect(200, bytes);
        server.expect(200, "second");
        const QString where = server.url().resolved(QUrl(u"data.tar.gz?x=1"_s)).toString();
        MachineTask task(m_machine.get(), {});
        QSignalSpy progressed(&task, &MachineTask::progressed);
        QCOMPARE(wait(task.download(where)), u"data.tar.gz"_s);
        QCOMPARE(m_server->read(u"data.tar.gz"_s), bytes);
        QVERIFY(!progressed.isEmpty());
        MachineTask again(m_machine.get(), {});
        QCOMPARE(wait(again.download(where)), u"data.tar (2).gz"_s);
        QCOMPARE(m_server->read(u"data.tar (2).gz"_s), "second");
        QCOMPARE(QDir(m_server->root()).entryList({u"*.quire-part"_s}, QDir::Files | QDir::Hidden), QStringList());
        QFile::remove(m_server->root() + u"/data.tar.gz"_s);
        QFile::remove(m_server->root() + u"/data.tar (2).gz"_s);
    }

    void aDownloadThatFailsSaysWhyAndLeavesNothing()
    {
        testing::ScriptedHttpServer server;
        server.expect(404, "no");
        server.expect("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Disposition: attachment; "
                      "filename=\"../../evil\"\r\n\r\nshort");
        MachineTask missing(m_machine.get(), {});
        const auto first = wait(missing.download(server.url().toString() + u"gone.txt"_s));
        QVERIFY(!first);
        QCOMPARE(first.error().kind, ErrorKind::NotFound);
        MachineTask cut(m_machine.get(), {});
        const auto second = wait(cut.download(server.url().toString() + u"cut"_s));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Network);
        MachineTask local(m_machine.get(), {});
        QCOMPARE(wait(local.download(u"file:///etc/passwd"_s)).error().kind, ErrorKind::Unsupported);
        QVERIFY(!QFile::exists(m_server->root() + u"/evil"_s));
        QCOMPARE(QDir(m_server->root()).entryList({u"*.quire-part"_s}, QDir::Files | QDir::Hidden), QStringList());
    }

    /// Without a byte through this computer.
    void filesAndFoldersAreCopiedOnTheMachine()
    {
        QTemporaryDir drive;
        const QByteArray bytes(5'000'000, 'b');
        QVERIFY(m_server->write(u"large;$x.bin"_s, bytes));
        QVERIFY(QDir(m_server->root()).mkpath(u"tree/empty"_s));
        QVERIFY(m_server->write(u"tree/a.txt"_s, "a"));
        QVERIFY(QFile::link(u"a.txt"_s, m_server->root() + u"/tree/link"_s));
        MachineTask task(m_machine.get(), {});
        QSignalSpy progressed(&task, &MachineTask::progressed);
        const auto done = wait(task.copy({"large;$x.bin"}, drive.path().toUtf8()));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(*done, u"large;$x.bin"_s);
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(readFile(drive.filePath(*done)), bytes);

        // What is there stays.
        MachineTask again(m_machine.get(), {});
        QCOMPARE(wait(again.copy({"large;$x.bin"}, drive.path().toUtf8())), u"large;$x (2).bin"_s);
        MachineTask folder(m_machine.get(), {});
        QCOMPARE(wait(folder.copy({"tree"}, drive.path().toUtf8())), u"tree"_s);
        MachineTask twice(m_machine.get(), {});
        QCOMPARE(wait(twice.copy({"tree"}, drive.path().toUtf8())), u"tree (2)"_s);
        QCOMPARE(readFile(drive.filePath(u"tree (2)/a.txt"_s)), "a"_ba);
        QCOMPARE(QFile::symLinkTarget(drive.filePath(u"tree/link"_s)), drive.filePath(u"tree/a.txt"_s));
        QVERIFY(QDir(drive.filePath(u"tree/empty"_s)).exists());
        QCOMPARE(QDir(drive.path()).entryList({u"*.quire-part"_s}, QDir::AllEntries | QDir::Hidden), QStringList());
        QDir(m_server->root() + u"/tree"_s).removeRecursively();
        QFile::remove(m_server->root() + u"/large;$x.bin"_s);
    }

    void aCopyThatCannotBeSaysWhyAndLeavesNothing()
    {
        QVERIFY(QDir(m_server->root()).mkpath(u"tree/inner"_s));
        QVERIFY(m_server->write(u"tree/a.txt"_s, "a"));
        QCOMPARE(::mkfifo((m_server->root() + u"/tree/fifo"_s).toLocal8Bit().constData(), 0600), 0);
        const QByteArray inner = (m_server->root() + u"/tree/inner"_s).toUtf8();
        QCOMPARE(copyError("tree", inner), ErrorKind::Conflict);
        QCOMPARE(copyError("tree", m_server->root().toUtf8() + "/nowhere"), ErrorKind::NotFound);
        QCOMPARE(copyError("missing", inner), ErrorKind::File);
        QTemporaryDir drive;
        QCOMPARE(copyError("tree", drive.path().toUtf8()), ErrorKind::Unsupported);
        QVERIFY(QDir(drive.path()).isEmpty());
        QDir(m_server->root() + u"/tree"_s).removeRecursively();
    }

    void placesToKeepThingsAreFound()
    {
        MachineTask task(m_machine.get(), {});
        const auto places = wait(task.places());
        QVERIFY2(places, places ? "" : qPrintable(places.error().message));
        for (const QByteArray &place : *places) {
            QVERIFY2(QFileInfo(QFile::decodeName(place)).isDir(), place.constData());
        }
        QVERIFY(places->contains(QFile::encodeName(QDir::homePath())));
    }

    void aCancelledOneLeavesNothing()
    {
        testing::ScriptedHttpServer server; // It never answers.
        auto task = std::make_unique<MachineTask>(m_machine.get(), QString());
        Reply<QString> reply = task->download(server.url().toString() + u"slow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 30'000);
        task->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(reply.isFinished(), 20'000);
        QVERIFY(reply.isCanceled());
        QTRY_VERIFY_WITH_TIMEOUT(
            wait(m_machine->terminals().list()).value_or(QList<jupyter::TerminalModel>()).isEmpty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_machine->kernels().list())->isEmpty(), 20'000);
    }

private:
    static QByteArray readFile(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ErrorKind copyError(const QByteArray &path, const QByteArray &into)
    {
        MachineTask task(m_machine.get(), {});
        const auto done = wait(task.copy({path}, into));
        return done ? ErrorKind::Protocol : done.error().kind;
    }
    QString address() const { return u"file://"_s + m_folder.filePath(u"origin"_s); }

    bool git(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.filePath(u"origin"_s));
        process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=t"_s, u"-c"_s, u"user.email=t@example.org"_s} + words);
        return process.waitForFinished() && process.exitCode() == 0;
    }

    bool makeRepository() const
    {
        const QString origin = m_folder.filePath(u"origin"_s);
        QDir().mkpath(origin);
        const auto write = [&origin](const QString &name) {
            QFile file(origin + u'/' + name);
            return file.open(QIODevice::WriteOnly) && file.write("text\n") > 0;
        };
        return git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s}) && write(u"file.txt"_s) && git({u"add"_s, u"."_s}) &&
               git({u"commit"_s, u"-qm"_s, u"one"_s}) && git({u"checkout"_s, u"-qb"_s, u"side"_s}) &&
               write(u"side.txt"_s) && git({u"add"_s, u"."_s}) && git({u"commit"_s, u"-qm"_s, u"two"_s}) &&
               git({u"checkout"_s, u"-q"_s, u"main"_s});
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    bool m_hasTerminals = false;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<session::AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_MachineTask)
#include "tst_MachineTask.moc"
