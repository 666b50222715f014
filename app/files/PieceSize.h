// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <algorithm>

namespace quire::files {

/// How many bytes of a file go in one request of the Contents API.
///
/// Begins with what fits the 1 MiB that proxies allow by default, tries larger ones, and remembers what was refused.
/// Never above 4 MiB: larger ones hold up the kernels of a server, and 16 MiB are no faster (sync.md §2.2).
class PieceSize
{
public:
    static constexpr qint64 smallest = 256 << 10;
    static constexpr qint64 largest = 4 << 20;

    qint64 bytes() const { return m_bytes; }
    bool canShrink() const { return m_bytes > smallest; }

    /// A piece of `bytes` went through.
    void accept(qint64 bytes)
    {
        m_proven = std::max(m_proven, bytes);
        if (bytes >= m_bytes) {
            m_bytes = std::min(m_bytes < (2 << 20) ? qint64(2 << 20) : largest, m_ceiling);
        }
    }
    /// A piece of `bytes` was too large, or something cut it off.
    void refuse(qint64 bytes)
    {
        if (bytes > m_proven) {
            m_ceiling = std::max({smallest, m_proven, bytes / 2});
            m_ceiling = std::min(m_ceiling, std::max(bytes - 1, smallest));
            m_bytes = std::min(m_bytes, m_ceiling);
        }
    }
    /// A proxy said so itself, so that what went through before does not count.
    void forbid(qint64 bytes)
    {
        m_proven = m_proven >= bytes ? 0 : m_proven;
        refuse(bytes);
    }

private:
    qint64 m_bytes = 704 << 10;
    qint64 m_ceiling = largest;
    qint64 m_proven = 0;
};

} // namespace quire::files
