// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/InterruptSignal.h"
#include "cli/RemoteCommand.h"
#include "pairs/FolderWatcher.h"
#include "pairs/SyncEngine.h"

#include <QTimer>

namespace quire::cli {

/// `quire sync LOCAL :REMOTE`: makes two folders the same, once or for as long as it runs. Its memory lies under
/// XDG_STATE_HOME, so that the next call goes on with the same pair.
class SyncCommand : public RemoteCommand
{
    Q_OBJECT

public:
    /// Exit codes of sync, in place of the general ones.
    enum Code { InSync = 0, ConflictsKept = 1, Halted = 2, Unreached = 3, Incomplete = 4 };

    using RemoteCommand::RemoteCommand;
    ~SyncCommand() override;

protected:
    Reply<int> work() override;

private:
    Result<pairs::PairSettings> settings(const QByteArray &remoteRoot);
    pairs::SyncOrders orders() const;
    int tellOfNewFolder();
    Reply<int> runOnce();
    Reply<int> watch();
    Reply<void> waitForChange();
    int tell(const pairs::SyncReport &report);
    void print(const pairs::SyncReport &report);

    std::unique_ptr<files::MachineRoot> m_root;
    std::unique_ptr<pairs::SyncEngine> m_engine;
    std::unique_ptr<pairs::FolderWatcher> m_watcher;
    std::unique_ptr<InterruptSignal> m_interrupt;
    std::shared_ptr<QPromise<Result<void>>> m_change;
    bool m_isEnding = false;
    bool m_machineTells = false; ///< Of all that changes there.
};

} // namespace quire::cli
