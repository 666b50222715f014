// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentLink.h"
#include "files/AgentRecord.h"
#include "files/BlockMatcher.h"
#include "files/RemoteRoot.h"

#include <QPointer>

namespace quire::files {

class AgentRoot;

/// Files on their way to the agent: small ones packed into batches, large ones in pieces with several under way.
class AgentUploads : public QObject
{
    Q_OBJECT

public:
    AgentUploads(AgentRoot *root, std::vector<Upload> uploads);

    [[nodiscard]] Reply<std::vector<Sent>> run();

private:
    struct Batch;
    struct Large;

    std::vector<Batch> takeBatches();
    bool pack(Batch *batch, std::size_t index);
    Reply<void> sendBatches();
    Reply<void> sendBatch(std::shared_ptr<Batch> batch);
    void takeIn(const Batch &batch, const Result<AgentAnswer> &answer);

    Reply<sync::Entry> sendLarge(std::size_t index);
    Reply<void> openPart(std::shared_ptr<Large> large);
    Reply<void> useOldBlocks(std::shared_ptr<Large> large);
    static void divide(Large *large, const std::vector<BlockMatcher::Copy> &copies);
    Reply<void> copyOldBlocks(std::shared_ptr<Large> large);
    std::optional<Reply<void>> nextPiece(Large *large);
    Reply<void> sendPiece(Large *large, qint64 offset, QByteArray piece);
    Reply<void> sendPieces(std::shared_ptr<Large> large);
    Result<void> hashUpTo(Large &large, qint64 end);
    Reply<sync::Entry> commit(std::shared_ptr<Large> large);

    QPointer<AgentRoot> m_root;
    std::vector<Upload> m_uploads;
    std::vector<std::optional<Sent>> m_sent;
    std::vector<std::size_t> m_small;
    std::vector<std::size_t> m_large;
};

} // namespace quire::files
