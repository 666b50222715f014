// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfCanvas.h"

#include <QPageLayout>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

constexpr int dotsPerInch = 96;

} // namespace

PdfCanvas::PdfCanvas(QIODevice *device, const PdfPaper &paper) : m_paper(paper), m_writer(device)
{
    m_writer.setResolution(dotsPerInch);
    m_writer.setPageLayout(QPageLayout(paper.size, QPageLayout::Portrait, {}, QPageLayout::Point));
    m_writer.setCreator(u"Quire"_s);
    m_painter.begin(&m_writer);
    m_painter.setRenderHint(QPainter::LosslessImageRendering);
}

void PdfCanvas::newPage()
{
    m_writer.newPage();
    ++m_page;
}

bool PdfCanvas::end()
{
    return m_painter.end();
}

void PdfCanvas::addLink(const QRectF &place, const QString &target)
{
    m_marks.links.append({m_page, place, target});
}

void PdfCanvas::addAnchor(const QString &head, const QString &name, double y)
{
    for (const QString &key : {head + name, name}) {
        if (!m_marks.anchors.contains(key)) {
            m_marks.anchors.insert(key, {m_page, y});
        }
    }
}

void PdfCanvas::addInset(const QRectF &place, const QByteArray &pdf, int pdfPage)
{
    m_marks.insets.append({m_page, place, pdf, pdfPage});
}

} // namespace quire::exporting
