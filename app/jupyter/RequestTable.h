// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Message.h"

#include <QHash>

#include <memory>

namespace quire::jupyter {

/// Requests with one reply that are on their way (completion, inspection, …).
class RequestTable
{
public:
    ~RequestTable() { failAll({}); }

    Reply<Message> add(const QByteArray &requestId);
    /// A shell or control reply; false when nobody waits for it.
    bool settle(const Message &reply);
    /// None of them will be answered any more. With an empty message they are cancelled instead.
    void failAll(const Error &error);

private:
    using Promise = QPromise<Result<Message>>;
    QHash<QByteArray, std::shared_ptr<Promise>> m_waiting;
};

} // namespace quire::jupyter
