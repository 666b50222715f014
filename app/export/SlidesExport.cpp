// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/SlidesExport.h"

#include "export/PageFile.h"
#include "notebook/CellMetadata.h"
#include "render/AnsiHtml.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::Cell;
using notebook::CellType;
using render::toHtmlBytes;

namespace {

/// Opens and closes what slides stand in: a <section> for each column of slides, one inside it for each slide, and a
/// <div> for what a step uncovers, up to the next step.
class Deck
{
public:
    explicit Deck(QByteArray &out) : m_out(out) {}

    void beginColumn()
    {
        end(0);
        m_out += "<section>\n<section>\n";
        m_depth = 2;
    }
    void beginSlide()
    {
        if (m_depth == 0) {
            beginColumn();
            return;
        }
        end(1);
        m_out += "<section>\n";
        m_depth = 2;
    }
    void beginStep()
    {
        require();
        end(2);
        m_out += "<div class=\"fragment\">\n";
        m_depth = 3;
    }
    /// Something is to stand on a slide.
    void require()
    {
        if (m_depth == 0) {
            beginColumn();
        }
    }
    void finish() { end(0); }

private:
    void end(int depth)
    {
        for (; m_depth > depth; --m_depth) {
            m_out += m_depth == 3 ? "</div>\n" : "</section>\n";
        }
    }

    QByteArray &m_out;
    int m_depth = 0;
};

/// As the headings say, where nobody gave types.
QString typeByHeading(const Cell &cell)
{
    if (cell.type() != CellType::Markdown) {
        return {};
    }
    const QList<render::Heading> headings = render::Markdown::headings(cell.source());
    const int level = headings.isEmpty() ? 0 : headings.first().level;
    return level == 1 ? u"slide"_s : level == 2 ? u"subslide"_s : QString();
}

QString typeOf(const Cell &cell)
{
    return notebook::CellMetadata::slideType(cell.metadata());
}

void add(QByteArray &out, Deck &deck, PageBody &body, const ExportCell &cell, const QString &type)
{
    if (type == "slide"_L1) {
        deck.beginColumn();
    } else if (type == "subslide"_L1) {
        deck.beginSlide();
    } else if (type == "fragment"_L1) {
        deck.beginStep();
    }
    deck.require();
    const bool isNotes = type == "notes"_L1;
    out += isNotes ? "<aside class=\"notes\">" : "";
    body.append(out, cell);
    out += isNotes ? "</aside>\n" : "";
}

} // namespace

Result<Exported> SlidesExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                   const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    PageBody body(notebook, options, m_places, isCancelled);
    const QList<ExportCell> cells = selectCells(notebook, options);
    const bool hasTypes = std::ranges::any_of(cells, [](const ExportCell &cell) {
        const QString type = typeOf(cell.cell);
        return !type.isEmpty() && type != "-"_L1;
    });
    QByteArray content;
    Deck deck(content);
    for (qsizetype i = 0; i < cells.size() && !isCancelled(); ++i) {
        const QString type = hasTypes ? typeOf(cells.at(i).cell) : typeByHeading(cells.at(i).cell);
        if (type != "skip"_L1) {
            add(content, deck, body, cells.at(i), type);
        }
        progress(double(i + 1) / double(cells.size()));
    }
    deck.finish();
    const PageFile file{titleOf(notebook, options),
                        {u"reveal/reveal.css"_s, u"page.css"_s, u"slides.css"_s},
                        {u"reveal/reveal.js"_s, u"page.js"_s, u"slides.js"_s},
                        "deck"};
    const auto ends = file.around(PageAssets(m_places.webFolder), body);
    if (!ends) {
        return Failure(ends.error());
    }
    const QByteArray begin = PageFile::themeButton() + "<div class=\"reveal\" data-notes=\"" +
                             toHtmlBytes(tr("Speaker notes")) + "\" data-next=\"" + toHtmlBytes(tr("Next:")) +
                             "\"><div class=\"slides\">\n";
    return Exported{.document = ends->head + begin + content + "</div></div>\n" + ends->foot,
                    .assets = {},
                    .remarks = body.remarks()};
}

} // namespace quire::exporting
