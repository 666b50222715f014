// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RateLimit.h"

#include "base/Timeout.h"

namespace quire::files {

namespace {

constexpr qint64 smallestPiece = 64 << 10;

} // namespace

RateLimit::RateLimit(QObject *parent) : QObject(parent)
{
    m_clock.start();
}

void RateLimit::set(Way way, qint64 bytesPerSecond)
{
    m_buckets.at(way) = {std::max<qint64>(bytesPerSecond, 0), 0, m_clock.elapsed()};
}

Reply<void> RateLimit::take(Way way, qint64 bytes)
{
    Bucket &bucket = m_buckets.at(way);
    if (bucket.rate == 0) {
        return readyReply<void>({});
    }
    const double rate = double(bucket.rate);
    const qint64 now = m_clock.elapsed();
    bucket.tokens = std::min(bucket.tokens + double(now - bucket.at) * rate / 1000, rate / 4);
    bucket.at = now;
    bucket.tokens -= double(bytes);
    if (bucket.tokens >= 0) {
        return readyReply<void>({});
    }
    return delay(this, std::chrono::milliseconds(qint64(-bucket.tokens * 1000 / rate) + 1));
}

qint64 RateLimit::fitting(Way way, qint64 bytes) const
{
    const qint64 rate = m_buckets.at(way).rate;
    return rate == 0 ? bytes : std::min(bytes, std::max(rate / 2, smallestPiece));
}

} // namespace quire::files
