// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "render/AnsiLines.h"

#include <QCoreApplication>

namespace quire::exporting {

class PdfCells;
struct PdfFrame;

/// Chooses what of an output paper can show: of its forms the richest that stands still.
class PdfOutputs
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfOutputs)

public:
    /// `cells` outlives it.
    PdfOutputs(PdfCells &cells, const notebook::Cell &cell, const notebook::JsonValue &notebookMetadata);

    void add(const notebook::Output &output);

private:
    void addStream(const notebook::Output &output);
    void addError(const notebook::Output &output);
    void addDisplay(const notebook::Output &output);
    void addActive(const notebook::Output &output);
    bool addStill(const notebook::Output &output, const QString &mimeType);
    bool addTable(const notebook::MimeBundle &data);
    bool addHtml(const notebook::MimeBundle &data, const QString &mimeType);
    bool addPicture(const notebook::Output &output, const QString &mimeType);
    bool addPdf(const notebook::MimeBundle &data, const QString &mimeType);
    bool addPlain(const QString &text);
    QSizeF shownSize(const notebook::Output &output, const QString &mimeType, const QSizeF &natural) const;
    void addProblem(const QString &problem);

    PdfCells &m_cells;
    const notebook::Cell &m_cell;
    const notebook::JsonValue &m_notebookMetadata;
};

} // namespace quire::exporting
