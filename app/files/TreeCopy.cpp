// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TreeCopy.h"

#include "base/Coroutine.h"
#include "base/Digest.h"
#include "files/LocalPart.h"

#include <algorithm>

namespace quire::files {

using sync::TreePath;

namespace {

constexpr std::size_t filesAtOnce = 2000;
constexpr std::size_t partsAtOnce = 400; // Each is an open file.
constexpr qint64 bytesAtOnce = 64 << 20;
/// From here on it may pay to compare with what is there.
constexpr qint64 worthComparing = 8 << 20;

/// The same for the same file, so that a second call goes on with what the first left.
QByteArray ticketOf(const TreePath &to, const sync::Entry &entry)
{
    constexpr qsizetype enough = 12;
    Digest hash;
    hash.add(to.bytes());
    hash.add(QByteArray::number(entry.content.size) + ' ' + QByteArray::number(entry.modified));
    return hash.result().first(enough).toHex();
}

bool endsAll(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Auth;
}

} // namespace

struct TreeCopy::Arriving
{
    File file;
    std::shared_ptr<LocalPart> part;
};

/// Into folders, parents first, and files, the small ones first. Links and what is no file are left out, and told of.
void TreeCopy::sort(const sync::Tree &tree, const TreePath &from, const TreePath &to)
{
    for (const auto &[path, entry] : tree.entries()) {
        const TreePath target = path.moved(from, to);
        if (entry.content.kind == sync::Kind::Folder) {
            m_folders.push_back(target);
        } else if (entry.content.kind == sync::Kind::File) {
            m_files.push_back({path, target, entry});
        } else {
            m_report.problems.emplace_back(path,
                                           Error{ErrorKind::Unsupported, tr("It is no file and no folder."), {}, 0});
        }
    }
    std::ranges::stable_sort(m_files, {}, [](const File &file) { return file.entry.content.size; });
}

std::vector<TreeCopy::File> TreeCopy::nextGroup()
{
    std::vector<File> group;
    qint64 bytes = 0;
    while (m_next < m_files.size() && group.size() < filesAtOnce &&
           (group.empty() || bytes + m_files[m_next].entry.content.size <= bytesAtOnce)) {
        bytes += m_files[m_next].entry.content.size;
        group.push_back(m_files[m_next++]);
    }
    return group;
}

// Up

Reply<CopyReport> TreeCopy::up(TreePath from, TreePath to)
{
    const Result<std::optional<sync::Entry>> top = m_local->stat(from, false);
    if (!top || !*top) {
        co_return top ? failure(ErrorKind::NotFound, tr("%1 is not there.").arg(from.toString()))
                      : Failure(top.error());
    }
    sync::Tree tree;
    if ((*top)->content.kind == sync::Kind::Folder) {
        // With a size limit of one byte nothing is read.
        QByteArray path = m_local->path() + '/' + from.bytes();
        auto scanned = sync::LocalScan(path, sync::IgnoreRules(sync::IgnoreRules::defaultLines(), 1)).run();
        m_folders.push_back(to);
        for (const auto &[below, entry] : scanned->tree.entries()) {
            tree.insert(from.isRoot() ? below : *TreePath::fromBytes(from.bytes() + '/' + below.bytes()), entry);
        }
    } else {
        tree.insert(from, **top);
    }
    sort(tree, from, to);
    const Result<void> made = co_await makeRemoteFolders(m_folders);
    if (!made) {
        co_return Failure(made.error());
    }
    while (m_next < m_files.size()) {
        const Result<void> sent = co_await sendGroup(nextGroup());
        if (!sent) {
            co_return Failure(sent.error());
        }
    }
    co_return m_report;
}

Reply<void> TreeCopy::makeRemoteFolders(std::vector<TreePath> folders)
{
    for (const TreePath &folder : folders) {
        if (folder.isRoot()) {
            continue;
        }
        const Result<sync::Entry> made = co_await m_remote->makeFolder(folder);
        if (!made) {
            co_return Failure(made.error());
        }
    }
    co_return {};
}

Reply<Upload> TreeCopy::prepare(File file)
{
    Result<std::shared_ptr<ByteSource>> source = m_local->source(file.from, {Expectation::Kind::Anything});
    if (!source) {
        co_return Failure(source.error());
    }
    Upload upload{.path = file.to,
                  .source = *source,
                  .expected = {Expectation::Kind::Anything},
                  .modified = file.entry.modified,
                  .executable = file.entry.content.executable,
                  .ticket = ticketOf(file.to, file.entry)};
    if (file.entry.content.size >= worthComparing && m_remote->abilities().digests) {
        const Result<std::optional<sync::Entry>> there = co_await m_remote->stat(file.to, false);
        if (there && *there && (*there)->content.kind == sync::Kind::File) {
            upload.expected = Expectation::of(*there);
        }
    }
    upload.progress = [this](qint64 done) { Q_EMIT progressed(m_report.bytes + done); };
    co_return upload;
}

Reply<void> TreeCopy::sendGroup(std::vector<File> files)
{
    std::vector<Upload> uploads;
    std::vector<File> sentFiles;
    for (const File &file : files) {
        Result<Upload> upload = co_await prepare(file);
        if (upload) {
            uploads.push_back(*upload);
            sentFiles.push_back(file);
        } else {
            m_report.problems.emplace_back(file.from, upload.error());
        }
    }
    const Result<std::vector<Sent>> sent = co_await m_remote->upload(std::move(uploads));
    if (!sent) {
        co_return Failure(sent.error());
    }
    for (std::size_t i = 0; i < sentFiles.size(); ++i) {
        if (sent->at(i)) {
            ++m_report.files;
            m_report.bytes += sentFiles[i].entry.content.size;
        } else if (endsAll(sent->at(i).error())) {
            co_return Failure(sent->at(i).error());
        } else {
            m_report.problems.emplace_back(sentFiles[i].from, sent->at(i).error());
        }
    }
    Q_EMIT progressed(m_report.bytes);
    co_return {};
}

// Down

Reply<CopyReport> TreeCopy::down(TreePath from, TreePath to)
{
    const Result<sync::Tree> tree = co_await remoteTree(from);
    if (!tree) {
        co_return Failure(tree.error());
    }
    sort(*tree, from, to);
    for (const TreePath &folder : m_folders) {
        const Result<sync::Entry> made = folder.isRoot() ? Result<sync::Entry>() : m_local->makeFolder(folder);
        if (!made) {
            co_return Failure(made.error());
        }
    }
    while (m_next < m_files.size()) {
        const Result<void> fetched = co_await fetchGroup(nextGroup());
        if (!fetched) {
            co_return Failure(fetched.error());
        }
    }
    co_return m_report;
}

Reply<sync::Tree> TreeCopy::remoteTree(TreePath from)
{
    const Result<std::optional<sync::Entry>> top = co_await m_remote->stat(from, false);
    if (!top) {
        co_return Failure(top.error());
    }
    if (!*top) {
        co_return failure(ErrorKind::NotFound, tr("%1 is not there.").arg(from.toString()));
    }
    sync::Tree tree;
    tree.insert(from, **top);
    std::vector<TreePath> folders;
    if ((*top)->content.kind == sync::Kind::Folder) {
        folders.push_back(from);
    }
    while (!folders.empty()) {
        const TreePath folder = folders.back();
        folders.pop_back();
        const Result<sync::Tree> listed = co_await m_remote->list(folder);
        if (!listed) {
            co_return Failure(listed.error());
        }
        for (const auto &[path, entry] : listed->entries()) {
            tree.insert(path, entry);
            if (entry.content.kind == sync::Kind::Folder) {
                folders.push_back(path);
            }
        }
    }
    co_return tree;
}

Reply<void> TreeCopy::fetchGroup(std::vector<File> all)
{
    for (std::size_t at = 0; at < all.size(); at += partsAtOnce) {
        std::vector<Arriving> files;
        std::vector<Download> downloads;
        for (std::size_t i = at; i < std::min(all.size(), at + partsAtOnce); ++i) {
            const auto part = m_local->part(all[i].to, ticketOf(all[i].to, all[i].entry));
            if (!part) {
                m_report.problems.emplace_back(all[i].from, part.error());
                continue;
            }
            files.push_back({all[i], *part});
            downloads.push_back({.path = all[i].from,
                                 .sink = *part,
                                 .expected = {Expectation::Kind::This, all[i].entry},
                                 .progress = [this](qint64 done) { Q_EMIT progressed(m_report.bytes + done); }});
        }
        const Result<std::vector<Sent>> got = co_await m_remote->download(std::move(downloads));
        if (!got) {
            co_return Failure(got.error());
        }
        for (const Sent &one : *got) {
            if (!one && endsAll(one.error())) {
                co_return Failure(one.error());
            }
        }
        keep(files, *got);
    }
    co_return {};
}

void TreeCopy::keep(const std::vector<Arriving> &files, const std::vector<Sent> &got)
{
    const Result<void> written = m_local->syncAll(); // Before the first takes the place of an old one.
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Result<void> placed =
            !got[i] ? Failure(got[i].error()) : written.and_then([&] { return place(files[i], *got[i]); });
        if (placed) {
            ++m_report.files;
            m_report.bytes += files[i].file.entry.content.size;
        } else {
            m_report.problems.emplace_back(files[i].file.from, placed.error());
        }
    }
    Q_EMIT progressed(m_report.bytes);
}

Result<void> TreeCopy::place(const Arriving &file, const sync::Entry &got) const
{
    if (!got.content.digest.isEmpty()) {
        const Result<QByteArray> digest = file.part->digest(got.content.size);
        if (!digest || *digest != got.content.digest) {
            return digest ? failure(ErrorKind::Protocol, tr("It arrived damaged and was not kept."))
                          : Failure(digest.error());
        }
    }
    return file.part->finish(got.modified, got.content.executable)
        .and_then([&] { return file.part->commit(*m_local, {Expectation::Kind::Anything}, {}); })
        .transform([](const sync::Entry &) {});
}

} // namespace quire::files
