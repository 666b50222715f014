// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/RemoteCommand.h"

namespace quire::cli {

/// `quire cp FILE … DEST`: files and folders to the machine, or from it. What is there already is replaced, in one step
/// each; a large upload that was broken off goes on where it ended.
class CopyCommand : public RemoteCommand
{
    Q_OBJECT

public:
    using RemoteCommand::RemoteCommand;

protected:
    Reply<int> work() override;

private:
    Reply<void> copyUp(QString source, QByteArray target);
    Reply<void> copyDown(QByteArray source, QString target);
    /// Where a copy goes: into `path` when that is a folder, else it is the new name. In its root, and the path there.
    Reply<std::pair<std::shared_ptr<files::MachineRoot>, sync::TreePath>> remotePlace(QByteArray path, QByteArray name);

    int m_files = 0;
    qint64 m_bytes = 0;
    int m_problems = 0;
};

} // namespace quire::cli
