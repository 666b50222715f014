// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Coroutine.h"

#include <QTimer>

#include <chrono>

namespace quire {

/// A Reply that settles when `timer` fires; for waiting between tries. `context` owns the wait.
Reply<void> delay(QObject *context, std::chrono::milliseconds duration);

/// `reply`, or ErrorKind::Timeout with `message` after `limit`, in which case `reply` is cancelled.
template <typename T>
Reply<T> withTimeout(QObject *context, Reply<T> reply, std::chrono::milliseconds limit, const QString &message)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Reply<T> result = promise->future();

    auto *waiter = new QObject(context);
    auto *watcher = new QFutureWatcher<Result<T>>(waiter);
    auto *caller = new QFutureWatcher<Result<T>>(waiter);
    QObject::connect(watcher, &QFutureWatcherBase::finished, waiter, [waiter, watcher, promise] {
        QFuture<Result<T>> future = watcher->future();
        if (!future.isCanceled() && future.resultCount() > 0) {
            promise->addResult(future.takeResult());
        } else {
            promise->future().cancel();
        }
        promise->finish();
        waiter->deleteLater();
    });
    QObject::connect(caller, &QFutureWatcherBase::canceled, waiter, [reply]() mutable { reply.cancel(); });
    QTimer::singleShot(limit, waiter, [waiter, watcher, promise, message] {
        watcher->disconnect(waiter);
        watcher->future().cancel();
        promise->addResult(failure(ErrorKind::Timeout, message));
        promise->finish();
        waiter->deleteLater();
    });
    caller->setFuture(result);
    watcher->setFuture(reply);
    return result;
}

} // namespace quire
