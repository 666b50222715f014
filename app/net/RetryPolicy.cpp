// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RetryPolicy.h"

#include <algorithm>
#include <cmath>

namespace quire::net {

std::chrono::milliseconds RetryPolicy::delayAfter(int failures, double random) const
{
    // 2^30 first delays is past any maximum; more would overflow.
    const int doublings = std::clamp(failures - 1, 0, 30);
    const double whole = std::min(double(firstDelay.count()) * std::exp2(doublings), double(maximumDelay.count()));
    const double shaken = whole * (1.0 - jitter + 2.0 * jitter * random);
    return std::chrono::milliseconds(std::llround(std::min(shaken, double(maximumDelay.count()))));
}

bool RetryPolicy::shouldRetry(int failures, const Error &error) const
{
    if (attempts > 0 && failures >= attempts) {
        return false;
    }
    // A 500 of a Jupyter server is an answer ("no such folder"); those of a gateway pass.
    const bool gateway = error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || gateway;
}

} // namespace quire::net
