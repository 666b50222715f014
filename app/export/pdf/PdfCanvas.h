// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfLook.h"
#include "export/pdf/PdfMarks.h"

#include <QPainter>
#include <QPdfWriter>

namespace quire::exporting {

/// Pages to paint on, one after another, in pixels of CSS.
class PdfCanvas
{
public:
    /// `device` is open for writing and outlives it.
    PdfCanvas(QIODevice *device, const PdfPaper &paper);

    QPainter &painter() { return m_painter; }
    const PdfPaper &paper() const { return m_paper; }
    /// From 0.
    int page() const { return m_page; }
    void newPage();
    /// Links from here on belong to this page: what is painted is to be laid over it.
    void setPageForLinks(int page) { m_page = page; }
    /// Writes out what is left. False when the document could not be written.
    bool end();

    /// On this page.
    void addLink(const QRectF &place, const QString &target);
    /// `head` tells anchors of the same name in several texts apart; of a name alone the first counts.
    void addAnchor(const QString &head, const QString &name, double y);
    void addInset(const QRectF &place, const QByteArray &pdf, int pdfPage);
    const PdfMarks &marks() const { return m_marks; }

private:
    PdfPaper m_paper;
    QPdfWriter m_writer;
    QPainter m_painter;
    PdfMarks m_marks;
    int m_page = 0;
};

} // namespace quire::exporting
