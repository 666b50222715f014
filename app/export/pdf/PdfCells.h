// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportCells.h"
#include "export/pdf/PdfFlow.h"
#include "export/pdf/PdfLook.h"
#include "export/pdf/PdfRichBlock.h"
#include "render/AnsiLines.h"
#include "render/CodeHighlighter.h"

#include <QCoreApplication>

namespace quire::exporting {

/// Turns cells into blocks of a flow, one after another.
class PdfCells
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfCells)

public:
    /// All outlive it and the flow.
    PdfCells(const PdfLook &look, const ExportOptions &options, const SetFormula &setFormula, PdfFlow &flow,
             QStringList &remarks);

    /// Names of the notebook's language for code, best first.
    void setLanguages(const QStringList &names);
    void add(const ExportCell &chosen, const notebook::JsonValue &notebookMetadata);

    /// For outputs.
    void addRich(const notebook::Cell &cell, const QString &html, const PdfFrame &frame = {});
    void addText(const render::AnsiLines &lines, const PdfFrame &frame);
    void addNote(const notebook::Cell &cell, const QString &note);
    QString markdownHtml(const QString &source);
    const PdfLook &look() const { return m_look; }
    PdfFlow &flow() { return m_flow; }
    QStringList &remarks() { return m_remarks; }

    /// Tells anchors of this cell apart from those of others.
    static QString anchorHead(qsizetype index);

private:
    void addCode(const ExportCell &chosen);
    void addMarkdown(const ExportCell &chosen);
    std::unique_ptr<PdfRichObjects> objectsFor(const notebook::Cell &cell);

    const PdfLook &m_look;
    const ExportOptions &m_options;
    const SetFormula &m_setFormula;
    PdfFlow &m_flow;
    QStringList &m_remarks;
    QString m_language;
    render::CodeHighlighter m_highlighter;
    QStringList m_definitions;
    qsizetype m_index = 0;
};

} // namespace quire::exporting
