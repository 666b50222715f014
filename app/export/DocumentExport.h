// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentWriter.h"
#include "export/ExportCells.h"
#include "export/Exporter.h"

#include <memory>

namespace quire::exporting {

/// What the formats for readers have in common: one after another, the cells go to a writer.
class DocumentExport : public Exporter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::DocumentExport)

public:
    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const final;

protected:
    struct Format
    {
        /// Of raw cells that are meant for it.
        QString mimeType;
        OutputParts::Order order = OutputParts::Order::Reading;
        PictureShelf::For pictures = PictureShelf::For::Anyone;
        /// Raw cells that name no format are plain text, which might break the document as markup.
        bool isRawText = true;
    };

    explicit DocumentExport(Format format) : m_format(std::move(format)) {}

    /// `title` is the document's; `shelf` outlives the writer.
    virtual std::unique_ptr<DocumentWriter> writer(const QString &title, const ExportOptions &options,
                                                   PictureShelf *shelf) const = 0;

private:
    struct Target;

    void addCell(const ExportCell &chosen, const QString &language, Target &target) const;
    void addRaw(const notebook::Cell &cell, Target &target) const;
    void addOutput(const notebook::Output &output, qsizetype index, Target &target) const;

    Format m_format;
};

} // namespace quire::exporting
