// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentExport.h"

namespace quire::exporting {

/// GitHub's Markdown. Markdown cells stand in it as they were written, but for the addresses of pictures that lie in
/// the notebook or beside it: those become assets.
class MarkdownExport : public DocumentExport
{
public:
    MarkdownExport() : DocumentExport({.mimeType = QStringLiteral("text/markdown"), .isRawText = false}) {}

protected:
    std::unique_ptr<DocumentWriter> writer(const QString &title, const ExportOptions &options,
                                           PictureShelf *shelf) const override;
};

} // namespace quire::exporting
