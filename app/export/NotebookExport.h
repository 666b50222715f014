// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

namespace quire::exporting {

/// The notebook itself, as far as the options let it through: a copy without outputs, or of some cells. What is let
/// through whole keeps every byte.
class NotebookExport : public Exporter
{
public:
    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const override;
};

} // namespace quire::exporting
