// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfLook.h"
#include "export/pdf/PdfMarks.h"

#include <QCoreApplication>

namespace quire::exporting {

class PdfCanvas;

/// What stands on pages besides the notebook: title, table of contents, headers and footers. Its room is known before
/// the notebook is painted, its text only afterwards.
class PdfContents
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfContents)

public:
    struct Title
    {
        QString text;
        QStringList authors;
        /// Whether the first page begins with it.
        bool isShown = true;
    };

    /// `look` and `paper` outlive it. Too few headings make no table.
    PdfContents(const PdfLook &look, const PdfPaper &paper, Title title, QList<PdfHeading> headings, bool hasTable);

    /// The page on which the notebook begins, and where.
    PdfMarks::Place end() const { return m_end; }
    bool hasTable() const { return m_hasTable; }

    /// What belongs on page `page` of `count`; `marks`: those of the notebook.
    void paint(PdfCanvas &canvas, int page, int count, const PdfMarks &marks, bool withMargins) const;

private:
    double titleHeight() const;
    void paintTitle(PdfCanvas &canvas) const;
    void paintMargins(PdfCanvas &canvas, int page, int count) const;
    void paintEntry(PdfCanvas &canvas, const PdfHeading &heading, int target, double y) const;
    void layOut();

    const PdfLook &m_look;
    const PdfPaper &m_paper;
    Title m_title;
    QList<PdfHeading> m_headings;
    bool m_hasTable;
    PdfMarks::Place m_end;
    /// Of each heading.
    QList<PdfMarks::Place> m_places;
};

} // namespace quire::exporting
