// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/ExecutionQueue.h"
#include "jupyter/KernelSession.h"
#include "jupyter/KernelWaker.h"
#include "jupyter/Kernels.h"
#include "jupyter/RequestTable.h"

#include <QSet>

namespace quire::jupyter {

/// What a KernelSession does when something happens. Split off so that the session's header shows only what callers
/// need.
class KernelLogic : public QObject
{
    Q_OBJECT

public:
    KernelLogic(net::ServerConnection *connection, const QString &kernelId, const QByteArray &sessionId);

    KernelChannel &channel() { return m_channel; }
    Kernels &kernels() { return m_kernels; }
    const ExecutionQueue &queue() const { return m_queue; }
    const KernelInfo &info() const { return m_info; }
    KernelSession::State state() const { return m_state; }

    void open();
    void close();
    ExecutionPtr execute(ExecuteRequest request);
    ExecutionPtr adopt(const QByteArray &requestId);
    /// A shell request with one reply.
    Reply<Message> ask(const QByteArray &type, const QByteArray &content);
    bool sendComm(Message message);
    void setOutputTap(std::function<bool(const Message &)> tap) { m_outputTap = std::move(tap); }
    /// Starts a restart; the Reply comes when the kernel is awake again.
    Reply<void> restart();

Q_SIGNALS:
    void stateChanged(quire::jupyter::KernelSession::State state);
    void infoChanged();
    void displayUpdated(const QString &displayId, const quire::notebook::Output &update);
    void commReceived(const quire::jupyter::Message &message);
    void strayReceived(const quire::jupyter::Message &message);
    void activityObserved(const quire::jupyter::Message &message);
    void restarted(bool crashed);
    void died(const QString &reason);

private:
    ExecutionPtr make(ExecuteRequest request);
    void refuse(const ExecutionPtr &execution);
    Message message(Channel channel, const QByteArray &type, const QByteArray &content) const;
    void sendInput(const QByteArray &content);
    void flush();
    QByteArray askKernelInfo();

    void handleLink(KernelChannel::Link link);
    void handleOpened();
    void handleLost();
    void lookUp();
    void receive(const Message &message);
    void receiveIopub(const Message &message);
    void receiveReply(const Message &message);
    void receiveShutdown(const Message &message);
    void trackOthers(const Message &message);
    void updateDisplay(const Message &message);
    void handleAwake(const KernelInfo &info);
    void handleRestartAnswer(const Result<KernelModel> &answer);
    void goDown(bool crashed);
    void die(const QString &reason);
    void settleRestart(const Result<void> &result);
    void updateState();
    KernelSession::State currentState() const;

    KernelChannel m_channel;
    Kernels m_kernels;
    ExecutionQueue m_queue;
    RequestTable m_requests;
    KernelWaker m_waker;
    std::function<bool(const Message &)> m_outputTap;
    KernelInfo m_info;
    KernelSession::State m_state = KernelSession::State::Unknown;
    /// Execute requests of other clients (or of an earlier life of this one) that run now.
    QSet<QByteArray> m_others;
    /// Our execute requests that are no runs but ask for a value, until the kernel is done with them.
    QSet<QByteArray> m_questions;
    QByteArrayList m_heldInput;
    QList<std::shared_ptr<QPromise<Result<void>>>> m_restarts;
    bool m_wanted = false;
    bool m_awake = false;
    bool m_hasAdopted = false;
    bool m_reviving = false;
    bool m_crashed = false;
    bool m_dead = false;
    bool m_busyElsewhere = false;
};

} // namespace quire::jupyter
