// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentExport.h"

namespace quire::exporting {

/// reStructuredText for docutils and Sphinx.
class RstExport : public DocumentExport
{
public:
    RstExport() : DocumentExport({.mimeType = QStringLiteral("text/restructuredtext")}) {}

protected:
    std::unique_ptr<DocumentWriter> writer(const QString &title, const ExportOptions &options,
                                           PictureShelf *shelf) const override;
};

} // namespace quire::exporting
