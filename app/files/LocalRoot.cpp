// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalRoot.h"

#include "files/LocalDisk.h"
#include "files/LocalPart.h"
#include "files/OpenedFile.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace quire::files {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

QByteArray partName(const QByteArray &ticket)
{
    return ".quire-part-" + ticket;
}

} // namespace

LocalRoot::LocalRoot(QByteArray path) : m_path(std::move(path)) {}

LocalRoot::~LocalRoot()
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

Result<void> LocalRoot::open()
{
    const std::optional<LocalStat> named = LocalStat::at(AT_FDCWD, m_path);
    if (m_fd >= 0 && (!named || named->id != id())) { // Moved away, or another disk is mounted there now.
        ::close(std::exchange(m_fd, -1));
    }
    if (m_fd < 0) {
        m_fd = ::open(m_path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    if (m_fd < 0) {
        return localFailure();
    }
    findTraits();
    return {};
}

void LocalRoot::findTraits()
{
    const QByteArray folder = partName("try-" + QByteArray::number(::getpid()));
    const long longest = ::fpathconf(m_fd, _PC_NAME_MAX);
    m_traits.maxName = longest > 0 ? int(std::min(longest, 255L)) : 255;
    if (::mkdirat(m_fd, folder.constData(), 0700) != 0) {
        return; // Read-only, or another one tries at this moment.
    }
    {
        const FileHandle inside(::openat(m_fd, folder.constData(), folderFlags));
        for (const char *name : {"a", "b"}) {
            const FileHandle file(::openat(inside.number(), name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
        }
        m_traits.foldsCase = LocalStat::at(inside.number(), "A").has_value();
        m_canExchange =
            ::renameat2(inside.number(), "a", inside.number(), "b", RENAME_EXCHANGE) == 0 || !isNotSupported(errno);
        m_traits.symlinks = ::symlinkat("x", inside.number(), "l") == 0;
        for (const char *name : {"a", "b", "l"}) {
            ::unlinkat(inside.number(), name, 0);
        }
    }
    ::unlinkat(m_fd, folder.constData(), AT_REMOVEDIR);
}

sync::FileId LocalRoot::id() const
{
    const std::optional<LocalStat> seen = LocalStat::at(m_fd, {});
    return seen ? seen->id : sync::FileId();
}

Result<LocalFolder> LocalRoot::openFolder(const sync::TreePath &path) const
{
    FileHandle folder(::openat(m_fd, ".", folderFlags));
    for (const QByteArray &name : path.isRoot() ? QByteArrayList() : path.bytes().split('/')) {
        if (!folder.isOpen()) {
            break;
        }
        folder = FileHandle(::openat(folder.number(), name.constData(), folderFlags));
    }
    if (!folder.isOpen()) {
        return localFailure();
    }
    return LocalFolder(std::move(folder), {});
}

Result<LocalFolder> LocalRoot::folderOf(const sync::TreePath &path) const
{
    return openFolder(path.parent()).transform([&](LocalFolder folder) {
        return LocalFolder(FileHandle(folder.release()), path.name());
    });
}

Result<LocalFolder> LocalRoot::attic() const
{
    FileHandle folder(::openat(m_fd, ".", folderFlags));
    for (const char *name : {".quire", "attic"}) {
        if (::mkdirat(folder.number(), name, 0700) != 0 && errno != EEXIST) {
            return localFailure();
        }
        folder = FileHandle(::openat(folder.number(), name, folderFlags));
        if (!folder.isOpen()) {
            return localFailure();
        }
    }
    return LocalFolder(std::move(folder), {});
}

Result<std::optional<sync::Entry>> LocalRoot::stat(const sync::TreePath &path, bool withDigest) const
{
    const Result<LocalFolder> folder = path.isRoot() ? openFolder(path) : folderOf(path);
    if (!folder) {
        return folder.error().kind == ErrorKind::NotFound ? Result<std::optional<sync::Entry>>(std::nullopt)
                                                          : Result<std::optional<sync::Entry>>(Failure(folder.error()));
    }
    const std::optional<LocalStat> seen = folder->look();
    if (!seen) {
        return errno == ENOENT ? Result<std::optional<sync::Entry>>(std::nullopt) : localFailure();
    }
    if (!withDigest && seen->kind() != sync::Kind::Symlink) {
        return seen->entry();
    }
    return entryAt(folder->fd(), folder->name(), *seen).transform([](sync::Entry entry) {
        return std::optional(std::move(entry));
    });
}

Result<sync::Entry> LocalRoot::makeFolder(const sync::TreePath &path) const
{
    const Result<LocalFolder> folder = folderOf(path);
    if (!folder) {
        return Failure(folder.error());
    }
    if (::mkdirat(folder->fd(), folder->name().constData(), 0777) != 0 && errno != EEXIST) {
        return localFailure();
    }
    const std::optional<LocalStat> seen = folder->look();
    if (!seen || !S_ISDIR(seen->mode)) {
        return localConflict();
    }
    return seen->entry();
}

Result<void> LocalRoot::move(const sync::TreePath &from, const sync::TreePath &to, const Expectation &expected) const
{
    const Result<LocalFolder> source = folderOf(from);
    const Result<LocalFolder> target = folderOf(to);
    if (!source || !target) {
        return Failure(source ? target.error() : source.error());
    }
    const std::optional<LocalStat> seen = source->look();
    if (!seen) {
        return localFailure();
    }
    if (!fits(expected, source->fd(), source->name(), seen)) {
        return localConflict();
    }
    if (!renameNew(source->fd(), source->name(), target->fd(), target->name())) {
        return localFailure();
    }
    const std::optional<LocalStat> moved = target->look();
    if (moved && moved->id != seen->id) { // Somebody was quicker; it goes back.
        renameNew(target->fd(), target->name(), source->fd(), source->name());
        return localConflict();
    }
    return {};
}

Result<void> LocalRoot::remove(const sync::TreePath &path, const Expectation &expected, const QByteArray &trace) const
{
    const Result<LocalFolder> folder = folderOf(path);
    if (!folder) {
        return Failure(folder.error());
    }
    const std::optional<LocalStat> seen = folder->look();
    if (!seen) {
        return localFailure();
    }
    if (!fits(expected, folder->fd(), folder->name(), seen)) {
        return localConflict();
    }
    if (S_ISDIR(seen->mode)) {
        return ::unlinkat(folder->fd(), folder->name().constData(), AT_REMOVEDIR) == 0 ? Result<void>()
                                                                                       : localFailure();
    }
    // First under another name: what comes out there can be looked at in peace.
    const QByteArray aside = ".quire-old-" + trace;
    if (!renameNew(folder->fd(), folder->name(), folder->fd(), aside)) {
        return localFailure();
    }
    const std::optional<LocalStat> moved = LocalStat::at(folder->fd(), aside);
    if (!moved || (!moved->isSameFile(*seen) && !fits(expected, folder->fd(), aside, moved))) {
        renameNew(folder->fd(), aside, folder->fd(), folder->name());
        return localConflict();
    }
    return putAway(*folder, aside, trace);
}

Result<void> LocalRoot::putAway(const LocalFolder &folder, const QByteArray &name, const QByteArray &trace) const
{
    if (trace.isEmpty()) {
        return ::unlinkat(folder.fd(), name.constData(), 0) == 0 ? Result<void>() : localFailure();
    }
    const Result<LocalFolder> kept = attic();
    if (!kept) {
        return Failure(kept.error());
    }
    if (renameNew(folder.fd(), name, kept->fd(), trace)) {
        return {};
    }
    // Another disk is mounted in the root: it stays beside, hidden.
    return errno == EXDEV && renameNew(folder.fd(), name, folder.fd(), ".quire-old-kept-" + trace) ? Result<void>()
                                                                                                   : localFailure();
}

Result<void> LocalRoot::putInPlace(const LocalFolder &folder, const QByteArray &part, const QByteArray &name,
                                   const Expectation &expected, const QByteArray &trace) const
{
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        const std::optional<LocalStat> seen = LocalStat::at(folder.fd(), name);
        if (!fits(expected, folder.fd(), name, seen) || (seen && S_ISDIR(seen->mode))) {
            return localConflict();
        }
        if (seen) {
            return exchange(folder, part, name, expected, trace);
        }
        if (renameNew(folder.fd(), part, folder.fd(), name)) {
            return {};
        }
        if (errno != EEXIST) {
            return localFailure();
        }
        if (expected.kind == Expectation::Kind::Absent) {
            return localConflict();
        }
    }
    return localConflict();
}

Result<void> LocalRoot::exchange(const LocalFolder &folder, const QByteArray &part, const QByteArray &name,
                                 const Expectation &expected, const QByteArray &trace) const
{
    if (!m_canExchange) { // The old file gets a second name first, so that it is never lost.
        const Result<LocalFolder> kept = attic();
        if (kept && !trace.isEmpty()) {
            ::linkat(folder.fd(), name.constData(), kept->fd(), trace.constData(), 0);
        }
        return ::renameat(folder.fd(), part.constData(), folder.fd(), name.constData()) == 0 ? Result<void>()
                                                                                             : localFailure();
    }
    const std::optional<LocalStat> before = LocalStat::at(folder.fd(), name);
    if (::renameat2(folder.fd(), part.constData(), folder.fd(), name.constData(), RENAME_EXCHANGE) != 0) {
        return errno == ENOENT ? localConflict() : localFailure();
    }
    const std::optional<LocalStat> out = LocalStat::at(folder.fd(), part);
    if (!out || (!(before && out->isSameFile(*before)) && !fits(expected, folder.fd(), part, out)) ||
        !fits(expected, folder.fd(), part, out)) {
        ::renameat2(folder.fd(), part.constData(), folder.fd(), name.constData(), RENAME_EXCHANGE);
        return localConflict();
    }
    return putAway(folder, part, trace);
}

Result<sync::Entry> LocalRoot::setExecutable(const sync::TreePath &path, bool executable,
                                             const Expectation &expected) const
{
    const Result<LocalFolder> folder = folderOf(path);
    const Result<FileHandle> file = folder ? openFile(folder->fd(), folder->name()) : Failure(folder.error());
    if (!file) {
        return Failure(file.error());
    }
    const std::optional<LocalStat> seen = LocalStat::at(file->number(), {});
    if (!seen || !fits(expected, folder->fd(), folder->name(), seen)) {
        return localConflict();
    }
    const mode_t mode = seen->mode & 07777;
    const mode_t bits = (mode & 0444) >> 2;
    if (::fchmod(file->number(), executable ? mode | bits : mode & mode_t(~0111)) != 0) {
        return localFailure();
    }
    return LocalStat::at(file->number(), {}).value_or(*seen).entry();
}

Result<sync::Entry> LocalRoot::makeSymlink(const sync::TreePath &path, const QByteArray &text,
                                           const Expectation &expected, const QByteArray &trace) const
{
    const Result<LocalFolder> folder = folderOf(path);
    if (!folder) {
        return Failure(folder.error());
    }
    const QByteArray part = partName("link-" + trace);
    ::unlinkat(folder->fd(), part.constData(), 0);
    if (::symlinkat(text.constData(), folder->fd(), part.constData()) != 0) {
        return localFailure();
    }
    if (const Result<void> done = putInPlace(*folder, part, folder->name(), expected, trace); !done) {
        ::unlinkat(folder->fd(), part.constData(), 0);
        return Failure(done.error());
    }
    const std::optional<LocalStat> seen = folder->look();
    return seen ? entryAt(folder->fd(), folder->name(), *seen) : localConflict();
}

Result<std::shared_ptr<ByteSource>> LocalRoot::source(const sync::TreePath &path, const Expectation &expected) const
{
    const Result<LocalFolder> folder = folderOf(path);
    Result<FileHandle> file = folder ? openFile(folder->fd(), folder->name()) : Failure(folder.error());
    if (!file) {
        return Failure(file.error());
    }
    const std::optional<LocalStat> seen = LocalStat::at(file->number(), {});
    if (!seen || !fits(expected, folder->fd(), folder->name(), seen)) {
        return localConflict();
    }
    return std::make_shared<OpenedFile>(std::move(*file), *seen);
}

Result<std::shared_ptr<LocalPart>> LocalRoot::part(const sync::TreePath &path, const QByteArray &ticket) const
{
    Result<LocalFolder> folder = folderOf(path);
    if (!folder) {
        return Failure(folder.error());
    }
    const QByteArray name = partName(ticket);
    ::unlinkat(folder->fd(), name.constData(), 0);
    FileHandle file(::openat(folder->fd(), name.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        return localFailure();
    }
    return std::make_shared<LocalPart>(folder->release(), file.release(), path.name(), name);
}

Result<void> LocalRoot::settle(const sync::TreePath &path, const QByteArray &trace, const sync::FileId &placed,
                               const Expectation &expected) const
{
    const Result<LocalFolder> folder = folderOf(path);
    if (!folder || trace.isEmpty()) {
        return !folder && folder.error().kind != ErrorKind::NotFound ? Result<void>(Failure(folder.error()))
                                                                     : Result<void>();
    }
    const int fd = folder->fd();
    const QByteArray aside = ".quire-old-" + trace;
    if (LocalStat::at(fd, aside)) { // Whether it is to go is decided anew.
        return renameNew(fd, aside, fd, folder->name()) ? Result<void>() : putAway(*folder, aside, trace);
    }
    const QByteArray part = partName(trace);
    const std::optional<LocalStat> left = LocalStat::at(fd, part);
    if (!left || left->id == placed) {
        discard(path, trace);
        return {};
    }
    const std::optional<LocalStat> named = folder->look();
    if (!named || named->id != placed || fits(expected, fd, part, left)) {
        return putAway(*folder, part, trace);
    }
    if (::renameat2(fd, part.constData(), fd, folder->name().constData(), RENAME_EXCHANGE) != 0) {
        return localFailure();
    }
    discard(path, trace);
    return {};
}

void LocalRoot::discard(const sync::TreePath &path, const QByteArray &ticket) const
{
    if (const Result<LocalFolder> folder = folderOf(path)) {
        ::unlinkat(folder->fd(), partName(ticket).constData(), 0);
    }
}

Result<void> LocalRoot::syncAll() const
{
    return ::syncfs(m_fd) == 0 ? Result<void>() : localFailure();
}

bool LocalRoot::hasTrace(const QByteArray &trace) const
{
    const Result<LocalFolder> kept = attic();
    return kept && LocalStat::at(kept->fd(), trace).has_value();
}

Result<void> LocalRoot::restore(const QByteArray &trace, const sync::TreePath &path) const
{
    const Result<LocalFolder> kept = attic();
    const Result<LocalFolder> folder = folderOf(path);
    if (!kept || !folder) {
        return Failure(kept ? folder.error() : kept.error());
    }
    return renameNew(kept->fd(), trace, folder->fd(), folder->name()) ? Result<void>() : localFailure();
}

void LocalRoot::forgetTrace(const QByteArray &trace) const
{
    if (const Result<LocalFolder> kept = attic()) {
        ::unlinkat(kept->fd(), trace.constData(), 0);
    }
}

} // namespace quire::files
