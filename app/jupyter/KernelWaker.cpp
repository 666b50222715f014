// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelWaker.h"

#include "base/Log.h"

namespace quire::jupyter {

namespace {

constexpr std::chrono::milliseconds interval{700};
/// Most kernels are heard after one to four questions.
constexpr int reviveTicks = 7;
/// A kernel that answers but stays deaf for so long will not be heard at all; better go on than wait forever.
constexpr int maximumTicks = 30;

} // namespace

KernelWaker::KernelWaker(std::function<QByteArray()> ask, QObject *parent) : QObject(parent), m_ask(std::move(ask))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &KernelWaker::tick);
}

void KernelWaker::start(Mode mode)
{
    stop();
    m_mode = mode;
    m_running = true;
    m_timer.start();
    ask();
}

void KernelWaker::hurry()
{
    if (m_running) {
        m_mode = Mode::Revive;
        m_timer.start();
    }
}

void KernelWaker::stop()
{
    m_timer.stop();
    m_asked.clear();
    m_running = false;
    m_heard = false;
    m_replied = false;
    m_ticks = 0;
}

void KernelWaker::ask()
{
    const QByteArray id = m_ask();
    if (!id.isEmpty()) {
        m_asked.insert(id);
    }
}

void KernelWaker::tick()
{
    ++m_ticks;
    if (m_mode == Mode::Barrier && !m_replied) {
        m_timer.stop(); // busy: its answer will come, and more questions would only pile up
        return;
    }
    if (m_mode == Mode::Revive && m_ticks == reviveTicks) {
        Q_EMIT stayedDeaf();
        return;
    }
    if (m_replied && m_ticks > maximumTicks) {
        qCWarning(logJupyter) << "the kernel answers, but none of its output arrives";
        m_heard = true;
        finishIfComplete();
        return;
    }
    ask();
}

void KernelWaker::noteIopub(const QByteArray &parentId)
{
    if (m_running && m_asked.contains(parentId)) {
        m_heard = true;
        finishIfComplete();
    }
}

void KernelWaker::noteReply(const Message &reply)
{
    if (!m_running || !m_asked.contains(reply.parentId)) {
        return;
    }
    m_info = KernelInfo::fromContent(reply.content);
    m_replied = true;
    if (!m_timer.isActive()) {
        m_ticks = 0;
        m_timer.start();
    }
    finishIfComplete();
}

void KernelWaker::finishIfComplete()
{
    if (m_heard && m_replied) {
        stop();
        Q_EMIT awake(m_info);
    }
}

} // namespace quire::jupyter
