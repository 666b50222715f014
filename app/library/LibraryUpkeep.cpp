// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Coroutine.h"
#include "library/Library.h"
#include "pairs/FolderWatcher.h"

#include <QDir>
#include <QtConcurrentRun>

#include <sys/resource.h>

namespace quire::library {

using namespace Qt::StringLiterals;

namespace {

constexpr int backgroundNiceness = 15;

} // namespace

Reply<void> Library::scan()
{
    m_isScanning = true;
    do {
        m_scanAgain = false;
        QByteArrayList files;
        for (const Entry &entry : std::as_const(m_entries)) {
            if (!isWatched(entry.path)) {
                files.append(entry.path);
            }
        }
        const auto look = [folders = allFolders(), files, entries = m_entries, hidden = m_hidden] {
            ::setpriority(PRIO_PROCESS, 0, backgroundNiceness); // On Linux, of this thread.
            return ScanChanges::of(entries, FolderScan::of(folders, files), hidden,
                                   QDateTime::currentMSecsSinceEpoch());
        };
        const ScanChanges changes = co_await QtConcurrent::run(&m_worker, look);
        takeScan(changes.changed);
    } while (m_scanAgain);
    m_isScanning = false;
    if (!m_isReading) {
        report(readWaiting());
    }
    co_return Result<void>();
}

void Library::takeScan(const QList<Entry> &changed)
{
    QSet<QByteArray> paths;
    for (const Entry &entry : std::as_const(m_entries)) {
        paths.insert(entry.path);
    }
    for (Entry entry : changed) {
        if (entry.id == 0) {
            if (paths.contains(entry.path) || m_hidden.contains(entry.path)) {
                continue; // It came or went while the disk was looked at.
            }
            entry.id = ++m_lastId;
            m_copySoon.start();
        } else if (const std::optional<Entry> known = merged(entry)) {
            entry = *known;
        } else {
            continue;
        }
        store(entry);
        if (entry.state == State::Waiting && !m_waiting.contains(entry.id)) {
            m_waiting.append(entry.id);
        }
    }
}

/// What the disk says, on what else is known by now.
std::optional<Entry> Library::merged(const Entry &scanned)
{
    const Entry *known = find(scanned.id);
    if (!known) {
        return {};
    }
    Entry entry = *known;
    entry.path = scanned.path;
    entry.size = scanned.size;
    entry.modified = scanned.modified;
    entry.state = scanned.state;
    entry.problem = scanned.problem;
    return entry;
}

Library::FileResult Library::readFile(const Entry &entry, const PdfText &pdfText)
{
    ::setpriority(PRIO_PROCESS, 0, backgroundNiceness);
    return {entry.id, entry.stamp(), FileReading::read(entry.path, entry.kind, pdfText)};
}

Reply<void> Library::readWaiting()
{
    m_isReading = true;
    while (!m_waiting.isEmpty()) {
        const Entry *known = find(m_waiting.takeFirst());
        const Entry entry = known ? *known : Entry();
        if (entry.id == 0 || entry.state == State::Missing) {
            continue;
        }
        const FileResult result = co_await QtConcurrent::run(&m_worker, readFile, entry, m_pdfText);
        const Reading reading = result.reading.value_or(Reading());
        const Result<void> kept = co_await m_index.put(result.id, result.stamp, entry.title, reading);
        if (!kept) { // The disk is full, say: the next start goes on.
            m_isReading = false;
            co_return kept;
        }
        noteRead(result);
    }
    m_isReading = false;
    saveChanges();
    co_return Result<void>();
}

void Library::noteRead(const FileResult &result)
{
    const Entry *known = find(result.id);
    if (!known || known->stamp() != result.stamp) {
        return; // It has changed since, and waits again.
    }
    Entry entry = *known;
    if (result.reading) {
        entry.state = State::Good;
        entry.problem.clear();
        entry.title = result.reading->title.isEmpty() ? entry.name() : result.reading->title;
        entry.origin = result.reading->origin;
        entry.excerpt = result.reading->excerpt;
    } else {
        const Error &error = result.reading.error();
        entry.state = error.kind == ErrorKind::NotFound      ? State::Missing
                      : error.kind == ErrorKind::File        ? State::Unreadable
                      : error.kind == ErrorKind::Unsupported ? State::TooLarge
                                                             : State::Broken;
        entry.problem = error.message;
    }
    store(entry);
}

void Library::watch()
{
    if (!m_isOpen) {
        return;
    }
    if (!m_watchThread.isRunning()) {
        m_watchThread.setObjectName(u"library-watch"_s);
        m_watchThread.start();
    }
    QDir().mkpath(keptFolder());
    m_lookAgain.start();
    QMetaObject::invokeMethod(m_watchGround, [this, ground = m_watchGround, folders = allFolders()] {
        qDeleteAll(ground->children());
        for (const QByteArray &folder : folders) {
            auto *watcher = new pairs::FolderWatcher(folder, ground);
            connect(watcher, &pairs::FolderWatcher::changed, this, &Library::refresh);
            watcher->start();
        }
    });
}

} // namespace quire::library
