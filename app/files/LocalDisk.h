// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "files/RemoteRoot.h"
#include "sync/Tree.h"

#include <QByteArray>

#include <sys/stat.h>

#include <optional>

namespace quire {
class Digest;
}

namespace quire::files {

/// What statx(2) says.
struct LocalStat
{
    mode_t mode = 0;
    qint64 size = 0;
    qint64 modified = 0;
    qint64 changed = 0;
    sync::FileId id = {};

    /// `name` in `folder`, not through a link; empty: `folder` itself. Nothing: see errno.
    static std::optional<LocalStat> at(int folder, const QByteArray &name);
    sync::Kind kind() const;
    bool isExecutable() const { return (mode & S_IXUSR) != 0; }
    /// Without a digest or a link's text.
    sync::Entry entry() const;
    /// The same bytes as far as can be told. The time of change is left out: a rename touches it.
    bool isSameFile(const LocalStat &other) const
    {
        return id == other.id && size == other.size && modified == other.modified;
    }
};

/// A file descriptor that is closed once.
class FileHandle
{
public:
    explicit FileHandle(int number = -1) : m_number(number) {}
    FileHandle(FileHandle &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileHandle &operator=(FileHandle &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    FileHandle(const FileHandle &) = delete;
    FileHandle &operator=(const FileHandle &) = delete;
    ~FileHandle();

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

/// The error of the last system call on this computer's disk, in words that say what to do.
Error localError(int number);

/// The bytes from `from` to `to`, added to `hash`. Errors: File, Conflict when the file is shorter.
[[nodiscard]] Result<void> addBytes(Digest &hash, int file, qint64 from, qint64 to);

/// Of errno.
Failure localFailure();
Failure localConflict();
/// What a file system says that cannot do something.
bool isNotSupported(int number);

/// Never over something. False: see errno.
bool renameNew(int from, const QByteArray &name, int to, const QByteArray &newName);
/// Only a regular file. Errors: Unsupported for others.
[[nodiscard]] Result<FileHandle> openFile(int folder, const QByteArray &name);
/// With digest or link text. Conflict when it changes while it is read.
[[nodiscard]] Result<sync::Entry> entryAt(int folder, const QByteArray &name, const LocalStat &seen);
/// Whether what is there is what was expected. A file is read only where its times do not vouch for it.
bool fits(const Expectation &expected, int folder, const QByteArray &name, const std::optional<LocalStat> &seen);

/// An open folder, and the name of what is meant in it.
class LocalFolder
{
public:
    LocalFolder(FileHandle descriptor, QByteArray name) : m_descriptor(std::move(descriptor)), m_name(std::move(name))
    {
    }

    int fd() const { return m_descriptor.number(); }
    const QByteArray &name() const { return m_name; }
    std::optional<LocalStat> look() const { return LocalStat::at(fd(), m_name); }
    int release() { return m_descriptor.release(); }

private:
    FileHandle m_descriptor;
    QByteArray m_name;
};

} // namespace quire::files
