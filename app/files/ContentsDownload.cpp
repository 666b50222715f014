// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ContentsDownload.h"

#include "base/Timeout.h"
#include "files/Batch.h"

using namespace Qt::StringLiterals;

namespace quire::files {

using net::HttpResponse;

namespace {

constexpr int lanes = 4;
constexpr int tries = 3;
constexpr std::chrono::milliseconds pauseForRoom{20};
/// What comes in one piece lies in memory here, and in the server's several times over.
constexpr qint64 largestWhole = 512LL << 20;

} // namespace

ContentsDownload::ContentsDownload(ContentsWay *way, Download download, QObject *parent)
    : QObject(parent), m_way(way), m_api(way->api), m_download(std::move(download))
{
}

Failure ContentsDownload::changed() const
{
    return failure(ErrorKind::Conflict,
                   tr("“%1” was changed on the machine while it was being read.").arg(m_download.path.toString()));
}

Reply<sync::Entry> ContentsDownload::run()
{
    const Result<ContentsItem> before = co_await m_api->stat(m_download.path);
    if (!before) {
        co_return Failure(before.error());
    }
    const sync::Entry &expected = m_download.expected.entry;
    if (before->entry.content.kind != sync::Kind::File) {
        co_return failure(ErrorKind::Unsupported, tr("“%1” is no file.").arg(m_download.path.toString()));
    }
    if (m_download.expected.kind == Expectation::Kind::This && !sync::isStill(expected, before->entry)) {
        co_return changed();
    }
    m_size = before->entry.content.size;
    m_next = m_done = m_download.offset <= m_size ? m_download.offset : 0;
    const bool isWhole = m_done == 0;
    const Result<void> fetched = co_await fetch();
    if (!fetched) {
        co_return Failure(fetched.error());
    }
    const Result<ContentsItem> after = co_await m_api->stat(m_download.path);
    if (!after || !after->isSame(*before)) {
        co_return after ? changed() : Failure(after.error());
    }
    sync::Entry entry = after->entry;
    if (isWhole) {
        entry.content.digest = m_digest.result();
        if (!expected.content.digest.isEmpty() && expected.content.digest != entry.content.digest) {
            co_return changed();
        }
    }
    co_return entry;
}

/// Down the ladder: ranges, all at once, the Contents API.
Reply<void> ContentsDownload::fetch()
{
    Result<void> fetched;
    if (m_way->servesFiles && m_way->hasRanges) {
        fetched = co_await fetchRanges();
    }
    if (m_way->servesFiles && !m_way->hasRanges) {
        fetched = co_await fetchWhole();
    }
    if (!m_way->servesFiles && (m_done < m_size || !fetched)) {
        fetched = co_await fetchContent();
    }
    co_return fetched;
}

Reply<void> ContentsDownload::fetchRanges()
{
    Batch<void> all;
    const qint64 left = m_size - m_done;
    for (int lane = 0; lane < (left > 2 * piece ? lanes : 1); ++lane) {
        all.add(fetchNext());
    }
    Result<void> first;
    for (Reply<void> &one : all.replies) {
        const Result<void> done = co_await one;
        if (first && !done) {
            first = done;
        }
    }
    co_return first;
}

Reply<void> ContentsDownload::fetchNext()
{
    while (m_next < m_size && !m_isOver) {
        std::ignore = co_await waitForRoom();
        if (m_next >= m_size || m_isOver) {
            break;
        }
        const qint64 offset = m_next;
        const qint64 wanted = std::min(piece, m_size - offset);
        const qint64 length = m_way->limit ? m_way->limit->fitting(RateLimit::Down, wanted) : wanted;
        m_next += length;
        if (m_way->limit) {
            std::ignore = co_await m_way->limit->take(RateLimit::Down, length);
        }
        const Result<void> fetched = co_await fetchPiece(offset, length);
        if (!fetched) {
            m_isOver = true;
            co_return fetched;
        }
    }
    co_return Result<void>();
}

/// One slow lane must not let the others fill the memory.
Reply<void> ContentsDownload::waitForRoom()
{
    while (m_next - m_done > 2 * lanes * piece && !m_isOver) {
        std::ignore = co_await delay(this, pauseForRoom);
    }
    co_return Result<void>();
}

Reply<void> ContentsDownload::fetchPiece(qint64 offset, qint64 length)
{
    Result<QByteArray> bytes;
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Result<HttpResponse> answer = co_await m_api->bytes(m_download.path, offset, length);
        bytes = judge(answer, offset, length);
        if (bytes || bytes.error().kind != ErrorKind::Network || !m_way->hasRanges || !m_way->servesFiles) {
            break;
        }
    }
    if (!bytes) {
        co_return Failure(bytes.error());
    }
    co_return take(offset, *bytes);
}

/// A login page or an apology in place of the bytes.
bool ContentsDownload::isPage(const HttpResponse &answer) const
{
    const QByteArray name = m_download.path.name().toLower();
    return answer.isHtml() && !name.endsWith(".html") && !name.endsWith(".htm");
}

Result<QByteArray> ContentsDownload::judge(const Result<HttpResponse> &answer, qint64 offset, qint64 length)
{
    if (!answer) {
        if (answer.error().kind == ErrorKind::Protocol) { // More than was asked for.
            m_way->hasRanges = false;
        }
        return Failure(answer.error());
    }
    const QByteArray range = answer->headers.value("content-range").toByteArray();
    const bool isRight = answer->status == 206 && range.startsWith("bytes " + QByteArray::number(offset) + '-') &&
                         range.endsWith('/' + QByteArray::number(m_size));
    const bool isAll = answer->status == 200 && offset == 0 && length == m_size && !isPage(*answer);
    if ((isRight || isAll) && answer->body.size() == length) {
        return answer->body;
    }
    if (answer->status == 416 || (answer->status == 206 && !isRight)) {
        return changed();
    }
    if (isRight || isAll) {
        return failure(ErrorKind::Network,
                       tr("The connection ended before all of “%1” had come.").arg(m_download.path.toString()));
    }
    if (answer->status == 200 && !isPage(*answer)) {
        m_way->hasRanges = false;
    } else if (answer->status < 429) { // Refused, sent to a login, not there under this address.
        m_way->servesFiles = false;
    }
    return Failure(m_api->errorIn(*answer, m_download.path));
}

Failure ContentsDownload::tooLarge() const
{
    return failure(
        ErrorKind::Unsupported,
        tr("“%1” is too large to fetch: this server only hands files out whole.").arg(m_download.path.toString()));
}

void ContentsDownload::startAnew()
{
    m_next = m_done = 0;
    m_digest = Digest();
    m_early.clear();
}

Reply<void> ContentsDownload::fetchWhole()
{
    if (m_size > largestWhole) {
        co_return tooLarge();
    }
    startAnew();
    const Result<HttpResponse> answer = co_await m_api->bytes(m_download.path, 0, m_size);
    const Result<QByteArray> bytes = judge(answer, 0, m_size);
    if (!bytes) {
        const bool isMore = bytes.error().kind == ErrorKind::Protocol && bytes.error().httpStatus == 0;
        co_return isMore ? changed() : Failure(bytes.error());
    }
    co_return take(0, *bytes);
}

Reply<void> ContentsDownload::fetchContent()
{
    if (m_size > largestWhole) {
        co_return tooLarge();
    }
    const Result<QByteArray> bytes = co_await m_api->content(m_download.path, m_size);
    if (!bytes) {
        co_return Failure(bytes.error());
    }
    if (bytes->size() != m_size) {
        co_return changed();
    }
    startAnew();
    co_return take(0, *bytes);
}

Result<void> ContentsDownload::take(qint64 offset, QByteArray bytes)
{
    m_early.insert_or_assign(offset, std::move(bytes));
    while (!m_early.empty() && m_early.begin()->first == m_done) {
        const QByteArray next = m_early.extract(m_early.begin()).mapped();
        m_digest.add(next);
        if (m_download.sink) {
            if (const Result<void> written = m_download.sink->write(m_done, next); !written) {
                return written;
            }
        }
        m_done += next.size();
        if (m_download.progress) {
            m_download.progress(m_done);
        }
    }
    return {};
}

} // namespace quire::files
