// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>

#include <concepts>
#include <coroutine>
#include <memory>
#include <optional>
#include <type_traits>

/// \file
/// Lets a function that returns Reply<T> be a coroutine and await any QFuture.
///
/// - If the first parameter (for a member function: `this`) is a QObject, it owns the coroutine: when it is deleted
///   the frame is destroyed at once and the Reply is cancelled.
/// - When the caller cancels the Reply, what is awaited is cancelled too and the frame is destroyed.
/// - When what is awaited is cancelled, or its promise dropped, so is the Reply.
///
/// Parameters are taken by value; no capturing lambda may be a coroutine; the first await and the owner belong to one
/// thread, where the frame is also resumed. Locals' destructors must not touch the owner. A statement awaits or
/// chooses with ?:, never both: GCC 14 evaluates parts of the side that was not chosen.

namespace quire::detail {

/// Destroys the coroutine unless it was resumed. Lives as long as one await.
class Await : public QObject
{
public:
    Await(std::coroutine_handle<> handle, QObject *owner) : m_handle(handle)
    {
        if (owner) {
            connect(owner, &QObject::destroyed, this, [this] { abandon(); });
        }
    }

    /// False once the frame runs again or is gone; whatever lived in it may not be touched then.
    bool isWaiting() const { return bool(m_handle); }

    void resume()
    {
        const auto handle = std::exchange(m_handle, {});
        deleteLater();
        if (handle) {
            handle.resume();
        }
    }

    void abandon()
    {
        const auto handle = std::exchange(m_handle, {});
        deleteLater();
        if (handle) {
            handle.destroy();
        }
    }

private:
    std::coroutine_handle<> m_handle;
};

template <typename U> struct FutureAwaiter
{
    QFuture<U> future;
    QObject *owner;
    QFuture<void> outer;

    bool await_ready() const
    {
        return future.isFinished() && !future.isCanceled() && !outer.isCanceled() && hasValue();
    }

    void await_suspend(std::coroutine_handle<> handle)
    {
        auto *await = new Await(handle, owner);
        auto *inner = new QFutureWatcher<U>;
        auto *caller = new QFutureWatcher<void>;
        inner->setParent(await);
        caller->setParent(await);
        QObject::connect(inner, &QFutureWatcherBase::finished, await, [this, await] {
            if (!await->isWaiting()) {
                return;
            }
            if (future.isCanceled() || outer.isCanceled() || !hasValue()) {
                await->abandon();
            } else {
                await->resume();
            }
        });
        QObject::connect(caller, &QFutureWatcherBase::canceled, await, [inner = future, await]() mutable {
            inner.cancel();
            await->abandon();
        });
        caller->setFuture(outer);
        inner->setFuture(future);
    }

    U await_resume()
    {
        if constexpr (!std::is_void_v<U>) {
            return future.takeResult();
        }
    }

private:
    bool hasValue() const
    {
        if constexpr (std::is_void_v<U>) {
            return true;
        } else {
            return future.resultCount() > 0;
        }
    }
};

template <typename T> class ReplyPromise
{
public:
    template <typename First, typename... Rest> explicit ReplyPromise(First &&first, Rest &&...)
    {
        using Plain = std::remove_cvref_t<First>;
        if constexpr (std::derived_from<Plain, QObject>) {
            m_owner = const_cast<Plain *>(&first);
        } else if constexpr (std::is_pointer_v<Plain> && std::derived_from<std::remove_pointer_t<Plain>, QObject>) {
            m_owner = const_cast<std::remove_const_t<std::remove_pointer_t<Plain>> *>(first);
        }
    }
    ReplyPromise() = default;

    Reply<T> get_return_object()
    {
        m_promise.start();
        return m_promise.future();
    }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception() const { std::terminate(); }

    void return_value(Result<T> value)
    {
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }

    template <typename U> FutureAwaiter<U> await_transform(QFuture<U> future)
    {
        return {std::move(future), m_owner, QFuture<void>(m_promise.future())};
    }

private:
    QPromise<Result<T>> m_promise;
    QPointer<QObject> m_owner;
};

} // namespace quire::detail

template <typename T, typename... Args> struct std::coroutine_traits<QFuture<std::expected<T, quire::Error>>, Args...>
{
    using promise_type = quire::detail::ReplyPromise<T>;
};
