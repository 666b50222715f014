// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/ExecutionQueue.h"

#include <algorithm>

namespace quire::jupyter {

void ExecutionQueue::add(const ExecutionPtr &execution)
{
    prune();
    m_known.insert(execution->id(), execution);
    m_pending.append(execution);
}

ExecutionPtr ExecutionQueue::firstUnsent() const
{
    const auto it = std::ranges::find(m_pending, Execution::State::Queued, &Execution::state);
    return it == m_pending.end() ? nullptr : *it;
}

bool ExecutionQueue::isWaiting() const
{
    return std::ranges::any_of(m_pending,
                               [](const ExecutionPtr &one) { return one->state() != Execution::State::Queued; });
}

bool ExecutionQueue::route(const Message &message)
{
    const auto found = m_known.constFind(message.parentId);
    const ExecutionPtr execution = found == m_known.constEnd() ? nullptr : found->lock();
    if (!execution) {
        return false;
    }
    switch (message.channel) {
    case Channel::Iopub:
        execution->handleIopub(message);
        break;
    case Channel::Stdin:
        execution->handleInputRequest(message);
        break;
    default:
        execution->handleReply(message);
        break;
    }
    if (execution->hasEnded()) {
        m_pending.removeOne(execution);
    }
    return true;
}

void ExecutionQueue::noteGap(bool silent)
{
    for (const ExecutionPtr &execution : std::as_const(m_pending)) {
        if (execution->state() != Execution::State::Queued) {
            execution->noteGap(silent);
        }
    }
}

void ExecutionQueue::endLost()
{
    endWhere(Outcome::Incomplete, [](const Execution &one) { return one.m_gap; });
}

void ExecutionQueue::endSent(Outcome outcome)
{
    endWhere(outcome, [](const Execution &one) { return one.state() != Execution::State::Queued; });
}

void ExecutionQueue::endAll(Outcome outcome)
{
    endWhere(outcome, [](const Execution &) { return true; });
}

void ExecutionQueue::endOne(const ExecutionPtr &execution, Outcome outcome)
{
    m_pending.removeOne(execution);
    execution->end(outcome);
}

void ExecutionQueue::endWhere(Outcome outcome, const std::function<bool(const Execution &)> &condition)
{
    QList<ExecutionPtr> over;
    m_pending.removeIf([&](const ExecutionPtr &one) {
        const bool matches = condition(*one);
        if (matches) {
            over.append(one);
        }
        return matches;
    });
    // Afterwards, because whoever hears of it may add new ones.
    for (const ExecutionPtr &execution : std::as_const(over)) {
        execution->end(outcome);
    }
}

void ExecutionQueue::prune()
{
    if (m_known.size() < m_pruneAt) {
        return;
    }
    m_known.removeIf([](const auto &entry) { return entry.value().expired(); });
    m_pruneAt = std::max<qsizetype>(64, 2 * m_known.size());
}

} // namespace quire::jupyter
