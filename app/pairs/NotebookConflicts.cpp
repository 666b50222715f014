// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/NotebookConflicts.h"

#include "base/Coroutine.h"
#include "files/BufferFiles.h"
#include "files/LocalPart.h"
#include "notebook/NotebookFile.h"
#include "notebook/NotebookMerge.h"

#include <QtConcurrentRun>

namespace quire::pairs {

namespace {

constexpr qint64 largestNotebook = 64 << 20;

/// Empty when one is no notebook, or when both changed the same lines.
QByteArray merged(const QByteArray &base, const QByteArray &local, const QByteArray &remote)
{
    const auto was = notebook::NotebookFile::read(base);
    const auto ours = notebook::NotebookFile::read(local);
    const auto theirs = notebook::NotebookFile::read(remote);
    if (!was || !ours || !theirs || was->needsUpgrade || ours->needsUpgrade || theirs->needsUpgrade) {
        return {};
    }
    const notebook::MergedNotebook result = notebook::mergeNotebooks(was->notebook, ours->notebook, theirs->notebook);
    return result.conflicts.isEmpty() ? notebook::NotebookFile::write(result.notebook) : QByteArray();
}

Result<std::pair<sync::Entry, sync::FileId>> putInPlace(const files::LocalRoot &root, const sync::TreePath &path,
                                                        const sync::Entry &expected, const QByteArray &bytes,
                                                        const QByteArray &trace)
{
    const auto part = root.part(path, trace);
    if (!part) {
        return Failure(part.error());
    }
    return (*part)
        ->write(0, bytes)
        .and_then([&] { return (*part)->finish(0, expected.content.executable); })
        .and_then([&] { return (*part)->sync(); })
        .and_then([&] { return (*part)->commit(root, {files::Expectation::Kind::This, expected}, trace); })
        .transform([](const sync::Entry &placed) { return std::pair(placed, placed.id); });
}

} // namespace

Reply<int> NotebookConflicts::merge(std::vector<sync::Conflict> conflicts, sync::PairTrees trees)
{
    int count = 0;
    for (const sync::Conflict &conflict : conflicts) {
        const std::optional<sync::Entry> local = trees.local.at(conflict.path);
        const std::optional<sync::Entry> remote = trees.remote.at(conflict.path);
        if (!conflict.path.name().endsWith(".ipynb") || !conflict.base || !local || !remote) {
            continue;
        }
        const Result<bool> done = co_await mergeOne(conflict, *local, *remote);
        if (!done) {
            co_return Failure(done.error());
        }
        count += *done ? 1 : 0;
    }
    co_return count;
}

Reply<bool> NotebookConflicts::mergeOne(sync::Conflict conflict, sync::Entry local, sync::Entry remote)
{
    const CarryGround &ground = m_carrier->ground();
    const Result<QByteArray> base = co_await ground.history->text(conflict.base->digest);
    if (!base || base->isEmpty() || local.content.size > largestNotebook || remote.content.size > largestNotebook) {
        co_return false;
    }
    const Result<QByteArray> ours =
        co_await ground.local->run([path = conflict.path, local](const files::LocalRoot &root) {
            return root.source(path, {files::Expectation::Kind::This, local}).and_then([](const auto &source) {
                return source->read(0, source->size());
            });
        });
    const auto sink = std::make_shared<files::BufferSink>(largestNotebook);
    const Result<std::vector<files::Sent>> theirs = co_await ground.remote->download(
        {{.path = conflict.path, .sink = sink, .expected = {files::Expectation::Kind::This, remote}}});
    if (!theirs) {
        co_return Failure(theirs.error());
    }
    if (!ours || !theirs->front()) {
        co_return false; // Somebody is at it; the next run sees.
    }
    const QByteArray bytes = co_await QtConcurrent::run(merged, *base, *ours, sink->bytes());
    if (bytes.isEmpty()) {
        co_return false;
    }
    co_return co_await keep(conflict.path, local, remote, bytes);
}

Reply<bool> NotebookConflicts::keep(sync::TreePath path, sync::Entry local, sync::Entry remote, QByteArray bytes)
{
    const CarryGround &ground = m_carrier->ground();
    const QByteArray trace = newTrace();
    const auto placed = co_await ground.local->run([path, local, bytes, trace](const files::LocalRoot &root) {
        return putInPlace(root, path, local, bytes, trace);
    });
    if (!placed) {
        co_return false;
    }
    // Now the machine's version is what both agreed on, and ours is a change of it.
    const sync::BaseEntry row{remote.content, placed->second, remote.id};
    const Result<void> written = co_await ground.journal->write(path, row);
    if (!written) {
        co_return Failure(written.error());
    }
    m_carrier->setRow(path, row);
    m_carrier->setPrint(sync::Side::Local, path, placed->first);
    ++m_carrier->report().merged;
    m_carrier->note({.kind = SyncEvent::Kind::Merged, .path = path, .trace = trace});
    m_carrier->noteDone(0);
    co_return true;
}

} // namespace quire::pairs
