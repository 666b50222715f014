// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

#include <QFuture>

#include <memory>

namespace quire::exporting {

/// Puts an exported document and what belongs to it on the disk, on the exporting thread.
using WriteExport = std::function<Result<void>(const Exported &exported, const QString &file)>;

/// An export to be made.
struct ExportOrder
{
    notebook::Notebook notebook;
    ExportOptions options;
    std::shared_ptr<const Exporter> exporter;
    QString file; ///< On this computer.
    WriteExport write;
};

/// Makes it on a worker. Gives its remarks, or the exporter's or the writer's error; progress in thousandths.
/// Cancelling the future ends it, and nothing is written.
QFuture<Result<QStringList>> runExport(ExportOrder order);

/// The files beside a notebook that its Markdown shows as pictures, as it names them, each once.
QStringList picturesBeside(const notebook::Notebook &notebook);

} // namespace quire::exporting
