// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jupyter/Transcript.h"
#include "base/Clock.h"
#include "jupyter/KernelSession.h"
#include "jupyter/Kernels.h"
#include "machines/local/LocalServer.h"
#include "net/HttpClient.h"
#include "support/Waiting.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace quire::machines;
using namespace Qt::StringLiterals;

namespace {

QByteArray readFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// With the Jupyter that is installed here.
class tst_LocalServer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    LocalServerPaths m_paths;
    QString m_root;

    std::unique_ptr<LocalServer> quire() const { return std::make_unique<LocalServer>(m_paths, m_root); }

    /// A PATH in which `script` is jupyter-server and nothing else is.
    QProcessEnvironment fakeJupyter(const QByteArray &script) const
    {
        QDir().mkpath(m_folder->filePath(u"bin"_s));
        QFile file(m_folder->filePath(u"bin/jupyter-server"_s));
        if (!script.isEmpty() && file.open(QIODevice::WriteOnly)) {
            file.write("#!/bin/sh\n" + script);
            file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        }
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, m_folder->filePath(u"bin"_s));
        environment.insert(u"HOME"_s, m_folder->path());
        return environment;
    }

    /// This computer's own, but the classic notebook is all of Jupyter that there is.
    std::optional<QProcessEnvironment> onlyClassicNotebook() const
    {
        const QString notebook = QStandardPaths::findExecutable(u"jupyter-notebook"_s);
        QDir().mkpath(m_folder->filePath(u"bin"_s));
        QDir().mkpath(m_folder->filePath(u"python"_s));
        QFile::link(notebook, m_folder->filePath(u"bin/jupyter-notebook"_s));
        QFile hide(m_folder->filePath(u"python/sitecustomize.py"_s));
        if (notebook.isEmpty() || !hide.open(QIODevice::WriteOnly)) {
            return {};
        }
        hide.write("import sys\n"
                   "class Hide:\n"
                   "    def find_spec(self, name, path=None, target=None):\n"
                   "        if name.split('.')[0] == 'jupyter_server':\n"
                   "            raise ModuleNotFoundError(name)\n"
                   "sys.meta_path.insert(0, Hide())\n");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_folder->filePath(u"bin"_s));
        environment.insert(u"HOME"_s, m_folder->path());
        environment.insert(u"PYTHONPATH"_s, m_folder->filePath(u"python"_s));
        return environment;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_paths = {m_folder->filePath(u"state"_s)};
        m_root = m_folder->filePath(u"My notes ü"_s);
    }
    void cleanup() { (void)wait(quire()->stop()); }

    void startsOnLoopbackWithAFolderForStorageAndATokenThatGuardsIt()
    {
        const auto server = quire();
        QElapsedTimer clock;
        clock.start();
        const auto record = wait(server->start());
        QVERIFY2(record, record ? "" : qPrintable(record.error().message + record.error().detail));
        qInfo() << "local server up after" << clock.elapsed() << "ms";
        QCOMPARE(record->endpoint.baseUrl.host(), u"127.0.0.1"_s);
        QCOMPARE(record->endpoint.token.reveal().size(), 64);
        QCOMPARE(record->root, m_root);
        QVERIFY(QDir(m_root + u"/storage"_s).exists());
        net::Endpoint stranger = record->endpoint;
        stranger.token = Secret(u"guess"_s);
        net::HttpClient client(stranger);
        QCOMPARE(wait(client.get("api/contents")).error().kind, ErrorKind::Auth);
    }

    void theTokenIsInNoLogAndNoCommandLineAndItsFolderIsPrivate()
    {
        const auto server = quire();
        const auto record = wait(server->start()).value();
        const QByteArray token = record.endpoint.token.reveal().toUtf8();
        QVERIFY(!readFile(m_paths.log()).contains(token));
        QVERIFY(!readFile(u"/proc/%1/cmdline"_s.arg(record.process.pid)).contains(token));
        for (const QString &folder : {m_paths.folder, m_paths.runtime()}) {
            QCOMPARE(QFile::permissions(folder) &
                         (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                     QFile::Permissions());
        }
    }

    void outlivesItsQuireAndIsFoundAgain()
    {
        auto first = quire();
        const auto record = wait(first->start()).value();
        first.reset();
        QVERIFY(record.process.isAlive());
        const auto second = quire();
        const auto found = wait(second->find());
        QVERIFY(found);
        QCOMPARE(found->process, record.process);
        QCOMPARE(wait(second->start()).value().process, record.process);
    }

    void twoQuiresStartingAtOnceShareOneServer()
    {
        const auto first = quire();
        const auto second = quire();
        auto one = first->start();
        auto two = second->start();
        auto again = first->start();
        const auto record = wait(one);
        QVERIFY(record);
        QCOMPARE(wait(two).value().process, record->process);
        QCOMPARE(wait(again).value().process, record->process);
    }

    void releasingEndsItUnlessAnotherQuireUsesIt()
    {
        const auto first = quire();
        const auto second = quire();
        const auto record = wait(first->start()).value();
        QVERIFY(wait(second->find()));
        QCOMPARE(wait(first->release()).value(), true);
        QVERIFY(record.process.isAlive());
        QCOMPARE(wait(second->release()).value(), false);
        QVERIFY(!record.process.isAlive());
        QCOMPARE(wait(quire()->find()).error().kind, ErrorKind::NotFound);
    }

    void releasingKeepsItWhileAKernelRuns()
    {
        const auto server = quire();
        const auto record = wait(server->start()).value();
        net::HttpClient client(record.endpoint);
        QVERIFY(wait(client.post("api/kernels", "{}")));
        QCOMPARE(wait(server->release()).value(), true);
        QVERIFY(record.process.isAlive());
        const auto next = quire();
        QVERIFY(wait(next->find()));
        QVERIFY(wait(next->stop()));
        QVERIFY(!record.process.isAlive());
    }

    void aCrashIsNoticedAndStartingAgainHelps()
    {
        const auto server = quire();
        QSignalSpy ended(server.get(), &LocalServer::ended);
        const auto record = wait(server->start()).value();
        QVERIFY(record.process.kill());
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!server->record());
        const auto next = wait(server->start());
        QVERIFY(next);
        QVERIFY(next->process != record.process);
    }

    void stoppingItIsNotACrash()
    {
        const auto server = quire();
        QSignalSpy ended(server.get(), &LocalServer::ended);
        QVERIFY(wait(server->start()));
        QVERIFY(wait(server->stop()));
        QVERIFY(wait(server->stop()));
        QCOMPARE(ended.size(), 0);
    }

    void thePersonsBrokenConfigurationDoesNotMatter()
    {
        const QString config = m_folder->filePath(u"home/.jupyter"_s);
        QDir().mkpath(config);
        QFile file(config + u"/jupyter_server_config.py"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("c.ServerApp.port = 1\nraise SystemExit(3)\n");
        file.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder->filePath(u"home"_s));
        environment.insert(u"JUPYTER_CONFIG_DIR"_s, config);
        const auto server = quire();
        server->setEnvironment(environment);
        QVERIFY(wait(server->start()));
    }

    void withoutJupyterServerTheClassicNotebookRunsCode()
    {
        const auto environment = onlyClassicNotebook();
        if (!environment) {
            QSKIP("the classic notebook is not installed");
        }
        const auto server = quire();
        server->setEnvironment(*environment);
        const auto record = wait(server->start());
        QVERIFY2(record, record ? "" : qPrintable(record.error().message + record.error().detail));
        QCOMPARE(record->root, m_root);
        QVERIFY(record->version.isEmpty()); // the record of a classic notebook has none
        SystemClock clock;
        net::ServerConnection connection(record->endpoint, clock);
        const auto kernel = wait(jupyter::Kernels(&connection).start(u"python3"_s));
        QVERIFY2(kernel, kernel ? "" : qPrintable(kernel.error().message));
        jupyter::KernelSession session(&connection, kernel->id, jupyter::KernelSession::newId());
        session.open();
        const auto run = session.execute({.code = u"for i in range(3000): print(i)"_s});
        const jupyter::Transcript transcript(run);
        QVERIFY(jupyter::waitForEnd(run, std::chrono::seconds(40)));
        QCOMPARE(run->outcome(), jupyter::Outcome::Ok);
        QCOMPARE(transcript.text.count(u'\n'), 3000);
        session.close();
        QTRY_COMPARE(session.link(), jupyter::KernelChannel::Link::Closed);
    }

    void withoutJupyterItSaysWhatToInstall()
    {
        const auto server = quire();
        server->setEnvironment(fakeJupyter({}));
        const auto record = wait(server->start());
        QCOMPARE(record.error().kind, ErrorKind::Unsupported);
        QVERIFY(record.error().message.contains(u"ipykernel"_s));
    }

    void aJupyterThatEndsAtOnceIsQuoted()
    {
        const auto server = quire();
        server->setEnvironment(fakeJupyter("echo 'ImportError: no module named tornado' >&2\nexit 1\n"));
        const auto record = wait(server->start());
        QCOMPARE(record.error().kind, ErrorKind::Server);
        QVERIFY(record.error().message.contains(u"no module named tornado"_s));
    }

    void aRootThatCannotBeMadeIsNamed()
    {
        QFile plain(m_folder->filePath(u"plain"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        LocalServer server(m_paths, m_folder->filePath(u"plain/sub"_s));
        const auto record = wait(server.start());
        QCOMPARE(record.error().kind, ErrorKind::File);
        QVERIFY(record.error().message.contains(u"plain/sub"_s));
    }
};

QTEST_GUILESS_MAIN(tst_LocalServer)
#include "tst_LocalServer.moc"
