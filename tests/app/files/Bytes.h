// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "files/ByteSource.h"
#include "sync/TreePath.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <random>

namespace quire::testing {

/// Bytes in memory to send.
class MemorySource : public files::ByteSource
{
public:
    explicit MemorySource(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    qint64 size() const override { return m_bytes.size(); }
    Result<QByteArray> read(qint64 offset, qint64 length) override { return m_bytes.mid(offset, length); }
    bool isUnchanged() const override { return !isChanged; }

    bool isChanged = false;

private:
    QByteArray m_bytes;
};

/// What was received.
class MemorySink : public files::ByteSink
{
public:
    Result<void> write(qint64 offset, QByteArrayView piece) override
    {
        if (offset + piece.size() > room) {
            return failure(ErrorKind::File, QStringLiteral("full"));
        }
        bytes.resize(std::max(bytes.size(), offset + piece.size()), '\0');
        std::ranges::copy(piece, bytes.begin() + offset);
        return {};
    }

    QByteArray bytes;
    qint64 room = 1LL << 40;
};

/// As wait(), in a true event loop: many small steps would each take 10 ms in qWaitFor().
template <typename T> Result<T> settle(Reply<T> reply, std::chrono::milliseconds limit = std::chrono::seconds(60))
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    watcher.setFuture(reply);
    if (!reply.isFinished()) {
        loop.exec();
    }
    if (!reply.isFinished() || reply.resultCount() == 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("The test waited in vain."));
    }
    return reply.takeResult();
}

inline sync::TreePath path(const QByteArray &bytes)
{
    return sync::TreePath::fromBytes(bytes).value();
}

/// The same for the same seed; no two pieces of it are alike.
inline QByteArray randomBytes(qsizetype size, quint32 seed = 1)
{
    QByteArray bytes((size + 7) / 8 * 8, Qt::Uninitialized);
    std::mt19937_64 random(seed);
    for (qsizetype at = 0; at < bytes.size(); at += 8) {
        const quint64 word = random();
        std::memcpy(bytes.data() + at, &word, 8);
    }
    bytes.truncate(size);
    return bytes;
}

inline QByteArray blake2b(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

} // namespace quire::testing
