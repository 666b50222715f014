// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalPart.h"

#include "files/LocalDisk.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace quire::files {

namespace {

/// umask(2) can only be asked by changing it, which other threads would feel.
mode_t fileMask()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("Umask:");
        if (at >= 0) {
            return mode_t(text.sliced(at + 6, text.indexOf('\n', at) - at - 6).trimmed().toUInt(nullptr, 8));
        }
    }
    return 022;
}

} // namespace

LocalPart::LocalPart(int folder, int file, QByteArray name, QByteArray partName)
    : m_folder(folder), m_file(file), m_name(std::move(name)), m_partName(std::move(partName))
{
}

LocalPart::~LocalPart()
{
    ::close(m_file);
    if (!m_isInPlace) {
        ::unlinkat(m_folder, m_partName.constData(), 0);
    }
    ::close(m_folder);
}

Result<void> LocalPart::write(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(m_file, bytes.data(), std::size_t(bytes.size()), offset);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return localFailure();
        }
        offset += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<QByteArray> LocalPart::digest(qint64 size)
{
    const Result<void> added = addBytes(m_hash, m_file, m_hashed, size);
    if (!added) {
        return Failure(added.error());
    }
    m_hashed = std::max(m_hashed, size);
    return m_hash.result();
}

sync::FileId LocalPart::id() const
{
    const std::optional<LocalStat> seen = LocalStat::at(m_file, {});
    return seen ? seen->id : sync::FileId();
}

QByteArray LocalPart::bytes(qint64 size) const
{
    QByteArray result(size, Qt::Uninitialized);
    result.truncate(std::max<ssize_t>(0, ::pread(m_file, result.data(), std::size_t(size), 0)));
    return result;
}

Result<void> LocalPart::finish(qint64 modified, std::optional<bool> executable)
{
    const std::optional<LocalStat> old = LocalStat::at(m_folder, m_name);
    mode_t mode = old && S_ISREG(old->mode) ? old->mode & 07777 : 0666 & ~fileMask();
    if (executable) {
        mode = *executable ? mode | (mode & 0444) >> 2 : mode & mode_t(~0111);
    }
    constexpr qint64 second = 1'000'000'000;
    const timespec times[2] = {{0, UTIME_OMIT}, {modified / second, modified % second}};
    if (::fchmod(m_file, mode) != 0 || (modified > 0 && ::futimens(m_file, times) != 0)) {
        return localFailure();
    }
    return {};
}

Result<void> LocalPart::sync() const
{
    return ::fsync(m_file) == 0 ? Result<void>() : localFailure();
}

Result<sync::Entry> LocalPart::commit(const LocalRoot &root, const Expectation &expected, const QByteArray &trace)
{
    const LocalFolder folder(FileHandle(::dup(m_folder)), m_name);
    const Result<void> placed = root.putInPlace(folder, m_partName, m_name, expected, trace);
    if (!placed) {
        return Failure(placed.error());
    }
    m_isInPlace = true;
    sync::Entry entry = LocalStat::at(m_file, {}).value_or(LocalStat()).entry();
    if (m_hashed == entry.content.size) {
        entry.content.digest = m_hash.result();
    }
    return entry;
}

} // namespace quire::files
