// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "cli/Console.h"
#include "notebook/Notebook.h"

#include <QCoreApplication>

namespace quire::cli {

/// Notebook files named on the command line.
class NotebookArgument
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::NotebookArgument)

public:
    /// An empty file, as Git gives for a side that has none, is a notebook without cells; nbformat 3 is brought up to
    /// date. Errors: File, Format.
    [[nodiscard]] static Result<notebook::Notebook> read(const QString &name);
    /// What is in the file. Errors: File.
    [[nodiscard]] static Result<QByteArray> bytesOf(const QString &name);
    /// Writes the old file or the new one, whatever happens; "-" is standard output. Errors: File.
    [[nodiscard]] static Result<void> write(const notebook::Notebook &notebook, const QString &name, Console *console);
};

} // namespace quire::cli
