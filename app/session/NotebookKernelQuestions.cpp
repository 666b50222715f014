// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor asks a NotebookKernel while somebody types.
#include "session/NotebookKernel.h"

namespace quire::session {

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

Reply<jupyter::Completion> NotebookKernel::complete(const QString &code, qsizetype cursor)
{
    if (m_session && m_status.state == KernelStatus::State::Idle) {
        return m_session->complete(code, cursor);
    }
    return readyReply<jupyter::Completion>(failure(ErrorKind::Unsupported, tr("The kernel is not free to answer.")));
}

Reply<jupyter::Inspection> NotebookKernel::inspect(const QString &code, qsizetype cursor, int detailLevel)
{
    if (m_session && m_status.state == KernelStatus::State::Idle) {
        return m_session->inspect(code, cursor, detailLevel);
    }
    return readyReply<jupyter::Inspection>(failure(ErrorKind::Unsupported, tr("The kernel is not free to answer.")));
}

} // namespace quire::session
