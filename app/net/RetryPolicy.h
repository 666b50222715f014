// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <chrono>

namespace quire::net {

/// When to try again, and how long to wait before: doubling, capped, with jitter so that clients do not march in step.
struct RetryPolicy
{
    /// Tries in all, the first included; 0 means forever.
    int attempts = 3;
    std::chrono::milliseconds firstDelay{200};
    std::chrono::milliseconds maximumDelay{30'000};
    /// Part of the delay that is random: 0.25 means between 0.75 and 1.25 of it.
    double jitter = 0.25;

    /// For calls that must not be made twice.
    static RetryPolicy never() { return {.attempts = 1}; }
    /// For connections that have to come back whatever happens.
    static RetryPolicy persistent() { return {.attempts = 0, .firstDelay = std::chrono::milliseconds(500)}; }

    /// Wait before the next try after `failures` failed ones (1, 2, …). `random` is in [0, 1).
    std::chrono::milliseconds delayAfter(int failures, double random) const;
    /// False when `failures` have used up the tries, or when trying again cannot help (wrong token, not found, …).
    bool shouldRetry(int failures, const Error &error) const;
};

} // namespace quire::net
