// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/DocumentExport.h"

#include "notebook/CellMetadata.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::CellType;
using Kind = OutputPart::Kind;

struct DocumentExport::Target
{
    DocumentWriter &writer;
    PictureShelf &shelf;
    QStringList remarks = {};
};

void DocumentExport::addOutput(const notebook::Output &output, qsizetype index, Target &target) const
{
    QStringList remarks;
    const OutputPart part = OutputParts(m_format.order).of(output, &remarks);
    for (const QString &remark : std::as_const(remarks)) {
        target.remarks.append(tr("Cell %1: %2").arg(index + 1).arg(remark));
    }
    switch (part.kind) {
    case Kind::Markup:
        target.writer.addMarkup(part.markup);
        break;
    case Kind::Markdown:
        target.writer.addMarkdown(part.text);
        break;
    case Kind::Latex:
        target.writer.addLatex(part.text);
        break;
    case Kind::Picture: {
        const PictureShelf::Shown shown = target.shelf.add(part.bytes);
        if (shown.address.isEmpty()) {
            target.remarks.append(tr("Cell %1: a picture could not be read and was left out.").arg(index + 1));
            target.writer.addText(output.data().text(u"text/plain"), Kind::Text);
        } else {
            target.writer.addPicture(shown, part.width);
        }
        break;
    }
    default:
        target.writer.addText(part.text, part.kind);
    }
}

void DocumentExport::addRaw(const notebook::Cell &cell, Target &target) const
{
    if (!isRawFor(cell, m_format.mimeType)) {
        return;
    }
    const bool saysNoFormat = notebook::CellMetadata::rawFormat(cell.metadata()).isEmpty();
    if (saysNoFormat && m_format.isRawText) {
        target.writer.addText(cell.source(), Kind::Text);
    } else {
        target.writer.addRaw(cell.source());
    }
}

void DocumentExport::addCell(const ExportCell &chosen, const QString &language, Target &target) const
{
    const notebook::Cell &cell = chosen.cell;
    target.shelf.beginCell(cell, chosen.index);
    if (chosen.hasSource && !chosen.isSourceFolded) {
        switch (cell.type()) {
        case CellType::Code:
            target.writer.addCode(cell.source(), language, cell.executionCount());
            break;
        case CellType::Markdown:
            target.writer.addMarkdown(cell.source());
            break;
        case CellType::Raw:
            addRaw(cell, target);
            break;
        }
    }
    if (chosen.hasOutputs && !chosen.areOutputsFolded) {
        for (const notebook::Output &output : cell.outputs()) {
            addOutput(output, chosen.index, target);
        }
    }
}

Result<Exported> DocumentExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                     const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    PictureShelf shelf(options, m_format.pictures);
    const auto made = writer(titleOf(notebook, options), options, &shelf);
    Target target{*made, shelf};
    const QList<ExportCell> cells = selectCells(notebook, options);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (isCancelled && isCancelled()) {
            return Exported();
        }
        addCell(cells.at(i), notebook.language(), target);
        if (progress) {
            progress(double(i + 1) / double(cells.size()));
        }
    }
    return Exported{made->document(), shelf.assets(), target.remarks};
}

} // namespace quire::exporting
