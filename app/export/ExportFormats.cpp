// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportFormats.h"

#include "base/DataFiles.h"
#include "export/AsciiDocExport.h"
#include "export/HtmlExport.h"
#include "export/LatexExport.h"
#include "export/MarkdownExport.h"
#include "export/NotebookExport.h"
#include "export/PdfExport.h"
#include "export/RstExport.h"
#include "export/ScriptExport.h"
#include "export/SlidesExport.h"

#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

template <typename Format> std::function<std::unique_ptr<Exporter>()> maker()
{
    return [] { return std::make_unique<Format>(); };
}

} // namespace

QString ExportFormat::suffixFor(const notebook::Notebook &notebook) const
{
    return suffix.isEmpty() ? ScriptExport::suffixFor(notebook) : suffix;
}

ExportFormats::ExportFormats(const PagePlaces &places)
    : m_all{{.id = u"html"_s,
             .title = tr("HTML"),
             .suffix = u"html"_s,
             .hasContents = true,
             .make = [places] { return std::make_unique<HtmlExport>(places); }},
            {.id = u"pdf"_s,
             .title = tr("PDF"),
             .suffix = u"pdf"_s,
             .hasPaper = true,
             .hasContents = true,
             .make =
                 [places] {
                     return std::make_unique<PdfExport>(places.webFolder + u"/math.js"_s, places.formulaFolder);
                 }},
            {.id = u"slides"_s,
             .title = tr("Slides"),
             .suffix = u"slides.html"_s,
             .make = [places] { return std::make_unique<SlidesExport>(places); }},
            {.id = u"markdown"_s,
             .title = tr("Markdown"),
             .suffix = u"md"_s,
             .hasAssets = true,
             .make = maker<MarkdownExport>()},
            {.id = u"latex"_s,
             .title = tr("LaTeX"),
             .suffix = u"tex"_s,
             .hasAssets = true,
             .hasPaper = true,
             .hasContents = true,
             .make = maker<LatexExport>()},
            {.id = u"rst"_s,
             .title = tr("reStructuredText"),
             .suffix = u"rst"_s,
             .hasAssets = true,
             .make = maker<RstExport>()},
            {.id = u"asciidoc"_s,
             .title = tr("AsciiDoc"),
             .suffix = u"adoc"_s,
             .hasAssets = true,
             .hasContents = true,
             .make = maker<AsciiDocExport>()},
            {.id = u"script"_s, .title = tr("Executable script"), .make = maker<ScriptExport>()},
            {.id = u"notebook"_s, .title = tr("Notebook"), .suffix = u"ipynb"_s, .make = maker<NotebookExport>()}}
{
}

PagePlaces ExportFormats::installed()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return {base::dataFile(u"web"_s), cache.isEmpty() ? QString() : cache + u"/formulas"_s};
}

const ExportFormat *ExportFormats::find(const QString &name) const
{
    QString wanted = name.toLower();
    // As nbconvert calls it.
    wanted = wanted == "python"_L1 || wanted == "py"_L1 ? u"script"_s : wanted;
    const auto byId = std::ranges::find(m_all, wanted, &ExportFormat::id);
    if (byId != m_all.end()) {
        return &*byId;
    }
    const auto bySuffix = std::ranges::find(m_all, wanted, &ExportFormat::suffix);
    return bySuffix != m_all.end() && !wanted.isEmpty() ? &*bySuffix : nullptr;
}

} // namespace quire::exporting
