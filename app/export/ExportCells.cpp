// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportCells.h"

#include "notebook/CellMetadata.h"
#include "notebook/Folding.h"
#include "render/Markdown.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using namespace notebook;

namespace {

/// "remove_cell" and "remove-cell" are one.
QStringList tagsOf(const Cell &cell)
{
    QStringList tags = CellMetadata::tags(cell.metadata());
    for (QString &tag : tags) {
        tag.replace(u'_', u'-');
    }
    return tags;
}

bool hasAny(const QStringList &tags, const QStringList &wanted)
{
    return std::ranges::any_of(wanted, [&tags](QString tag) { return tags.contains(tag.replace(u'_', u'-')); });
}

ExportCell chosenParts(const Cell &cell, qsizetype index, const QStringList &tags, const ExportOptions &options)
{
    const bool isCode = cell.type() == CellType::Code;
    const bool isHidden = tags.contains("hide-cell"_L1);
    ExportCell chosen{.cell = cell, .index = index};
    chosen.hasSource =
        !cell.source().trimmed().isEmpty() && !(isCode && !options.inputs) && !tags.contains("remove-input"_L1);
    chosen.hasOutputs = isCode && options.outputs && !cell.outputs().isEmpty() &&
                        !hasAny(tags, {u"remove-output"_s, u"remove-all-outputs"_s});
    chosen.isSourceFolded = isHidden || tags.contains("hide-input"_L1) || Folding::isSourceHidden(cell);
    chosen.areOutputsFolded = isHidden || tags.contains("hide-output"_L1) || Folding::areOutputsHidden(cell);
    return chosen;
}

} // namespace

QList<ExportCell> selectCells(const Notebook &notebook, const ExportOptions &options)
{
    QSet<CellId> only;
    if (options.only) {
        only = QSet<CellId>(options.only->cbegin(), options.only->cend());
    }
    QList<ExportCell> chosen;
    for (qsizetype i = 0; i < notebook.cells.size(); ++i) {
        const Cell &cell = notebook.cells.at(i);
        const QStringList tags = tagsOf(cell);
        if ((options.only && !only.contains(cell.id())) || tags.contains("remove-cell"_L1) ||
            hasAny(tags, options.withoutTags)) {
            continue;
        }
        const ExportCell parts = chosenParts(cell, i, tags, options);
        if (parts.hasSource || parts.hasOutputs) {
            chosen.append(parts);
        }
    }
    return chosen;
}

QString titleOf(const Notebook &notebook, const ExportOptions &options)
{
    if (!options.title.isEmpty()) {
        return options.title;
    }
    const QString own = notebook.metadata.value(u"title").toString().trimmed();
    if (!own.isEmpty()) {
        return own;
    }
    for (const Cell &cell : notebook.cells) {
        if (cell.type() != CellType::Markdown) {
            continue;
        }
        const auto headings = render::Markdown::headings(cell.source());
        if (!headings.isEmpty()) {
            return headings.first().text;
        }
    }
    return options.name;
}

bool isRawFor(const Cell &cell, const QString &mimeType)
{
    const QString wanted = CellMetadata::rawFormat(cell.metadata());
    return wanted.isEmpty() || wanted == mimeType;
}

} // namespace quire::exporting
