// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderCount.h"

namespace quire::models {

void FolderCount::start(FolderSource *source, const QList<FileEntry> &entries)
{
    m_source = source;
    m_folders.clear();
    m_total = {};
    m_isRunning = true;
    add(entries);
    next();
}

void FolderCount::cancel()
{
    m_isRunning = false;
    m_listing.cancel();
}

void FolderCount::add(const QList<FileEntry> &entries)
{
    for (const FileEntry &entry : entries) {
        if (entry.isFolder()) {
            ++m_total.folders;
            if (!entry.isLink) {
                m_folders.append(entry.path);
            }
        } else {
            ++m_total.files;
            m_total.bytes += std::max<qint64>(0, entry.size);
        }
    }
}

void FolderCount::next()
{
    const bool isTooMuch = m_total.files + m_total.folders > limit;
    if (m_folders.isEmpty() || !m_source || isTooMuch) {
        m_total.unread += m_folders.size();
        m_total.isDone = true;
        m_isRunning = false;
        Q_EMIT progressed(m_total);
        return;
    }
    m_listing = m_source->list(m_folders.takeLast());
    m_listing.then(this, [this](const Result<QList<FileEntry>> &entries) {
        if (!m_isRunning) {
            return;
        }
        if (entries) {
            add(*entries);
        } else {
            ++m_total.unread;
        }
        Q_EMIT progressed(m_total);
        next();
    });
}

} // namespace quire::models
