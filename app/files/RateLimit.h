// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QElapsedTimer>
#include <QObject>

#include <array>

namespace quire::files {

/// How fast bytes may go, up and down, all transfers together: a token bucket for each way.
class RateLimit : public QObject
{
    Q_OBJECT

public:
    enum Way { Up, Down };

    explicit RateLimit(QObject *parent = nullptr);

    /// Bytes in a second; 0: no limit.
    void set(Way way, qint64 bytesPerSecond);
    qint64 bytesPerSecond(Way way) const { return m_buckets.at(way).rate; }
    /// Settles when `bytes` may go. They are taken at once, so that who comes later waits longer.
    [[nodiscard]] Reply<void> take(Way way, qint64 bytes);
    /// `bytes`, or less where that would be more than half a second's worth.
    qint64 fitting(Way way, qint64 bytes) const;

private:
    struct Bucket
    {
        qint64 rate = 0;
        double tokens = 0; ///< Below zero: bytes that went ahead of their time.
        qint64 at = 0;     ///< ms of m_clock.
    };

    std::array<Bucket, 2> m_buckets;
    QElapsedTimer m_clock;
};

} // namespace quire::files
