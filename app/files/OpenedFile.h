// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/LocalDisk.h"

namespace quire::files {

/// A file of this computer, open to be read.
class OpenedFile : public ByteSource
{
public:
    /// `seen`: what the file was when it was opened.
    OpenedFile(FileHandle file, const LocalStat &seen) : m_file(std::move(file)), m_seen(seen) {}

    qint64 size() const override { return m_seen.size; }
    Result<QByteArray> read(qint64 offset, qint64 length) override;
    bool isUnchanged() const override;

private:
    FileHandle m_file;
    LocalStat m_seen;
};

} // namespace quire::files
