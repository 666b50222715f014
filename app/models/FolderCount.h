// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"

#include <QPointer>

namespace quire::models {

/// Adds up what lies in a folder, below it too, one listing after the other so that nobody else waits. Links are
/// counted, not followed. Deleting it ends the count.
class FolderCount : public QObject
{
    Q_OBJECT

public:
    /// What a folder may hold; counting ends there.
    static constexpr qint64 limit = 5'000'000;

    using QObject::QObject;

    struct Total
    {
        qint64 files = 0;
        qint64 folders = 0;
        qint64 bytes = 0;
        /// Folders that could not be listed.
        qint64 unread = 0;
        bool isDone = false;
    };

    /// Counts `entries` and what lies in them. `source` is not owned.
    void start(FolderSource *source, const QList<FileEntry> &entries);
    /// Leaves it as it stands.
    void cancel();
    const Total &total() const { return m_total; }

Q_SIGNALS:
    void progressed(const quire::models::FolderCount::Total &total);

private:
    void add(const QList<FileEntry> &entries);
    void next();

    QPointer<FolderSource> m_source;
    QList<RemotePath> m_folders;
    Total m_total;
    Reply<QList<FileEntry>> m_listing;
    bool m_isRunning = false;
};

} // namespace quire::models
