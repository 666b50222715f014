// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTest>
#include <QTimer>

namespace quire::testing {

/// What `reply` says; an error when it says nothing within `limit`, or never will because it was cancelled. Wakes at
/// once, unlike QTest::qWaitFor(), which looks every 10 ms.
template <typename T> Result<T> wait(Reply<T> reply, std::chrono::milliseconds limit = std::chrono::seconds(60))
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(reply);
    if (!reply.isFinished()) {
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (!reply.isFinished() || reply.resultCount() == 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("The test waited in vain."));
    }
    return reply.takeResult();
}

} // namespace quire::testing
