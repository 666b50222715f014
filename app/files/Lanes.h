// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Coroutine.h"

#include <functional>
#include <memory>
#include <vector>

namespace quire::files {

/// Keeps several questions under way: calls `next` until it gives nothing more, never more than `width` at once, and
/// stops at the first error, which is the answer. Dropping the Lanes drops what is under way.
class Lanes : public QObject
{
    Q_OBJECT

public:
    /// Nothing: there is no more.
    using Next = std::function<std::optional<Reply<void>>()>;

    explicit Lanes(Next next) : m_next(std::move(next)) {}
    ~Lanes() override;

    [[nodiscard]] Reply<void> run(int width);

private:
    void fill();
    void settle(const Result<void> &result);

    Next m_next;
    QPromise<Result<void>> m_promise;
    int m_width = 1;
    int m_running = 0;
    bool m_isOver = false;
    bool m_isDone = false;
    QList<QFuture<Result<void>>> m_replies;
};

} // namespace quire::files
