// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/Picture.h"

#include <QBuffer>
#include <QImageReader>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// In each direction; a few bytes may say they are more.
constexpr int largest = 20'000;
constexpr qint64 mostPixels = 60'000'000;

bool isReasonable(const QSize &size)
{
    return !size.isEmpty() && size.width() <= largest && size.height() <= largest &&
           qint64(size.width()) * size.height() <= mostPixels;
}

QString suffixOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG")) {
        return u"png"_s;
    }
    if (bytes.startsWith("\xff\xd8\xff")) {
        return u"jpg"_s;
    }
    if (bytes.startsWith("GIF8")) {
        return u"gif"_s;
    }
    if (bytes.startsWith("RIFF") && bytes.size() > 12 && bytes.sliced(8, 4) == "WEBP") {
        return u"webp"_s;
    }
    if (bytes.startsWith("%PDF-")) {
        return u"pdf"_s;
    }
    if (bytes.startsWith("BM") && bytes.size() > 26) {
        return u"bmp"_s;
    }
    return bytes.first(std::min<qsizetype>(bytes.size(), 4096)).contains("<svg") ? u"svg"_s : QString();
}

QSize sizeOf(const QByteArray &bytes, const QString &suffix)
{
    if (suffix == "pdf"_L1) {
        return {};
    }
    if (suffix == "svg"_L1) {
        return QSvgRenderer(bytes).defaultSize();
    }
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    return QImageReader(&buffer).size();
}

std::optional<Picture> paintedAsPdf(const Picture &picture)
{
    QSvgRenderer renderer(picture.bytes);
    if (!renderer.isValid() || !isReasonable(renderer.defaultSize())) {
        return {};
    }
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageSize(
            QPageSize(QSizeF(renderer.defaultSize()) * 0.75, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        QPainter painter(&writer);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(renderer.defaultSize())));
    }
    return Picture{pdf, u"pdf"_s, renderer.defaultSize()};
}

} // namespace

std::optional<Picture> Picture::fromBytes(const QByteArray &bytes)
{
    const QString suffix = suffixOf(bytes);
    if (suffix.isEmpty()) {
        return {};
    }
    return Picture{bytes, suffix, sizeOf(bytes, suffix)};
}

std::optional<Picture> Picture::forTex() const
{
    if (suffix == "svg"_L1) {
        return paintedAsPdf(*this);
    }
    if (suffix == "png"_L1 || suffix == "jpg"_L1) {
        return isReasonable(size) ? std::optional(*this) : std::nullopt;
    }
    if (suffix == "pdf"_L1) {
        // TeX stops at one that is cut off.
        return bytes.last(std::min<qsizetype>(bytes.size(), 2048)).contains("startxref") ? std::optional(*this)
                                                                                         : std::nullopt;
    }
    if (!isReasonable(size)) {
        return {};
    }
    const QImage image = QImage::fromData(bytes);
    QByteArray png;
    QBuffer buffer(&png);
    if (image.isNull() || !image.save(&buffer, "PNG")) {
        return {};
    }
    return Picture{png, u"png"_s, image.size()};
}

} // namespace quire::exporting
