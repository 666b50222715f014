// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"
#include "cli/Invocation.h"

#include <QCoreApplication>

namespace quire::cli {

/// `quire merge BASE OURS THEIRS`: both sides' changes in one notebook. Also a merge driver of Git (gitattributes(5),
/// "merge.<driver>.driver": quire merge %O %A %B -o %A).
class MergeCommand
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::MergeCommand)

public:
    /// Success; Negative when both changed the same lines, which then stand there twice; FileTrouble.
    static int run(const Invocation &invocation, Console *console);
};

} // namespace quire::cli
