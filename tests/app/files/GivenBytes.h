// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ByteSource.h"
#include "sync/TreePath.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace quire::testing {

/// Bytes in memory to send.
class GivenSource : public files::ByteSource
{
public:
    explicit GivenSource(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    qint64 size() const override { return m_bytes.size(); }
    Result<QByteArray> read(qint64 offset, qint64 length) override
    {
        bytesRead += length;
        return m_bytes.mid(offset, length);
    }
    bool isUnchanged() const override { return !isChanged; }

    qint64 bytesRead = 0;
    bool isChanged = false;

private:
    QByteArray m_bytes;
};

/// Keeps what it is given.
class KeptSink : public files::ByteSink
{
public:
    Result<void> write(qint64 offset, QByteArrayView given) override
    {
        if (bytes.size() < offset + given.size()) {
            bytes.resize(offset + given.size());
        }
        std::ranges::copy(given, bytes.begin() + offset);
        return {};
    }

    QByteArray bytes;
};

inline std::shared_ptr<files::ByteSource> source(const QByteArray &bytes)
{
    return std::make_shared<GivenSource>(bytes);
}

/// The same bytes for the same seed.
inline QByteArray noise(qsizetype size, quint32 seed)
{
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator(seed).fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

inline sync::TreePath path(const char *text)
{
    return sync::TreePath::fromBytes(text).value_or(sync::TreePath());
}

inline QByteArray digest(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

} // namespace quire::testing
