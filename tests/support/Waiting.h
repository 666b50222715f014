// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QTest>

namespace quire::testing {

/// What `reply` says; an error when it says nothing within `limit`, or never will because it was cancelled.
template <typename T> Result<T> wait(Reply<T> reply, std::chrono::milliseconds limit = std::chrono::seconds(60))
{
    if (!QTest::qWaitFor([&reply] { return reply.isFinished(); }, QDeadlineTimer(limit)) || reply.resultCount() == 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("The test waited in vain."));
    }
    return reply.takeResult();
}

} // namespace quire::testing
