// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Execution.h"

#include <QHash>
#include <QList>

#include <functional>
#include <memory>

namespace quire::jupyter {

/// Knows every Execution of a session: hands each message to the one it belongs to, and keeps those that have not
/// ended in order. Sending is not its business.
class ExecutionQueue
{
public:
    /// At the end of the queue; `request.id` must be set and new.
    void add(const ExecutionPtr &execution);
    const QList<ExecutionPtr> &pending() const { return m_pending; }
    /// The first that has not been sent; null if there is none.
    ExecutionPtr firstUnsent() const;
    void noteSent(Execution &execution) { execution.noteSent(); }
    /// True while something that was sent has not ended.
    bool isWaiting() const;
    bool isKnown(const QByteArray &requestId) const { return m_known.contains(requestId); }

    /// A message whose parent is an execute_request. False when it belongs to none of ours.
    bool route(const Message &message);
    /// The connection broke: of what was sent, the rest may never come. `silent`: the server may not know yet.
    void noteGap(bool silent);
    /// The kernel has worked off everything sent before the break: what has not ended has lost its end.
    void endLost();
    /// Everything sent; what was not yet sent stays.
    void endSent(Outcome outcome);
    void endAll(Outcome outcome);
    void endOne(const ExecutionPtr &execution, Outcome outcome);

private:
    void endWhere(Outcome outcome, const std::function<bool(const Execution &)> &condition);
    void prune();

    QHash<QByteArray, std::weak_ptr<Execution>> m_known;
    QList<ExecutionPtr> m_pending;
    qsizetype m_pruneAt = 64;
};

} // namespace quire::jupyter
