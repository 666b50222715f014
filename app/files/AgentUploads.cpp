// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentUploads.h"

#include "base/Coroutine.h"
#include "base/Digest.h"
#include "files/AgentRoot.h"
#include "files/BlockMatcher.h"
#include "files/Lanes.h"

#include <QJsonArray>
#include <QSet>
#include <QtConcurrentRun>

#include <zlib.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

/// Up to here a file travels with others in one message; what a batch may hold.
constexpr qint64 smallest = 1 << 20;
constexpr qint64 batchBytes = 4 << 20;
constexpr std::size_t batchFiles = 500;
constexpr qsizetype batchFolders = 150;
constexpr int batchesAtOnce = 4;
/// Measured best: docs/agent.md.
constexpr qint64 pieceSize = 4 << 20;
constexpr int piecesAtOnce = 4;
/// Below this it is quicker to send all than to look for what is there already.
constexpr qint64 worthComparing = 8 << 20;

QJsonObject describe(const Upload &upload, qint64 size, const QByteArray &digest)
{
    QJsonObject result{{u"path"_s, encoded(upload.path.bytes())},
                       {u"ticket"_s, QString::fromLatin1(upload.ticket)},
                       {u"trace"_s, QString::fromLatin1(upload.trace)},
                       {u"size"_s, size},
                       {u"digest"_s, encoded(digest)},
                       {u"modified"_s, upload.modified},
                       {u"expected"_s, encoded(upload.expected)}};
    if (upload.executable) {
        result.insert("executable"_L1, *upload.executable);
    }
    return result;
}

Error changedHere()
{
    return {ErrorKind::Conflict, AgentUploads::tr("The file was changed on this computer while it was sent."), {}, 0};
}

} // namespace

struct AgentUploads::Batch
{
    std::vector<std::size_t> indexes;
    std::vector<QByteArray> digests;
    QJsonArray files;
    QByteArray bytes;
    QSet<QByteArray> folders;
};

struct AgentUploads::Large
{
    std::size_t index = 0;
    qint64 size = 0;
    /// What the part on the machine has already, from its start.
    qint64 offset = 0;
    /// Not where it all goes at once, in order, and nobody wants to know: the checksum suffices then.
    bool isDigestNeeded = true;
    Digest hash;
    quint32 crc32 = 0;
    qint64 hashed = 0;
    /// Ranges to send, in order; and to copy from the old file: {source, target, length}.
    std::vector<std::pair<qint64, qint64>> missing;
    QJsonArray copies;
    std::unique_ptr<Lanes> lanes;
    std::size_t range = 0;
    qint64 done = 0;

    /// The next bytes of the file.
    void add(QByteArrayView bytes)
    {
        const auto *data = reinterpret_cast<const Bytef *>(bytes.data());
        if (isDigestNeeded) {
            hash.add(bytes);
        }
        crc32 = quint32(crc32_z(crc32, data, std::size_t(bytes.size())));
        hashed += bytes.size();
    }
};

AgentUploads::AgentUploads(AgentRoot *root, std::vector<Upload> uploads)
    : m_root(root), m_uploads(std::move(uploads)), m_sent(m_uploads.size())
{
    for (std::size_t i = 0; i < m_uploads.size(); ++i) {
        (m_uploads[i].source->size() <= smallest ? m_small : m_large).push_back(i);
    }
}

Reply<std::vector<Sent>> AgentUploads::run()
{
    const Result<void> batches = co_await sendBatches();
    if (!batches) {
        co_return Failure(batches.error());
    }
    for (const std::size_t index : std::vector(m_large)) {
        m_sent[index] = co_await sendLarge(index);
    }
    std::vector<Sent> result;
    result.reserve(m_sent.size());
    for (std::optional<Sent> &sent : m_sent) {
        result.push_back(std::move(sent).value_or(Failure(changedHere())));
    }
    co_return result;
}

// Small files

/// Reads the file into the batch; false when it belongs into the next.
bool AgentUploads::pack(Batch *batch, std::size_t index)
{
    const Upload &upload = m_uploads[index];
    const qint64 size = upload.source->size();
    const QByteArray folder = upload.path.parent().bytes();
    if (!batch->indexes.empty() && (batch->indexes.size() >= batchFiles || batch->bytes.size() + size > batchBytes ||
                                    (batch->folders.size() >= batchFolders && !batch->folders.contains(folder)))) {
        return false;
    }
    const Result<QByteArray> bytes = upload.source->read(0, size);
    if (!bytes) {
        m_sent[index] = Failure(bytes.error());
        return true;
    }
    if (!upload.source->isUnchanged()) {
        m_sent[index] = Failure(changedHere());
        return true;
    }
    batch->indexes.push_back(index);
    batch->folders.insert(folder);
    batch->digests.push_back(Digest::of(*bytes));
    batch->files.append(describe(upload, size, batch->digests.back()));
    batch->bytes += *bytes;
    return true;
}

Reply<void> AgentUploads::sendBatches()
{
    std::size_t at = 0;
    const auto next = [this, &at]() -> std::optional<Reply<void>> {
        const auto batch = std::make_shared<Batch>();
        while (at < m_small.size() && pack(batch.get(), m_small[at])) {
            ++at;
        }
        return batch->indexes.empty() ? std::nullopt : std::optional(sendBatch(batch));
    };
    Lanes lanes(next);
    co_return co_await lanes.run(batchesAtOnce);
}

Reply<void> AgentUploads::sendBatch(std::shared_ptr<Batch> batch)
{
    if (m_root && m_root->limit()) {
        std::ignore = co_await m_root->limit()->take(RateLimit::Up, batch->bytes.size());
    }
    if (!m_root) {
        co_return Failure(changedHere());
    }
    const Result<AgentAnswer> answer =
        co_await m_root->ask(u"put_many"_s, {{u"files"_s, batch->files}}, {batch->bytes});
    takeIn(*batch, answer);
    co_return {};
}

void AgentUploads::takeIn(const Batch &batch, const Result<AgentAnswer> &answer)
{
    const Result<std::vector<AgentRecord>> records =
        answer ? AgentRecord::parse(answer->buffer(0)) : Failure(answer.error());
    const bool fits = records && records->size() == batch.indexes.size();
    for (std::size_t i = 0; i < batch.indexes.size(); ++i) {
        const std::size_t index = batch.indexes[i];
        if (!fits) {
            m_sent[index] = Failure(records ? agentError(u"invalid"_s, 0, {}) : records.error());
        } else if (records->at(i).kind == AgentRecord::Kind::Failed) {
            m_sent[index] = Failure(records->at(i).error());
        } else if (!records->at(i).isFile(m_uploads[index].source->size(), batch.digests[i])) {
            m_sent[index] = Failure(agentError(u"damaged"_s, 0, u"another file than was sent"_s));
        } else {
            m_sent[index] = records->at(i).entry();
            if (m_uploads[index].progress) {
                m_uploads[index].progress(m_uploads[index].source->size());
            }
        }
    }
}

// Large files

Reply<sync::Entry> AgentUploads::sendLarge(std::size_t index)
{
    const auto large = std::make_shared<Large>();
    large->index = index;
    large->size = m_uploads[index].source->size();
    const Result<void> opened = co_await openPart(large);
    if (!opened) {
        co_return Failure(opened.error());
    }
    const Result<void> compared = co_await useOldBlocks(large);
    if (!compared) {
        co_return Failure(compared.error());
    }
    large->isDigestNeeded = m_uploads[index].wantsDigest || large->offset > 0 || !large->copies.isEmpty();
    const Result<void> sent = co_await sendPieces(large);
    if (!sent) {
        co_return Failure(sent.error());
    }
    if (!m_uploads[index].source->isUnchanged()) {
        [[maybe_unused]] const Result<void> gone =
            co_await m_root->discard(m_uploads[index].path, m_uploads[index].ticket);
        co_return Failure(changedHere());
    }
    co_return co_await commit(large);
}

Reply<void> AgentUploads::openPart(std::shared_ptr<Large> large)
{
    const Upload &upload = m_uploads[large->index];
    const Result<AgentAnswer> answer = co_await m_root->ask(
        u"open_part"_s, {{u"path"_s, encoded(upload.path.bytes())}, {u"ticket"_s, QString::fromLatin1(upload.ticket)}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const qint64 length = answer->value.value("length"_L1).toInteger();
    large->offset = length > 0 && length <= large->size ? length : 0;
    if (answer->value.value("free"_L1).toInteger() < large->size - large->offset) {
        co_return Failure(agentError(u"disk"_s, ENOSPC, {}));
    }
    co_return {};
}

/// Where a file of that name is there: what of it can be kept need not be sent.
Reply<void> AgentUploads::useOldBlocks(std::shared_ptr<Large> large)
{
    const Upload &upload = m_uploads[large->index];
    const bool has = upload.expected.kind == Expectation::Kind::This &&
                     upload.expected.entry.content.kind == sync::Kind::File &&
                     upload.expected.entry.content.size >= worthComparing && large->size >= worthComparing;
    if (!has || large->offset > 0) {
        large->missing = {{large->offset, large->size}};
        large->done = large->offset;
        co_return {};
    }
    const qint64 block = BlockMatcher::blockSizeFor(upload.expected.entry.content.size);
    BlockMatcher matcher(block);
    for (qint64 first = 0, count = 1; first < count; first = matcher.count()) {
        const Result<AgentAnswer> sums = co_await m_root->ask(
            u"sums"_s,
            {{u"path"_s, encoded(m_uploads[large->index].path.bytes())}, {u"block"_s, block}, {u"first"_s, first}});
        count = sums ? sums->value.value("count"_L1).toInteger() : 0;
        const qint64 most = upload.expected.entry.content.size / block;
        const bool makesSense = sums && count <= most && matcher.add(sums->buffer(1)) && matcher.count() <= most &&
                                (matcher.count() > first || count == first);
        if (!makesSense) { // Then all is sent, as if nothing were there.
            large->missing = {{0, large->size}};
            co_return {};
        }
    }
    const Result<std::vector<BlockMatcher::Copy>> copies = co_await QtConcurrent::run(
        [matcher, source = m_uploads[large->index].source] { return matcher.match(*source); });
    if (!copies) {
        co_return Failure(copies.error());
    }
    divide(large.get(), *copies);
    co_return co_await copyOldBlocks(large);
}

/// What is copied on the machine, and what is left to send.
void AgentUploads::divide(Large *large, const std::vector<BlockMatcher::Copy> &copies)
{
    qint64 at = 0;
    for (const BlockMatcher::Copy &copy : copies) {
        if (copy.target > at) {
            large->missing.emplace_back(at, copy.target);
        }
        large->copies.append(QJsonArray{copy.source, copy.target, copy.length});
        large->done += copy.length;
        at = copy.target + copy.length;
    }
    if (at < large->size) {
        large->missing.emplace_back(at, large->size);
    }
}

Reply<void> AgentUploads::copyOldBlocks(std::shared_ptr<Large> large)
{
    if (large->copies.isEmpty()) {
        co_return {};
    }
    const Upload &upload = m_uploads[large->index];
    co_return (co_await m_root->ask(u"patch"_s, {{u"path"_s, encoded(upload.path.bytes())},
                                                 {u"ticket"_s, QString::fromLatin1(upload.ticket)},
                                                 {u"copies"_s, large->copies}}))
        .transform([](const AgentAnswer &) {});
}

Result<void> AgentUploads::hashUpTo(Large &large, qint64 end)
{
    while (large.hashed < end) {
        const Result<QByteArray> piece =
            m_uploads[large.index].source->read(large.hashed, std::min(pieceSize, end - large.hashed));
        if (!piece) {
            return Failure(piece.error());
        }
        large.add(*piece);
    }
    return {};
}

/// Reads, hashes and sends the next piece; nothing when all is sent.
std::optional<Reply<void>> AgentUploads::nextPiece(Large *large)
{
    while (large->range < large->missing.size() &&
           large->missing[large->range].first >= large->missing[large->range].second) {
        ++large->range;
    }
    if (large->range == large->missing.size() || !m_root) {
        return std::nullopt;
    }
    auto &[from, to] = large->missing[large->range];
    const qint64 most = m_root->limit() ? m_root->limit()->fitting(RateLimit::Up, pieceSize) : pieceSize;
    const qint64 offset = std::exchange(from, std::min(to, from + most));
    if (const Result<void> hashed = hashUpTo(*large, offset); !hashed) {
        return readyReply<void>(hashed);
    }
    const Result<QByteArray> piece = m_uploads[large->index].source->read(offset, from - offset);
    if (!piece) {
        return readyReply<void>(Failure(piece.error()));
    }
    large->add(*piece);
    return sendPiece(large, offset, *piece);
}

Reply<void> AgentUploads::sendPiece(Large *large, qint64 offset, QByteArray piece)
{
    if (m_root->limit()) {
        std::ignore = co_await m_root->limit()->take(RateLimit::Up, piece.size());
    }
    const Upload &upload = m_uploads[large->index];
    const Result<AgentAnswer> answer = co_await m_root->ask(u"put"_s,
                                                            {{u"path"_s, encoded(upload.path.bytes())},
                                                             {u"ticket"_s, QString::fromLatin1(upload.ticket)},
                                                             {u"offset"_s, offset}},
                                                            {piece});
    if (!answer) {
        co_return Failure(answer.error());
    }
    large->done += piece.size();
    if (upload.progress) {
        upload.progress(large->done);
    }
    co_return {};
}

Reply<void> AgentUploads::sendPieces(std::shared_ptr<Large> large)
{
    large->lanes = std::make_unique<Lanes>([this, large = large.get()] { return nextPiece(large); });
    const Result<void> sent = co_await large->lanes->run(piecesAtOnce);
    if (!sent) {
        co_return sent;
    }
    co_return hashUpTo(*large, large->size);
}

Reply<sync::Entry> AgentUploads::commit(std::shared_ptr<Large> large)
{
    const Upload &upload = m_uploads[large->index];
    QByteArray digest;
    if (large->isDigestNeeded) {
        digest = large->hash.result();
    }
    QJsonObject question = describe(upload, large->size, digest);
    question.insert("crc32"_L1, qint64(large->crc32));
    const Result<AgentAnswer> answer = co_await m_root->ask(u"commit"_s, question);
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error());
    }
    if (!record->isFile(large->size, digest)) {
        co_return Failure(agentError(u"damaged"_s, 0, u"another file than was sent"_s));
    }
    co_return record->entry();
}

} // namespace quire::files
