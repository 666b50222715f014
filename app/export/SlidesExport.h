// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/PageBody.h"

namespace quire::exporting {

/// Slides for a browser in one file, shown by reveal.js, with what HtmlExport promises. Which cell begins a slide, is
/// uncovered by a step, left out or only for the speaker says its slide type (CellMetadata::slideType); where no cell
/// has one, headings of the first and second level begin slides.
class SlidesExport : public Exporter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::SlidesExport)

public:
    explicit SlidesExport(PagePlaces places) : m_places(std::move(places)) {}

    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const override;

private:
    PagePlaces m_places;
};

} // namespace quire::exporting
