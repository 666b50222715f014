// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/RemoteCommand.h"

namespace quire::cli {

/// `quire ls [:FOLDER]`: names, sizes and times of what is in a folder of the machine.
class ListCommand : public RemoteCommand
{
    Q_OBJECT

public:
    using RemoteCommand::RemoteCommand;

protected:
    Reply<int> work() override;

private:
    void print(const sync::Tree &tree);
    void printJson(const sync::Tree &tree);
};

} // namespace quire::cli
