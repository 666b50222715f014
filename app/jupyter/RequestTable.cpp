// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/RequestTable.h"

namespace quire::jupyter {

Reply<Message> RequestTable::add(const QByteArray &requestId)
{
    auto promise = std::make_shared<Promise>();
    promise->start();
    m_waiting.removeIf([](const auto &entry) { return entry.value()->isCanceled(); });
    m_waiting.insert(requestId, promise);
    return promise->future();
}

bool RequestTable::settle(const Message &reply)
{
    const auto promise = m_waiting.take(reply.parentId);
    if (!promise) {
        return false;
    }
    promise->addResult(Result<Message>(reply));
    promise->finish();
    return true;
}

void RequestTable::failAll(const Error &error)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        if (!error.message.isEmpty()) {
            promise->addResult(Result<Message>(Failure(error)));
            promise->finish();
        }
    }
}

} // namespace quire::jupyter
