// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/BlockMatcher.h"

#include "base/Digest.h"

#include <QtEndian>

#include <bit>
#include <cmath>

namespace quire::files {

namespace {

constexpr quint32 adlerModulus = 65521;
constexpr qsizetype strongSize = 20;
constexpr qsizetype sumSize = 4 + strongSize;
constexpr qint64 readAtOnce = 4 << 20;
/// So many bytes without a known block: it is another file.
constexpr qint64 enoughInVain = 128 << 20;

QByteArray strongSum(QByteArrayView bytes)
{
    return Digest::of(bytes, Digest::Kind::Blake2b160);
}

/// Adler-32 of a window of fixed length that moves on byte by byte (RFC 1950).
class RollingSum
{
public:
    void reset(QByteArrayView bytes)
    {
        m_length = quint32(bytes.size());
        quint64 a = 1;
        quint64 b = 0;
        for (const char byte : bytes) {
            a += quint8(byte);
            b += a;
        }
        m_a = quint32(a % adlerModulus);
        m_b = quint32(b % adlerModulus);
        m_lengthModulo = m_length % adlerModulus;
    }
    void roll(quint8 out, quint8 in)
    {
        m_a = (m_a + adlerModulus + in - out) % adlerModulus;
        m_b = (m_b + 2 * adlerModulus - (m_lengthModulo * out) % adlerModulus + m_a - 1) % adlerModulus;
    }
    quint32 value() const { return m_b << 16 | m_a; }

private:
    quint32 m_a = 1;
    quint32 m_b = 0;
    quint32 m_length = 0;
    quint32 m_lengthModulo = 0;
};

} // namespace

/// The bytes of a source from some place on.
class BlockMatcher::Window
{
public:
    explicit Window(ByteSource &source) : m_source(source) {}

    /// At least `length` bytes from `offset`, which the file has. Errors: as ByteSource.
    Result<QByteArrayView> need(qint64 offset, qint64 length)
    {
        if (offset < m_start || offset + length > m_start + m_bytes.size()) {
            const Result<QByteArray> bytes =
                m_source.read(offset, std::min(m_source.size() - offset, std::max(length, readAtOnce)));
            if (!bytes) {
                return Failure(bytes.error());
            }
            m_start = offset;
            m_bytes = *bytes;
        }
        return QByteArrayView(m_bytes).sliced(offset - m_start);
    }

private:
    ByteSource &m_source;
    qint64 m_start = 0;
    QByteArray m_bytes;
};

qint64 BlockMatcher::blockSizeFor(qint64 oldSize)
{
    const auto root = quint64(std::sqrt(double(oldSize)));
    return qint64(std::clamp<quint64>(std::bit_ceil(root), 16384, 131072));
}

bool BlockMatcher::add(const QByteArray &sums)
{
    if (sums.isEmpty() || sums.size() % sumSize != 0) {
        return false;
    }
    for (qsizetype at = 0; at < sums.size(); at += sumSize) {
        const auto weak = qFromLittleEndian<quint32>(sums.constData() + at);
        m_weak.insert(weak, count());
        m_filter[filterSlot(weak)] = true;
        m_strong.push_back(sums.mid(at + 4, strongSize));
    }
    return true;
}

qint64 BlockMatcher::find(quint32 weak, QByteArrayView bytes, qint64 expected) const
{
    auto found = m_weak.constFind(weak);
    if (found == m_weak.cend()) {
        return -1;
    }
    const QByteArray strong = strongSum(bytes);
    if (expected < count() && m_strong[std::size_t(expected)] == strong) {
        return expected;
    }
    for (; found != m_weak.cend() && found.key() == weak; ++found) {
        if (m_strong[std::size_t(found.value())] == strong) {
            return found.value();
        }
    }
    return -1;
}

Result<std::vector<BlockMatcher::Copy>> BlockMatcher::match(ByteSource &source) const
{
    std::vector<Copy> copies;
    Window window(source);
    RollingSum sum;
    qint64 expected = 0;
    qint64 vain = 0;
    for (qint64 at = 0; at + m_block <= source.size() && vain < enoughInVain;) {
        const Result<QByteArrayView> bytes = window.need(at, m_block);
        if (!bytes) {
            return Failure(bytes.error());
        }
        // On through what is at hand, until a block is known.
        qsizetype skipped = 0;
        qint64 block = -1;
        sum.reset(bytes->first(m_block));
        for (const qsizetype last = bytes->size() - m_block;; ++skipped) {
            block = mayKnow(sum.value()) ? find(sum.value(), bytes->sliced(skipped, m_block), expected) : -1;
            if (block >= 0 || skipped == last) {
                break;
            }
            sum.roll(quint8(bytes->data()[skipped]), quint8(bytes->data()[skipped + m_block]));
        }
        at += skipped;
        vain += skipped;
        if (block < 0) {
            ++at;
            continue;
        }
        if (!copies.empty() && copies.back().target + copies.back().length == at &&
            copies.back().source + copies.back().length == block * m_block) {
            copies.back().length += m_block;
        } else {
            copies.push_back({block * m_block, at, m_block});
        }
        at += m_block;
        expected = block + 1;
    }
    return copies;
}

} // namespace quire::files
