// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferRun.h"

#include "base/Coroutine.h"
#include "base/Digest.h"
#include "files/AgentRecord.h"
#include "files/LocalFileSink.h"
#include "files/TransferPlan.h"

#include <QPointer>
#include <QtConcurrentRun>

#include <unistd.h>

namespace quire::files {

using sync::TreePath;

namespace {

constexpr int mostAttempts = 4;
constexpr int mostNumbers = 1000;
constexpr qint64 stride = 1 << 20;

TreePath treePath(const QByteArray &path)
{
    return TreePath::fromBytes(path).value_or(TreePath());
}

Result<QByteArray> digestFile(const QByteArray &path)
{
    const auto source = LocalFileSource::open(path);
    if (!source) {
        return Failure(source.error());
    }
    Digest hash;
    for (qint64 at = 0; at < (*source)->size(); at += stride) {
        const Result<QByteArray> bytes = (*source)->read(at, std::min(stride, (*source)->size() - at));
        if (!bytes) {
            return Failure(bytes.error());
        }
        hash.add(*bytes);
    }
    return hash.result();
}

} // namespace

bool isPassing(const Error &error)
{
    const bool isGateway =
        error.httpStatus == 429 || error.httpStatus == 424 || (error.httpStatus >= 502 && error.httpStatus <= 504);
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || isGateway ||
           (error.kind == ErrorKind::Auth && error.httpStatus != 403);
}

TransferRun::TransferRun(TransferJob *job, std::vector<std::size_t> files, RemoteRoot *from, RemoteRoot *to,
                         QByteArray scratch, QObject *parent)
    : QObject(parent), m_job(job), m_files(std::move(files)), m_from(from), m_to(to), m_scratch(std::move(scratch))
{
    for (const std::size_t index : m_files) {
        m_job->files[index].state = FileState::Active;
    }
}

Reply<void> TransferRun::run()
{
    for (const std::size_t index : m_files) {
        std::ignore = co_await settle(index);
    }
    if (active().empty()) {
        co_return Result<void>();
    }
    const Reply<void> moving = m_job->order.isUpload() ? upload() : m_job->order.isDownload() ? download() : copy();
    co_return co_await moving;
}

/// Those that are to be moved, after what lies at their targets was weighed.
std::vector<std::size_t> TransferRun::active() const
{
    std::vector<std::size_t> list;
    std::ranges::copy_if(m_files, std::back_inserter(list),
                         [this](std::size_t index) { return m_job->files[index].state == FileState::Active; });
    return list;
}

Reply<void> TransferRun::look(std::size_t index)
{
    TransferFile &file = m_job->files[index];
    if (!m_to) {
        file.there = localEntry(file.target);
    } else {
        const Result<std::optional<sync::Entry>> seen = co_await m_to->stat(treePath(file.target), false);
        if (!seen) {
            co_return Failure(seen.error());
        }
        file.there = *seen;
    }
    file.hasLooked = true;
    co_return Result<void>();
}

Reply<void> TransferRun::settle(std::size_t index)
{
    TransferFile &file = m_job->files[index];
    if (!file.hasLooked) {
        const Result<void> looked = co_await look(index);
        if (!looked) {
            fail(index, looked.error());
            co_return Result<void>();
        }
    }
    Verdict verdict = verdictFor(file, m_job->order.collision);
    const bool mayBeDone = file.isResumed && file.there && file.there->content.size == file.size;
    if (verdict == Verdict::Compare || (mayBeDone && verdict != Verdict::Skip)) {
        const Result<bool> same = co_await isSame(index);
        if (!same) {
            fail(index, same.error());
            co_return Result<void>();
        }
        if (*same && file.isResumed) {
            finish(index);
            forget(*m_job, index, m_to, m_scratch);
            co_return Result<void>();
        }
        verdict = *same ? Verdict::Skip : verdict == Verdict::Compare ? Verdict::Replace : verdict;
    }
    if (verdict == Verdict::Skip || verdict == Verdict::Ask) {
        file.state = verdict == Verdict::Skip ? FileState::Skipped : FileState::Asking;
    } else if (verdict == Verdict::Rename) {
        co_return co_await rename(index);
    }
    co_return Result<void>();
}

/// "name (2)", or the first number that is free.
Reply<void> TransferRun::rename(std::size_t index)
{
    TransferFile &file = m_job->files[index];
    const QByteArray folder = parentFolder(file.target);
    const QByteArray name = lastName(file.target);
    for (int number = 2; file.there && number < mostNumbers; ++number) {
        file.target = inFolder(folder, numberedName(name, number));
        const Result<void> looked = co_await look(index);
        if (!looked) {
            fail(index, looked.error());
            co_return Result<void>();
        }
        if (file.isResumed && file.there && file.there->content.size == file.size) {
            const Result<bool> same = co_await isSame(index);
            if (same && *same) { // It got this name before the program ended.
                finish(index);
                co_return Result<void>();
            }
        }
    }
    co_return Result<void>();
}

Reply<QByteArray> TransferRun::digestOf(RemoteRoot *root, QByteArray path)
{
    if (!root) {
        co_return co_await QtConcurrent::run([path] { return digestFile(path); });
    }
    const Result<std::optional<sync::Entry>> seen = co_await root->stat(treePath(path), true);
    co_return seen.transform(
        [](const std::optional<sync::Entry> &entry) { return entry ? entry->content.digest : QByteArray(); });
}

Reply<bool> TransferRun::isSame(std::size_t index)
{
    const TransferFile file = m_job->files[index];
    const Result<QByteArray> ours = co_await digestOf(m_from, file.source);
    if (!ours) {
        co_return Failure(ours.error());
    }
    const Result<QByteArray> theirs = co_await digestOf(m_to, file.target);
    co_return theirs.transform([&](const QByteArray &digest) { return !digest.isEmpty() && digest == *ours; });
}

Expectation TransferRun::expectation(const TransferFile &file) const
{
    return Expectation::of(file.there);
}

Progress TransferRun::progress(std::size_t index)
{
    // What is cancelled may say a last word.
    return [self = QPointer(this), index](qint64 done) {
        if (self) {
            self->m_job->files[index].done = done;
            Q_EMIT self->progressed();
        }
    };
}

Reply<void> TransferRun::upload()
{
    std::vector<Upload> uploads;
    std::vector<std::shared_ptr<LocalFileSource>> sources;
    std::vector<std::size_t> sent;
    for (const std::size_t index : active()) {
        TransferFile &file = m_job->files[index];
        const auto source = LocalFileSource::open(file.source);
        if (!source) {
            fail(index, source.error());
            continue;
        }
        file.size = (*source)->size();
        file.modified = (*source)->stamp().modified;
        uploads.push_back({.path = treePath(file.target),
                           .source = *source,
                           .expected = expectation(file),
                           .modified = file.modified,
                           .executable = (*source)->stamp().isExecutable() ? std::optional(true) : std::nullopt,
                           .ticket = m_job->ticket(index),
                           .wantsDigest = false,
                           .progress = progress(index)});
        sources.push_back(*source);
        sent.push_back(index);
    }
    const Result<std::vector<Sent>> results = co_await m_to->upload(std::move(uploads));
    for (std::size_t at = 0; at < sent.size(); ++at) {
        const Result<sync::Entry> result = results ? results->at(at) : Failure(results.error());
        std::ignore = co_await finishUpload(sent[at], result, sources[at]->isUnchanged());
    }
    co_return Result<void>();
}

/// A Conflict has three faces: ours changed, theirs changed, or it is ours that lies there since an earlier attempt.
Reply<void> TransferRun::finishUpload(std::size_t index, Result<sync::Entry> sent, bool isUnchanged)
{
    TransferFile &file = m_job->files[index];
    if (sent) {
        finish(index);
        co_return Result<void>();
    }
    if (sent.error().kind == ErrorKind::Conflict && isUnchanged) {
        const Result<void> looked = co_await look(index);
        const bool mayBeOurs = looked && file.there && file.there->content.size == file.size;
        Result<bool> same = false;
        if (mayBeOurs) {
            same = co_await isSame(index);
        }
        if (same && *same) {
            std::ignore = co_await m_to->discard(treePath(file.target), m_job->ticket(index));
            finish(index);
            co_return Result<void>();
        }
    }
    fail(index, sent.error());
    co_return Result<void>();
}

Reply<void> TransferRun::download()
{
    std::vector<Download> downloads;
    std::vector<std::shared_ptr<LocalFileSink>> sinks;
    std::vector<std::size_t> asked;
    std::vector<bool> wasBegun;
    for (const std::size_t index : active()) {
        TransferFile &file = m_job->files[index];
        const auto sink = LocalFileSink::open(file.target, m_job->ticket(index));
        if (!sink) {
            fail(index, sink.error());
            continue;
        }
        file.done = std::min({file.done, (*sink)->size(), file.size});
        std::ignore = (*sink)->truncate(file.done);
        sync::Entry expected;
        expected.content = {.kind = sync::Kind::File, .size = file.size};
        expected.modified = file.modified;
        downloads.push_back({.path = treePath(file.source),
                             .sink = *sink,
                             .expected = {Expectation::Kind::This, expected},
                             .offset = file.done,
                             .progress = progress(index)});
        sinks.push_back(*sink);
        asked.push_back(index);
        wasBegun.push_back(file.done > 0);
    }
    const Result<std::vector<Sent>> results = co_await m_from->download(std::move(downloads));
    for (std::size_t at = 0; at < asked.size(); ++at) {
        Result<sync::Entry> result = results ? results->at(at) : Failure(results.error());
        if (result && wasBegun[at]) {
            result = checked(*result, *sinks[at]);
        }
        if (!result && result.error().kind == ErrorKind::Conflict) { // It is another file now: from the start.
            std::ignore = co_await lookAtSource(asked[at]);
        }
        finishDownload(asked[at], *sinks[at], result);
    }
    co_return Result<void>();
}

Reply<void> TransferRun::lookAtSource(std::size_t index)
{
    TransferFile &file = m_job->files[index];
    const auto seen = co_await m_from->stat(treePath(file.source), false);
    if (seen && *seen && (*seen)->content.kind == sync::Kind::File) {
        file.size = (*seen)->content.size;
        file.modified = (*seen)->modified;
    }
    co_return Result<void>();
}

/// What several attempts put together must be what is there: a power cut may have eaten a part of an earlier one.
Result<sync::Entry> TransferRun::checked(const sync::Entry &entry, const LocalFileSink &sink)
{
    const QByteArray wanted = entry.content.digest;
    const Result<QByteArray> found = wanted.isEmpty() ? Result<QByteArray>(wanted) : sink.digest();
    if (!found) {
        return Failure(found.error());
    }
    return *found == wanted ? Result<sync::Entry>(entry) : Failure(agentError(QStringLiteral("damaged"), 0, {}));
}

void TransferRun::finishDownload(std::size_t index, LocalFileSink &sink, const Result<sync::Entry> &got)
{
    TransferFile &file = m_job->files[index];
    if (!got) {
        if (!isPassing(got.error())) {
            sink.discard();
            file.done = 0;
        }
        fail(index, got.error());
        return;
    }
    std::optional<LocalStamp> replaced = file.there ? LocalStamp::at(file.target) : std::nullopt;
    if (file.there && (!replaced || replaced->modified != file.there->modified)) {
        replaced = LocalStamp{}; // Fits nothing.
    }
    const Result<LocalStamp> done =
        sink.commit(replaced, {got->modified, got->content.executable.value_or(file.executable)});
    if (!done) {
        sink.discard();
        file.done = 0;
        file.hasLooked = false;
        fail(index, done.error());
        return;
    }
    finish(index);
}

QByteArray TransferRun::scratchFile(std::size_t index) const
{
    return m_scratch + '/' + m_job->ticket(index);
}

/// Through this computer: nothing else knows both machines.
Reply<void> TransferRun::copy()
{
    for (const std::size_t index : active()) {
        TransferFile &file = m_job->files[index];
        const QByteArray scratch = scratchFile(index);
        const auto sink = LocalFileSink::open(scratch, "copy");
        if (!sink) {
            fail(index, sink.error());
            continue;
        }
        std::ignore = (*sink)->truncate(0);
        std::vector<Download> downloads;
        downloads.push_back({.path = treePath(file.source), .sink = *sink, .progress = {}});
        const Result<std::vector<Sent>> got = co_await m_from->download(std::move(downloads));
        const Result<sync::Entry> fetched = got ? got->front() : Failure(got.error());
        const auto placed = fetched ? (*sink)->commit(LocalStamp::at(scratch), {fetched->modified, false})
                                    : Result<LocalStamp>(Failure(fetched.error()));
        const auto source =
            placed ? LocalFileSource::open(scratch) : Result<std::shared_ptr<LocalFileSource>>(Failure(placed.error()));
        if (!source) {
            (*sink)->discard();
            fail(index, source.error());
            continue;
        }
        file.size = (*source)->size();
        std::vector<Upload> uploads;
        uploads.push_back({.path = treePath(file.target),
                           .source = *source,
                           .expected = expectation(file),
                           .modified = fetched->modified,
                           .executable = fetched->content.executable,
                           .ticket = m_job->ticket(index),
                           .wantsDigest = false,
                           .progress = progress(index)});
        const Result<std::vector<Sent>> sent = co_await m_to->upload(std::move(uploads));
        const Result<sync::Entry> result = sent ? sent->front() : Failure(sent.error());
        std::ignore = co_await finishUpload(index, result, true);
        if (file.state != FileState::Waiting) {
            ::unlink(scratch.constData());
        }
    }
    co_return Result<void>();
}

void TransferRun::finish(std::size_t index)
{
    TransferFile &file = m_job->files[index];
    file.state = FileState::Done;
    file.done = file.size;
    file.error = {};
    Q_EMIT progressed();
}

/// A file that somebody writes right now is tried again; what a person has to see to is left.
void TransferRun::fail(std::size_t index, const Error &error)
{
    TransferFile &file = m_job->files[index];
    file.error = error;
    const bool mayHelp =
        error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Server || error.kind == ErrorKind::Protocol;
    if (isPassing(error) || (mayHelp && ++file.attempts < mostAttempts)) {
        file.state = FileState::Waiting;
        file.hasLooked = file.hasLooked && !mayHelp;
    } else {
        file.state = FileState::Failed;
    }
    Q_EMIT progressed();
}

void TransferRun::forget(const TransferJob &job, std::size_t file, RemoteRoot *root, const QByteArray &scratch)
{
    const QByteArray ticket = job.ticket(file);
    const QByteArray target = job.files[file].target;
    if (job.order.isDownload()) {
        ::unlink(LocalFileSink::partOf(target, ticket).constData());
        return;
    }
    ::unlink((scratch + '/' + ticket).constData());
    ::unlink(LocalFileSink::partOf(scratch + '/' + ticket, "copy").constData());
    if (root) {
        std::ignore = root->discard(treePath(target), ticket);
    }
}

} // namespace quire::files
