// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/KernelReplies.h"
#include "jupyter/Message.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace quire::jupyter {

/// Finds out when a kernel answers and can be heard: asks kernel_info_request until both the reply and an iopub
/// message of such a request have come. After a restart the server's iopub may be deaf for seconds, and whatever runs
/// then loses its output.
class KernelWaker : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Barrier, ///< The kernel lives but may be busy: ask once, the answer comes when all before it is done.
        Revive,  ///< The kernel is coming up: what was asked too early is lost, so ask again and again.
    };

    /// `ask` sends a kernel_info_request on shell and gives its id, empty if that was not possible.
    explicit KernelWaker(std::function<QByteArray()> ask, QObject *parent = nullptr);

    void start(Mode mode);
    /// The kernel turns out not to be busy: go on in Revive mode.
    void hurry();
    void stop();
    bool isRunning() const { return m_running; }
    void noteIopub(const QByteArray &parentId);
    /// A kernel_info_reply.
    void noteReply(const Message &reply);

Q_SIGNALS:
    void awake(const quire::jupyter::KernelInfo &info);
    /// In Revive mode nothing helped for seconds: only a new connection will.
    void stayedDeaf();

private:
    void ask();
    void tick();
    void finishIfComplete();

    const std::function<QByteArray()> m_ask;
    QTimer m_timer;
    QSet<QByteArray> m_asked;
    KernelInfo m_info;
    Mode m_mode = Mode::Barrier;
    int m_ticks = 0;
    bool m_running = false;
    bool m_heard = false;
    bool m_replied = false;
};

} // namespace quire::jupyter
