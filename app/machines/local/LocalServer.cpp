// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/LocalServer.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "base/Timeout.h"
#include "machines/local/ServerLog.h"
#include "machines/local/UseLock.h"
#include "net/HttpClient.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QtConcurrentRun>

namespace quire::machines {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto startLimit = 45s;
constexpr auto lockLimit = 60s;
constexpr auto answerLimit = 5s;
constexpr auto shutdownLimit = 8s;
constexpr auto terminateLimit = 4s;
constexpr auto listenLimit = 10s;
constexpr auto quickLook = 15ms;
constexpr auto slowLook = 100ms;

Secret makeToken()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const auto bytes = QByteArrayView(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof(random)));
    return Secret(QString::fromLatin1(bytes.toByteArray().toHex()));
}

quint16 freePort()
{
    // It may be taken again before Jupyter gets there; then Jupyter tries others.
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

Result<void> makeFolders(const LocalServerPaths &paths, const QString &root)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    for (const QString &folder : {paths.folder, paths.runtime(), paths.config()}) {
        // The permissions count for folders that were there before, too.
        if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, ownerOnly)) {
            return failure(ErrorKind::File,
                           LocalServer::tr("The folder %1, which Quire needs to run Jupyter, could not be made. "
                                           "Check that the disk is not full and the folder above can be written.")
                               .arg(folder));
        }
    }
    if (!QDir().mkpath(root + u"/storage"_s)) {
        return failure(ErrorKind::File,
                       LocalServer::tr("The folder %1 for notebooks could not be made. Choose another folder for "
                                       "this computer.")
                           .arg(root));
    }
    return {};
}

/// Starts the server in a session of its own, its output going to the log.
Result<ProcessId> startDetached(const LocalServerPaths &paths, const QString &root, const Secret &token,
                                const QProcessEnvironment &environment)
{
    const auto command = JupyterCommand::find(root, paths, token, freePort(), environment);
    if (!command) {
        return std::unexpected(command.error());
    }
    ServerLog::cap(paths.log());
    QProcess process;
    process.setProgram(command->program);
    process.setArguments(command->arguments);
    process.setProcessEnvironment(command->environment);
    process.setWorkingDirectory(root);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(paths.log(), QIODevice::Append);
    process.setStandardErrorFile(paths.log(), QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid)) {
        return failure(ErrorKind::File,
                       LocalServer::tr("Jupyter could not be started from %1. Install it again with: %2")
                           .arg(command->program, JupyterCommand::installAdvice()),
                       process.errorString());
    }
    return ProcessId::of(pid);
}

struct Sighting
{
    std::optional<ServerRecord> record;
    bool isAlive = false;
};

Sighting look(const QString &runtime, ProcessId process, const Secret &token)
{
    Sighting sighting;
    sighting.isAlive = process.isAlive();
    const auto record = ServerRecord::find(runtime);
    if (record && (record->endpoint.token == token || record->process == process)) {
        sighting.record = *record;
    }
    return sighting;
}

} // namespace

LocalServer::LocalServer(LocalServerPaths paths, QString root, QObject *parent)
    : QObject(parent), m_paths(std::move(paths)), m_root(std::move(root))
{
    m_logTimer.setInterval(10min);
    m_logTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_logTimer, &QTimer::timeout, this,
            [this] { (void)QtConcurrent::run([log = m_paths.log()] { ServerLog::cap(log); }); });
}

LocalServer::~LocalServer() = default;

Reply<ServerRecord> LocalServer::find()
{
    const Result<ServerRecord> found = co_await findAndVerify();
    if (found) {
        use(*found);
    }
    co_return found;
}

Reply<ServerRecord> LocalServer::start()
{
    auto promise = std::make_shared<QPromise<Result<ServerRecord>>>();
    promise->start();
    m_waiting.append(promise);
    if (m_waiting.size() == 1) {
        (void)startAndTell();
    }
    return promise->future();
}

Reply<void> LocalServer::startAndTell()
{
    const Result<ServerRecord> record = co_await startLocked();
    if (record) {
        use(*record);
    }
    for (const auto &promise : std::exchange(m_waiting, {})) {
        promise->addResult(record);
        promise->finish();
    }
    co_return {};
}

Reply<ServerRecord> LocalServer::startLocked()
{
    const auto folders =
        co_await QtConcurrent::run([paths = m_paths, root = m_root] { return makeFolders(paths, root); });
    if (!folders) {
        co_return std::unexpected(folders.error());
    }
    const Result<StartLock> lock = co_await lockForStart();
    if (!lock) {
        co_return std::unexpected(lock.error());
    }
    const Result<ServerRecord> running = co_await findAndVerify();
    if (running) {
        co_return running;
    }
    co_return co_await spawn();
}

Reply<LocalServer::StartLock> LocalServer::lockForStart()
{
    auto lock = std::make_shared<QLockFile>(m_paths.startLock());
    lock->setStaleLockTime(0); // only a holder that died is stale
    QElapsedTimer waited;
    waited.start();
    while (!co_await QtConcurrent::run([lock] { return lock->tryLock(0); })) {
        if (waited.durationElapsed() >= lockLimit) {
            co_return failure(ErrorKind::Timeout,
                              tr("Another Quire has been starting Jupyter for too long. Close it and try again."));
        }
        (void)co_await delay(this, slowLook);
    }
    co_return lock;
}

Reply<ServerRecord> LocalServer::findAndVerify()
{
    const auto found =
        co_await QtConcurrent::run([runtime = m_paths.runtime()] { return ServerRecord::find(runtime); });
    if (!found) {
        co_return found;
    }
    co_return co_await verify(*found);
}

Reply<ServerRecord> LocalServer::verify(ServerRecord record)
{
    net::HttpClient client(record.endpoint);
    client.setRetryPolicy(net::RetryPolicy::never());
    // Needs the token, so only the server that wrote the record can answer well.
    const auto answer =
        co_await withTimeout<net::HttpResponse>(this, client.get(QByteArrayLiteral("api/status")), answerLimit,
                                                tr("Jupyter on this computer does not answer."));
    if (!answer) {
        co_return failure(ErrorKind::NotFound, tr("Jupyter on this computer does not answer."), answer.error().detail);
    }
    co_return record;
}

Reply<ServerRecord> LocalServer::spawn()
{
    Q_EMIT progressed(tr("Starting Jupyter on this computer…"));
    const Secret token = makeToken();
    const auto process =
        co_await QtConcurrent::run([paths = m_paths, root = m_root, token, environment = m_environment] {
            return startDetached(paths, root, token, environment);
        });
    if (!process) {
        co_return std::unexpected(process.error());
    }
    const Result<ServerRecord> record = co_await waitForRecord(*process, token);
    if (!record) {
        co_return record;
    }
    // Jupyter writes its record a moment before it listens.
    QElapsedTimer waited;
    waited.start();
    Result<ServerRecord> verified = co_await verify(*record);
    while (!verified && waited.durationElapsed() < listenLimit) {
        (void)co_await delay(this, quickLook);
        verified = co_await verify(*record);
    }
    co_return verified;
}

Reply<ServerRecord> LocalServer::waitForRecord(ProcessId process, Secret token)
{
    QElapsedTimer waited;
    waited.start();
    while (waited.durationElapsed() < startLimit) {
        const Sighting seen = co_await QtConcurrent::run(
            [runtime = m_paths.runtime(), process, token] { return look(runtime, process, token); });
        if (seen.record) {
            qCInfo(logMachines) << "Local server answers after" << waited.elapsed() << "ms";
            co_return *seen.record;
        }
        if (!seen.isAlive) {
            const QString tail =
                co_await QtConcurrent::run([log = m_paths.log(), token] { return ServerLog::tail(log, token); });
            co_return failure(ErrorKind::Server,
                              tr("Jupyter ended right after it was started on this computer. It said: %1")
                                  .arg(tail.section(u'\n', -1)),
                              tail);
        }
        const auto pause = waited.durationElapsed() < 2s ? quickLook : slowLook;
        (void)co_await delay(this, pause);
    }
    process.terminate();
    co_return failure(ErrorKind::Timeout, tr("Jupyter did not start on this computer within %n second(s).", nullptr,
                                             int(std::chrono::seconds(startLimit).count())));
}

Reply<void> LocalServer::stop()
{
    if (!m_record) {
        const auto found = co_await find();
        if (!found) {
            co_return {};
        }
    }
    co_return co_await end(*m_record);
}

Reply<bool> LocalServer::release()
{
    if (!m_record) {
        co_return false;
    }
    const ServerRecord record = *m_record;
    const Result<StartLock> lock = co_await lockForStart();
    if (!lock || !m_useLock || !m_useLock->isAlone()) {
        forget();
        co_return true;
    }
    net::HttpClient client(record.endpoint);
    client.setRetryPolicy(net::RetryPolicy::never());
    const auto answer =
        co_await withTimeout<net::HttpResponse>(this, client.get(QByteArrayLiteral("api/kernels")), answerLimit,
                                                tr("Jupyter on this computer does not answer."));
    const QJsonDocument kernels = answer ? QJsonDocument::fromJson(answer->body) : QJsonDocument();
    if (!kernels.isArray() || !kernels.array().isEmpty()) {
        forget();
        co_return true;
    }
    (void)co_await end(record);
    co_return false;
}

Reply<void> LocalServer::end(ServerRecord record)
{
    forget();
    net::HttpClient client(record.endpoint);
    client.setRetryPolicy(net::RetryPolicy::never());
    (void)co_await withTimeout<net::HttpResponse>(this, client.post(QByteArrayLiteral("api/shutdown"), {}), answerLimit,
                                                  {});
    Result<bool> gone = co_await waitForEnd(record.process, shutdownLimit);
    if (!gone.value_or(false)) {
        record.process.terminate();
        gone = co_await waitForEnd(record.process, terminateLimit);
    }
    if (!gone.value_or(false)) {
        record.process.kill();
        gone = co_await waitForEnd(record.process, terminateLimit);
    }
    if (!gone.value_or(false)) {
        co_return failure(ErrorKind::Timeout, tr("Jupyter on this computer does not stop."));
    }
    co_return {};
}

Reply<bool> LocalServer::waitForEnd(ProcessId process, std::chrono::milliseconds limit)
{
    QElapsedTimer waited;
    waited.start();
    while (co_await QtConcurrent::run([process] { return process.isAlive(); })) {
        if (waited.durationElapsed() >= limit) {
            co_return false;
        }
        (void)co_await delay(this, quickLook);
    }
    co_return true;
}

void LocalServer::use(const ServerRecord &record)
{
    if (m_record && m_record->process == record.process) {
        return;
    }
    forget();
    m_record = record;
    m_useLock = UseLock::take(m_paths.useLock());
    m_logTimer.start();
    m_watch = new ProcessWatch(record.process, this);
    connect(m_watch, &ProcessWatch::ended, this, [this] {
        forget();
        Q_EMIT ended();
    });
}

void LocalServer::forget()
{
    if (m_watch) {
        m_watch->disconnect(this);
        m_watch->deleteLater();
        m_watch = nullptr;
    }
    m_logTimer.stop();
    m_useLock.reset();
    m_record.reset();
}

} // namespace quire::machines
