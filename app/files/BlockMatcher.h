// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ByteSource.h"

#include <QHash>

#include <vector>

namespace quire::files {

/// Finds in a new file the blocks of an old one, of which only the sums are known: the way of rsync (Tridgell and
/// Mackerras, TR-CS-96-05), with Adler-32 as the sum that rolls.
class BlockMatcher
{
public:
    /// `length` bytes at `source` of the old file are those at `target` of the new one.
    struct Copy
    {
        qint64 source = 0;
        qint64 target = 0;
        qint64 length = 0;

        bool operator==(const Copy &) const = default;
    };

    explicit BlockMatcher(qint64 blockSize) : m_block(blockSize) {}

    /// Near the root of the size, where sums and what is sent in vain weigh the same; a power of two.
    static qint64 blockSizeFor(qint64 oldSize);

    /// The next blocks: of each 4 bytes Adler-32, little endian, and 20 bytes BLAKE2b-160. False when these are no
    /// sums.
    bool add(const QByteArray &sums);
    qint64 count() const { return qint64(m_strong.size()); }

    /// In order of `target`, which do not overlap. Reads `source` once; blocks the thread for about a second per
    /// gigabyte. Errors: as ByteSource.
    [[nodiscard]] Result<std::vector<Copy>> match(ByteSource &source) const;

private:
    class Window;
    /// The old block that `bytes` is; -1: none. `expected` is looked at first.
    qint64 find(quint32 weak, QByteArrayView bytes, qint64 expected) const;
    bool mayKnow(quint32 weak) const { return m_filter[filterSlot(weak)]; }
    static std::size_t filterSlot(quint32 weak) { return (weak ^ weak >> 12) & 0xFFFFF; }

    qint64 m_block;
    std::vector<bool> m_filter = std::vector<bool>(1 << 20);
    QMultiHash<quint32, qint64> m_weak;
    std::vector<QByteArray> m_strong;
};

} // namespace quire::files
