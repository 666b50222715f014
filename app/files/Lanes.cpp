// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/Lanes.h"

namespace quire::files {

Lanes::~Lanes()
{
    m_isDone = true;
    for (QFuture<Result<void>> &reply : m_replies) {
        reply.cancel();
    }
}

Reply<void> Lanes::run(int width)
{
    m_width = width;
    m_promise.start();
    fill();
    return m_promise.future();
}

void Lanes::fill()
{
    while (!m_isOver && !m_isDone && m_running < m_width) {
        std::optional<Reply<void>> reply = m_next();
        if (!reply) {
            m_isOver = true;
            break;
        }
        ++m_running;
        m_replies.removeIf([](const QFuture<Result<void>> &old) { return old.isFinished(); });
        m_replies.append(*reply);
        auto *watcher = new QFutureWatcher<Result<void>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            watcher->deleteLater();
            --m_running;
            const bool answered = !watcher->isCanceled() && watcher->future().resultCount() > 0;
            settle(answered ? watcher->result() : failure(ErrorKind::Network, tr("It was interrupted.")));
        });
        watcher->setFuture(*reply);
    }
    if (m_isOver && m_running == 0) {
        settle({});
    }
}

void Lanes::settle(const Result<void> &result)
{
    if (m_isDone) {
        return;
    }
    if (result && !(m_isOver && m_running == 0)) {
        fill();
        return;
    }
    m_isDone = true;
    m_promise.addResult(result);
    m_promise.finish();
}

} // namespace quire::files
