// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace quire::files {

/// Bytes of known length to send somewhere. Used by one thread at a time; reading blocks, so never on the UI thread.
class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    Q_DISABLE_COPY_MOVE(ByteSource)

    virtual qint64 size() const = 0;
    /// Exactly `length` bytes from `offset`. Errors: File when it cannot be read; Conflict when it became shorter.
    [[nodiscard]] virtual Result<QByteArray> read(qint64 offset, qint64 length) = 0;
    /// Whether it is still what it was when it was opened: same file, size and times. Ask after the last read; bytes
    /// read from a file that somebody wrote meanwhile are a mixture and must not be kept.
    virtual bool isUnchanged() const = 0;
};

/// Where received bytes go. Used by one thread at a time; writing blocks.
class ByteSink
{
public:
    ByteSink() = default;
    virtual ~ByteSink() = default;
    Q_DISABLE_COPY_MOVE(ByteSink)

    /// Pieces may come in any order, and twice. Errors: File, e.g. the disk is full.
    [[nodiscard]] virtual Result<void> write(qint64 offset, QByteArrayView bytes) = 0;
};

} // namespace quire::files
