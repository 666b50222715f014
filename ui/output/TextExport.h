// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "render/AnsiLines.h"

namespace quire::ui {

/// Writes the text of an output to a file of this computer, block by block, on a worker.
struct TextExport
{
    /// UTF-8, without colours. What was at `file` is replaced when all is written. Errors: File, with the system's
    /// words.
    static Reply<void> write(const QString &file, const render::AnsiLines &lines);
};

} // namespace quire::ui
