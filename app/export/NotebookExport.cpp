// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/NotebookExport.h"

#include "export/ExportCells.h"
#include "notebook/NotebookFile.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// The cell as it goes into the copy.
notebook::Cell reduced(const ExportCell &chosen)
{
    notebook::Cell cell = chosen.cell;
    if (!chosen.hasSource && !cell.source().isEmpty()) {
        cell.setSource({});
    }
    const bool hasResult = !cell.outputs().isEmpty() || cell.executionCount();
    if (cell.type() == notebook::CellType::Code && !chosen.hasOutputs && hasResult) {
        cell.setOutputs({});
        cell.setExecutionCount({});
    }
    return cell;
}

bool holdsOutputs(const QList<notebook::Cell> &cells)
{
    return std::ranges::any_of(cells, [](const notebook::Cell &cell) { return !cell.outputs().isEmpty(); });
}

} // namespace

Result<Exported> NotebookExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                     const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    notebook::Notebook copy = notebook;
    copy.cells.clear();
    for (const ExportCell &chosen : selectCells(notebook, options)) {
        if (isCancelled && isCancelled()) {
            return Exported();
        }
        copy.cells.append(reduced(chosen));
    }
    if (copy.metadata.contains(u"widgets") && !holdsOutputs(copy.cells)) {
        copy.metadata = copy.metadata.without(u"widgets");
    }
    if (!options.title.isEmpty()) {
        copy.metadata = copy.metadata.with(u"title", notebook::JsonValue::fromString(options.title));
    }
    if (progress) {
        progress(1);
    }
    return Exported{notebook::NotebookFile::write(copy), {}, {}};
}

} // namespace quire::exporting
