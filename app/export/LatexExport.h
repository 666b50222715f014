// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentExport.h"

namespace quire::exporting {

/// LaTeX for xelatex. Compiles with a plain TeX installation: what is not there is done without (xeCJK, fvextra).
/// Pictures become PNG, JPEG or PDF. Formulas stand as they were written, but for those that would read or write files.
class LatexExport : public DocumentExport
{
public:
    LatexExport()
        : DocumentExport({.mimeType = QStringLiteral("text/latex"),
                          .order = OutputParts::Order::Tex,
                          .pictures = PictureShelf::For::Tex})
    {
    }

protected:
    std::unique_ptr<DocumentWriter> writer(const QString &title, const ExportOptions &options,
                                           PictureShelf *shelf) const override;
};

} // namespace quire::exporting
