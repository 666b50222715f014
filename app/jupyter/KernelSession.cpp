// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelSession.h"

#include "base/Timeout.h"
#include "jupyter/JsonView.h"
#include "jupyter/KernelLogic.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

constexpr std::chrono::seconds replyLimit{30};

QByteArray atCursor(const QString &code, qsizetype cursor)
{
    return R"({"code":)" + JsonView::quoted(code) + R"(,"cursor_pos":)" +
           QByteArray::number(codePointPosition(code, cursor));
}

} // namespace

KernelSession::KernelSession(net::ServerConnection *connection, QString kernelId, QByteArray sessionId, QObject *parent)
    : QObject(parent), d(std::make_unique<KernelLogic>(connection, kernelId, sessionId))
{
    connect(&d->channel(), &KernelChannel::linkChanged, this, &KernelSession::linkChanged);
    connect(d.get(), &KernelLogic::stateChanged, this, &KernelSession::stateChanged);
    connect(d.get(), &KernelLogic::activityObserved, this, &KernelSession::activityObserved);
    connect(d.get(), &KernelLogic::infoChanged, this, &KernelSession::infoChanged);
    connect(d.get(), &KernelLogic::displayUpdated, this, &KernelSession::displayUpdated);
    connect(d.get(), &KernelLogic::commReceived, this, &KernelSession::commReceived);
    connect(d.get(), &KernelLogic::strayReceived, this, &KernelSession::strayReceived);
    connect(d.get(), &KernelLogic::restarted, this, &KernelSession::restarted);
    connect(d.get(), &KernelLogic::died, this, &KernelSession::died);
}

KernelSession::~KernelSession() = default;

QByteArray KernelSession::newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

KernelSession::State KernelSession::state() const
{
    return d->state();
}

KernelChannel::Link KernelSession::link() const
{
    return d->channel().link();
}

const QString &KernelSession::kernelId() const
{
    return d->channel().kernelId();
}

const QByteArray &KernelSession::sessionId() const
{
    return d->channel().sessionId();
}

const Error &KernelSession::linkError() const
{
    return d->channel().lastError();
}

const KernelInfo &KernelSession::info() const
{
    return d->info();
}

void KernelSession::open()
{
    d->open();
}

void KernelSession::close()
{
    d->close();
}

void KernelSession::reconnectNow()
{
    d->channel().reconnectNow();
}

ExecutionPtr KernelSession::execute(ExecuteRequest request)
{
    return d->execute(std::move(request));
}

ExecutionPtr KernelSession::adopt(const QByteArray &requestId)
{
    return d->adopt(requestId);
}

QList<ExecutionPtr> KernelSession::pending() const
{
    return d->queue().pending();
}

Reply<void> KernelSession::interrupt()
{
    return d->kernels().interrupt(d->channel().kernelId());
}

Reply<void> KernelSession::restart()
{
    return d->restart();
}

Reply<Message> KernelSession::ask(QByteArray type, QByteArray content)
{
    return withTimeout<Message>(this, d->ask(type, content), replyLimit,
                                tr("The kernel did not answer in time. It may be busy running a cell."));
}

bool KernelSession::sendComm(Message message)
{
    return d->sendComm(std::move(message));
}

void KernelSession::setOutputTap(std::function<bool(const Message &message)> tap)
{
    d->setOutputTap(std::move(tap));
}

Reply<KernelInfo> KernelSession::kernelInfo()
{
    const Result<Message> reply = co_await ask("kernel_info_request"_ba, "{}"_ba);
    co_return reply.transform([](const Message &message) { return KernelInfo::fromContent(message.content); });
}

Reply<Completion> KernelSession::complete(QString code, qsizetype cursor)
{
    const Result<Message> reply = co_await ask("complete_request"_ba, atCursor(code, cursor) + '}');
    co_return reply.transform(
        [&code](const Message &message) { return Completion::fromContent(message.content, code); });
}

Reply<Inspection> KernelSession::inspect(QString code, qsizetype cursor, int detailLevel)
{
    const QByteArray detail = R"(,"detail_level":)" + QByteArray::number(detailLevel) + '}';
    const Result<Message> reply = co_await ask("inspect_request"_ba, atCursor(code, cursor) + detail);
    co_return reply.transform([](const Message &message) { return Inspection::fromContent(message.content); });
}

Reply<QByteArray> KernelSession::evaluate(QString expression)
{
    const QByteArray content =
        R"({"code":"","silent":true,"store_history":false,"allow_stdin":false,"stop_on_error":false,)"
        R"("user_expressions":{"value":)" +
        JsonView::quoted(expression) + "}}";
    const Result<Message> reply = co_await ask("execute_request"_ba, content);
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    const QByteArrayView value = JsonView::find(JsonView::find(reply->content, "user_expressions"), "value");
    if (JsonView::find(value, "status") != R"("ok")") {
        co_return failure(ErrorKind::Unsupported, tr("The kernel could not answer this."),
                          JsonView::string(JsonView::find(value, "evalue")).value_or(QString()));
    }
    co_return JsonView::find(value, "data").toByteArray();
}

Reply<CodeCompleteness> KernelSession::isComplete(QString code)
{
    const Result<Message> reply = co_await ask("is_complete_request"_ba, R"({"code":)" + JsonView::quoted(code) + '}');
    co_return reply.transform([](const Message &message) { return CodeCompleteness::fromContent(message.content); });
}

Reply<QList<HistoryEntry>> KernelSession::history(int lastEntries)
{
    const QByteArray content =
        R"({"output":false,"raw":true,"hist_access_type":"tail","n":)" + QByteArray::number(lastEntries) + '}';
    const Result<Message> reply = co_await ask("history_request"_ba, content);
    co_return reply.transform([](const Message &message) { return HistoryEntry::listFromContent(message.content); });
}

} // namespace quire::jupyter
