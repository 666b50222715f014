// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ByteSource.h"

namespace quire::files {

/// A few bytes to send.
class BufferSource : public ByteSource
{
public:
    explicit BufferSource(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    qint64 size() const override { return m_bytes.size(); }
    Result<QByteArray> read(qint64 offset, qint64 length) override { return m_bytes.mid(offset, length); }
    bool isUnchanged() const override { return true; }

private:
    QByteArray m_bytes;
};

/// Keeps what it is given, up to a limit.
class BufferSink : public ByteSink
{
public:
    explicit BufferSink(qint64 limit) : m_limit(limit) {}

    Result<void> write(qint64 offset, QByteArrayView bytes) override;
    const QByteArray &bytes() const { return m_bytes; }

private:
    qint64 m_limit;
    QByteArray m_bytes;
};

} // namespace quire::files
