// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/UseLock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace quire::machines {

std::unique_ptr<UseLock> UseLock::take(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return nullptr;
    }
    if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0) {
        ::close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<UseLock>(new UseLock(descriptor));
}

UseLock::~UseLock()
{
    ::close(m_descriptor);
}

bool UseLock::isAlone() const
{
    const bool alone = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    // A failed upgrade drops the lock on some systems, so it is taken again either way.
    ::flock(m_descriptor, LOCK_SH | LOCK_NB);
    return alone;
}

} // namespace quire::machines
