// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "export/ExportOptions.h"
#include "notebook/Notebook.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace quire::exporting {

/// A file that belongs to an exported document, such as a picture.
struct ExportAsset
{
    QString path; ///< Relative to the document: "train_files/cell-3-0.png". Names that are legal everywhere.
    QByteArray bytes;

    bool operator==(const ExportAsset &) const = default;
};

/// What exporting a notebook gave.
struct Exported
{
    QByteArray document;
    QList<ExportAsset> assets;
    /// Translated sentences about what this format could not show.
    QStringList remarks;
};

/// Asked often while a notebook is exported: true ends it (with a result nobody will look at).
using IsCancelled = std::function<bool()>;
/// Told now and then how much is done, from 0 to 1; on the exporting thread.
using ExportProgress = std::function<void(double)>;

/// Makes one format from a notebook. Has no state of its own between calls, touches no file beyond what it is made with
/// and runs in the calling thread for as long as it takes: for worker threads.
class Exporter
{
public:
    virtual ~Exporter() = default;

    /// Whatever the notebook holds, there is a document: what cannot be shown leaves a note in it and a remark. Errors:
    /// File, when a part of the installation is missing.
    virtual Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                                 const IsCancelled &isCancelled, const ExportProgress &progress) const = 0;
};

} // namespace quire::exporting
