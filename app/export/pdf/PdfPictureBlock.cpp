// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfPictureBlock.h"

#include "export/pdf/PdfCanvas.h"

namespace quire::exporting {

PdfPictureBlock::PdfPictureBlock(PdfPicture picture, const QSizeF &size, const QColor &ground)
    : m_picture(std::move(picture)), m_size(size), m_ground(ground)
{
}

double PdfPictureBlock::fit(double room, bool isTop, double)
{
    return m_size.height() <= room || isTop ? m_size.height() : 0;
}

void PdfPictureBlock::paint(PdfCanvas &canvas, const QPointF &at)
{
    const QRectF place(at, m_size);
    if (m_ground.isValid()) {
        canvas.painter().fillRect(place, m_ground);
    }
    m_picture.paint(canvas.painter(), place);
    m_isDone = true;
}

PdfInsetBlock::PdfInsetBlock(QByteArray pdf, int page, const QSizeF &size)
    : m_pdf(std::move(pdf)), m_page(page), m_size(size)
{
}

double PdfInsetBlock::fit(double room, bool isTop, double)
{
    return m_size.height() <= room || isTop ? m_size.height() : 0;
}

void PdfInsetBlock::paint(PdfCanvas &canvas, const QPointF &at)
{
    canvas.addInset(QRectF(at, m_size), m_pdf, m_page);
    m_isDone = true;
}

} // namespace quire::exporting
