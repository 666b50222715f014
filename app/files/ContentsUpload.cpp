// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ContentsUpload.h"

#include "base/Timeout.h"
#include "files/ContentsDownload.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::files {

using net::HttpResponse;
using sync::TreePath;

namespace {

constexpr int maximumTroubles = 5;
constexpr int maximumRestarts = 3;
/// What the server hashes, or sends back, to prove itself: it does so at a cost to everybody on it.
constexpr qint64 largestVerified = 64LL << 20;
/// So much of the end of a partial file is compared before it is taken up.
constexpr qint64 tail = 1 << 20;
constexpr std::chrono::seconds longestWait{60};

bool isSuccess(const Result<HttpResponse> &answer)
{
    return answer && answer->status >= 200 && answer->status < 300;
}

bool isInDoubt(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.httpStatus >= 500;
}

TreePath beside(const TreePath &path, const QByteArray &suffix)
{
    QByteArray name = path.name();
    while (name.size() + suffix.size() > 255) { // Between code points.
        do {
            name.chop(1);
        } while (!name.isEmpty() && !name.isValidUtf8());
    }
    return path.parent().child(name + suffix);
}

} // namespace

TreePath ContentsUpload::partOf(const TreePath &path, const QByteArray &ticket)
{
    return beside(path, ".quire-part-" + ticket);
}

TreePath ContentsUpload::oldOf(const TreePath &path, const QByteArray &ticket)
{
    return beside(path, ".quire-old-" + ticket);
}

ContentsUpload::ContentsUpload(ContentsWay *way, Upload upload, QObject *parent)
    : QObject(parent),
      m_way(way),
      m_api(way->api),
      m_upload(std::move(upload)),
      m_reader(std::make_shared<SourceReader>(m_upload.source)),
      m_part(partOf(m_upload.path, m_upload.ticket)),
      m_old(oldOf(m_upload.path, m_upload.ticket))
{
}

Failure ContentsUpload::changed() const
{
    return failure(ErrorKind::Conflict,
                   tr("“%1” was changed here while it was being sent.").arg(m_upload.path.toString()));
}

Failure ContentsUpload::conflict() const
{
    return failure(ErrorKind::Conflict,
                   tr("“%1” on the machine is not what it was. Nothing was changed.").arg(m_upload.path.toString()));
}

Reply<sync::Entry> ContentsUpload::run()
{
    if (m_reader->size() <= small && m_upload.expected.kind == Expectation::Kind::Absent) {
        co_return co_await sendWhole();
    }
    const Result<void> sent = co_await sendPart();
    if (!sent) {
        co_return Failure(sent.error());
    }
    const Result<sync::Entry> verified = co_await verify(m_part);
    if (!verified) {
        if (!isInDoubt(verified.error())) {
            std::ignore = co_await m_api->discard(m_part);
        }
        co_return Failure(verified.error());
    }
    co_return co_await commit();
}

Reply<sync::Entry> ContentsUpload::sendWhole()
{
    const Result<std::optional<ContentsItem>> seen = co_await m_api->find(m_upload.path);
    if (!seen || *seen) {
        co_return seen ? conflict() : Failure(seen.error());
    }
    const Result<QByteArray> body = m_reader->body(0, m_reader->size(), 0); // Too small for a thread.
    if (!body) {
        co_return Failure(body.error());
    }
    if (!m_reader->isUnchanged()) {
        co_return changed();
    }
    if (m_way->limit) {
        std::ignore = co_await m_way->limit->take(RateLimit::Up, m_reader->size());
    }
    const Result<HttpResponse> answer = co_await m_api->put(m_upload.path, *body);
    if (!isSuccess(answer)) {
        const Error error = answer ? m_api->errorIn(*answer, m_upload.path) : answer.error();
        const Result<void> arrived = co_await afterFailedWhole(error);
        if (!arrived) {
            co_return Failure(arrived.error());
        }
    }
    const Result<sync::Entry> verified = co_await verify(m_upload.path);
    if (!verified && !isInDoubt(verified.error())) {
        std::ignore = co_await afterFailedWhole(verified.error());
    }
    co_return verified;
}

/// It may have come all the same. A full disk leaves a torn file under the name, and only that is taken away: what is
/// not a beginning of ours is somebody else's.
Reply<void> ContentsUpload::afterFailedWhole(Error error)
{
    const Result<std::optional<ContentsItem>> seen = co_await m_api->find(m_upload.path);
    if (!seen || !*seen || (*seen)->entry.content.kind != sync::Kind::File) {
        co_return Failure(error);
    }
    const qint64 size = (*seen)->entry.content.size;
    if (size == m_reader->size()) {
        co_return Result<void>();
    }
    const Result<QByteArray> ours = m_reader->bytes(0, std::min(size, m_reader->size()));
    const Result<QByteArray> theirs = co_await m_api->content(m_upload.path, size);
    if (ours && theirs && *ours == *theirs) {
        std::ignore = co_await m_api->remove(m_upload.path);
    }
    co_return Failure(error);
}

Reply<void> ContentsUpload::sendPart()
{
    const Result<qint64> had = co_await resume();
    if (!had) {
        co_return Failure(had.error());
    }
    qint64 at = *had;
    bool isSent = m_isLate && at == m_reader->size();
    while (at < m_reader->size() || !isSent) {
        const Result<qint64> now = co_await sendPiece(at);
        if (!now) {
            co_return Failure(now.error());
        }
        isSent = *now > at || m_reader->size() == 0;
        at = *now;
        if (m_upload.progress) {
            m_upload.progress(at);
        }
    }
    const std::shared_ptr<SourceReader> reader = m_reader;
    co_return co_await QtConcurrent::run([reader] { return reader->finish(); });
}

/// How much of the partial file an earlier attempt has left that is good.
Reply<qint64> ContentsUpload::resume()
{
    if (m_upload.ticket.isEmpty()) {
        co_return qint64(0);
    }
    const Result<std::optional<ContentsItem>> part = co_await m_api->find(m_part);
    if (!part || !*part) {
        co_return part ? Result<qint64>(0) : Failure(part.error());
    }
    m_isLate = true;
    const qint64 size = (*part)->entry.content.size;
    if (size > m_reader->size()) {
        co_return qint64(0);
    }
    const Result<bool> fits = co_await endsAlike(size);
    co_return fits.transform([&](bool isGood) { return isGood ? size : 0; });
}

Reply<bool> ContentsUpload::endsAlike(qint64 size)
{
    const qint64 length = std::min(size, tail);
    if (length == 0 || !m_way->servesFiles) { // The whole is verified in the end, or its size.
        co_return true;
    }
    const Result<HttpResponse> theirs = co_await m_api->bytes(m_part, size - length, length);
    if (!theirs) {
        co_return Failure(theirs.error());
    }
    if (theirs->status != 206) {
        co_return false;
    }
    const Result<QByteArray> ours = m_reader->bytes(size - length, length);
    co_return ours.transform([&](const QByteArray &bytes) { return bytes == theirs->body; });
}

/// Jupyter's numbers: 1 begins the file anew, others are appended, -1 ends it; 0 is a whole one.
int ContentsUpload::chunkAt(qint64 at, qint64 length) const
{
    const bool isLast = at + length >= m_reader->size();
    if (at == 0) {
        return isLast ? 0 : 1;
    }
    return isLast ? -1 : 2;
}

/// From where to go on.
Reply<qint64> ContentsUpload::sendPiece(qint64 at)
{
    const qint64 wanted = std::min(m_way->pieces.bytes(), m_reader->size() - at);
    const qint64 length = m_way->limit ? m_way->limit->fitting(RateLimit::Up, wanted) : wanted;
    const int chunk = chunkAt(at, length);
    const std::shared_ptr<SourceReader> reader = m_reader;
    const Result<QByteArray> body =
        co_await QtConcurrent::run([reader, at, length, chunk] { return reader->body(at, length, chunk); });
    if (!body) {
        co_return Failure(body.error());
    }
    if (m_way->limit) {
        std::ignore = co_await m_way->limit->take(RateLimit::Up, length);
    }
    co_return co_await judge(at, length, co_await m_api->put(m_part, *body));
}

Reply<qint64> ContentsUpload::judge(qint64 at, qint64 length, Result<HttpResponse> answer)
{
    if (isSuccess(answer)) {
        const Result<ContentsItem> item = ContentsApi::itemIn(*answer);
        if (item && item->entry.content.size == at + length) {
            m_way->pieces.accept(length);
            m_troubles = 0;
            co_return at + length;
        }
        const Error unlike = item ? conflict().error() : item.error();
        co_return co_await lookAgain(at, length, unlike);
    }
    const Error error = answer ? m_api->errorIn(*answer, m_upload.path) : answer.error();
    if (answer && answer->status == 413) {
        if (length <= PieceSize::smallest) {
            co_return Failure(error);
        }
        m_way->pieces.forbid(length);
        co_return at;
    }
    const bool passes = !answer || answer->status == 429 || (answer->status >= 502 && answer->status <= 504);
    if (!passes || error.kind == ErrorKind::Certificate) {
        co_return Failure(error);
    }
    if (answer) {
        std::ignore = co_await wait(*answer);
    } else {
        m_way->pieces.refuse(length); // Some servers cut off what is too large for them.
    }
    co_return co_await lookAgain(at, length, error);
}

/// Nobody knows whether the piece was written: the server is asked.
Reply<qint64> ContentsUpload::lookAgain(qint64 at, qint64 length, Error trouble)
{
    if (++m_troubles > maximumTroubles) {
        co_return Failure(trouble);
    }
    const Result<std::optional<ContentsItem>> part = co_await m_api->find(m_part);
    if (!part) {
        co_return Failure(part.error());
    }
    const qint64 size = *part ? (*part)->entry.content.size : 0;
    if (size == at || size == at + length) {
        co_return size;
    }
    if (++m_restarts > maximumRestarts) {
        co_return failure(ErrorKind::Protocol,
                          tr("The server did not keep “%1” as it was sent.").arg(m_upload.path.toString()));
    }
    co_return qint64(0);
}

Reply<void> ContentsUpload::wait(const HttpResponse &answer)
{
    const qint64 asked = answer.headers.value("retry-after").toByteArray().toLongLong();
    const std::chrono::milliseconds own(200LL << std::min(m_troubles, 6));
    const std::chrono::milliseconds theirs = std::min(std::chrono::seconds(std::max<qint64>(asked, 0)), longestWait);
    return delay(this, std::max(own, theirs));
}

/// What lies under `path` is what was read, and that is still the file.
Reply<sync::Entry> ContentsUpload::verify(TreePath path)
{
    if (!m_reader->isUnchanged()) {
        co_return changed();
    }
    const bool isSmall = m_reader->size() <= largestVerified;
    const Result<ContentsItem> item = co_await m_api->stat(path, isSmall);
    if (!item) {
        co_return Failure(item.error());
    }
    bool isGood = item->entry.content.size == m_reader->size();
    if (isGood && !item->sha256.isEmpty()) {
        isGood = item->sha256 == m_reader->sha256();
    } else if (isGood && isSmall) {
        ContentsDownload download(m_way, {.path = path, .sink = {}});
        const Result<sync::Entry> there = co_await download.run();
        if (!there) {
            co_return Failure(there.error());
        }
        isGood = there->content.digest == m_reader->blake2b();
    }
    if (!isGood) {
        co_return failure(ErrorKind::Protocol, tr("“%1” did not arrive as it was sent.").arg(m_upload.path.toString()));
    }
    sync::Entry entry = item->entry;
    entry.content.digest = m_reader->blake2b();
    co_return entry;
}

Reply<sync::Entry> ContentsUpload::result()
{
    const Result<ContentsItem> item = co_await m_api->stat(m_upload.path);
    if (!item) {
        co_return Failure(item.error());
    }
    sync::Entry entry = item->entry;
    if (entry.content.size != m_reader->size()) {
        co_return conflict();
    }
    entry.content.digest = m_reader->blake2b();
    co_return entry;
}

} // namespace quire::files
