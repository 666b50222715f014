// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/BufferFiles.h"

#include <algorithm>

namespace quire::files {

Result<void> BufferSink::write(qint64 offset, QByteArrayView bytes)
{
    if (offset < 0 || offset + bytes.size() > m_limit) {
        return failure(ErrorKind::Protocol, {}, QStringLiteral("more bytes than expected"));
    }
    m_bytes.resize(std::max(m_bytes.size(), offset + bytes.size()));
    std::ranges::copy(bytes, m_bytes.begin() + offset);
    return {};
}

} // namespace quire::files
