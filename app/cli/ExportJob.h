// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/CellRange.h"
#include "cli/ExportPlan.h"
#include "export/ExportFormats.h"

#include <QCoreApplication>

#include <optional>

namespace quire::cli {

/// What became of one notebook.
struct ExportOutcome
{
    QString source;
    QString target;
    std::optional<Error> error;
    /// What the format could not show, in sentences.
    QStringList remarks;
    /// For standard output.
    QByteArray document;
};

/// Reads a notebook, exports it and writes the result: in any thread.
class ExportJob
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::ExportJob)

public:
    exporting::ExportFormat format;
    exporting::ExportOptions options;
    std::optional<CellRange> cells;
    exporting::IsCancelled isCancelled;

    ExportOutcome operator()(const ExportItem &item) const;

private:
    Result<notebook::Notebook> read(const QString &name) const;
    QString targetOf(const ExportItem &item, const notebook::Notebook &notebook) const;
    Result<void> put(const exporting::Exported &exported, const ExportItem &item, ExportOutcome &outcome) const;
};

} // namespace quire::cli
