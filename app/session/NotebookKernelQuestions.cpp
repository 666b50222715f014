// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor asks a NotebookKernel while somebody types.
#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "session/NotebookKernel.h"

namespace quire::session {

using namespace std::chrono_literals;

namespace {

/// Other clients' questions are answered sooner than this; a run may last.
constexpr auto restLimit = 2000ms;
constexpr auto restStep = 50ms;

} // namespace

bool NotebookKernel::isFree() const
{
    return m_session && m_status.state == KernelStatus::State::Idle && pendingCount() == 0;
}

jupyter::KernelSession *NotebookKernel::session() const
{
    return m_session && m_session->state() != jupyter::KernelSession::State::Dead ? m_session.get() : nullptr;
}

Reply<QByteArray> NotebookKernel::evaluate(const QString &expression)
{
    if (isFree()) {
        return m_session->evaluate(expression);
    }
    return readyReply<QByteArray>(failure(ErrorKind::Unsupported, tr("The kernel is not free to answer.")));
}

/// Whether nothing is in the way of a question, which is asked as soon as another client's was answered.
Reply<bool> NotebookKernel::isIdleSoon()
{
    for (auto left = restLimit; left > 0ms && m_status.state == KernelStatus::State::Busy && pendingCount() == 0;
         left -= restStep) {
        std::ignore = co_await delay(this, restStep);
    }
    co_return m_status.state == KernelStatus::State::Idle;
}

Reply<jupyter::Completion> NotebookKernel::complete(QString code, qsizetype cursor)
{
    const quint64 question = ++m_lastCompletion;
    const Result<bool> isIdle = co_await isIdleSoon();
    if (m_session && isIdle.value_or(false) && question == m_lastCompletion) {
        co_return co_await m_session->complete(code, cursor);
    }
    co_return failure(ErrorKind::Unsupported, tr("The kernel is not free to answer."));
}

Reply<jupyter::Inspection> NotebookKernel::inspect(QString code, qsizetype cursor, int detailLevel)
{
    const quint64 question = ++m_lastInspection;
    const Result<bool> isIdle = co_await isIdleSoon();
    if (m_session && isIdle.value_or(false) && question == m_lastInspection) {
        co_return co_await m_session->inspect(code, cursor, detailLevel);
    }
    co_return failure(ErrorKind::Unsupported, tr("The kernel is not free to answer."));
}

} // namespace quire::session
