// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfBlock.h"
#include "export/pdf/PdfPictures.h"

#include <QColor>

namespace quire::exporting {

/// One picture, never cut.
class PdfPictureBlock : public PdfBlock
{
public:
    /// `ground`: behind it; invalid for none.
    PdfPictureBlock(PdfPicture picture, const QSizeF &size, const QColor &ground = {});

    bool isDone() const override { return m_isDone; }
    double beginning() const override { return m_size.height(); }
    double fit(double room, bool isTop, double after) override;
    void paint(PdfCanvas &canvas, const QPointF &at) override;

private:
    PdfPicture m_picture;
    QSizeF m_size;
    QColor m_ground;
    bool m_isDone = false;
};

/// One page of another PDF, as the drawing it is.
class PdfInsetBlock : public PdfBlock
{
public:
    PdfInsetBlock(QByteArray pdf, int page, const QSizeF &size);

    bool isDone() const override { return m_isDone; }
    double beginning() const override { return m_size.height(); }
    double fit(double room, bool isTop, double after) override;
    void paint(PdfCanvas &canvas, const QPointF &at) override;

private:
    QByteArray m_pdf;
    int m_page;
    QSizeF m_size;
    bool m_isDone = false;
};

} // namespace quire::exporting
