// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "files/LocalRoot.h"

namespace quire::files {

/// A file on its way into a LocalRoot: a hidden part, removed with this object unless it was put in place.
class LocalPart : public ByteSink
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::LocalPart)

public:
    /// Takes both descriptors. Made by LocalRoot::part().
    LocalPart(int folder, int file, QByteArray name, QByteArray partName);
    ~LocalPart() override;

    Result<void> write(qint64 offset, QByteArrayView bytes) override;
    /// BLAKE2b-256 of the first `size` bytes.
    [[nodiscard]] Result<QByteArray> digest(qint64 size);
    sync::FileId id() const;
    /// The first `size` bytes; fewer when it cannot be read.
    QByteArray bytes(qint64 size) const;
    /// Time and permissions; `modified` 0: now.
    [[nodiscard]] Result<void> finish(qint64 modified, std::optional<bool> executable);
    /// All of it on the disk: nothing is left to go wrong but the rename. See LocalRoot::syncAll() for many.
    [[nodiscard]] Result<void> sync() const;
    /// Puts it under its name in one step. That this is on the disk too, LocalRoot::syncAll() says. The digest is in
    /// the entry where digest() was asked for before.
    [[nodiscard]] Result<sync::Entry> commit(const LocalRoot &root, const Expectation &expected,
                                             const QByteArray &trace);

private:
    int m_folder;
    int m_file;
    QByteArray m_name;
    QByteArray m_partName;
    Digest m_hash;
    qint64 m_hashed = 0;
    bool m_isInPlace = false;
};

} // namespace quire::files
