// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"

namespace quire::library {

/// A file as the disk has it now.
struct FileFact
{
    QByteArray path;
    qint64 size = 0;
    qint64 modified = 0; ///< Milliseconds since 1970.

    bool operator==(const FileFact &) const = default;
};

/// What lies in the library's folders.
struct FolderScan
{
    /// Files that are taken from all folders together.
    static constexpr qsizetype mostFiles = 200'000;

    QList<FileFact> files;
    /// Folders that are there and may not be read: what is in them is not gone.
    QByteArrayList unreadable;
    /// Watched folders that are not there: a disk that is not mounted, say.
    QByteArrayList missing;
    bool isCut = false;

    /// Looks at `folders` and all below, without links and hidden ones, and at single `files`. Walks the disk: for
    /// worker threads.
    static FolderScan of(const QByteArrayList &folders, const QByteArrayList &files);
    /// Whether the absence of `path` from the files says that it is gone.
    bool wouldHold(const QByteArray &path) const;
};

/// What a scan says about the entries there were.
struct ScanChanges
{
    QList<Entry> changed; ///< New ones have id 0.

    /// Entries that were renamed or moved keep their tags: same size, time and kind. Those in `hidden` (paths) are not
    /// added. Pure.
    static ScanChanges of(const QList<Entry> &entries, const FolderScan &scan, const QSet<QByteArray> &hidden,
                          qint64 now);
};

} // namespace quire::library
