// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalDisk.h"

#include "base/Digest.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace quire::files {

namespace {

constexpr qint64 blockSize = 1 << 20;
/// Not blocking: in place of the file there may be a FIFO by now.
constexpr int fileFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

struct LocalWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::LocalWords)

public:
    static Error of(int number)
    {
        const QString detail = QString::fromLocal8Bit(std::strerror(number));
        switch (number) {
        case ENOENT:
        case ENOTDIR:
            return {ErrorKind::NotFound, tr("It is no longer there."), detail, 0};
        case EEXIST:
        case ENOTEMPTY:
            return {ErrorKind::Conflict, tr("Something else is there already."), detail, 0};
        case ELOOP:
            return {ErrorKind::Unsupported, tr("A link is in the way."), detail, 0};
        case ENOSPC:
        case EDQUOT:
            return {ErrorKind::File, tr("The disk of this computer is full. Make room, then try again."), detail, 0};
        case EACCES:
        case EPERM:
            return {ErrorKind::File, tr("You may not read or write this on this computer."), detail, 0};
        case EROFS:
            return {ErrorKind::File, tr("This disk is read-only."), detail, 0};
        default:
            return {ErrorKind::File, tr("The disk of this computer refused it: %1").arg(detail), detail, 0};
        }
    }
    static Error shorter() { return {ErrorKind::Conflict, tr("The file was changed while it was read."), {}, 0}; }
};

qint64 nanoseconds(const statx_timestamp &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + qint64(time.tv_nsec);
}

} // namespace

std::optional<LocalStat> LocalStat::at(int folder, const QByteArray &name)
{
    struct statx raw = {};
    const int flags = AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? AT_EMPTY_PATH : 0);
    if (::statx(folder, name.constData(), flags, STATX_BASIC_STATS | STATX_BTIME, &raw) != 0) {
        return std::nullopt;
    }
    const bool hasBirth = (raw.stx_mask & STATX_BTIME) != 0;
    return LocalStat{
        raw.stx_mode,
        qint64(raw.stx_size),
        nanoseconds(raw.stx_mtime),
        nanoseconds(raw.stx_ctime),
        {makedev(raw.stx_dev_major, raw.stx_dev_minor), raw.stx_ino, hasBirth ? nanoseconds(raw.stx_btime) : 0}};
}

sync::Kind LocalStat::kind() const
{
    return S_ISREG(mode)   ? sync::Kind::File
           : S_ISDIR(mode) ? sync::Kind::Folder
           : S_ISLNK(mode) ? sync::Kind::Symlink
                           : sync::Kind::Unknown;
}

sync::Entry LocalStat::entry() const
{
    sync::Entry result;
    result.content.kind = kind();
    if (result.content.kind == sync::Kind::File) {
        result.content.size = size;
        result.content.executable = isExecutable();
    }
    result.id = id;
    result.modified = modified;
    result.changed = changed;
    return result;
}

FileHandle::~FileHandle()
{
    if (m_number >= 0) {
        ::close(m_number);
    }
}

Error localError(int number)
{
    return LocalWords::of(number);
}

Result<void> addBytes(Digest &hash, int file, qint64 from, qint64 to)
{
    QByteArray block(std::min(blockSize, std::max<qint64>(to - from, 1)), Qt::Uninitialized);
    while (from < to) {
        const ssize_t length =
            ::pread(file, block.data(), std::size_t(std::min<qint64>(block.size(), to - from)), from);
        if (length < 0 && errno == EINTR) {
            continue;
        }
        if (length <= 0) {
            return Failure(length < 0 ? localError(errno) : LocalWords::shorter());
        }
        hash.add(QByteArrayView(block).first(length));
        from += length;
    }
    return {};
}

Failure localFailure()
{
    return Failure(localError(errno));
}

Failure localConflict()
{
    return failure(ErrorKind::Conflict, LocalWords::tr("It has changed on this computer meanwhile."));
}

bool isNotSupported(int number)
{
    return number == EINVAL || number == ENOSYS;
}

bool renameNew(int from, const QByteArray &name, int to, const QByteArray &newName)
{
    if (::renameat2(from, name.constData(), to, newName.constData(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (!isNotSupported(errno)) {
        return false;
    }
    const std::optional<LocalStat> seen = LocalStat::at(from, name);
    if (seen && S_ISDIR(seen->mode)) { // An empty folder gives way to a rename, anything else is in the way.
        return ::mkdirat(to, newName.constData(), 0777) == 0 &&
               ::renameat(from, name.constData(), to, newName.constData()) == 0;
    }
    return ::linkat(from, name.constData(), to, newName.constData(), 0) == 0 &&
           ::unlinkat(from, name.constData(), 0) == 0;
}

namespace {

Result<QByteArray> linkText(int folder, const QByteArray &name)
{
    QByteArray text(64 * 1024, Qt::Uninitialized);
    const ssize_t length = ::readlinkat(folder, name.constData(), text.data(), std::size_t(text.size()));
    if (length < 0 || length >= text.size()) {
        return localFailure();
    }
    text.truncate(length);
    return text;
}

} // namespace

Result<FileHandle> openFile(int folder, const QByteArray &name)
{
    FileHandle file(::openat(folder, name.constData(), fileFlags));
    if (!file.isOpen()) {
        return localFailure();
    }
    const std::optional<LocalStat> seen = LocalStat::at(file.number(), {});
    if (!seen || !S_ISREG(seen->mode)) {
        return failure(ErrorKind::Unsupported, LocalWords::tr("This is not a file."));
    }
    return file;
}

Result<sync::Entry> entryAt(int folder, const QByteArray &name, const LocalStat &seen)
{
    sync::Entry entry = seen.entry();
    if (entry.content.kind == sync::Kind::Symlink) {
        return linkText(folder, name).transform([&](const QByteArray &text) {
            entry.content.digest = text;
            return entry;
        });
    }
    if (entry.content.kind != sync::Kind::File) {
        return entry;
    }
    const Result<FileHandle> file = openFile(folder, name);
    if (!file) {
        return Failure(file.error());
    }
    Digest hash;
    if (const Result<void> read = addBytes(hash, file->number(), 0, seen.size); !read) {
        return Failure(read.error());
    }
    const std::optional<LocalStat> after = LocalStat::at(file->number(), {});
    if (!after || !after->isSameFile(seen)) {
        return localConflict();
    }
    entry.content.digest = hash.result();
    return entry;
}

bool fits(const Expectation &expected, int folder, const QByteArray &name, const std::optional<LocalStat> &seen)
{
    if (expected.kind == Expectation::Kind::Anything) {
        return true;
    }
    if (expected.kind == Expectation::Kind::Absent || !seen) {
        return (expected.kind == Expectation::Kind::Absent) == !seen;
    }
    sync::Entry entry = seen->entry();
    const sync::Content &wanted = expected.entry.content;
    const bool isUntouched = wanted.kind == sync::Kind::File && entry.content.kind == sync::Kind::File &&
                             entry.content.size == wanted.size && entry.modified == expected.entry.modified &&
                             (!expected.entry.id.isKnown() || expected.entry.id == entry.id);
    if (entry.content.kind == sync::Kind::Symlink || (entry.content.kind == sync::Kind::File && !isUntouched &&
                                                      !wanted.digest.isEmpty() && entry.content.size == wanted.size)) {
        const Result<sync::Entry> read = entryAt(folder, name, *seen);
        if (!read) {
            return false;
        }
        entry = *read;
    }
    return sync::isStill(expected.entry, entry);
}

} // namespace quire::files
