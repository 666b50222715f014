// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "sync/LocalScan.h"

#include <optional>
#include <vector>

namespace quire::files {

/// One thing on the machine's disk as the agent tells of it; docs/agent.md has the bytes.
struct AgentRecord
{
    enum class Kind : quint8 { Unknown, File, Folder, Symlink, Nothing, Failed };
    Kind kind = Kind::Unknown;
    bool executable = false;
    /// Links, where it was asked for: what they lead to is a folder, or a file of `size`.
    bool leadsToFolder = false;
    bool leadsToFile = false;
    QByteArray name = {};
    /// A link's text, a file's digest, a listing's number of records, or what refused it as JSON.
    QByteArray extra = {};
    qint64 size = 0;
    qint64 modified = 0;
    qint64 changed = 0;
    quint64 device = 0;
    quint64 inode = 0;

    sync::Entry entry() const;
    sync::Fingerprint fingerprint(qint64 lookedAt) const;
    /// Whether it tells of a file of this size and digest.
    bool isFile(qint64 bytes, const QByteArray &digest) const
    {
        return kind == Kind::File && size == bytes && extra == digest;
    }
    /// Of Kind::Failed.
    Error error() const;

    /// All of `bytes`. Errors: Protocol for anything that is not whole records.
    [[nodiscard]] static Result<std::vector<AgentRecord>> parse(QByteArrayView bytes);
    /// The same for a listing, which comes packed by zlib.
    [[nodiscard]] static Result<std::vector<AgentRecord>> parsePacked(const QByteArray &bytes);
    /// The only one in `bytes`; Kind::Failed becomes its error. Errors: Protocol.
    [[nodiscard]] static Result<AgentRecord> parseOne(QByteArrayView bytes);
};

/// What the agent's refusal means; `kind` as in docs/agent.md, `number` an errno of Linux.
Error agentError(const QString &kind, int number, const QString &text);

} // namespace quire::files
