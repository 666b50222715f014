// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportCells.h"
#include "export/PageFrames.h"
#include "export/PageOutputs.h"
#include "render/Markdown.h"

#include <memory>
#include <optional>

namespace quire::exporting {

/// Where the parts of an exported page come from.
struct PagePlaces
{
    QString webFolder;     ///< share/quire/web.
    QString formulaFolder; ///< For set formulas (render::FormulaCache); empty keeps none.
};

/// The cells of a notebook as HTML, for every kind of page.
class PageBody
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageBody)

public:
    /// `notebook` and `options` outlive it.
    PageBody(const notebook::Notebook &notebook, const ExportOptions &options, const PagePlaces &places,
             IsCancelled isCancelled);

    void append(QByteArray &out, const ExportCell &cell);
    /// A Markdown cell's text alone.
    void appendMarkdown(QByteArray &out, const notebook::Cell &cell);

    /// Of the Markdown cells so far; anchors as in the document.
    const QList<render::Heading> &headings() const { return m_headings; }
    /// Null where nothing may run.
    const PageFrames *frames() const { return m_frames ? &*m_frames : nullptr; }
    QStringList remarks() const { return m_outputs.remarks(); }
    const render::CodeHighlighter &highlighter() const { return m_highlighter; }

private:
    void appendCode(QByteArray &out, const ExportCell &cell);
    void appendSource(QByteArray &out, const ExportCell &cell);
    void appendOutputs(QByteArray &out, const ExportCell &cell);
    void appendRaw(QByteArray &out, const notebook::Cell &cell);

    IsCancelled m_isCancelled;
    QString m_language;
    render::FormulaSetter m_formulas;
    render::CodeHighlighter m_highlighter{render::CodeInk::Classes};
    PagePictures m_pictures;
    std::optional<PageFrames> m_frames;
    PageText m_text;
    PageOutputs m_outputs;
    QList<render::Heading> m_headings;
};

} // namespace quire::exporting
