// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/MachineTask.h"

#include "base/Coroutine.h"
#include "remote/KernelWay.h"
#include "remote/TerminalWay.h"
#include "session/AttachedMachine.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::remote {

namespace {

const QString mark = u"@Q1 "_s;
constexpr qsizetype longestLine = 8 << 20;
constexpr std::chrono::seconds cancelLimit{12};

QByteArray program(QJsonObject task, const TaskWay &way, const QString &folder)
{
    task.insert(u"where"_s, folder);
    task.insert(u"base"_s, way.baseVariable());
    QFile file(u":/remote/task.py"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray json = QJsonDocument(task).toJson(QJsonDocument::Compact).toBase64();
    return file.readAll() + "\n\nmain(json.loads(base64.b64decode('" + json + "')))\n";
}

} // namespace

MachineTask::MachineTask(session::AttachedMachine *machine, QString folder, QObject *parent)
    : QObject(parent), m_machine(machine), m_folder(std::move(folder))
{
    m_promise.start();
    m_giveUp.setSingleShot(true);
    m_giveUp.setInterval(cancelLimit);
    connect(&m_giveUp, &QTimer::timeout, this, [this] { finish(std::unexpected(Error{})); });
}

MachineTask::~MachineTask()
{
    if (m_way) {
        m_way->discard();
    }
}

QString MachineTask::shown(const QString &address)
{
    QUrl url(address);
    if (url.isValid() && !url.scheme().isEmpty() && !url.userInfo().isEmpty()) {
        url.setUserInfo({});
        return url.toString();
    }
    return address;
}

Reply<QString> MachineTask::clone(const QString &address, const QString &name, const QString &branch)
{
    return named({{u"kind"_s, u"clone"_s}, {u"address"_s, address}, {u"folder"_s, name}, {u"branch"_s, branch}});
}

Reply<QString> MachineTask::download(const QString &address, const QString &name)
{
    return named({{u"kind"_s, u"download"_s}, {u"address"_s, address}, {u"name"_s, name}});
}

Reply<QString> MachineTask::copy(const QList<QByteArray> &paths, const QByteArray &into)
{
    QJsonArray sources;
    for (const QByteArray &path : paths) {
        sources.append(QString::fromLatin1(path.toBase64()));
    }
    return named({{u"kind"_s, u"copy"_s}, {u"sources"_s, sources}, {u"into"_s, QString::fromLatin1(into.toBase64())}});
}

Reply<QList<QByteArray>> MachineTask::places()
{
    const auto read = [](const QJsonObject &event) {
        QList<QByteArray> places;
        for (const QJsonValue &one : event["places"_L1].toArray()) {
            places.append(QByteArray::fromBase64(one.toString().toLatin1()));
        }
        return places;
    };
    return run({{u"kind"_s, u"places"_s}}, Ways::Any)
        .then(this,
              [read](const Result<QJsonObject> &end) -> Result<QList<QByteArray>> { return end.transform(read); });
}

Reply<QString> MachineTask::named(const QJsonObject &task)
{
    return run(task, Ways::Any).then(this, [](const Result<QJsonObject> &end) -> Result<QString> {
        return end.transform([](const QJsonObject &event) { return event["name"_L1].toString(); });
    });
}

Reply<QJsonObject> MachineTask::gitStatus()
{
    return run({{u"kind"_s, u"status"_s}}, Ways::TerminalOnly);
}

Reply<QJsonObject> MachineTask::run(const QJsonObject &task, Ways ways)
{
    m_task = task;
    tryWay(new TerminalWay(m_machine, m_folder, this), ways == Ways::TerminalOnly);
    return m_promise.future();
}

void MachineTask::tryWay(TaskWay *way, bool isLast)
{
    m_way = way;
    connect(way, &TaskWay::said, this, &MachineTask::hear);
    connect(way, &TaskWay::restarted, this, [this] { m_line.clear(); });
    connect(way, &TaskWay::broken, this, [this](const Error &error) { finish(std::unexpected(error)); });
    connect(way, &TaskWay::unavailable, this, [this, way, isLast](const Error &error) {
        way->discard();
        way->deleteLater();
        m_way = nullptr;
        if (isLast || m_giveUp.isActive()) {
            finish(std::unexpected(error));
        } else {
            tryWay(new KernelWay(m_machine, m_folder, this), true);
        }
    });
    way->start(program(m_task, *way, m_folder));
}

void MachineTask::hear(const QString &text)
{
    m_line += text;
    for (qsizetype end = m_line.indexOf(u'\n'); end >= 0; end = m_line.indexOf(u'\n')) {
        const QString line = m_line.first(end).trimmed();
        m_line.remove(0, end + 1);
        const qsizetype at = line.indexOf(mark);
        if (at >= 0) {
            const QByteArray json = QByteArray::fromBase64(line.sliced(at + mark.size()).toLatin1());
            handle(QJsonDocument::fromJson(json).object());
        }
        if (m_isDone) {
            return;
        }
    }
    if (m_line.size() > longestLine) {
        m_line.clear();
    }
}

void MachineTask::handle(const QJsonObject &event)
{
    const QString end = event["end"_L1].toString();
    if (end == u"ok") {
        finish(event);
    } else if (!end.isEmpty()) {
        finish(std::unexpected(errorFrom(event)));
    } else if (event.contains("percent"_L1)) {
        Q_EMIT progressed(
            {event["phase"_L1].toString(), event["percent"_L1].toInteger(), 100, event["amount"_L1].toString()});
    } else if (event.contains("done"_L1)) {
        Q_EMIT progressed({{}, event["done"_L1].toInteger(), event["total"_L1].toInteger(-1), {}});
    }
}

void MachineTask::cancel()
{
    if (m_isDone) {
        return;
    }
    m_giveUp.start();
    if (m_way) {
        m_way->interrupt();
    } else {
        finish(std::unexpected(Error{}));
    }
}

void MachineTask::finish(const Result<QJsonObject> &result)
{
    if (std::exchange(m_isDone, true)) {
        return;
    }
    if (m_way) {
        m_way->disconnect(this);
        m_way->discard();
    }
    const bool isCancelled = m_giveUp.isActive() && !result;
    m_giveUp.stop();
    // Later: who waits may delete this, in which a socket is at work now.
    QMetaObject::invokeMethod(
        this,
        [this, result, isCancelled] {
            if (isCancelled) {
                m_promise.future().cancel();
            } else {
                m_promise.addResult(result);
            }
            m_promise.finish();
        },
        Qt::QueuedConnection);
}

Error MachineTask::errorFrom(const QJsonObject &event) const
{
    const QString reason = event["reason"_L1].toString();
    const QString text = event["text"_L1].toString();
    const QString address = shown(m_task["address"_L1].toString());
    if (reason == u"no-git") {
        return {ErrorKind::Unsupported, tr("git is not installed on the machine."), {}};
    }
    if (reason == u"no-repository") {
        return {ErrorKind::NotFound, tr("This folder is no work tree of git."), {}};
    }
    if (reason == u"exists") {
        return {ErrorKind::Conflict, tr("There is already something named “%1”. Choose another name.").arg(text), {}};
    }
    if (reason == u"name") {
        return {ErrorKind::Format, tr("“%1” is no name for a file or folder.").arg(text), {}};
    }
    if (reason == u"scheme") {
        return {ErrorKind::Unsupported, tr("Only web addresses (http, https) can be downloaded."), {}};
    }
    if (reason == u"http") {
        return {text == u"404" ? ErrorKind::NotFound : ErrorKind::Network,
                tr("%1 answered with error %2.").arg(address, text),
                {},
                text.toInt()};
    }
    if (reason == u"cut") {
        return {ErrorKind::Network, tr("The download of %1 was cut off.").arg(address), {}};
    }
    return copyError(reason, text).value_or(gitError(reason, text, address));
}

std::optional<Error> MachineTask::copyError(const QString &reason, const QString &text)
{
    if (reason == u"no-folder") {
        return Error{ErrorKind::NotFound, tr("There is no folder %1 on the machine.").arg(text), {}};
    }
    if (reason == u"inside") {
        return Error{ErrorKind::Conflict, tr("“%1” cannot be copied into itself.").arg(text), {}};
    }
    if (reason == u"changed") {
        return Error{ErrorKind::Conflict, tr("“%1” was changed while it was copied.").arg(text), {}};
    }
    if (reason == u"damaged") {
        return Error{ErrorKind::File, tr("The copy of “%1” was not what was read; it was removed.").arg(text), {}};
    }
    if (reason == u"special") {
        return Error{ErrorKind::Unsupported, tr("“%1” is neither file nor folder.").arg(text), {}};
    }
    return std::nullopt;
}

Error MachineTask::gitError(const QString &reason, const QString &text, const QString &address)
{
    const bool isPrivate = text.contains(u"terminal prompts disabled"_s) || text.contains(u"Authentication failed"_s) ||
                           text.contains(u"Permission denied (publickey"_s) ||
                           text.contains(u"could not read Username"_s);
    if (reason == u"git" && isPrivate) {
        return {
            ErrorKind::Auth, tr("%1 is private or does not exist: it asks for a name and password.").arg(address), {}};
    }
    if (reason == u"git") {
        return {ErrorKind::Server, tr("git could not do it: %1").arg(text.section(u'\n', -1).left(300)), text};
    }
    if (reason == u"disk") {
        return {ErrorKind::File, tr("The machine could not write it: %1").arg(text), {}};
    }
    return {ErrorKind::Network, tr("It did not work: %1").arg(text.left(300)), text};
}

} // namespace quire::remote
