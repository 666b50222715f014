// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Markers.h"

#include "base/Coroutine.h"
#include "files/BufferFiles.h"
#include "files/LocalPart.h"

#include <QUuid>

namespace quire::pairs {

using sync::TreePath;

namespace {

constexpr qint64 longest = 200;

TreePath pathOf(const QByteArray &bytes)
{
    return TreePath::fromBytes(bytes).value_or(TreePath());
}

TreePath localPath()
{
    return pathOf(".quire/marker");
}

TreePath plainPath()
{
    return pathOf("_quire_sync/marker.txt");
}

Result<QByteArray> readLocal(const files::LocalRoot &root)
{
    const auto source = root.source(localPath(), {files::Expectation::Kind::Anything});
    if (!source) {
        return source.error().kind == ErrorKind::NotFound ? Result<QByteArray>(QByteArray())
                                                          : Result<QByteArray>(Failure(source.error()));
    }
    return (*source)->read(0, std::min((*source)->size(), longest));
}

Result<void> write(const files::LocalRoot &root, const QByteArray &text)
{
    if (const auto folder = root.makeFolder(localPath().parent()); !folder) {
        return Failure(folder.error());
    }
    const auto part = root.part(localPath(), text); // Nobody else's: two may make their first marker at once.
    if (!part) {
        return Failure(part.error());
    }
    return (*part)
        ->write(0, text)
        .and_then([&] { return (*part)->finish(0, false); })
        .and_then([&] { return (*part)->sync(); })
        .and_then([&] { return (*part)->commit(root, {}, {}); })
        .transform([](const sync::Entry &) {});
}

} // namespace

TreePath Markers::remotePath() const
{
    return seesAll() ? localPath() : plainPath();
}

Reply<Markers::Texts> Markers::read()
{
    const Result<QByteArray> local = co_await m_local->run(readLocal);
    if (!local) {
        co_return Failure(local.error());
    }
    Result<QByteArray> remote = co_await readRemote(remotePath());
    if (remote && remote->isEmpty() && seesAll()) { // Plain requests may have been here first.
        remote = co_await readRemote(plainPath());
    }
    if (!remote) {
        co_return Failure(remote.error());
    }
    co_return Texts{local->trimmed(), remote->trimmed()};
}

Reply<QByteArray> Markers::readRemote(TreePath path)
{
    const Result<std::optional<sync::Entry>> seen = co_await m_remote->stat(path, false);
    if (!seen) {
        co_return Failure(seen.error());
    }
    if (!*seen) {
        co_return QByteArray();
    }
    const auto sink = std::make_shared<files::BufferSink>(longest);
    const Result<std::vector<files::Sent>> got = co_await m_remote->download({{.path = path, .sink = sink}});
    if (!got) {
        co_return Failure(got.error());
    }
    if (!got->front()) {
        co_return Failure(got->front().error());
    }
    co_return sink->bytes();
}

Reply<Markers::Texts> Markers::make(Texts known)
{
    if (known.local.isEmpty()) {
        known.local = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const Result<void> written = co_await writeLocal(known.local);
        if (!written) {
            co_return Failure(written.error());
        }
    }
    if (known.remote.isEmpty()) {
        known.remote = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const Result<void> written = co_await writeRemote(known.remote);
        if (!written) {
            co_return Failure(written.error());
        }
    }
    co_return known;
}

Reply<void> Markers::writeLocal(QByteArray text)
{
    return m_local->run([text](const files::LocalRoot &root) { return write(root, text); });
}

Reply<void> Markers::writeRemote(QByteArray text)
{
    const Result<sync::Entry> folder = co_await m_remote->makeFolder(remotePath().parent());
    if (!folder) {
        co_return Failure(folder.error());
    }
    const Result<std::vector<files::Sent>> sent = co_await m_remote->upload(
        {{.path = remotePath(), .source = std::make_shared<files::BufferSource>(text), .ticket = text}});
    if (!sent) {
        co_return Failure(sent.error());
    }
    if (!sent->front()) {
        co_return Failure(sent->front().error());
    }
    co_return {};
}

} // namespace quire::pairs
