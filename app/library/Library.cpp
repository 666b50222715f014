// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "library/ReadingLimits.h"

#include <QDir>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace quire::library {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto tellInterval = 300ms;
constexpr auto copyDelay = 3s;
constexpr auto openInterval = 20ms;
constexpr auto lookInterval = 10min;

bool isBelow(const QByteArray &path, const QByteArray &folder)
{
    return path.size() > folder.size() && path.startsWith(folder) && path.at(folder.size()) == '/';
}

/// Those whose own words fit come first, the newest of them before the others.
QList<TextHit> withTitles(const QList<Entry> &entries, const SearchWords &words, const QList<TextHit> &hits)
{
    QHash<qint64, QList<Found>> places;
    for (const TextHit &hit : hits) {
        places.insert(hit.entry, hit.places);
    }
    QList<std::pair<qint64, qint64>> titled;
    for (const Entry &entry : entries) {
        if (words.isIn(entry.title + u' ' + entry.name() + u' ' + entry.tags.join(u' '))) {
            titled.append({-entry.modified, entry.id});
        }
    }
    std::ranges::sort(titled);
    QList<TextHit> all;
    QSet<qint64> seen;
    for (const auto &[when, id] : std::as_const(titled)) {
        all.append({id, places.value(id)});
        seen.insert(id);
    }
    for (const TextHit &hit : hits) {
        if (!seen.contains(hit.entry)) {
            all.append(hit);
        }
    }
    return all;
}

/// Folders first, then files the library can hold.
std::pair<QByteArrayList, QByteArrayList> sorted(const QByteArrayList &paths)
{
    std::pair<QByteArrayList, QByteArrayList> made;
    for (QByteArray path : paths) {
        while (path.size() > 1 && path.endsWith('/')) {
            path.chop(1);
        }
        struct stat status = {};
        const bool isThere = ::stat(path.constData(), &status) == 0;
        if (isThere && S_ISDIR(status.st_mode)) {
            made.first.append(path);
        } else if (isThere && S_ISREG(status.st_mode) && kindOf(path)) {
            made.second.append(path);
        }
    }
    return made;
}

Result<void> deleteFile(const QByteArray &path)
{
    const QString name = QFile::decodeName(path);
    if ((QFile::encodeName(name) == path && QFile::moveToTrash(name)) || ::unlink(path.constData()) == 0 ||
        errno == ENOENT) {
        return {};
    }
    return failure(
        ErrorKind::File,
        FileReading::tr("“%1” could not be deleted: %2.").arg(name, QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

Library::Library(const QString &folder, PdfText pdfText, QObject *parent)
    : QObject(parent),
      m_folder(folder),
      m_pdfText(std::move(pdfText)),
      m_catalogue(folder + u"/library.sqlite"_s),
      m_index(folder + u"/text.sqlite"_s),
      m_watchGround(new QObject)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1);
    m_watchGround->moveToThread(&m_watchThread);
    connect(&m_watchThread, &QThread::finished, m_watchGround, &QObject::deleteLater);
    for (const auto &[timer, interval] : {std::pair<QTimer *, std::chrono::milliseconds>(&m_tell, tellInterval),
                                          std::pair<QTimer *, std::chrono::milliseconds>(&m_copySoon, copyDelay)}) {
        timer->setSingleShot(true);
        timer->setInterval(interval);
    }
    connect(&m_tell, &QTimer::timeout, this, &Library::saveChanges);
    connect(&m_copySoon, &QTimer::timeout, this, [this] { report(m_catalogue.writeCopy()); });
    m_lookAgain.setInterval(lookInterval);
    connect(&m_lookAgain, &QTimer::timeout, this, &Library::refresh);
}

Library::~Library()
{
    m_waiting.clear();
    if (m_tell.isActive()) {
        saveChanges();
    }
    if (m_copySoon.isActive()) {
        std::ignore = m_catalogue.writeCopy(); // Done before the database closes.
    }
    if (m_watchThread.isRunning()) {
        m_watchThread.quit();
        m_watchThread.wait();
    } else {
        delete m_watchGround;
    }
    m_worker.clear();
    m_worker.waitForDone();
}

QString Library::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/quire/library"_s;
}

Reply<void> Library::open()
{
    while (m_isOpening) { // For somebody else.
        std::ignore = co_await delay(this, openInterval);
    }
    if (m_isOpen) {
        co_return Result<void>();
    }
    m_isOpening = true;
    const Result<void> loaded = co_await load();
    m_isOpening = false;
    m_isOpen = loaded.has_value();
    if (m_isOpen) {
        watch();
        refresh();
    }
    co_return loaded;
}

Reply<void> Library::load()
{
    const Result<CatalogueContents> contents = co_await m_catalogue.load();
    if (!contents) {
        co_return std::unexpected(contents.error());
    }
    take(*contents);
    if (contents->problem) {
        Q_EMIT failed(*contents->problem);
    }
    const Result<store::DatabaseOpened> opened = co_await m_index.open();
    if (!opened) {
        co_return std::unexpected(opened.error());
    }
    const Result<QHash<qint64, QByteArray>> stamps = co_await m_index.stamps();
    if (!stamps) {
        co_return std::unexpected(stamps.error());
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        const bool isRead = entry.state != State::Waiting && stamps->value(entry.id) == entry.stamp();
        if (!isRead && entry.state != State::Missing) {
            m_waiting.append(entry.id);
        }
    }
    co_return Result<void>();
}

void Library::take(const CatalogueContents &contents)
{
    m_entries = contents.entries;
    m_folders = contents.folders;
    m_hidden = contents.hidden;
    m_positions.clear();
    for (qsizetype index = 0; index < m_entries.size(); ++index) {
        m_positions.insert(m_entries.at(index).id, index);
        m_lastId = std::max(m_lastId, m_entries.at(index).id);
    }
    Q_EMIT changed();
}

const Entry *Library::find(qint64 id) const
{
    const auto position = m_positions.constFind(id);
    return position == m_positions.constEnd() ? nullptr : &m_entries.at(*position);
}

QByteArrayList Library::allFolders() const
{
    return m_folders + QByteArrayList{QFile::encodeName(keptFolder())};
}

bool Library::isWatched(const QByteArray &path) const
{
    return std::ranges::any_of(allFolders(), [&path](const QByteArray &folder) { return isBelow(path, folder); });
}

Reply<QByteArrayList> Library::add(QByteArrayList paths)
{
    if (const Result<void> opened = co_await open(); !opened) {
        co_return std::unexpected(opened.error());
    }
    const std::pair<QByteArrayList, QByteArrayList> given = co_await QtConcurrent::run(&m_worker, sorted, paths);
    for (const QByteArray &folder : given.first) {
        if (!m_folders.contains(folder)) {
            m_folders.append(folder);
        }
    }
    for (const QByteArray &path : given.second) {
        m_hidden.remove(path);
        if (std::ranges::find(m_entries, path, &Entry::path) == m_entries.end()) {
            Entry entry;
            entry.id = ++m_lastId;
            entry.path = path;
            entry.kind = *kindOf(path);
            entry.title = entry.name();
            entry.added = QDateTime::currentMSecsSinceEpoch();
            entry.state = State::Missing; // Until the disk has been looked at.
            store(entry);
        }
    }
    report(m_catalogue.setFolders(m_folders));
    report(m_catalogue.setHidden(m_hidden));
    m_copySoon.start();
    watch();
    refresh();
    co_return given.first + given.second;
}

void Library::removeFolder(const QByteArray &folder)
{
    m_folders.removeAll(folder);
    report(m_catalogue.setFolders(m_folders));
    QSet<qint64> gone;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (isBelow(entry.path, folder) && !isWatched(entry.path)) {
            gone.insert(entry.id);
        }
    }
    forget(gone);
    watch();
}

void Library::remove(const QList<qint64> &ids)
{
    for (const qint64 id : ids) {
        if (const Entry *entry = find(id); entry && isWatched(entry->path)) {
            m_hidden.insert(entry->path);
        }
    }
    report(m_catalogue.setHidden(m_hidden));
    forget(QSet<qint64>(ids.begin(), ids.end()));
}

Reply<void> Library::deleteFiles(QList<qint64> ids)
{
    Result<void> all;
    for (const qint64 id : ids) {
        const Entry *entry = find(id);
        const QByteArray path = entry ? entry->path : QByteArray();
        if (path.isEmpty()) {
            continue;
        }
        const Result<void> done = co_await QtConcurrent::run(&m_worker, deleteFile, path);
        if (done) {
            forget({id});
        } else {
            all = done;
        }
    }
    co_return all;
}

void Library::forget(const QSet<qint64> &ids)
{
    if (ids.isEmpty()) {
        return;
    }
    const QList<qint64> gone(ids.begin(), ids.end());
    report(m_catalogue.remove(gone));
    report(m_index.remove(gone));
    m_waiting.removeIf([&ids](qint64 id) { return ids.contains(id); });
    m_unsaved.subtract(ids);
    m_entries.removeIf([&ids](const Entry &entry) { return ids.contains(entry.id); });
    m_positions.clear();
    for (qsizetype index = 0; index < m_entries.size(); ++index) {
        m_positions.insert(m_entries.at(index).id, index);
    }
    m_copySoon.start();
    Q_EMIT changed();
}

void Library::setTags(const QList<qint64> &ids, const QStringList &tags)
{
    for (const qint64 id : ids) {
        if (const Entry *known = find(id)) {
            Entry entry = *known;
            entry.tags.clear();
            for (const QString &tag : tags) {
                const QString plain = tag.simplified().left(longestTitle);
                if (!plain.isEmpty() && !entry.tags.contains(plain)) {
                    entry.tags.append(plain);
                }
            }
            store(entry);
        }
    }
    m_copySoon.start();
    saveChanges();
}

void Library::setSource(const QByteArray &folder, const QString &machine)
{
    for (const Entry &known : QList<Entry>(m_entries)) {
        if (isBelow(known.path, folder) && known.source != machine) {
            Entry entry = known;
            entry.source = machine;
            store(entry);
        }
    }
    m_copySoon.start();
}

void Library::refresh()
{
    if (!m_isOpen) {
        return;
    }
    if (m_isScanning) {
        m_scanAgain = true;
    } else {
        report(scan());
    }
}

void Library::store(const Entry &entry)
{
    const auto position = m_positions.constFind(entry.id);
    if (position == m_positions.constEnd()) {
        m_positions.insert(entry.id, m_entries.size());
        m_entries.append(entry);
    } else {
        m_entries[*position] = entry;
    }
    m_unsaved.insert(entry.id);
    if (!m_tell.isActive()) {
        m_tell.start();
    }
}

void Library::saveChanges()
{
    m_tell.stop();
    QList<Entry> entries;
    for (const qint64 id : std::exchange(m_unsaved, {})) {
        if (const Entry *entry = find(id)) {
            entries.append(*entry);
        }
    }
    if (!entries.isEmpty()) {
        report(m_catalogue.put(entries));
        Q_EMIT changed();
    }
}

void Library::report(const Reply<void> &done)
{
    Reply<void>(done).then(this, [this](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
        }
    });
}

Reply<QList<TextHit>> Library::search(const QString &query)
{
    const SearchWords words(query);
    return m_index.search(words).then(
        QtFuture::Launch::Async, [words, entries = m_entries](const Result<QList<TextHit>> &hits) {
            return hits.transform([&](const QList<TextHit> &found) { return withTitles(entries, words, found); });
        });
}

} // namespace quire::library
