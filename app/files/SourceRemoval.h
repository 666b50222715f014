// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "files/TransferJob.h"

#include <QPointer>

namespace quire::files {

/// The end of a move: takes away what arrived whole on the other side, as long as it is still what was sent, and the
/// folders that are empty then. What was skipped, failed, changed or came meanwhile stays.
class SourceRemoval : public QObject
{
    Q_OBJECT

public:
    /// `root`: where `job` came from. The job may go meanwhile.
    SourceRemoval(RemoteRoot *root, const TransferJob &job, QObject *parent = nullptr);

    [[nodiscard]] Reply<void> run();

private:
    Reply<void> removeFolders(sync::TreePath top);

    QPointer<RemoteRoot> m_root;
    QList<QByteArray> m_sources;
    std::vector<TransferFile> m_files;
};

} // namespace quire::files
