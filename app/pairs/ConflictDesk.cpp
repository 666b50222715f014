// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/ConflictDesk.h"

#include "base/Coroutine.h"
#include "files/LocalPart.h"
#include "pairs/Carrier.h"

namespace quire::pairs {

using files::Expectation;
using files::LocalRoot;
using sync::TreePath;

namespace {

constexpr qint64 longestText = 1 << 20;
constexpr qint64 piece = 1 << 20;

using Versions = std::vector<KeptVersion>;
using Reader = std::function<Result<QByteArray>(qint64 offset, qint64 size)>;

KeptVersion versionOf(const TreePath &path, const sync::Entry &entry, const QByteArray &trace)
{
    return {0, sync::Side::Local, path, trace, entry.content.size, QDateTime::currentDateTime()};
}

/// Into the attic; nothing there is fine.
Result<void> putAway(const LocalRoot &root, const TreePath &path, Versions *versions)
{
    const Result<std::optional<sync::Entry>> entry = root.stat(path, true);
    if (!entry) {
        return Failure(entry.error());
    }
    if (!*entry) {
        return {};
    }
    const QByteArray trace = newTrace();
    const Result<void> removed = root.remove(path, Expectation::of(*entry), trace);
    if (removed) {
        versions->push_back(versionOf(path, **entry, trace));
    }
    return removed;
}

/// `size` bytes of `read` become the file, in one step.
Result<void> put(const LocalRoot &root, const TreePath &path, qint64 size, const Reader &read, Versions *versions)
{
    const Result<std::optional<sync::Entry>> entry = root.stat(path, true);
    const QByteArray trace = newTrace();
    const auto part = root.part(path, trace);
    if (!entry || !part) {
        return Failure(entry ? part.error() : entry.error());
    }
    for (qint64 offset = 0; offset < size; offset += piece) {
        const Result<void> written =
            read(offset, std::min(piece, size - offset)).and_then([&](const QByteArray &bytes) {
                return (*part)->write(offset, bytes);
            });
        if (!written) {
            return written;
        }
    }
    const std::optional<bool> executable = *entry ? std::optional((*entry)->content.executable) : std::optional<bool>();
    const Result<void> finished = (*part)->finish(0, executable);
    if (!finished) {
        return finished;
    }
    const Result<sync::Entry> placed = (*part)->commit(root, Expectation::of(*entry), *entry ? trace : QByteArray());
    if (placed && *entry) {
        versions->push_back(versionOf(path, **entry, trace));
    }
    return placed.transform([](const sync::Entry &) {});
}

Result<Versions> keepMine(const LocalRoot &root, const KeptConflict &conflict)
{
    Versions versions;
    const auto source = root.source(conflict.copy, {Expectation::Kind::Anything});
    if (!source) {
        return Failure(source.error());
    }
    const auto read = [&source](qint64 offset, qint64 size) { return (*source)->read(offset, size); };
    return put(root, conflict.path, (*source)->size(), read, &versions)
        .and_then([&] { return putAway(root, conflict.copy, &versions); })
        .transform([&versions] { return versions; });
}

/// Nothing when it is too long, not there or no text.
std::optional<QByteArray> textOf(const LocalRoot &root, const TreePath &path)
{
    const auto source = root.source(path, {Expectation::Kind::Anything});
    if (!source || (*source)->size() > longestText) {
        return std::nullopt;
    }
    const Result<QByteArray> bytes = (*source)->read(0, (*source)->size());
    return bytes && bytes->isValidUtf8() && !bytes->contains('\0') ? std::optional(*bytes) : std::nullopt;
}

} // namespace

ConflictDesk::ConflictDesk(const QByteArray &localRoot, SyncHistory *history, QObject *parent)
    : QObject(parent), m_local(localRoot), m_history(history)
{
}

Reply<void> ConflictDesk::resolve(KeptConflict conflict, ConflictChoice choice)
{
    const Result<sync::FileId> opened = co_await m_local.open();
    if (!opened) {
        co_return Failure(opened.error());
    }
    const Result<Versions> done = co_await m_local.run([conflict, choice](const LocalRoot &root) -> Result<Versions> {
        Versions versions;
        switch (choice) {
        case ConflictChoice::Both:
            return versions;
        case ConflictChoice::Mine:
            return keepMine(root, conflict);
        case ConflictChoice::Theirs:
            break;
        }
        return putAway(root, conflict.copy, &versions).transform([&versions] { return versions; });
    });
    if (!done) {
        co_return Failure(done.error());
    }
    co_return co_await finish(conflict, *done);
}

Reply<void> ConflictDesk::resolveWith(KeptConflict conflict, QByteArray text)
{
    const Result<sync::FileId> opened = co_await m_local.open();
    if (!opened) {
        co_return Failure(opened.error());
    }
    const Result<Versions> done = co_await m_local.run([conflict, text](const LocalRoot &root) -> Result<Versions> {
        Versions versions;
        const auto read = [&text](qint64 offset, qint64 size) -> Result<QByteArray> { return text.mid(offset, size); };
        return put(root, conflict.path, text.size(), read, &versions)
            .and_then([&] { return putAway(root, conflict.copy, &versions); })
            .transform([&versions] { return versions; });
    });
    if (!done) {
        co_return Failure(done.error());
    }
    co_return co_await finish(conflict, *done);
}

Reply<void> ConflictDesk::finish(KeptConflict conflict, Versions versions)
{
    Result<void> kept;
    if (!versions.empty()) {
        kept = co_await m_history->keep(versions);
    }
    const Result<void> resolved = co_await m_history->resolve(conflict.id);
    co_return kept ? resolved : kept;
}

Reply<ConflictTexts> ConflictDesk::texts(KeptConflict conflict)
{
    const Result<sync::FileId> opened = co_await m_local.open();
    if (!opened) {
        co_return Failure(opened.error());
    }
    Result<ConflictTexts> texts = co_await m_local.run([conflict](const LocalRoot &root) -> Result<ConflictTexts> {
        const auto mine = textOf(root, conflict.copy);
        const auto theirs = textOf(root, conflict.path);
        return ConflictTexts{mine.value_or(QByteArray()), {}, theirs.value_or(QByteArray()), mine && theirs};
    });
    if (texts && texts->areTexts && !conflict.base.isEmpty()) {
        texts->base = (co_await m_history->text(conflict.base)).value_or(QByteArray());
    }
    co_return texts;
}

} // namespace quire::pairs
