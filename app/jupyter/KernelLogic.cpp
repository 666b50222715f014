// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelLogic.h"

#include "base/Log.h"
#include "base/Timeout.h"
#include "jupyter/JsonView.h"

namespace quire::jupyter {

namespace {

/// Longest wait for a kernel to come up again; some load half a cluster first.
constexpr std::chrono::minutes restartLimit{3};
/// The first question to the server; if it takes longer, the websocket will find out why.
constexpr std::chrono::seconds lookUpLimit{5};
/// Room for header and frame around a message's content.
constexpr qsizetype envelope = 4096;

QByteArray flag(bool value)
{
    return value ? "true" : "false";
}

QByteArray contentOf(const ExecuteRequest &request)
{
    return R"({"code":)" + JsonView::quoted(request.code) + R"(,"silent":)" + flag(request.silent) +
           R"(,"store_history":)" + flag(request.storeHistory) + R"(,"user_expressions":{},"allow_stdin":)" +
           flag(request.allowStdin) + R"(,"stop_on_error":)" + flag(request.stopOnError) + '}';
}

} // namespace

KernelLogic::KernelLogic(net::ServerConnection *connection, const QString &kernelId, const QByteArray &sessionId)
    : m_channel(connection, kernelId, sessionId), m_kernels(connection), m_waker([this] { return askKernelInfo(); })
{
    connect(&m_channel, &KernelChannel::linkChanged, this, &KernelLogic::handleLink);
    connect(&m_channel, &KernelChannel::received, this, &KernelLogic::receive);
    connect(&m_waker, &KernelWaker::awake, this, &KernelLogic::handleAwake);
    connect(&m_waker, &KernelWaker::stayedDeaf, &m_channel, &KernelChannel::renew);
}

void KernelLogic::open()
{
    if (m_dead || std::exchange(m_wanted, true)) {
        return;
    }
    // What was adopted was sent to it, whatever a busy server thinks of its state: a stranger's session id would now
    // throw away what the server keeps for us.
    if (m_awake || m_hasAdopted) {
        m_channel.open();
        return;
    }
    // Whether somebody has talked to the kernel decides how to begin.
    withTimeout<KernelModel>(this, m_kernels.find(m_channel.kernelId()), lookUpLimit, QString())
        .then(this, [this](const Result<KernelModel> &model) {
            if (!m_wanted) {
                return;
            }
            if (model && model->executionState == u"starting") {
                m_channel.openFresh();
            } else {
                m_channel.open();
            }
        });
}

void KernelLogic::close()
{
    m_wanted = false;
    m_channel.close();
}

ExecutionPtr KernelLogic::make(ExecuteRequest request)
{
    if (request.id.isEmpty()) {
        request.id = KernelSession::newId();
    }
    return std::make_shared<Execution>(std::move(request), [logic = QPointer(this)](const QByteArray &content) {
        if (logic) {
            logic->sendInput(content);
        }
    });
}

ExecutionPtr KernelLogic::execute(ExecuteRequest request)
{
    const bool tooLarge = contentOf(request).size() + envelope > KernelChannel::maximumFrame;
    ExecutionPtr execution = make(std::move(request));
    if (tooLarge || m_dead || m_queue.isKnown(execution->id())) {
        refuse(execution);
        return execution;
    }
    m_queue.add(execution);
    flush();
    return execution;
}

ExecutionPtr KernelLogic::adopt(const QByteArray &requestId)
{
    ExecuteRequest request;
    request.id = requestId;
    ExecutionPtr execution = make(std::move(request));
    m_queue.add(execution);
    m_queue.noteSent(*execution);
    m_queue.noteGap(false);
    m_hasAdopted = true;
    return execution;
}

void KernelLogic::refuse(const ExecutionPtr &execution)
{
    // Later, when the caller has connected to it.
    QMetaObject::invokeMethod(
        this, [this, execution] { m_queue.endOne(execution, Outcome::NotSent); }, Qt::QueuedConnection);
}

Message KernelLogic::message(Channel channel, const QByteArray &type, const QByteArray &content) const
{
    Message message;
    message.channel = channel;
    message.id = KernelSession::newId();
    message.type = type;
    message.session = m_channel.sessionId();
    message.content = content;
    return message;
}

void KernelLogic::flush()
{
    while (const ExecutionPtr next = m_reviving || m_dead ? nullptr : m_queue.firstUnsent()) {
        Message request = message(Channel::Shell, "execute_request", contentOf(next->request()));
        request.id = next->id();
        if (!m_channel.send(request)) {
            break;
        }
        m_queue.noteSent(*next);
    }
    updateState();
}

void KernelLogic::sendInput(const QByteArray &content)
{
    if (!m_channel.send(message(Channel::Stdin, "input_reply", content))) {
        m_heldInput.append(content);
    }
}

QByteArray KernelLogic::askKernelInfo()
{
    const Message request = message(Channel::Shell, "kernel_info_request", "{}");
    return m_channel.send(request) ? request.id : QByteArray();
}

Reply<Message> KernelLogic::ask(const QByteArray &type, const QByteArray &content)
{
    const Message request = message(Channel::Shell, type, content);
    if (m_dead || m_reviving || !m_channel.send(request)) {
        return readyReply<Message>(failure(ErrorKind::Network, tr("The kernel cannot be reached just now.")));
    }
    if (type == "execute_request") {
        m_questions.insert(request.id);
    }
    return m_requests.add(request.id);
}

bool KernelLogic::sendComm(Message message)
{
    message.channel = Channel::Shell;
    message.session = m_channel.sessionId();
    return !m_dead && !m_reviving && m_channel.send(message);
}

void KernelLogic::handleLink(KernelChannel::Link link)
{
    if (link == KernelChannel::Link::Open) {
        handleOpened();
    } else if (link != KernelChannel::Link::Closing) {
        handleLost();
    }
}

void KernelLogic::handleOpened()
{
    // In Barrier mode its answer tells that everything sent before the cut is over.
    m_waker.start(m_reviving ? KernelWaker::Mode::Revive : KernelWaker::Mode::Barrier);
    lookUp();
    const QByteArrayList held = std::exchange(m_heldInput, {});
    for (const QByteArray &content : held) {
        sendInput(content);
    }
    flush();
}

void KernelLogic::handleLost()
{
    const Error &error = m_channel.lastError();
    m_waker.stop();
    m_queue.noteGap(error.kind == ErrorKind::Timeout && m_channel.link() == KernelChannel::Link::Waiting);
    m_requests.failAll({ErrorKind::Network, tr("The connection to the kernel was lost before it answered."), {}, 0});
    if (error.httpStatus == 404 && m_channel.link() == KernelChannel::Link::Waiting) {
        lookUp();
    }
    updateState();
}

/// Is the kernel still there, and what does it do? The websocket cannot tell.
void KernelLogic::lookUp()
{
    m_kernels.find(m_channel.kernelId()).then(this, [this](const Result<KernelModel> &model) {
        if (!model && model.error().kind == ErrorKind::NotFound && model.error().httpStatus == 404) {
            die(tr("The kernel is gone: the server has shut it down or was restarted. Variables are lost; start a new "
                   "kernel to go on."));
        } else if (model && m_waker.isRunning()) {
            m_busyElsewhere = model->executionState == u"busy";
            if (!m_busyElsewhere && !m_queue.isWaiting()) {
                m_waker.hurry();
            }
            updateState();
        }
    });
}

void KernelLogic::receive(const Message &message)
{
    switch (message.channel) {
    case Channel::Iopub:
        receiveIopub(message);
        break;
    case Channel::Stdin:
        m_queue.route(message);
        break;
    case Channel::Shell:
    case Channel::Control:
        receiveReply(message);
        break;
    }
}

void KernelLogic::receiveIopub(const Message &message)
{
    const bool isStatus = message.type == "status";
    if (isStatus && message.parentId.isEmpty()) { // the server's own, about the process
        const QByteArrayView state = JsonView::find(message.content, "execution_state");
        if (state == R"("restarting")") {
            goDown(true);
        } else if (state == R"("dead")") {
            die(tr(
                "The kernel crashed several times and was given up. Variables are lost; start a new kernel to go on."));
        }
        return;
    }
    m_waker.noteIopub(message.parentId);
    if (!isStatus && message.parentType == "execute_request") {
        Q_EMIT activityObserved(message);
    }
    if (message.type == "update_display_data") {
        updateDisplay(message);
    } else if (message.type == "shutdown_reply") {
        receiveShutdown(message);
    } else if (message.type.startsWith("comm_")) {
        Q_EMIT commReceived(message);
    } else if (!isStatus && m_outputTap && m_outputTap(message)) {
        return;
    } else if (!m_queue.route(message)) {
        trackOthers(message);
        if (message.parentSession == m_channel.sessionId()) {
            Q_EMIT strayReceived(message);
        }
    }
    if (isStatus) {
        updateState();
    }
}

void KernelLogic::receiveReply(const Message &message)
{
    if (m_requests.settle(message)) {
        return;
    }
    if (message.type == "execute_reply") {
        m_queue.route(message);
        updateState();
    } else if (message.type == "kernel_info_reply") {
        m_waker.noteReply(message);
    }
}

void KernelLogic::receiveShutdown(const Message &message)
{
    if (JsonView::isTrue(JsonView::find(message.content, "restart"))) {
        goDown(false);
    } else {
        die(tr("The kernel was shut down. Variables are lost; start a new kernel to go on."));
    }
}

/// Other clients' runs keep the kernel busy. The server's stray kernel_info statuses do not.
void KernelLogic::trackOthers(const Message &message)
{
    if (message.type != "status" || message.parentType != "execute_request") {
        return;
    }
    const QByteArrayView state = JsonView::find(message.content, "execution_state");
    const bool isIdle = state == R"("idle")";
    if (isIdle ? m_questions.remove(message.parentId) : m_questions.contains(message.parentId)) {
        return;
    }
    if (state == R"("busy")") {
        m_others.insert(message.parentId);
    } else if (isIdle) {
        m_others.remove(message.parentId);
    }
}

void KernelLogic::updateDisplay(const Message &message)
{
    const Result<notebook::Output> update = outputOf(message);
    if (update && !update->displayId().isEmpty()) {
        Q_EMIT displayUpdated(update->displayId(), *update);
    }
}

void KernelLogic::handleAwake(const KernelInfo &info)
{
    m_awake = true;
    m_busyElsewhere = false;
    m_others.clear();
    m_questions.clear();
    if (m_info != info) {
        m_info = info;
        Q_EMIT infoChanged();
    }
    if (std::exchange(m_reviving, false)) {
        updateState();
        Q_EMIT restarted(m_crashed);
        settleRestart({});
    } else {
        m_queue.endLost();
    }
    flush();
}

Reply<void> KernelLogic::restart()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_restarts.append(promise);
    if (!m_reviving) {
        m_reviving = true;
        m_crashed = false;
        m_waker.stop();
        m_requests.failAll({ErrorKind::Network, tr("The kernel was restarted before it answered."), {}, 0});
        updateState();
        m_kernels.restart(m_channel.kernelId()).then(this, [this](const Result<KernelModel> &answer) {
            handleRestartAnswer(answer);
        });
    }
    return withTimeout<void>(this, promise->future(), restartLimit,
                             tr("The kernel was restarted, but does not answer. Choose another kernel, or look at the "
                                "server's log."));
}

void KernelLogic::handleRestartAnswer(const Result<KernelModel> &answer)
{
    if (m_dead) {
        return;
    }
    if (!answer) {
        m_reviving = false;
        settleRestart(Failure(answer.error()));
        if (m_channel.link() == KernelChannel::Link::Open) {
            m_waker.start(KernelWaker::Mode::Barrier);
        }
        flush();
        return;
    }
    m_others.clear();
    m_queue.endSent(Outcome::KernelRestarted);
    if (m_channel.link() == KernelChannel::Link::Open) {
        m_waker.start(KernelWaker::Mode::Revive);
    }
}

/// The kernel's process ended and another one starts, without our asking.
void KernelLogic::goDown(bool crashed)
{
    if (m_reviving || m_dead) {
        return;
    }
    qCInfo(logJupyter) << "kernel" << m_channel.kernelId() << (crashed ? "crashed" : "was restarted elsewhere");
    m_reviving = true;
    m_crashed = crashed;
    m_others.clear();
    m_requests.failAll({ErrorKind::Network, tr("The kernel was restarted before it answered."), {}, 0});
    updateState();
    m_queue.endSent(crashed ? Outcome::KernelDied : Outcome::KernelRestarted);
    m_waker.start(KernelWaker::Mode::Revive);
}

void KernelLogic::die(const QString &reason)
{
    if (std::exchange(m_dead, true)) {
        return;
    }
    m_reviving = false;
    m_waker.stop();
    m_channel.close();
    updateState();
    m_requests.failAll({ErrorKind::NotFound, reason, {}, 0});
    m_queue.endAll(Outcome::KernelDied);
    settleRestart(failure(ErrorKind::NotFound, reason));
    Q_EMIT died(reason);
}

void KernelLogic::settleRestart(const Result<void> &result)
{
    const auto waiting = std::exchange(m_restarts, {});
    for (const auto &promise : waiting) {
        promise->addResult(result);
        promise->finish();
    }
}

KernelSession::State KernelLogic::currentState() const
{
    using State = KernelSession::State;
    if (m_dead) {
        return State::Dead;
    }
    if (m_reviving) {
        return State::Restarting;
    }
    if (m_queue.isWaiting() || !m_others.isEmpty() || m_busyElsewhere) {
        return State::Busy;
    }
    if (m_awake) {
        return State::Idle;
    }
    return m_channel.link() == KernelChannel::Link::Open ? State::Starting : State::Unknown;
}

void KernelLogic::updateState()
{
    const KernelSession::State next = currentState();
    if (m_state != next) {
        m_state = next;
        Q_EMIT stateChanged(next);
    }
}

} // namespace quire::jupyter
