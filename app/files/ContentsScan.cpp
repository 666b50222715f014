// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ContentsScan.h"

#include "base/Timeout.h"

#include <algorithm>

namespace quire::files {

using sync::Entry;
using sync::Kind;
using sync::TreePath;

namespace {

constexpr int listings = 4;
constexpr std::chrono::milliseconds betweenListings{150};
constexpr std::chrono::milliseconds farAway{20};
constexpr std::chrono::milliseconds idlePause{5};
constexpr int deepest = 200;
constexpr qint64 racyFor = 2'000'000'000; // ns

} // namespace

QByteArray ContentsScan::hiddenLines()
{
    return ".*\n__pycache__/\n*.pyc\n*.pyo\n*.so\n*.dylib\n*~\n";
}

int ContentsScan::lanes(const ContentsApi &api)
{
    return api.roundTrip() > farAway ? 8 : 2;
}

ContentsScan::ContentsScan(ContentsApi *api, sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known,
                           QObject *parent)
    : QObject(parent), m_api(api), m_rules(std::move(rules)), m_known(std::move(known))
{
}

Reply<sync::Tree> ContentsScan::list(TreePath folder)
{
    m_result = {};
    const Result<ContentsItem> itself = co_await m_api->stat(folder);
    if (!itself) {
        co_return Failure(itself.error());
    }
    if (itself->entry.content.kind != Kind::Folder) {
        co_return failure(ErrorKind::NotFound, tr("“%1” is no folder.").arg(folder.toString()));
    }
    const Result<bool> isWhole = co_await listInto(folder, false);
    if (!isWhole) {
        co_return Failure(isWhole.error());
    }
    m_result.tree.setRootListed(*isWhole);
    co_return m_result.tree;
}

Reply<sync::ScanResult> ContentsScan::run()
{
    m_result = {};
    const Result<ContentsItem> root = co_await m_api->stat({});
    if (!root) {
        co_return Failure(root.error());
    }
    m_waiting = {TreePath()};
    Batch<void> all;
    for (int lane = 0; lane < lanes(*m_api); ++lane) {
        all.add(work());
    }
    for (Reply<void> &one : all.replies) {
        const Result<void> done = co_await one;
        if (!done) {
            co_return Failure(done.error());
        }
    }
    const Result<void> confirmed = co_await confirm(missing());
    if (!confirmed) {
        co_return Failure(confirmed.error());
    }
    co_return m_result;
}

Reply<void> ContentsScan::work()
{
    while (!m_waiting.empty() || m_working > 0) {
        if (m_waiting.empty()) {
            std::ignore = co_await delay(this, idlePause);
            continue;
        }
        const TreePath folder = m_waiting.front();
        m_waiting.pop_front();
        ++m_working;
        const Result<void> seen = co_await look(folder);
        --m_working;
        if (!seen) {
            m_waiting.clear();
            co_return seen;
        }
    }
    co_return Result<void>();
}

/// Errors: only what ends the whole scan.
Reply<void> ContentsScan::look(TreePath folder)
{
    const Result<bool> isWhole = co_await listInto(folder, true);
    if (!isWhole && isWhole.error().kind == ErrorKind::NotFound) { // Gone since it was seen, or churning: unknown.
        setUnlisted(folder);
        co_return Result<void>();
    }
    const bool isServers = !isWhole && isWhole.error().httpStatus >= 400 && isWhole.error().kind != ErrorKind::Auth;
    if (!isWhole && !isServers) {
        co_return Failure(isWhole.error());
    }
    if (!isWhole || !*isWhole) {
        setUnlisted(folder);
    }
    co_return Result<void>();
}

/// Whether that was all.
Reply<bool> ContentsScan::listInto(TreePath folder, bool deep)
{
    Result<ContentsListing> listing;
    for (int attempt = 0; attempt < listings; ++attempt) {
        if (attempt > 0) {
            std::ignore = co_await delay(this, betweenListings * attempt);
        }
        listing = co_await m_api->list(folder);
        if (listing || listing.error().httpStatus != 404) {
            break;
        }
    }
    if (!listing) {
        co_return Failure(listing.error());
    }
    for (const ContentsItem &item : listing->items) {
        add(folder.child(item.name), item, deep);
    }
    co_return listing->isWhole;
}

void ContentsScan::add(const TreePath &path, const ContentsItem &item, bool deep)
{
    const bool isFolder = item.entry.content.kind == Kind::Folder;
    if (m_rules.isIgnoredHere(path, isFolder)) {
        if (const std::optional<Entry> known = m_result.tree.at(path.parent())) {
            Entry folder = *known;
            folder.keepsIgnored = true;
            m_result.tree.insert(path.parent(), std::move(folder));
        }
        return;
    }
    Entry entry = item.entry;
    if (m_result.tree.find(path)) { // Listed twice.
        entry = {.content = {}};
    }
    const sync::Fingerprint *known = m_known.find(path);
    if (entry.content.kind == Kind::File) {
        sync::Fingerprint print{
            entry.content.size, entry.modified, item.changed, {}, {}, entry.modified > m_api->serverTime() - racyFor};
        if (known && !known->isRacy && known->size == print.size && known->modified == print.modified &&
            known->changed == print.changed) {
            print = *known;
            entry.content.digest = known->digest;
        }
        m_result.fingerprints.insert(path, std::move(print));
    }
    m_result.tree.insert(path, entry);
    if (entry.content.kind == Kind::Unknown) {
        m_result.skipped.push_back({path, sync::SkipReason::Unreadable});
    } else if (isFolder && deep && path.depth() > deepest) {
        m_result.skipped.push_back({path, sync::SkipReason::TooDeep});
        setUnlisted(path);
    } else if (isFolder && deep) {
        m_waiting.push_back(path);
    }
}

void ContentsScan::setUnlisted(const TreePath &folder)
{
    if (folder.isRoot()) {
        m_result.tree.setRootListed(false);
    } else if (const std::optional<Entry> known = m_result.tree.at(folder)) {
        Entry entry = *known;
        entry.listed = false;
        m_result.tree.insert(folder, std::move(entry));
    }
}

/// What was there the last time, and would now be taken for deleted: the highest of each branch.
std::vector<TreePath> ContentsScan::missing() const
{
    std::vector<TreePath> paths;
    for (const auto &[path, fingerprint] : m_known) {
        TreePath highest = path;
        while (!highest.parent().isRoot() && !m_result.tree.find(highest.parent())) {
            highest = highest.parent();
        }
        const bool isNew = paths.empty() || (paths.back() != highest && !highest.isInside(paths.back()));
        if (isNew && m_result.tree.presence(highest) == sync::Presence::Absent && !m_rules.isIgnored(highest, false)) {
            paths.push_back(highest);
        }
    }
    return paths;
}

Reply<void> ContentsScan::confirm(std::vector<TreePath> missing)
{
    for (const TreePath &path : missing) {
        const Result<std::optional<ContentsItem>> seen = co_await m_api->find(path);
        if (!seen && seen.error().httpStatus < 400) {
            co_return Failure(seen.error());
        }
        if (!seen) {
            m_result.tree.insert(path, {.content = {}});
        } else if (*seen) {
            add(path, **seen, false);
            setUnlisted((*seen)->entry.content.kind == Kind::Folder ? path : path.parent());
        }
    }
    co_return Result<void>();
}

} // namespace quire::files
