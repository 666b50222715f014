// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

#include <QCoreApplication>

namespace quire::exporting {

/// PDF, painted by Qt: text that can be searched and copied, formulas and drawings as vectors, an outline, links, a
/// table of contents. Needs a QGuiApplication (any platform) for its fonts.
class PdfExport : public Exporter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfExport)

public:
    /// `mathScript`: share/quire/web/math.js. `formulaCache`: a folder for set formulas; empty keeps none.
    explicit PdfExport(QString mathScript, QString formulaCache = {});

    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const override;

private:
    QString m_mathScript;
    QString m_formulaCache;
};

} // namespace quire::exporting
