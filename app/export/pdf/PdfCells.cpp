// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfCells.h"

#include "export/pdf/PdfOutputs.h"
#include "export/pdf/PdfTextBlock.h"
#include "render/AnsiParser.h"
#include "render/HtmlSanitiser.h"
#include "render/Markdown.h"
#include "render/MathText.h"
#include "render/ObjectNames.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::Cell;
using notebook::CellType;

namespace {

constexpr double codePadding = 8;
constexpr double cellGap = 14;

QString pictureAddress(const QString &address)
{
    return render::HtmlSanitiser::isPictureAddress(address) ? address : QString();
}

} // namespace

PdfCells::PdfCells(const PdfLook &look, const ExportOptions &options, const SetFormula &setFormula, PdfFlow &flow,
                   QStringList &remarks)
    : m_look(look), m_options(options), m_setFormula(setFormula), m_flow(flow), m_remarks(remarks)
{
}

QString PdfCells::anchorHead(qsizetype index)
{
    return QString::number(index) + u':';
}

void PdfCells::setLanguages(const QStringList &names)
{
    m_language = names.value(0);
}

void PdfCells::add(const ExportCell &chosen, const notebook::JsonValue &notebookMetadata)
{
    m_index = chosen.index;
    m_flow.beginCell(cellGap);
    if (chosen.hasSource && !chosen.isSourceFolded) {
        switch (chosen.cell.type()) {
        case CellType::Code:
            addCode(chosen);
            break;
        case CellType::Markdown:
            addMarkdown(chosen);
            break;
        case CellType::Raw:
            if (isRawFor(chosen.cell, u"application/pdf"_s)) {
                render::AnsiParser parser;
                parser.feed(chosen.cell.source());
                addText(parser.lines(), {});
            }
            break;
        }
    }
    if (chosen.hasOutputs && !chosen.areOutputsFolded) {
        PdfOutputs outputs(*this, chosen.cell, notebookMetadata);
        for (const notebook::Output &output : chosen.cell.outputs()) {
            outputs.add(output);
        }
    }
}

std::unique_ptr<PdfRichObjects> PdfCells::objectsFor(const Cell &cell)
{
    const QSizeF largest(m_flow.widthIn({}), m_flow.heightOfPage());
    return std::make_unique<PdfRichObjects>(m_look, m_setFormula, PdfPictures(cell, m_options), largest, m_remarks);
}

void PdfCells::addCode(const ExportCell &chosen)
{
    const Cell &cell = chosen.cell;
    const QString count = cell.executionCount() ? QString::number(*cell.executionCount()) : u" "_s;
    const PdfFrame frame{
        .ground = m_look.style.surface, .padding = codePadding, .label = u"[%1]"_s.arg(count)};
    const QString html = u"<pre>%1</pre>"_s.arg(m_highlighter.toHtml(cell.source(), m_language));
    m_flow.add(std::make_unique<PdfRichBlock>(m_look, objectsFor(cell),
                                              PdfRichBlock::Content{.html = html, .isCode = true},
                                              m_flow.widthIn(frame)),
               frame);
}

QString PdfCells::markdownHtml(const QString &source)
{
    return render::Markdown{&m_highlighter, pictureAddress}.toHtml(source);
}

void PdfCells::addMarkdown(const ExportCell &chosen)
{
    addRich(chosen.cell, markdownHtml(chosen.cell.source()), {});
    m_definitions += render::Markdown::definitions(chosen.cell.source());
}

void PdfCells::addRich(const Cell &cell, const QString &html, const PdfFrame &frame)
{
    auto block = std::make_unique<PdfRichBlock>(
        m_look, objectsFor(cell),
        PdfRichBlock::Content{.html = html, .definitions = m_definitions, .anchorHead = anchorHead(m_index)},
        m_flow.widthIn(frame));
    if (!block->isEmpty()) {
        m_flow.add(std::move(block), frame);
    }
}

void PdfCells::addText(const render::AnsiLines &lines, const PdfFrame &frame)
{
    auto block = std::make_unique<PdfTextBlock>(m_look, lines, m_flow.widthIn(frame),
                                                frame.ground.isValid() ? frame.ground : QColor(Qt::white));
    if (block->isDone()) {
        return;
    }
    if (block->leftOut() > 0) {
        m_remarks.append(
            tr("Of an output with very many lines, %L1 in the middle are left out.").arg(block->leftOut()));
    }
    m_flow.add(std::move(block), frame);
}

void PdfCells::addNote(const Cell &cell, const QString &note)
{
    const QString html = u"<p style=\"color:%1; font-size:%2px; margin-bottom:0px\">%3</p>"_s.arg(
        m_look.style.mutedText.name(), QString::number(m_look.small.pixelSize()), note.toHtmlEscaped());
    addRich(cell, html, {.gapAbove = 4});
}

} // namespace quire::exporting
