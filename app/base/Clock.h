// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace quire {

/// Time as a service, so that tests can turn the hands.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time, UTC.
    virtual QDateTime now() const = 0;
    /// Time since an arbitrary start; never goes back.
    virtual std::chrono::milliseconds monotonic() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
};

} // namespace quire
