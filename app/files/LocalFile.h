// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ByteSource.h"

#include <memory>
#include <optional>

namespace quire::files {

/// What a file of this computer is known by, from its inode.
struct LocalStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modified = 0; ///< ns since 1970, as `changed`.
    qint64 changed = 0;
    quint32 mode = 0;

    bool isFile() const;
    bool isFolder() const;
    bool isLink() const;
    bool isExecutable() const;
    /// The same file with the same bytes; a rename alone, which only `changed` tells of, does not matter.
    bool isSameFile(const LocalStamp &other) const;
    bool operator==(const LocalStamp &) const = default;

    /// Of what lies at `path`, links not followed; nothing: nothing is there, or it cannot be seen (see errno).
    static std::optional<LocalStamp> at(const QByteArray &path);
    static std::optional<LocalStamp> of(int file);
};

/// An open file descriptor, closed with this object.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor();
    Q_DISABLE_COPY(Descriptor)
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// A file of this computer to send. Paths are bytes; what is no regular file is never opened for long enough to block.
class LocalFileSource : public ByteSource
{
public:
    /// Errors: NotFound; File; Unsupported for a folder, link, FIFO, socket or device.
    static Result<std::shared_ptr<LocalFileSource>> open(const QByteArray &path);
    LocalFileSource(QByteArray path, Descriptor file, LocalStamp stamp);

    qint64 size() const override { return m_stamp.size; }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qint64 length) override;
    bool isUnchanged() const override;
    const LocalStamp &stamp() const { return m_stamp; }

private:
    QByteArray m_path;
    Descriptor m_file;
    LocalStamp m_stamp;
};

/// How a file name is put to a person.
QString shownName(const QByteArray &path);
/// What the system says to `error` (errno) about `path`, in a sentence.
Error fileError(const QByteArray &path, int error);

} // namespace quire::files
