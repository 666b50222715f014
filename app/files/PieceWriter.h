// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ByteSource.h"

#include <QIODevice>

#include <memory>

namespace quire::files {

/// Hands what an HTTP answer brings on to its place in a sink, as it comes. A device to write to, in order, once.
class PieceWriter : public QIODevice
{
public:
    /// For `length` bytes from `offset`; what comes beyond is refused.
    PieceWriter(std::shared_ptr<ByteSink> sink, qint64 offset, qint64 length);

    /// Bytes so far.
    qint64 written() const { return m_written; }
    /// Why the sink did not take something: File.
    const Result<void> &result() const { return m_result; }

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    std::shared_ptr<ByteSink> m_sink;
    qint64 m_offset;
    qint64 m_length;
    qint64 m_written = 0;
    Result<void> m_result;
};

} // namespace quire::files
