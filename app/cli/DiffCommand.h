// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"
#include "cli/Invocation.h"

#include <QCoreApplication>

namespace quire::cli {

/// `quire diff A B`: what is different, cell by cell. Also an external diff driver of Git (gitattributes(5),
/// "diff.<driver>.command"), which passes seven or nine arguments.
class DiffCommand
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::DiffCommand)

public:
    /// Success when they say the same; Negative when not, but for Git, which takes that for a failure; FileTrouble.
    static int run(const Invocation &invocation, Console *console);
};

} // namespace quire::cli
