// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalFile.h"

#include "sync/TreePath.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace quire::files {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::LocalFile)
};

LocalStamp stampFrom(const struct stat &seen)
{
    const auto nanoseconds = [](const timespec &time) { return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec; };
    return {seen.st_dev, seen.st_ino, seen.st_size, nanoseconds(seen.st_mtim), nanoseconds(seen.st_ctim), seen.st_mode};
}

} // namespace

QString shownName(const QByteArray &path)
{
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    const auto safe = sync::TreePath::fromBytes(name);
    return safe ? safe->toString() : QString::fromUtf8(path);
}

Error fileError(const QByteArray &path, int error)
{
    const QString name = shownName(path);
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorKind::NotFound, Words::tr("“%1” is not there any more.").arg(name),
                QString::fromLocal8Bit(std::strerror(error))};
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {ErrorKind::File,
                Words::tr("There is no room for “%1” on this computer. Free some space, then try again.").arg(name),
                QString::fromLocal8Bit(std::strerror(error))};
    default:
        return {ErrorKind::File,
                Words::tr("“%1” could not be used: %2.").arg(name, QString::fromLocal8Bit(std::strerror(error))),
                QString::fromLocal8Bit(std::strerror(error))};
    }
}

bool LocalStamp::isFile() const
{
    return S_ISREG(mode);
}

bool LocalStamp::isFolder() const
{
    return S_ISDIR(mode);
}

bool LocalStamp::isLink() const
{
    return S_ISLNK(mode);
}

bool LocalStamp::isExecutable() const
{
    return (mode & S_IXUSR) != 0;
}

bool LocalStamp::isSameFile(const LocalStamp &other) const
{
    return device == other.device && inode == other.inode && size == other.size && modified == other.modified;
}

std::optional<LocalStamp> LocalStamp::at(const QByteArray &path)
{
    struct stat seen = {};
    return ::lstat(path.constData(), &seen) == 0 ? std::optional(stampFrom(seen)) : std::nullopt;
}

std::optional<LocalStamp> LocalStamp::of(int file)
{
    struct stat seen = {};
    return ::fstat(file, &seen) == 0 ? std::optional(stampFrom(seen)) : std::nullopt;
}

Descriptor::~Descriptor()
{
    if (m_number >= 0) {
        ::close(m_number);
    }
}

Result<std::shared_ptr<LocalFileSource>> LocalFileSource::open(const QByteArray &path)
{
    // Not blocking: a FIFO would wait for a writer.
    Descriptor file(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    const std::optional<LocalStamp> stamp = file.isOpen() ? LocalStamp::of(file.number()) : std::nullopt;
    if (!stamp && errno != ELOOP && errno != ENXIO) {
        return Failure(fileError(path, errno));
    }
    if (!stamp || !stamp->isFile()) {
        return failure(ErrorKind::Unsupported, Words::tr("“%1” is no ordinary file.").arg(shownName(path)));
    }
    return std::make_shared<LocalFileSource>(path, std::move(file), *stamp);
}

LocalFileSource::LocalFileSource(QByteArray path, Descriptor file, LocalStamp stamp)
    : m_path(std::move(path)), m_file(std::move(file)), m_stamp(stamp)
{
}

Result<QByteArray> LocalFileSource::read(qint64 offset, qint64 length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    qint64 done = 0;
    while (done < length) {
        const ssize_t got = ::pread(m_file.number(), bytes.data() + done, std::size_t(length - done), offset + done);
        if (got < 0 && errno != EINTR) {
            return Failure(fileError(m_path, errno));
        }
        if (got == 0) {
            return failure(ErrorKind::Conflict,
                           Words::tr("“%1” became shorter while it was read.").arg(shownName(m_path)));
        }
        done += std::max<ssize_t>(got, 0);
    }
    return bytes;
}

bool LocalFileSource::isUnchanged() const
{
    return LocalStamp::of(m_file.number()) == m_stamp;
}

} // namespace quire::files
