// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"
#include "notebook/Cell.h"

#include <QCoreApplication>
#include <QHash>
#include <QImage>
#include <QSize>

#include <memory>

class QPainter;
class QSvgRenderer;

namespace quire::exporting {

/// A picture that can be painted, or in words why not.
class PdfPicture
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfPicture)

public:
    /// Any picture a notebook may hold; SVG stays a drawing.
    static PdfPicture decode(const QByteArray &bytes);
    static PdfPicture failed(const QString &problem);

    /// A translated sentence; empty when the picture is there.
    const QString &problem() const { return m_problem; }
    /// In pixels; may be empty for drawings that do not say.
    QSizeF size() const { return m_size; }
    void paint(QPainter &painter, const QRectF &place) const;

private:
    QString m_problem;
    QSizeF m_size;
    QImage m_image;
    bool m_isPhoto = false;
    std::shared_ptr<QSvgRenderer> m_drawing;
};

/// The pictures a text names: attachments of its cell, data in the address, files beside the notebook. Nothing is
/// fetched from the network.
class PdfPictures
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfPictures)

public:
    PdfPictures(const notebook::Cell &cell, const ExportOptions &options) : m_cell(cell), m_options(options) {}

    const PdfPicture &find(const QString &address);
    static bool isRemote(const QString &address);

private:
    PdfPicture read(const QString &address) const;

    notebook::Cell m_cell;
    const ExportOptions &m_options;
    QHash<QString, PdfPicture> m_known;
};

} // namespace quire::exporting
