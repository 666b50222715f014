// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentExport.h"

namespace quire::exporting {

/// AsciiDoc for Asciidoctor.
class AsciiDocExport : public DocumentExport
{
public:
    AsciiDocExport() : DocumentExport({.mimeType = QStringLiteral("text/asciidoc")}) {}

protected:
    std::unique_ptr<DocumentWriter> writer(const QString &title, const ExportOptions &options,
                                           PictureShelf *shelf) const override;
};

} // namespace quire::exporting
