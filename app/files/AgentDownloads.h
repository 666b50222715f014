// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentLink.h"
#include "files/AgentRecord.h"
#include "files/RemoteRoot.h"
#include "net/ServerConnection.h"

#include <QPointer>

#include <map>

namespace quire::files {

class AgentRoot;

/// Files on their way from a machine: small ones packed into batches by the agent, large ones in ranges from /files/
/// where the server shows them, else in pieces from the agent.
class AgentDownloads : public QObject
{
    Q_OBJECT

public:
    AgentDownloads(AgentRoot *root, net::ServerConnection *connection, std::optional<QByteArray> filesPath,
                   std::vector<Download> downloads);

    [[nodiscard]] Reply<std::vector<Sent>> run();

private:
    struct Batch;

    Reply<void> findSizes();
    Reply<void> fetchBatches();
    Reply<void> fetchBatch(std::shared_ptr<Batch> batch);
    std::size_t takeIn(const Batch &batch, const AgentAnswer &answer);
    void keepSmall(std::size_t index, const AgentRecord &record, QByteArrayView bytes);
    void failAll(const Batch &batch, const Error &error);

    Reply<sync::Entry> fetchLarge(std::size_t index);
    Reply<void> fetchPieces(std::size_t index, bool fromServer);
    Reply<void> fetchFromServer(std::size_t index, qint64 offset, qint64 length);
    Reply<void> fetchFromAgent(std::size_t index, qint64 offset, qint64 length);
    Result<void> keepPiece(std::size_t index, qint64 offset, QByteArrayView bytes);
    void startAt(std::size_t index, qint64 offset);
    void notePiece(std::size_t index, qint64 offset, qint64 length);
    /// Below files/ of the server; nothing when that does not show it.
    std::optional<QByteArray> address(const sync::TreePath &path) const;

    QPointer<AgentRoot> m_root;
    net::ServerConnection *m_connection;
    std::optional<QByteArray> m_filesPath;
    std::vector<Download> m_downloads;
    std::vector<std::optional<Sent>> m_sent;
    std::vector<sync::Entry> m_entries;
    /// Bytes from the start that are there, of each file.
    std::vector<qint64> m_done;
    /// Pieces of the file that is being fetched whose predecessors are missing: offset and length.
    std::map<qint64, qint64> m_early;
};

} // namespace quire::files
