// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/HtmlExport.h"

#include "export/PageFile.h"
#include "render/AnsiHtml.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using render::toHtmlBytes;

namespace {

/// So many that laying all of them out at once would be felt.
constexpr qsizetype manyCells = 400;

} // namespace

Result<Exported> HtmlExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                 const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    PageBody body(notebook, options, m_places, isCancelled);
    const QList<ExportCell> cells = selectCells(notebook, options);
    QByteArray content;
    content.reserve(notebook.origin.raw().size());
    for (qsizetype i = 0; i < cells.size() && !isCancelled(); ++i) {
        body.append(content, cells.at(i));
        progress(double(i + 1) / double(cells.size()));
    }
    const PageFile file{titleOf(notebook, options),
                        {u"page.css"_s},
                        {u"page.js"_s},
                        cells.size() > manyCells ? "document long" : "document"};
    const auto ends = file.around(PageAssets(m_places.webFolder), body);
    if (!ends) {
        return Failure(ends.error());
    }
    Exported exported;
    exported.remarks = body.remarks();
    const QByteArray before = ends->head + PageFile::themeButton() +
                              (options.tableOfContents ? contents(body.headings()) : QByteArray()) + "<main>\n";
    content.prepend(before);
    exported.document = std::move(content);
    exported.document += closing(notebook, options) + "</main>\n" + ends->foot;
    return exported;
}

QByteArray HtmlExport::contents(const QList<render::Heading> &headings)
{
    if (headings.size() < 2) {
        return {};
    }
    QByteArray out = "<nav id=\"contents\" aria-label=\"" + toHtmlBytes(tr("Contents")) + "\"><details open><summary>" +
                     toHtmlBytes(tr("Contents")) + "</summary><ul>\n";
    for (const render::Heading &heading : headings) {
        out += "<li class=\"l" + QByteArray::number(heading.level) + "\"><a href=\"#" + toHtmlBytes(heading.anchor) +
               "\">" + toHtmlBytes(heading.text) + "</a></li>\n";
    }
    return out + "</ul></details></nav>\n";
}

QByteArray HtmlExport::closing(const notebook::Notebook &notebook, const ExportOptions &options)
{
    const QString kernel = notebook.kernelDisplayName();
    const QString name = options.name.isEmpty() ? titleOf(notebook, options) : options.name;
    const QString line = kernel.isEmpty() ? tr("%1 · exported with Quire").arg(name)
                                          : tr("%1 · %2 · exported with Quire").arg(name, kernel);
    return "<footer>" + toHtmlBytes(line) + "</footer>\n";
}

} // namespace quire::exporting
