// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"
#include "cli/Invocation.h"

#include <QCoreApplication>

namespace quire::cli {

/// `quire check FILE…`: is each a valid notebook, and would opening and saving it change a byte?
class CheckCommand
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::CheckCommand)

public:
    /// Success; Negative when a file is invalid or would change; FileTrouble when one cannot be read at all.
    static int run(const Invocation &invocation, Console *console);
};

} // namespace quire::cli
