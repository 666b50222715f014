// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/SourceReader.h"

#include "files/ContentsApi.h"

namespace quire::files {

namespace {

constexpr qint64 stride = 4 << 20;

} // namespace

Result<QByteArray> SourceReader::body(qint64 offset, qint64 length, int chunk)
{
    const Result<void> before = digestUpTo(offset);
    if (!before) {
        return Failure(before.error());
    }
    return m_source->read(offset, length).transform([&](const QByteArray &bytes) {
        digest(offset, bytes);
        return ContentsApi::fileBody(bytes, chunk);
    });
}

Result<void> SourceReader::digestUpTo(qint64 offset)
{
    while (m_digested < offset) {
        const Result<QByteArray> bytes = m_source->read(m_digested, std::min(stride, offset - m_digested));
        if (!bytes) {
            return Failure(bytes.error());
        }
        digest(m_digested, *bytes);
    }
    return {};
}

/// A piece may be read again, or cut anew.
void SourceReader::digest(qint64 offset, QByteArrayView bytes)
{
    const qint64 known = m_digested - offset;
    if (known >= 0 && known < bytes.size()) {
        m_sha256.add(bytes.sliced(known));
        m_blake2b.add(bytes.sliced(known));
        m_digested = offset + bytes.size();
    }
}

} // namespace quire::files
