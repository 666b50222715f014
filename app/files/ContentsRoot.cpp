// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ContentsRoot.h"

#include "files/ContentsDownload.h"
#include "files/ContentsScan.h"

#include <QUuid>

namespace quire::files {

using sync::Kind;
using sync::TreePath;

/// Several lanes take from one list.
template <typename Task> struct ContentsRoot::Work
{
    std::vector<Task> tasks;
    std::vector<Sent> results;
    std::size_t next = 0;

    explicit Work(std::vector<Task> list)
        : tasks(std::move(list)), results(tasks.size(), failure(ErrorKind::Network, {}))
    {
    }
};

ContentsRoot::ContentsRoot(net::ServerConnection *connection, const RemotePath &folder, RateLimit *limit,
                           QObject *parent)
    : RemoteRoot(parent), m_api(connection, folder), m_way{&m_api, limit}
{
}

Abilities ContentsRoot::abilities() const
{
    Abilities able;
    able.traits.utf8Only = true;
    able.traits.leadingDot = false;
    able.traits.symlinks = false;
    return able;
}

QByteArray ContentsRoot::unseenLines() const
{
    return ContentsScan::hiddenLines();
}

Failure ContentsRoot::unsupported(const TreePath &path) const
{
    return failure(ErrorKind::Unsupported,
                   tr("“%1” cannot be reached by the server's file interface: the name begins with a dot, or is no "
                      "UTF-8.")
                       .arg(path.toString()));
}

Reply<sync::ScanResult> ContentsRoot::scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known)
{
    ContentsScan scan(&m_api, std::move(rules), std::move(known));
    co_return co_await scan.run();
}

Reply<sync::Tree> ContentsRoot::list(TreePath folder)
{
    if (!ContentsApi::canName(folder)) {
        co_return unsupported(folder);
    }
    ContentsScan scan(&m_api, {}, {});
    co_return co_await scan.list(folder);
}

Reply<std::optional<sync::Entry>> ContentsRoot::stat(TreePath path, bool withDigest)
{
    if (!ContentsApi::canName(path)) {
        co_return unsupported(path);
    }
    const Result<std::optional<ContentsItem>> seen = co_await m_api.find(path);
    if (!seen || !*seen) {
        co_return seen.transform([](const auto &) { return std::optional<sync::Entry>(); });
    }
    if (!withDigest || (*seen)->entry.content.kind != Kind::File) {
        co_return std::optional((*seen)->entry);
    }
    const Result<sync::Entry> read = co_await downloadOne({.path = path, .sink = {}});
    co_return read.transform([](const sync::Entry &entry) { return std::optional(entry); });
}

Reply<sync::Entry> ContentsRoot::makeFolder(TreePath path)
{
    if (!ContentsApi::canName(path)) {
        co_return unsupported(path);
    }
    const Result<std::optional<ContentsItem>> seen = co_await m_api.find(path);
    if (!seen) {
        co_return Failure(seen.error());
    }
    if (*seen && (*seen)->entry.content.kind != Kind::Folder) {
        co_return failure(ErrorKind::Conflict, tr("“%1” is there and no folder.").arg(path.toString()));
    }
    if (*seen) {
        co_return (*seen)->entry;
    }
    const Result<ContentsItem> made = co_await m_api.makeFolder(path);
    co_return made.transform([](const ContentsItem &item) { return item.entry; });
}

/// Conflict when what lies there is not what is expected.
Reply<void> ContentsRoot::check(TreePath path, Expectation expected)
{
    if (!ContentsApi::canName(path)) {
        co_return unsupported(path);
    }
    const Result<std::optional<ContentsItem>> seen = co_await m_api.find(path);
    if (!seen) {
        co_return Failure(seen.error());
    }
    if (!*seen && expected.kind != Expectation::Kind::Absent) {
        co_return failure(ErrorKind::NotFound, tr("“%1” is not on the machine any more.").arg(path.toString()));
    }
    const bool isFine =
        expected.kind == Expectation::Kind::Anything ||
        (expected.kind == Expectation::Kind::Absent ? !*seen : sync::isStill(expected.entry, (*seen)->entry));
    if (!isFine) {
        co_return failure(ErrorKind::Conflict, tr("“%1” on the machine is not what it was.").arg(path.toString()));
    }
    co_return Result<void>();
}

Reply<void> ContentsRoot::move(TreePath from, TreePath to, Expectation expected)
{
    const Result<void> source = co_await check(from, expected);
    if (!source) {
        co_return source;
    }
    const Result<void> target = co_await check(to, {Expectation::Kind::Absent});
    if (!target) {
        co_return target;
    }
    const Result<void> moved = co_await m_api.rename(from, to);
    if (moved || moved.error().kind == ErrorKind::Conflict) {
        co_return moved;
    }
    const Result<std::optional<ContentsItem>> there = co_await m_api.find(to);
    const Result<std::optional<ContentsItem>> here = co_await m_api.find(from);
    if (!there || !*there || !here) {
        co_return moved;
    }
    if (!*here) { // Only the answer was lost.
        co_return Result<void>();
    }
    if ((*there)->entry.content.kind == Kind::File) { // Copied, and the old name could not be taken away.
        std::ignore = co_await m_api.remove(to);
    }
    co_return moved;
}

Reply<void> ContentsRoot::remove(TreePath path, Expectation expected, QByteArray trace)
{
    const Result<void> checked = co_await check(path, expected);
    if (!checked) {
        co_return checked;
    }
    const Result<std::optional<ContentsItem>> seen = co_await m_api.find(path);
    if (seen && *seen && (*seen)->entry.content.kind == Kind::Folder) {
        const Result<ContentsListing> inside = co_await m_api.list(path);
        if (!inside) {
            co_return Failure(inside.error());
        }
        if (!inside->items.empty() || !inside->isWhole) {
            co_return failure(ErrorKind::Conflict, tr("The folder “%1” is not empty.").arg(path.toString()));
        }
    }
    const Reply<void> removing = trace.isEmpty() ? m_api.remove(path) : moveToAttic(path, expected, trace);
    co_return co_await removing;
}

/// What came there is looked at: it comes back if somebody wrote it after it was checked.
Reply<void> ContentsRoot::moveToAttic(TreePath path, Expectation expected, QByteArray trace)
{
    const TreePath to = kept(trace);
    const Result<void> made = co_await m_api.makeAttic();
    if (!made) {
        co_return made;
    }
    const Result<void> moved = co_await m_api.rename(path, to);
    if (!moved || expected.kind != Expectation::Kind::This || expected.entry.content.kind != Kind::File) {
        co_return moved;
    }
    const Result<std::optional<ContentsItem>> came = co_await m_api.find(to);
    if (came && *came && !sync::isStill(expected.entry, (*came)->entry)) {
        std::ignore = co_await m_api.rename(to, path);
        co_return failure(ErrorKind::Conflict, tr("“%1” on the machine is not what it was.").arg(path.toString()));
    }
    co_return Result<void>();
}

Reply<void> ContentsRoot::setExecutable(TreePath path, bool, Expectation)
{
    return readyReply<void>(failure(
        ErrorKind::Unsupported, tr("The server's file interface cannot make “%1” executable.").arg(path.toString())));
}

Reply<sync::Entry> ContentsRoot::makeSymlink(TreePath path, QByteArray, Expectation)
{
    return readyReply<sync::Entry>(failure(
        ErrorKind::Unsupported, tr("The server's file interface cannot make the link “%1”.").arg(path.toString())));
}

Reply<sync::Entry> ContentsRoot::uploadOne(Upload upload)
{
    if (!ContentsApi::canName(upload.path) || !upload.source) {
        co_return unsupported(upload.path);
    }
    if (upload.ticket.isEmpty()) {
        upload.ticket = QUuid::createUuid().toRfc4122().toHex().left(12);
    }
    ContentsUpload one(&m_way, std::move(upload));
    co_return co_await one.run();
}

Reply<sync::Entry> ContentsRoot::downloadOne(Download download)
{
    if (!ContentsApi::canName(download.path)) {
        co_return unsupported(download.path);
    }
    ContentsDownload one(&m_way, std::move(download));
    co_return co_await one.run();
}

Reply<std::vector<Sent>> ContentsRoot::upload(std::vector<Upload> uploads)
{
    return runAll(std::make_shared<Work<Upload>>(std::move(uploads)));
}

Reply<std::vector<Sent>> ContentsRoot::download(std::vector<Download> downloads)
{
    return runAll(std::make_shared<Work<Download>>(std::move(downloads)));
}

Reply<std::vector<Sent>> ContentsRoot::runAll(std::shared_ptr<Work<Upload>> work)
{
    Batch<void> all;
    for (int lane = 0; lane < ContentsScan::lanes(m_api) * 2; ++lane) {
        all.add(uploadNext(work));
    }
    for (Reply<void> &one : all.replies) {
        std::ignore = co_await one;
    }
    co_return std::move(work->results);
}

Reply<std::vector<Sent>> ContentsRoot::runAll(std::shared_ptr<Work<Download>> work)
{
    Batch<void> all;
    for (int lane = 0; lane < ContentsScan::lanes(m_api) * 2; ++lane) {
        all.add(downloadNext(work));
    }
    for (Reply<void> &one : all.replies) {
        std::ignore = co_await one;
    }
    co_return std::move(work->results);
}

Reply<void> ContentsRoot::uploadNext(std::shared_ptr<Work<Upload>> work)
{
    while (work->next < work->tasks.size()) {
        const std::size_t index = work->next++;
        work->results[index] = co_await uploadOne(std::move(work->tasks[index]));
    }
    co_return Result<void>();
}

Reply<void> ContentsRoot::downloadNext(std::shared_ptr<Work<Download>> work)
{
    while (work->next < work->tasks.size()) {
        const std::size_t index = work->next++;
        work->results[index] = co_await downloadOne(std::move(work->tasks[index]));
    }
    co_return Result<void>();
}

Reply<void> ContentsRoot::settle(TreePath path, QByteArray ticket, QByteArray trace)
{
    if (!ContentsApi::canName(path)) {
        co_return Result<void>();
    }
    ContentsUpload one(&m_way, {.path = path, .source = nullptr, .ticket = ticket, .trace = trace});
    co_return co_await one.settle();
}

Reply<void> ContentsRoot::discard(TreePath path, QByteArray ticket)
{
    if (!ContentsApi::canName(path)) {
        co_return unsupported(path);
    }
    ContentsUpload one(&m_way, {.path = path, .source = nullptr, .ticket = ticket});
    co_return co_await one.discard();
}

} // namespace quire::files
