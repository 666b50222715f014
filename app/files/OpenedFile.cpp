// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/OpenedFile.h"

#include <unistd.h>

#include <cerrno>

namespace quire::files {

Result<QByteArray> OpenedFile::read(qint64 offset, qint64 length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (qint64 at = 0; at < length;) {
        const ssize_t got = ::pread(m_file.number(), bytes.data() + at, std::size_t(length - at), offset + at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? localFailure() : localConflict();
        }
        at += got;
    }
    return bytes;
}

bool OpenedFile::isUnchanged() const
{
    const std::optional<LocalStat> now = LocalStat::at(m_file.number(), {});
    return now && now->isSameFile(m_seen);
}

} // namespace quire::files
