// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalFileSink.h"

#include "base/Digest.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace quire::files {

namespace {

constexpr qsizetype block = 1 << 20;

QByteArray folderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray(".") : path.left(std::max<qsizetype>(slash, 1));
}

/// The names in a folder are on disk only when it is.
void syncFolder(const QByteArray &path)
{
    const Descriptor folder(::open(folderOf(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen()) {
        ::fsync(folder.number());
    }
}

/// File systems without these flags say so in one of these ways.
bool isUnknownFlag(int error)
{
    return error == EINVAL || error == ENOSYS || error == ENOTSUP;
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::LocalFile)
};

} // namespace

QByteArray LocalFileSink::partOf(const QByteArray &path, const QByteArray &ticket, const QByteArray &partFolder)
{
    const QByteArray suffix = ".quire-part-" + ticket;
    QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    name.truncate(254 - suffix.size());
    return (partFolder.isEmpty() ? folderOf(path) : partFolder) + "/." + name + suffix;
}

Result<std::shared_ptr<LocalFileSink>> LocalFileSink::open(const QByteArray &path, const QByteArray &ticket,
                                                           const QByteArray &partFolder)
{
    const QByteArray part = partOf(path, ticket, partFolder);
    Descriptor file(::open(part.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666));
    const std::optional<LocalStamp> stamp = file.isOpen() ? LocalStamp::of(file.number()) : std::nullopt;
    if (!stamp || !stamp->isFile()) {
        return Failure(fileError(path, stamp ? EEXIST : errno));
    }
    return std::make_shared<LocalFileSink>(path, part, std::move(file));
}

LocalFileSink::LocalFileSink(QByteArray path, QByteArray part, Descriptor file)
    : m_path(std::move(path)), m_part(std::move(part)), m_file(std::move(file))
{
}

Failure LocalFileSink::conflict() const
{
    return failure(ErrorKind::Conflict,
                   Words::tr("There is another “%1” on this computer now.").arg(shownName(m_path)));
}

qint64 LocalFileSink::size() const
{
    const std::optional<LocalStamp> stamp = LocalStamp::of(m_file.number());
    return stamp ? stamp->size : 0;
}

Result<void> LocalFileSink::truncate(qint64 size)
{
    if (::ftruncate(m_file.number(), size) != 0) {
        return Failure(fileError(m_path, errno));
    }
    return {};
}

Result<void> LocalFileSink::write(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(m_file.number(), bytes.data(), std::size_t(bytes.size()), offset);
        if (written < 0 && errno != EINTR) {
            return Failure(fileError(m_path, errno));
        }
        const qsizetype done = std::max<ssize_t>(written, 0);
        bytes = bytes.sliced(done);
        offset += done;
    }
    return {};
}

Result<QByteArray> LocalFileSink::digest() const
{
    Digest hash;
    QByteArray bytes(block, Qt::Uninitialized);
    for (qint64 at = 0;;) {
        const ssize_t got = ::pread(m_file.number(), bytes.data(), std::size_t(bytes.size()), at);
        if (got < 0 && errno != EINTR) {
            return Failure(fileError(m_path, errno));
        }
        if (got == 0) {
            return hash.result();
        }
        hash.add(QByteArrayView(bytes).first(std::max<ssize_t>(got, 0)));
        at += std::max<ssize_t>(got, 0);
    }
}

Result<LocalStamp> LocalFileSink::commit(const std::optional<LocalStamp> &replaced, const LocalAttributes &attributes)
{
    const Result<void> done =
        finish(attributes, replaced).and_then([&] { return replaced ? exchange(*replaced) : place(); });
    if (!done) {
        return Failure(done.error());
    }
    syncFolder(m_path);
    return LocalStamp::of(m_file.number()).value_or(LocalStamp{});
}

Result<void> LocalFileSink::finish(const LocalAttributes &attributes, const std::optional<LocalStamp> &replaced)
{
    const mode_t own = mode_t(LocalStamp::of(m_file.number()).value_or(LocalStamp{}).mode & 0777);
    const mode_t usual = attributes.executable ? own | ((own & 0444) >> 2) : own; // Who may read may run it.
    const mode_t mode = replaced ? mode_t(replaced->mode & 07777) : usual;
    const qint64 second = 1'000'000'000;
    const timespec modified{attributes.modified / second, attributes.modified % second};
    const timespec times[2] = {{0, UTIME_OMIT}, modified};
    const bool isGood = ::fchmod(m_file.number(), mode) == 0 &&
                        (attributes.modified <= 0 || ::futimens(m_file.number(), times) == 0) &&
                        ::fsync(m_file.number()) == 0;
    return isGood ? Result<void>() : Failure(fileError(m_path, errno));
}

Result<void> LocalFileSink::place()
{
    if (::renameat2(AT_FDCWD, m_part.constData(), AT_FDCWD, m_path.constData(), RENAME_NOREPLACE) == 0) {
        return {};
    }
    int error = errno;
    if (isUnknownFlag(error)) { // A link is never made over something either.
        if (::link(m_part.constData(), m_path.constData()) == 0) {
            ::unlink(m_part.constData());
            return {};
        }
        error = errno;
    }
    return error == EEXIST ? conflict() : Failure(fileError(m_path, error));
}

/// What comes out in exchange must be what was to go; otherwise it is put back.
Result<void> LocalFileSink::exchange(const LocalStamp &replaced)
{
    const char *part = m_part.constData();
    const char *path = m_path.constData();
    if (::renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_EXCHANGE) != 0) {
        if (errno == ENOENT) {
            return conflict();
        }
        return isUnknownFlag(errno) ? replaceWeakly(replaced) : Failure(fileError(m_path, errno));
    }
    const std::optional<LocalStamp> came = LocalStamp::at(m_part);
    if (!came || !came->isSameFile(replaced)) {
        ::renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_EXCHANGE);
        return conflict();
    }
    ::unlink(part);
    return {};
}

/// Some network disks cannot exchange: then there is a moment between looking and replacing.
Result<void> LocalFileSink::replaceWeakly(const LocalStamp &replaced)
{
    const std::optional<LocalStamp> there = LocalStamp::at(m_path);
    if (!there || !there->isSameFile(replaced)) {
        return conflict();
    }
    if (::rename(m_part.constData(), m_path.constData()) != 0) {
        return Failure(fileError(m_path, errno));
    }
    return {};
}

void LocalFileSink::discard()
{
    ::unlink(m_part.constData());
}

} // namespace quire::files
