// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/PageBody.h"

namespace quire::exporting {

/// One HTML file with everything in it, for any browser, now and in ten years: nothing is ever fetched. Folds, colours
/// and math need no script; what runs (plots, widgets) runs shut in frames, if the options trust it.
class HtmlExport : public Exporter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::HtmlExport)

public:
    explicit HtmlExport(PagePlaces places) : m_places(std::move(places)) {}

    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const override;

private:
    static QByteArray contents(const QList<render::Heading> &headings);
    static QByteArray closing(const notebook::Notebook &notebook, const ExportOptions &options);

    PagePlaces m_places;
};

} // namespace quire::exporting
