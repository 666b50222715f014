// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/LocalFile.h"

namespace quire::files {

/// What a received file gets besides its bytes.
struct LocalAttributes
{
    /// ns since 1970; 0: now.
    qint64 modified = 0;
    bool executable = false;
};

/// A file of this computer that appears under its name only whole: ".NAME.quire-part-TICKET" beside it until then.
///
/// What a sink with the same ticket left is found again; see size(). Nothing is committed by the destructor, and
/// nothing is removed.
class LocalFileSink : public ByteSink
{
public:
    /// `partFolder`: on the same disk; empty: beside the file. Errors: File.
    static Result<std::shared_ptr<LocalFileSink>> open(const QByteArray &path, const QByteArray &ticket,
                                                       const QByteArray &partFolder = {});
    LocalFileSink(QByteArray path, QByteArray part, Descriptor file);

    /// Bytes that are there.
    qint64 size() const;
    /// Forgets what is behind. Errors: File.
    [[nodiscard]] Result<void> truncate(qint64 size);
    [[nodiscard]] Result<void> write(qint64 offset, QByteArrayView bytes) override;
    /// BLAKE2b-256 of what is there. Errors: File.
    [[nodiscard]] Result<QByteArray> digest() const;

    /// Gives the file its name. `replaced`: what is there and goes; nothing: nothing is there. Errors: Conflict when
    /// something else is there, which is then untouched; File.
    [[nodiscard]] Result<LocalStamp> commit(const std::optional<LocalStamp> &replaced,
                                            const LocalAttributes &attributes);
    /// Removes the partial file.
    void discard();

    static QByteArray partOf(const QByteArray &path, const QByteArray &ticket, const QByteArray &partFolder = {});

private:
    Result<void> finish(const LocalAttributes &attributes, const std::optional<LocalStamp> &replaced);
    Result<void> place();
    Result<void> exchange(const LocalStamp &replaced);
    Result<void> replaceWeakly(const LocalStamp &replaced);
    Failure conflict() const;

    QByteArray m_path;
    QByteArray m_part;
    Descriptor m_file;
};

} // namespace quire::files
