// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentDownloads.h"

#include "base/Coroutine.h"
#include "base/Digest.h"
#include "files/AgentRoot.h"
#include "files/Lanes.h"
#include "files/PieceWriter.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

/// Up to here a file travels with others in one message.
constexpr qint64 smallest = 1 << 20;
constexpr qint64 batchBytes = 4 << 20;
constexpr std::size_t batchFiles = 500;
constexpr int batchesAtOnce = 3;
constexpr qint64 pieceSize = 8 << 20;
constexpr int piecesAtOnce = 3;
constexpr auto silence = std::chrono::seconds(60);

Error changedThere()
{
    return agentError(u"changing"_s, 0, {});
}

} // namespace

struct AgentDownloads::Batch
{
    std::vector<std::size_t> indexes;
    qint64 bytes = 0;
};

AgentDownloads::AgentDownloads(AgentRoot *root, net::ServerConnection *connection, std::optional<QByteArray> filesPath,
                               std::vector<Download> downloads)
    : m_root(root),
      m_connection(connection),
      m_filesPath(std::move(filesPath)),
      m_downloads(std::move(downloads)),
      m_sent(m_downloads.size()),
      m_entries(m_downloads.size()),
      m_done(m_downloads.size())
{
}

Reply<std::vector<Sent>> AgentDownloads::run()
{
    const Result<void> found = co_await findSizes();
    if (!found) {
        co_return Failure(found.error());
    }
    const Result<void> batches = co_await fetchBatches();
    if (!batches) {
        co_return Failure(batches.error());
    }
    for (std::size_t i = 0; i < m_downloads.size(); ++i) {
        if (!m_sent[i]) {
            m_sent[i] = co_await fetchLarge(i);
        }
    }
    std::vector<Sent> result;
    result.reserve(m_sent.size());
    for (std::optional<Sent> &sent : m_sent) {
        result.push_back(std::move(sent).value_or(Failure(changedThere())));
    }
    co_return result;
}

/// What is expected is asked for only where it is large: the small are compared when they arrive.
Reply<void> AgentDownloads::findSizes()
{
    std::vector<std::size_t> unknown;
    std::vector<sync::TreePath> paths;
    for (std::size_t i = 0; i < m_downloads.size(); ++i) {
        const Expectation &expected = m_downloads[i].expected;
        if (expected.kind == Expectation::Kind::This && expected.entry.content.size <= smallest) {
            m_entries[i] = expected.entry;
        } else {
            unknown.push_back(i);
            paths.push_back(m_downloads[i].path);
        }
    }
    const Result<std::vector<Sent>> seen = co_await m_root->look(std::move(paths), false);
    if (!seen) {
        co_return Failure(seen.error());
    }
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        const std::size_t index = unknown[i];
        const Sent &entry = seen->at(i);
        if (!entry) {
            m_sent[index] = entry;
        } else if (entry->content.kind != sync::Kind::File) {
            m_sent[index] = Failure(agentError(u"special"_s, 0, {}));
        } else if (m_downloads[index].expected.kind == Expectation::Kind::This &&
                   !sync::isStill(m_downloads[index].expected.entry, *entry)) {
            m_sent[index] = Failure(changedThere());
        } else {
            m_entries[index] = *entry;
        }
    }
    co_return {};
}

// Small files

Reply<void> AgentDownloads::fetchBatches()
{
    std::size_t at = 0;
    const auto next = [this, &at]() -> std::optional<Reply<void>> {
        const auto batch = std::make_shared<Batch>();
        for (; at < m_downloads.size() && batch->indexes.size() < batchFiles; ++at) {
            const qint64 size = m_entries[at].content.size;
            if (m_sent[at] || size > smallest) {
                continue;
            }
            if (batch->bytes + size > batchBytes) {
                break;
            }
            batch->bytes += size;
            batch->indexes.push_back(at);
        }
        return batch->indexes.empty() ? std::nullopt : std::optional(fetchBatch(batch));
    };
    Lanes lanes(next);
    co_return co_await lanes.run(batchesAtOnce);
}

Reply<void> AgentDownloads::fetchBatch(std::shared_ptr<Batch> batch)
{
    if (m_root->limit()) {
        std::ignore = co_await m_root->limit()->take(RateLimit::Down, batch->bytes);
    }
    while (!batch->indexes.empty()) {
        QJsonArray paths;
        for (const std::size_t index : batch->indexes) {
            paths.append(encoded(m_downloads[index].path.bytes()));
        }
        const Result<AgentAnswer> answer = co_await m_root->ask(u"get_many"_s, {{u"paths"_s, paths}});
        const std::size_t done = answer ? takeIn(*batch, *answer) : 0;
        if (done == 0) {
            failAll(*batch, answer ? agentError(u"invalid"_s, 0, {}) : answer.error());
            co_return {};
        }
        batch->indexes.erase(batch->indexes.begin(), batch->indexes.begin() + std::ptrdiff_t(done));
    }
    co_return {};
}

void AgentDownloads::failAll(const Batch &batch, const Error &error)
{
    for (const std::size_t index : batch.indexes) {
        m_sent[index] = Failure(error);
    }
}

/// How many of the batch were in the answer; 0: it makes no sense.
std::size_t AgentDownloads::takeIn(const Batch &batch, const AgentAnswer &answer)
{
    const Result<std::vector<AgentRecord>> records = AgentRecord::parse(answer.buffer(0));
    if (!records || records->size() > batch.indexes.size()) {
        return 0;
    }
    const QByteArray all = answer.buffer(1);
    qsizetype at = 0;
    for (std::size_t i = 0; i < records->size(); ++i) {
        const AgentRecord &record = records->at(i);
        if (record.kind == AgentRecord::Kind::Failed) {
            m_sent[batch.indexes[i]] = Failure(record.error());
            continue;
        }
        if (record.size > all.size() - at) {
            return i;
        }
        keepSmall(batch.indexes[i], record, QByteArrayView(all).sliced(at, record.size));
        at += record.size;
    }
    return records->size();
}

void AgentDownloads::keepSmall(std::size_t index, const AgentRecord &record, QByteArrayView bytes)
{
    const Download &download = m_downloads[index];
    const sync::Entry entry = record.entry();
    if (download.expected.kind == Expectation::Kind::This && !sync::isStill(download.expected.entry, entry)) {
        m_sent[index] = Failure(changedThere());
        return;
    }
    if (Digest::of(bytes) != entry.content.digest) {
        m_sent[index] = Failure(agentError(u"damaged"_s, 0, {}));
        return;
    }
    const Result<void> written = download.sink->write(0, bytes);
    m_sent[index] = written ? Sent(entry) : Failure(written.error());
    if (written && download.progress) {
        download.progress(bytes.size());
    }
}

// Large files

Reply<sync::Entry> AgentDownloads::fetchLarge(std::size_t index)
{
    const qint64 size = m_entries[index].content.size;
    const qint64 offset = std::clamp<qint64>(m_downloads[index].offset, 0, size);
    startAt(index, offset);
    Result<void> fetched = failure(ErrorKind::NotFound, {});
    if (address(m_downloads[index].path)) {
        fetched = co_await fetchPieces(index, true);
    }
    const bool isRefused =
        !fetched && (fetched.error().kind == ErrorKind::NotFound || fetched.error().kind == ErrorKind::Auth ||
                     fetched.error().kind == ErrorKind::Protocol);
    if (isRefused) {
        startAt(index, offset);
        fetched = co_await fetchPieces(index, false);
    }
    if (!fetched) {
        co_return Failure(fetched.error());
    }
    // What was put together from several attempts is worth a digest.
    const Result<std::vector<Sent>> after = co_await m_root->look({m_downloads[index].path}, offset > 0);
    if (!after) {
        co_return Failure(after.error());
    }
    const Sent &entry = after->front();
    if (!entry || !sync::isStill(m_entries[index], *entry)) {
        co_return Failure(changedThere());
    }
    co_return *entry;
}

Reply<void> AgentDownloads::fetchPieces(std::size_t index, bool fromServer)
{
    qint64 at = m_done[index];
    const auto next = [this, index, fromServer, &at]() -> std::optional<Reply<void>> {
        const qint64 size = m_entries[index].content.size;
        if (at >= size) {
            return std::nullopt;
        }
        const qint64 most = m_root->limit() ? m_root->limit()->fitting(RateLimit::Down, pieceSize) : pieceSize;
        const qint64 offset = std::exchange(at, std::min(size, at + most));
        return fromServer ? fetchFromServer(index, offset, at - offset) : fetchFromAgent(index, offset, at - offset);
    };
    Lanes lanes(next);
    co_return co_await lanes.run(piecesAtOnce);
}

Reply<void> AgentDownloads::fetchFromServer(std::size_t index, qint64 offset, qint64 length)
{
    if (m_root->limit()) {
        std::ignore = co_await m_root->limit()->take(RateLimit::Down, length);
    }
    const QByteArray range = "bytes=" + QByteArray::number(offset) + '-' + QByteArray::number(offset + length - 1);
    const net::HttpRequest request{.path = "files/" + address(m_downloads[index].path).value_or(QByteArray()),
                                   .headers = {{"Range"_ba, range}},
                                   .timeout = silence};
    PieceWriter writer(m_downloads[index].sink, offset, length);
    const Result<net::HttpResponse> answer = co_await m_connection->http().download(request, &writer);
    if (!writer.result()) {
        co_return writer.result();
    }
    const bool isNetwork = !answer && answer.error().kind != ErrorKind::File;
    if (isNetwork) {
        co_return Failure(answer.error());
    }
    const bool isWhole = offset == 0 && length == m_entries[index].content.size;
    const int status = answer ? answer->status : 0;
    if (writer.written() != length || (status != 206 && !(status == 200 && isWhole))) {
        co_return Failure(agentError(u"invalid"_s, status, u"range"_s));
    }
    notePiece(index, offset, length);
    co_return {};
}

Reply<void> AgentDownloads::fetchFromAgent(std::size_t index, qint64 offset, qint64 length)
{
    if (m_root->limit()) {
        std::ignore = co_await m_root->limit()->take(RateLimit::Down, length);
    }
    const Result<AgentAnswer> answer = co_await m_root->ask(
        u"get"_s,
        {{u"path"_s, encoded(m_downloads[index].path.bytes())}, {u"offset"_s, offset}, {u"length"_s, length}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record || answer->buffer(1).size() != length || !sync::isStill(m_entries[index], record->entry())) {
        co_return Failure(record ? changedThere() : record.error());
    }
    co_return keepPiece(index, offset, answer->buffer(1));
}

Result<void> AgentDownloads::keepPiece(std::size_t index, qint64 offset, QByteArrayView bytes)
{
    const Result<void> written = m_downloads[index].sink->write(offset, bytes);
    if (written) {
        notePiece(index, offset, bytes.size());
    }
    return written;
}

void AgentDownloads::startAt(std::size_t index, qint64 offset)
{
    m_done[index] = offset;
    m_early.clear();
}

/// Pieces end in any order; who goes on later goes on where the first one is missing.
void AgentDownloads::notePiece(std::size_t index, qint64 offset, qint64 length)
{
    qint64 &done = m_done[index];
    m_early.insert_or_assign(offset, length);
    while (!m_early.empty() && m_early.begin()->first == done) {
        done += m_early.extract(m_early.begin()).mapped();
    }
    if (m_downloads[index].progress) {
        m_downloads[index].progress(done);
    }
}

std::optional<QByteArray> AgentDownloads::address(const sync::TreePath &path) const
{
    const QByteArray bytes = path.bytes();
    // Servers refuse hidden names, and cannot be asked for names that are no UTF-8.
    if (!m_filesPath || !bytes.isValidUtf8() || bytes.startsWith('.') || bytes.contains("/.")) {
        return std::nullopt;
    }
    return *m_filesPath + bytes.toPercentEncoding("/");
}

} // namespace quire::files
