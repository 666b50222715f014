// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Timeout.h"

namespace quire {

Reply<void> delay(QObject *context, std::chrono::milliseconds duration)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QTimer::singleShot(duration, context, [promise] {
        promise->addResult(Result<void>());
        promise->finish();
    });
    return promise->future();
}

} // namespace quire
