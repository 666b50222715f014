// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"

namespace quire::models {

/// What folders held when they were last seen, so that they can be shown before the machine answers. Files of its own,
/// readable by this person only; safe to use from several threads. A file that is damaged counts as missing.
class FolderCache
{
public:
    /// How many folders are kept; the oldest go first.
    static constexpr int folderLimit = 400;
    /// Entries of one folder; more are not kept.
    static constexpr int entryLimit = 400'000;

    /// `folder` is made when it is needed.
    explicit FolderCache(QString folder) : m_folder(std::move(folder)) {}

    /// quire/folders in the person's cache (XDG_CACHE_HOME).
    static QString standardFolder();

    std::optional<QList<FileEntry>> load(const QString &source, const RemotePath &folder) const;
    void store(const QString &source, const RemotePath &folder, const QList<FileEntry> &entries) const;
    void forget(const QString &source, const RemotePath &folder) const;

private:
    QString fileOf(const QString &source, const RemotePath &folder) const;
    void prune() const;

    QString m_folder;
};

} // namespace quire::models
