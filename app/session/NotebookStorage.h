// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace quire::session {

class AttachedMachine;
struct NotebookRef;

/// What is known of a stored file without reading it; two equal stamps mean nobody wrote in between.
struct FileStamp
{
    QDateTime lastModified; ///< UTC; invalid when the storage does not tell.
    qint64 size = -1;       ///< Bytes, -1 when unknown.

    bool operator==(const FileStamp &) const = default;

    /// To be kept with a safety copy: which state of the file it was made from.
    QByteArray toText() const;
};

struct StoredFile
{
    QByteArray bytes;
    FileStamp stamp;
};

/// Where one notebook's bytes live. Reads and writes are byte-exact; a write replaces the whole file or nothing.
class NotebookStorage : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Reply<StoredFile> load() = 0;
    /// ErrorKind::NotFound when the file is gone.
    virtual Reply<FileStamp> stat() = 0;
    /// Writes without asking who wrote last; compare stamps first.
    virtual Reply<FileStamp> save(const QByteArray &bytes) = 0;
    /// The place in words, e.g. "notebooks/train.ipynb".
    virtual QString location() const = 0;
};

/// The file of this computer where `ref` names one, else the one on `machine`, which outlives the storage: through its
/// server, or by the agent where that does not reach.
std::unique_ptr<NotebookStorage> storageFor(const NotebookRef &ref, AttachedMachine *machine);

} // namespace quire::session
