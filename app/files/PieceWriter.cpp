// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PieceWriter.h"

namespace quire::files {

PieceWriter::PieceWriter(std::shared_ptr<ByteSink> sink, qint64 offset, qint64 length)
    : m_sink(std::move(sink)), m_offset(offset), m_length(length)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 PieceWriter::readData(char *, qint64)
{
    return -1;
}

qint64 PieceWriter::writeData(const char *data, qint64 size)
{
    if (!m_result || size > m_length - m_written) {
        return -1;
    }
    m_result = m_sink->write(m_offset + m_written, QByteArrayView(data, size));
    if (!m_result) {
        return -1;
    }
    m_written += size;
    return size;
}

} // namespace quire::files
