// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "files/ByteSource.h"

#include <memory>

namespace quire::files {

/// Reads a source from front to back and keeps the digests of what was read. For one thread at a time.
class SourceReader
{
public:
    explicit SourceReader(std::shared_ptr<ByteSource> source) : m_source(std::move(source)) {}

    qint64 size() const { return m_source->size(); }
    bool isUnchanged() const { return m_source->isUnchanged(); }
    /// The body of a request that writes these bytes; see ContentsApi::fileBody(). What lies before them, if it was not
    /// read yet, is read for the digests.
    Result<QByteArray> body(qint64 offset, qint64 length, int chunk);
    Result<QByteArray> bytes(qint64 offset, qint64 length) { return m_source->read(offset, length); }
    /// Reads on to the end.
    Result<void> finish() { return digestUpTo(size()); }
    /// Of everything; after the last byte was read.
    QByteArray sha256() const { return m_sha256.result(); }
    QByteArray blake2b() const { return m_blake2b.result(); }

private:
    Result<void> digestUpTo(qint64 offset);
    void digest(qint64 offset, QByteArrayView bytes);

    std::shared_ptr<ByteSource> m_source;
    Digest m_sha256{Digest::Kind::Sha256};
    Digest m_blake2b;
    qint64 m_digested = 0;
};

} // namespace quire::files
