// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentLink.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "base/Timeout.h"
#include "files/AgentRecord.h"
#include "jupyter/HelperName.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace quire::files {

namespace {

constexpr int protocolVersion = 1;
constexpr auto startLimit = 60s;
/// Of one message about changes; more mean anywhere.
constexpr qsizetype mostFolders = 1000;
constexpr auto hurryAgain = 1s;
/// What costs by the hour is not kept awake for nothing.
constexpr auto idleLimit = 10min;
constexpr std::chrono::milliseconds afterCut = 10s;

QByteArray agentSource()
{
    QFile file(u":/agent/quire_agent.py"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The same for all that this computer starts.
QString hostPart()
{
    constexpr qsizetype enough = 8;
    return jupyter::helperPrefix() + u"files_"_s +
           QString::fromLatin1(QCryptographicHash::hash(QSysInfo::machineUniqueId(), QCryptographicHash::Sha256)
                                   .toHex()
                                   .first(enough)) +
           u'_';
}

QString newSessionPath()
{
    static int count = 0;
    return hostPart() + QString::number(QCoreApplication::applicationPid()) + u'_' + QString::number(++count);
}

/// A session of this computer whose program is no more.
bool isOrphan(const QString &path)
{
    if (!path.startsWith(hostPart())) {
        return false;
    }
    const qint64 process = path.sliced(hostPart().size()).section(u'_', 0, 0).toLongLong();
    return process > 0 && ::kill(pid_t(process), 0) != 0 && errno == ESRCH;
}

Error noAgent(const QString &detail)
{
    return {ErrorKind::Unsupported, AgentLink::tr("This server runs no helper of Quire."), detail, 0};
}

} // namespace

/// One that was sent and not answered.
struct AgentLink::Question
{
    QPromise<Result<AgentAnswer>> promise;
    QFutureWatcher<Result<AgentAnswer>> caller;
    QTimer patience;

    void settle(Result<AgentAnswer> answer)
    {
        promise.addResult(std::move(answer));
        promise.finish();
    }
};

AgentLink::AgentLink(net::ServerConnection *connection, QObject *parent)
    : QObject(parent), m_connection(connection), m_sessions(connection), m_kernelspecs(connection)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleLimit);
    connect(&m_idle, &QTimer::timeout, this, &AgentLink::rest);
    m_hurry.setInterval(hurryAgain);
    connect(&m_hurry, &QTimer::timeout, this, [this] {
        if (m_connecting.isEmpty() || !m_session) {
            m_hurry.stop();
        } else {
            m_session->reconnectNow();
        }
    });
}

AgentLink::~AgentLink()
{
    m_starting->clear();
    fail({ErrorKind::Network, tr("The connection to the machine was closed."), {}, 0});
}

Reply<int> AgentLink::start()
{
    if (m_isUp) {
        return readyReply<int>(m_life);
    }
    const auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    m_starting->append(promise);
    if (m_starting->size() == 1) {
        // Not `this`: it may be the end of it that interrupts the start.
        const auto tell = [starting = m_starting](const Result<int> &life) {
            for (const auto &waiting : std::exchange(*starting, {})) {
                waiting->addResult(life);
                waiting->finish();
            }
        };
        bringUp().then(this, tell).onCanceled(this, [tell] {
            tell(failure(ErrorKind::Network, tr("Starting Quire's helper on the machine was interrupted.")));
        });
    }
    return promise->future();
}

Reply<int> AgentLink::bringUp()
{
    const Result<jupyter::KernelspecList> specs = co_await m_kernelspecs.list();
    if (!specs) {
        co_return Failure(specs.error());
    }
    const jupyter::Kernelspec *spec = specs->find(u"python3");
    spec = spec ? spec : specs->bestFor({}, u"python");
    if (!spec) {
        co_return Failure(noAgent(u"no Python kernel"_s));
    }
    [[maybe_unused]] const Result<void> tidied = co_await endOrphans(); // Of no matter for what is wanted now.
    const Result<jupyter::SessionModel> session =
        co_await m_sessions.open(RemotePath(newSessionPath()), spec->name, u"console"_s);
    if (!session) {
        co_return Failure(session.error());
    }
    m_kernelId = session->kernel.id;
    m_serverSession = session->id;
    const Result<void> connected = co_await withTimeout(this, connectTo(m_kernelId), startLimit,
                                                        tr("Quire's helper on the machine did not start in time."));
    if (!connected) {
        [[maybe_unused]] const Result<void> stopped = co_await stop(); // What went wrong first is what counts.
        co_return Failure(connected.error());
    }
    m_isUp = true;
    m_idle.start();
    co_return ++m_life;
}

Reply<void> AgentLink::endOrphans()
{
    const Result<QList<jupyter::SessionModel>> sessions = co_await m_sessions.list();
    if (!sessions) {
        co_return Failure(sessions.error());
    }
    for (const jupyter::SessionModel &session : *sessions) {
        if (isOrphan(session.path.toString())) {
            [[maybe_unused]] const Result<void> closed = co_await m_sessions.close(session.id);
        }
    }
    co_return {};
}

void AgentLink::rest()
{
    if (!m_questions.isEmpty() || m_isWatching) {
        m_idle.start();
        return;
    }
    std::ignore = stop();
}

Reply<void> AgentLink::connectTo(QString kernelId)
{
    m_session =
        std::make_unique<jupyter::KernelSession>(m_connection, kernelId, jupyter::KernelSession::newId(), nullptr);
    connect(m_session.get(), &jupyter::KernelSession::commReceived, this, &AgentLink::hear);
    connect(m_session.get(), &jupyter::KernelSession::restarted, this,
            [this] { end({ErrorKind::Network, tr("Quire's helper on the machine was restarted."), {}, 0}); });
    connect(m_session.get(), &jupyter::KernelSession::died, this,
            [this] { end({ErrorKind::Network, tr("Quire's helper on the machine has ended."), {}, 0}); });
    connect(m_session.get(), &jupyter::KernelSession::linkChanged, this, &AgentLink::followLink);
    m_session->open();
    const Result<void> sent = co_await sendAgent();
    if (!sent) {
        co_return sent;
    }
    co_return co_await openComm();
}

Reply<void> AgentLink::sendAgent()
{
    const jupyter::ExecutionPtr run = m_session->execute(
        {.code = QString::fromUtf8(agentSource()), .silent = true, .storeHistory = false, .allowStdin = false});
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    connect(run.get(), &jupyter::Execution::ended, this, [promise, run = run.get()] {
        const bool ok = run->outcome() == jupyter::Outcome::Ok;
        promise->addResult(ok ? Result<void>() : Failure(noAgent(u"the agent's code was refused"_s)));
        promise->finish();
    });
    co_return co_await promise->future();
}

Reply<void> AgentLink::openComm()
{
    m_comm = jupyter::KernelSession::newId();
    m_hello = std::make_shared<QPromise<Result<void>>>();
    m_hello->start();
    const QFuture<Result<void>> hello = m_hello->future();
    const QJsonObject content{
        {u"comm_id"_s, QString::fromLatin1(m_comm)}, {u"target_name"_s, u"quire.files"_s}, {u"data"_s, QJsonObject()}};
    if (!sendNow("comm_open"_ba, content, {})) {
        co_return Failure(noAgent(u"comm_open was not sent"_s));
    }
    co_return co_await hello;
}

bool AgentLink::sendNow(const QByteArray &type, const QJsonObject &content, const QList<QByteArray> &buffers)
{
    jupyter::Message message;
    message.id = jupyter::KernelSession::newId();
    message.type = type;
    message.content = json(content);
    message.buffers = buffers;
    return m_session && m_session->sendComm(std::move(message));
}

Reply<AgentAnswer> AgentLink::ask(QString operation, QJsonObject arguments, QList<QByteArray> buffers)
{
    const Result<int> up = co_await start();
    if (!up) {
        co_return Failure(up.error());
    }
    const Result<void> connected =
        co_await withTimeout(this, whenConnected(), m_patience, tr("There is no connection to the machine."));
    if (!connected) {
        co_return Failure(connected.error());
    }
    co_return co_await send(operation, arguments, buffers);
}

Reply<void> AgentLink::whenConnected()
{
    if (m_session && m_session->link() == jupyter::KernelChannel::Link::Open) {
        return readyReply<void>({});
    }
    // Somebody waits: no reason to sit a long pause out. But a server that hangs up is not hammered.
    if (!m_hurry.isActive()) {
        m_hurry.start();
    }
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_connecting.append(promise);
    return promise->future();
}

/// What was asked before a cut is answered by what the server kept, if it kept anything: soon or never.
void AgentLink::followLink(jupyter::KernelChannel::Link link)
{
    if (link != jupyter::KernelChannel::Link::Open) {
        return;
    }
    for (const auto &question : std::as_const(m_questions)) {
        question->patience.start(std::min(m_patience, afterCut));
    }
    for (const auto &waiting : std::exchange(m_connecting, {})) {
        waiting->addResult(Result<void>());
        waiting->finish();
    }
}

Reply<AgentAnswer> AgentLink::send(QString operation, QJsonObject arguments, QList<QByteArray> buffers)
{
    const qint64 id = ++m_nextId;
    m_idle.start();
    m_isWatching = m_isWatching || operation == "watch"_L1;
    arguments.insert("id"_L1, id);
    arguments.insert("op"_L1, operation);
    const QJsonObject content{{u"comm_id"_s, QString::fromLatin1(m_comm)}, {u"data"_s, arguments}};
    if (!sendNow("comm_msg"_ba, content, buffers)) {
        return readyReply<AgentAnswer>(
            failure(ErrorKind::Network, tr("There is no connection to the machine at the moment.")));
    }
    const auto question = std::make_shared<Question>();
    m_questions.insert(id, question);
    question->promise.start();
    question->patience.setSingleShot(true);
    connect(&question->patience, &QTimer::timeout, this, [this, id, operation] {
        const auto late = m_questions.take(id);
        late->settle(failure(ErrorKind::Timeout, tr("The machine did not answer in time."), operation));
    });
    connect(&question->caller, &QFutureWatcherBase::canceled, this, [this, id] { forget(id); });
    question->caller.setFuture(question->promise.future());
    question->patience.start(m_patience);
    return question->promise.future();
}

/// Nobody waits for the answer any more.
void AgentLink::forget(qint64 id)
{
    const auto question = m_questions.take(id);
    if (!question) {
        return;
    }
    question->promise.finish();
    const QJsonObject data{{u"id"_s, ++m_nextId}, {u"op"_s, u"stop"_s}, {u"which"_s, id}};
    sendNow("comm_msg"_ba, {{u"comm_id"_s, QString::fromLatin1(m_comm)}, {u"data"_s, data}}, {});
}

void AgentLink::hear(const jupyter::Message &message)
{
    const QJsonObject content = QJsonDocument::fromJson(message.content).object();
    if (content.value("comm_id"_L1).toString().toLatin1() != m_comm) {
        return;
    }
    if (message.type == "comm_close") {
        end(noAgent(u"the agent's target is not there"_s));
        return;
    }
    const QJsonObject data = content.value("data"_L1).toObject();
    if (data.contains("hello"_L1)) {
        const auto hello = std::exchange(m_hello, nullptr);
        if (hello) {
            const bool fits = data.value("hello"_L1).toInt() == protocolVersion;
            hello->addResult(fits ? Result<void>() : Failure(noAgent(u"another version"_s)));
            hello->finish();
        }
    } else if (data.contains("changed"_L1)) {
        QList<QByteArray> folders;
        const QJsonArray told = data.value("folders"_L1).toArray();
        for (const QJsonValue &folder : told.size() <= mostFolders ? told : QJsonArray()) {
            folders.append(QByteArray::fromBase64(folder.toString().toLatin1()));
        }
        Q_EMIT changed(data.value("changed"_L1).toInt(), folders, data.value("partial"_L1).toBool());
    } else {
        settle(data, message.buffers);
    }
}

void AgentLink::settle(const QJsonObject &data, const QList<QByteArray> &buffers)
{
    const auto question = m_questions.take(data.value("id"_L1).toInteger());
    if (!question) {
        return;
    }
    const QJsonValue error = data.value("error"_L1);
    if (error.isObject()) {
        question->settle(
            Failure(agentError(error["kind"_L1].toString(), error["errno"_L1].toInt(), error["text"_L1].toString())));
    } else {
        question->settle(AgentAnswer{data.value("ok"_L1).toObject(), buffers});
    }
}

void AgentLink::fail(const Error &error)
{
    for (const auto &question : std::exchange(m_questions, {})) {
        question->settle(Failure(error));
    }
    if (const auto hello = std::exchange(m_hello, nullptr)) {
        hello->addResult(Failure(error));
        hello->finish();
    }
    for (const auto &waiting : std::exchange(m_connecting, {})) {
        waiting->addResult(Failure(error));
        waiting->finish();
    }
}

void AgentLink::end(const Error &error)
{
    qCInfo(logJupyter) << "the agent ended:" << error.detail;
    m_isWatching = false;
    m_idle.stop();
    const bool wasUp = std::exchange(m_isUp, false);
    fail(error);
    if (wasUp) {
        Q_EMIT ended();
    }
}

Reply<void> AgentLink::stop()
{
    end({ErrorKind::Network, tr("Quire's helper on the machine was ended."), {}, 0});
    m_kernelId.clear();
    const QString id = std::exchange(m_serverSession, {});
    if (m_session) {
        m_session->disconnect(this);
        m_session->close();
        m_session.release()->deleteLater();
    }
    if (id.isEmpty()) {
        co_return {};
    }
    co_return co_await m_sessions.close(id);
}

} // namespace quire::files
