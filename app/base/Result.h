// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QFuture>
#include <QPromise>

#include <expected>

namespace quire {

/// The value, or why there is none.
template <typename T> using Result = std::expected<T, Error>;

/// One answer that comes later. A cancelled Reply carries no result at all.
template <typename T> using Reply = QFuture<Result<T>>;

using Failure = std::unexpected<Error>;

/// `return failure(ErrorKind::NotFound, tr("…"));`
inline Failure failure(ErrorKind kind, QString message, QString detail = {}, int httpStatus = 0)
{
    return Failure(Error{kind, std::move(message), std::move(detail), httpStatus});
}

/// A Reply that is already there.
template <typename T> Reply<T> readyReply(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace quire
