// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PdfExport.h"

#include "export/ExportCells.h"
#include "export/pdf/PdfCanvas.h"
#include "export/pdf/PdfCells.h"
#include "export/pdf/PdfContents.h"
#include "export/pdf/PdfFile.h"
#include "render/FormulaSetter.h"
#include "render/Markdown.h"

#include <QBuffer>

#include <memory>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::CellType;

namespace {

/// Share of the work that painting is; the rest is putting the file together.
constexpr double paintingShare = 0.9;
constexpr qsizetype mostRemarks = 50;

QStringList authorsOf(const notebook::Notebook &notebook)
{
    QStringList names;
    const QList<notebook::JsonValue> authors = notebook.metadata.value(u"authors").items();
    for (const notebook::JsonValue &author : authors.first(std::min<qsizetype>(authors.size(), 50))) {
        const QString name = author.isString() ? author.toString() : author.value(u"name").toString();
        if (!name.trimmed().isEmpty()) {
            names.append(name.simplified());
        }
    }
    return names;
}

QList<PdfHeading> headingsOf(const QList<ExportCell> &cells)
{
    QList<PdfHeading> all;
    for (const ExportCell &chosen : cells) {
        if (chosen.cell.type() == CellType::Markdown && chosen.hasSource && !chosen.isSourceFolded) {
            const QList<render::Heading> headings = render::Markdown::headings(chosen.cell.source());
            for (const render::Heading &heading : headings) {
                all.append({heading.level, heading.text, PdfCells::anchorHead(chosen.index) + heading.anchor});
            }
        }
    }
    return all;
}

/// When the notebook begins with its title, it stands above the page as such, and is not said twice.
QString takeTitle(QList<ExportCell> &cells, const QString &title)
{
    if (cells.isEmpty() || cells.first().cell.type() != CellType::Markdown) {
        return {};
    }
    const QString source = cells.first().cell.source();
    const QList<render::Heading> headings = render::Markdown::headings(source);
    const bool isTitle = !headings.isEmpty() && headings.first().line == 0 && headings.first().level == 1 &&
                         headings.first().text == title && source.startsWith("# "_L1);
    if (!isTitle) {
        return {};
    }
    const qsizetype lineEnd = source.indexOf(u'\n');
    cells.first().cell.setSource(lineEnd < 0 ? QString() : source.sliced(lineEnd + 1));
    return headings.first().anchor;
}

/// The pages of one notebook.
class Painting
{
public:
    Painting(QIODevice *device, const notebook::Notebook &notebook, const ExportOptions &options)
        : m_notebook(notebook),
          m_options(options),
          m_paper(PdfPaper::of(options)),
          m_look(PdfLook::paper()),
          m_canvas(device, m_paper)
    {
    }

    PdfFile::Finish run(const SetFormula &setFormula, const IsCancelled &isCancelled, const ExportProgress &progress)
    {
        QList<ExportCell> cells = selectCells(m_notebook, m_options);
        PdfFile::Finish finish{.title = titleOf(m_notebook, m_options), .authors = authorsOf(m_notebook)};
        finish.headings = headingsOf(cells);
        const QString titleAnchor = takeTitle(cells, finish.title);
        QList<PdfHeading> listed = finish.headings;
        if (!titleAnchor.isEmpty()) {
            listed.removeFirst();
            m_canvas.addAnchor(PdfCells::anchorHead(cells.first().index), titleAnchor, 0);
        }
        const PdfContents contents(m_look, m_paper, {finish.title, finish.authors}, listed, m_options.tableOfContents);
        PdfFlow flow(m_canvas, m_look, isCancelled);
        for (int page = 0; page < contents.end().page; ++page) {
            flow.newPage();
        }
        flow.skip(contents.end().y - flow.y());
        paintCells(cells, flow, setFormula, isCancelled, progress);
        finish.pages = m_canvas.page() + 1;
        paintOver(contents, finish.pages, isCancelled);
        finish.marks = m_canvas.marks();
        return finish;
    }

    bool end() { return m_canvas.end(); }
    const QStringList &remarks() const { return m_remarks; }

private:
    void paintCells(const QList<ExportCell> &chosen, PdfFlow &flow, const SetFormula &setFormula,
                    const IsCancelled &isCancelled, const ExportProgress &progress)
    {
        PdfCells cells(m_look, m_options, setFormula, flow, m_remarks);
        cells.setLanguages(m_notebook.highlighterNames());
        for (qsizetype i = 0; i < chosen.size() && !isCancelled(); ++i) {
            cells.add(chosen.at(i), m_notebook.metadata);
            progress(paintingShare * double(i + 1) / double(chosen.size()));
        }
        flow.finish();
    }

    /// What can only be painted when the number of pages is known goes on pages that are laid over the others.
    void paintOver(const PdfContents &contents, int pages, const IsCancelled &isCancelled)
    {
        const PdfMarks marks = m_canvas.marks();
        const int last = m_options.headersAndFooters ? pages : std::min(pages, contents.end().page + 1);
        for (int page = 0; page < last && !isCancelled(); ++page) {
            m_canvas.newPage();
            m_canvas.setPageForLinks(page);
            contents.paint(m_canvas, page, pages, marks, m_options.headersAndFooters);
        }
    }

    const notebook::Notebook &m_notebook;
    const ExportOptions &m_options;
    PdfPaper m_paper;
    PdfLook m_look;
    PdfCanvas m_canvas;
    QStringList m_remarks;
};

} // namespace

PdfExport::PdfExport(QString mathScript, QString formulaCache)
    : m_mathScript(std::move(mathScript)), m_formulaCache(std::move(formulaCache))
{
}

Result<Exported> PdfExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    QByteArray painted;
    QBuffer buffer(&painted);
    buffer.open(QIODevice::WriteOnly);
    render::FormulaSetter setter(m_mathScript, m_formulaCache);
    const SetFormula setFormula = [&setter, &isCancelled](const render::MathRequest &request) {
        return isCancelled() ? render::Formula() : setter.set(request);
    };
    Painting painting(&buffer, notebook, options);
    const PdfFile::Finish finish = painting.run(setFormula, isCancelled, progress);
    if (!painting.end()) {
        return failure(ErrorKind::File, tr("The PDF could not be painted."));
    }
    if (isCancelled()) {
        return Exported{};
    }
    buffer.close();
    auto document = PdfFile::finished(painted, finish);
    if (!document) {
        return std::unexpected(document.error());
    }
    progress(1);
    Exported exported{.document = *std::move(document), .assets = {}, .remarks = painting.remarks()};
    exported.remarks.removeDuplicates();
    exported.remarks = exported.remarks.first(std::min(exported.remarks.size(), mostRemarks));
    return exported;
}

} // namespace quire::exporting
