// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Coroutine.h"
#include "files/ContentsUpload.h"

namespace quire::files {

using sync::TreePath;

namespace {

bool isInDoubt(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.httpStatus >= 500;
}

} // namespace

/// \file
/// The end of an upload: the names change places.

Reply<sync::Entry> ContentsUpload::commit()
{
    const Result<std::optional<ContentsItem>> seen = co_await m_api->find(m_upload.path);
    if (!seen) {
        co_return Failure(seen.error());
    }
    const Result<void> asExpected = co_await checkExpected(*seen);
    if (!asExpected) {
        std::ignore = co_await m_api->discard(m_part);
        co_return Failure(asExpected.error());
    }
    const bool replaces = seen->has_value();
    const Reply<void> changing = replaces ? exchange() : place();
    const Result<void> placed = co_await changing;
    if (!placed) {
        co_return Failure(placed.error());
    }
    if (!replaces && m_isLate) { // Of an earlier attempt that ended between two renames.
        std::ignore = co_await putAway();
    }
    co_return co_await result();
}

Reply<void> ContentsUpload::checkExpected(std::optional<ContentsItem> seen)
{
    if (seen && seen->entry.content.kind != sync::Kind::File) {
        co_return conflict();
    }
    switch (m_upload.expected.kind) {
    case Expectation::Kind::Anything:
        co_return Result<void>();
    case Expectation::Kind::Absent:
        co_return seen ? conflict() : Result<void>();
    case Expectation::Kind::This:
        break;
    }
    if (!seen && m_isLate) {
        const Result<std::optional<ContentsItem>> old = co_await m_api->find(m_old);
        if (!old) {
            co_return Failure(old.error());
        }
        seen = *old;
    }
    const bool isStill = seen && sync::isStill(m_upload.expected.entry, seen->entry);
    co_return isStill ? Result<void>() : conflict();
}

Reply<void> ContentsUpload::place()
{
    const Result<void> renamed = co_await m_api->rename(m_part, m_upload.path);
    if (renamed || !isInDoubt(renamed.error())) {
        co_return renamed;
    }
    const Result<std::optional<ContentsItem>> part = co_await m_api->find(m_part);
    const Result<std::optional<ContentsItem>> placed = co_await m_api->find(m_upload.path);
    const bool didHappen = part && !*part && placed && *placed && (*placed)->entry.content.size == m_reader->size();
    co_return didHappen ? Result<void>() : renamed;
}

/// Servers do not rename over a file, so it steps aside first, and comes back when ours cannot take its place.
Reply<void> ContentsUpload::exchange()
{
    Result<void> aside = co_await m_api->rename(m_upload.path, m_old);
    if (!aside && aside.error().kind == ErrorKind::Conflict) { // Left by an attempt that had done all but this.
        std::ignore = co_await putAway();
        aside = co_await m_api->rename(m_upload.path, m_old);
    }
    if (!aside) {
        const Result<std::optional<ContentsItem>> still = co_await m_api->find(m_upload.path);
        if (!isInDoubt(aside.error()) || !still || *still) {
            co_return aside;
        }
    }
    Result<void> placed = co_await checkAside();
    if (placed) {
        placed = co_await place();
    }
    if (!placed) {
        std::ignore = co_await m_api->rename(m_old, m_upload.path);
        co_return placed;
    }
    if (const Result<void> gone = co_await putAway(); !gone && isInDoubt(gone.error())) {
        std::ignore = co_await putAway();
    }
    co_return Result<void>();
}

/// Somebody may have written the file after it was checked.
Reply<void> ContentsUpload::checkAside()
{
    if (m_upload.expected.kind != Expectation::Kind::This) {
        co_return Result<void>();
    }
    const Result<std::optional<ContentsItem>> aside = co_await m_api->find(m_old);
    if (!aside) {
        co_return Failure(aside.error());
    }
    const bool isStill = *aside && sync::isStill(m_upload.expected.entry, (*aside)->entry);
    co_return isStill ? Result<void>() : conflict();
}

/// What was replaced goes where it is kept for a while, or for good.
Reply<void> ContentsUpload::putAway()
{
    if (m_upload.trace.isEmpty()) {
        co_return co_await m_api->discard(m_old);
    }
    const Result<void> made = co_await m_api->makeAttic();
    if (!made) {
        co_return made;
    }
    co_return co_await m_api->rename(m_old, ContentsApi::kept(m_upload.trace));
}

Reply<void> ContentsUpload::settle()
{
    const Result<std::optional<ContentsItem>> old = co_await m_api->find(m_old);
    if (!old || !*old) {
        co_return old ? Result<void>() : Failure(old.error());
    }
    const Result<std::optional<ContentsItem>> seen = co_await m_api->find(m_upload.path);
    if (!seen) {
        co_return Failure(seen.error());
    }
    const Reply<void> tidying = *seen ? putAway() : m_api->rename(m_old, m_upload.path);
    co_return co_await tidying;
}

Reply<void> ContentsUpload::discard()
{
    const Result<void> settled = co_await settle();
    if (!settled) {
        co_return settled;
    }
    const Result<std::optional<ContentsItem>> part = co_await m_api->find(m_part);
    if (!part || !*part) {
        co_return part ? Result<void>() : Failure(part.error());
    }
    co_return co_await m_api->discard(m_part);
}

} // namespace quire::files
