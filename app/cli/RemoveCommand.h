// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/RemoteCommand.h"

namespace quire::cli {

/// `quire rm :FILE …`: deletes on the machine, for good. Folders only with --recursive.
class RemoveCommand : public RemoteCommand
{
    Q_OBJECT

public:
    using RemoteCommand::RemoteCommand;

protected:
    Reply<int> work() override;

private:
    Reply<void> removeOne(QByteArray path);
    Reply<void> removeInside(std::shared_ptr<files::MachineRoot> root, sync::TreePath folder);
};

} // namespace quire::cli
