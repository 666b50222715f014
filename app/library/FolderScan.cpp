// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/FolderScan.h"

#include <QSet>

#include <dirent.h>
#include <sys/stat.h>

namespace quire::library {

namespace {

/// A disk may go deep or round in circles.
constexpr int deepest = 40;

FileFact factOf(const QByteArray &path, const struct stat &status)
{
    return {path, qint64(status.st_size), qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000};
}

bool isSkipped(QByteArrayView name)
{
    return name.startsWith('.') || name == "node_modules" || name == "__pycache__";
}

void walk(const QByteArray &folder, int depth, FolderScan &scan)
{
    DIR *const stream = ::opendir(folder.constData());
    if (!stream) {
        scan.unreadable.append(folder);
        return;
    }
    QByteArrayList folders;
    while (const dirent *entry = ::readdir(stream)) {
        const QByteArray name(static_cast<const char *>(entry->d_name));
        if (isSkipped(name)) {
            continue;
        }
        const QByteArray path = folder + '/' + name;
        struct stat status = {};
        if (::lstat(path.constData(), &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            folders.append(path);
        } else if (S_ISREG(status.st_mode) && kindOf(path)) {
            scan.files.append(factOf(path, status));
        }
        scan.isCut = scan.files.size() >= FolderScan::mostFiles;
        if (scan.isCut) {
            break;
        }
    }
    ::closedir(stream);
    for (const QByteArray &below : std::as_const(folders)) {
        if (depth < deepest && !scan.isCut) {
            walk(below, depth + 1, scan);
        }
    }
}

bool isBelow(const QByteArray &path, const QByteArray &folder)
{
    return path.size() > folder.size() && path.startsWith(folder) && path.at(folder.size()) == '/';
}

Entry made(const FileFact &fact, qint64 now)
{
    Entry entry;
    entry.path = fact.path;
    entry.kind = *kindOf(fact.path);
    entry.size = fact.size;
    entry.modified = fact.modified;
    entry.added = now;
    entry.title = entry.name();
    return entry;
}

using FileKey = std::tuple<qint64, qint64, Kind>;
using GoneEntries = std::multimap<FileKey, Entry>;

/// A file nobody knows: new, or one that is gone elsewhere.
Entry comer(const FileFact &fact, GoneEntries &gone, qint64 now)
{
    const Entry fresh = made(fact, now);
    const auto moved = gone.find(FileKey(fact.size, fact.modified, fresh.kind));
    if (moved == gone.end()) {
        return fresh;
    }
    Entry entry = moved->second;
    entry.path = fact.path;
    entry.state = State::Waiting;
    gone.erase(moved);
    return entry;
}

} // namespace

FolderScan FolderScan::of(const QByteArrayList &folders, const QByteArrayList &files)
{
    FolderScan scan;
    QSet<QByteArray> seen;
    for (const QByteArray &folder : folders) {
        struct stat status = {};
        const bool isThere = ::stat(folder.constData(), &status) == 0 && S_ISDIR(status.st_mode);
        if (isThere) {
            walk(folder, 0, scan);
        } else {
            scan.missing.append(folder);
        }
    }
    for (const FileFact &fact : std::as_const(scan.files)) {
        seen.insert(fact.path);
    }
    for (const QByteArray &file : files) {
        struct stat status = {};
        if (!seen.contains(file) && kindOf(file) && ::stat(file.constData(), &status) == 0 && S_ISREG(status.st_mode)) {
            scan.files.append(factOf(file, status));
        }
    }
    std::ranges::sort(scan.files, {}, &FileFact::path);
    const auto twice = std::ranges::unique(scan.files, {}, &FileFact::path); // Folders may lie in one another.
    scan.files.erase(twice.begin(), twice.end());
    return scan;
}

bool FolderScan::wouldHold(const QByteArray &path) const
{
    const auto above = [&path](const QByteArray &folder) { return isBelow(path, folder); };
    return !isCut && std::ranges::none_of(unreadable, above) && std::ranges::none_of(missing, above);
}

ScanChanges ScanChanges::of(const QList<Entry> &entries, const FolderScan &scan, const QSet<QByteArray> &hidden,
                            qint64 now)
{
    ScanChanges changes;
    QHash<QByteArray, const FileFact *> facts;
    for (const FileFact &fact : scan.files) {
        facts.insert(fact.path, &fact);
    }
    GoneEntries gone;
    for (Entry entry : entries) {
        const FileFact *fact = facts.take(entry.path);
        if (!fact) {
            gone.insert({FileKey(entry.size, entry.modified, entry.kind), entry});
        } else if (fact->size != entry.size || fact->modified != entry.modified || entry.state == State::Missing ||
                   entry.state == State::Unreadable) {
            entry.size = fact->size;
            entry.modified = fact->modified;
            entry.state = State::Waiting;
            entry.problem.clear();
            changes.changed.append(entry);
        }
    }
    for (const FileFact &fact : scan.files) { // In their order, what is left of them.
        if (facts.contains(fact.path) && !hidden.contains(fact.path)) {
            changes.changed.append(comer(fact, gone, now));
        }
    }
    for (auto &[key, entry] : gone) {
        const State state = scan.wouldHold(entry.path) ? State::Missing : State::Unreadable;
        if (entry.state != state) {
            entry.state = state;
            changes.changed.append(entry);
        }
    }
    return changes;
}

} // namespace quire::library
