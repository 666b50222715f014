// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/SourceRemoval.h"

#include "base/Coroutine.h"
#include "base/Log.h"

#include <algorithm>
#include <set>

namespace quire::files {

namespace {

constexpr std::size_t mostFolders = 100'000;

Expectation stillAs(const TransferFile &file)
{
    sync::Entry entry;
    entry.content.kind = sync::Kind::File;
    entry.content.size = file.size;
    entry.modified = file.modified;
    return {Expectation::Kind::This, entry};
}

} // namespace

SourceRemoval::SourceRemoval(RemoteRoot *root, const TransferJob &job, QObject *parent)
    : QObject(parent), m_root(root), m_sources(job.order.sources)
{
    std::ranges::copy_if(job.files, std::back_inserter(m_files),
                         [](const TransferFile &file) { return file.state == FileState::Done; });
}

Reply<void> SourceRemoval::run()
{
    for (const TransferFile &file : m_files) {
        const std::optional<sync::TreePath> path = sync::TreePath::fromBytes(file.source);
        if (!m_root || !path) {
            continue;
        }
        const Result<void> gone = co_await m_root->remove(*path, stillAs(file), {});
        if (!gone) {
            qCInfo(logStore) << "a moved file stays where it was:" << gone.error().detail;
        }
    }
    for (qsizetype at = 0; at < m_sources.size(); ++at) {
        const std::optional<sync::TreePath> path = sync::TreePath::fromBytes(m_sources.at(at));
        if (path) {
            std::ignore = co_await removeFolders(*path);
        }
    }
    co_return Result<void>();
}

/// Where they are empty, the innermost first. What is no folder any more, or never was, stays.
Reply<void> SourceRemoval::removeFolders(sync::TreePath top)
{
    std::vector<sync::TreePath> folders{top};
    std::set<sync::TreePath> kept;
    for (std::size_t at = 0; at < folders.size() && folders.size() < mostFolders && m_root; ++at) {
        const Result<sync::Tree> listed = co_await m_root->list(folders[at]);
        const sync::TreePath folder = folders[at];
        if (!listed || !listed->isComplete()) {
            kept.insert(folder);
            continue;
        }
        for (const auto &[path, entry] : listed->entries()) {
            if (entry.content.kind == sync::Kind::Folder) {
                folders.push_back(path);
            } else {
                kept.insert(folder);
            }
        }
    }
    while (!folders.empty() && m_root) {
        const sync::TreePath folder = folders.back();
        folders.pop_back();
        Result<void> gone = failure(ErrorKind::Conflict, {});
        if (!kept.contains(folder)) {
            gone = co_await m_root->remove(folder, {Expectation::Kind::Anything}, {});
        }
        if (!gone) {
            kept.insert(folder.parent());
        }
    }
    co_return Result<void>();
}

} // namespace quire::files
