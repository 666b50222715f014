// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PdfDecoder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>

namespace quire::ui::PdfDecoder {

namespace {

struct PdfWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::PdfDecoder)
};

constexpr double longestSide = 14'400; // points; the format's own limit

bool isReasonable(const QSizeF &page)
{
    return page.width() >= 1 && page.height() >= 1 && page.width() <= longestSide && page.height() <= longestSide;
}

} // namespace

Outline outline(const QByteArray &bytes)
{
    Outline outline;
    if (bytes.size() > largest) {
        outline.problem = PdfWords::tr("This PDF is too large to show.");
        return outline;
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "pdf");
    if (!reader.supportsOption(QImageIOHandler::Size)) {
        outline.problem = QImageReader::supportedImageFormats().contains("pdf")
                              ? PdfWords::tr("This PDF is damaged or needs a password.")
                              : PdfWords::tr("PDF files cannot be shown: Qt's part for that is not installed.");
        return outline;
    }
    outline.pageCount = reader.imageCount();
    for (int page = 0; page < std::min(outline.pageCount, mostPages); ++page) {
        const QSizeF size = reader.jumpToImage(page) ? QSizeF(reader.size()) : QSizeF();
        outline.pages.append(isReasonable(size) ? size : QSizeF(595, 842));
    }
    if (outline.pages.isEmpty()) {
        outline.problem = PdfWords::tr("This PDF is damaged or needs a password.");
    }
    return outline;
}

render::Picture renderPage(const QByteArray &bytes, int page, const QSize &pixels)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "pdf");
    render::Picture picture;
    if (pixels.isEmpty() || qint64(pixels.width()) * pixels.height() > render::PictureDecoder::pixelLimit ||
        !reader.jumpToImage(page)) {
        picture.problem = PdfWords::tr("This page is damaged and cannot be shown.");
        return picture;
    }
    reader.setScaledSize(pixels);
    reader.setBackgroundColor(Qt::white);
    const QImage image = reader.read();
    if (image.isNull()) {
        picture.problem = PdfWords::tr("This page is damaged and cannot be shown.");
        return picture;
    }
    picture.image = QImage(image.size(), QImage::Format_RGB32);
    picture.image.fill(Qt::white);
    QPainter(&picture.image).drawImage(0, 0, image);
    return picture;
}

} // namespace quire::ui::PdfDecoder
