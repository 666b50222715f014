// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Picture.h"

#include "render/SvgCost.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace quire::render::PictureDecoder {

namespace {

using namespace Qt::StringLiterals;

struct PictureWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::render::Picture)
};

constexpr int elementLimit = 400'000;
constexpr int depthLimit = 200;
/// Megabytes Qt's readers may take for one picture.
constexpr int allocationLimit = 512;

bool tooLarge(const QSize &size)
{
    return size.width() > sideLimit || size.height() > sideLimit || qint64(size.width()) * size.height() > pixelLimit;
}

Picture refused(const QString &why)
{
    Picture picture;
    picture.problem = why;
    return picture;
}

QString tooLargeText(const QSize &size)
{
    return PictureWords::tr("This picture says it is %1 by %2 pixels. That is too large to show.")
        .arg(size.width())
        .arg(size.height());
}

/// Looks at a grid of samples: mostly see-through, and what is there is dark.
bool isDarkInkOnNothing(const QImage &image)
{
    if (!image.hasAlphaChannel()) {
        return false;
    }
    constexpr int samples = 64;
    qint64 clear = 0;
    qint64 ink = 0;
    qint64 lightness = 0;
    for (int i = 0; i < samples * samples; ++i) {
        const QRgb pixel =
            image.pixel((i % samples) * image.width() / samples, (i / samples) * image.height() / samples);
        if (qAlpha(pixel) < 128) {
            ++clear;
        } else {
            ++ink;
            lightness += qGray(pixel);
        }
    }
    return clear > samples * samples / 10 && (ink == 0 || lightness / ink < 150);
}

/// Length with a unit as SVG writes it ("460.8pt"), in pixels; 0 for percentages and nonsense.
double svgLength(QStringView text)
{
    text = text.trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && (text.at(digits).isDigit() || u".+-eE"_s.contains(text.at(digits)))) {
        ++digits;
    }
    // "1em" is a number followed by a unit that begins like an exponent.
    while (digits > 0 && text.at(digits - 1).isLetter()) {
        --digits;
    }
    const double value = text.left(digits).toDouble();
    const QStringView unit = text.sliced(digits);
    if (unit.isEmpty() || unit == "px"_L1) {
        return value;
    }
    static constexpr std::array<std::pair<QLatin1StringView, double>, 6> units{
        {{"pt"_L1, 4.0 / 3}, {"pc"_L1, 16}, {"mm"_L1, 96 / 25.4}, {"cm"_L1, 96 / 2.54}, {"in"_L1, 96}, {"em"_L1, 16}}};
    const auto *known = std::ranges::find_if(units, [unit](const auto &entry) { return unit == entry.first; });
    return known != units.end() ? value * known->second : 0;
}

QSize svgSize(const QXmlStreamAttributes &attributes)
{
    double width = svgLength(attributes.value("width"_L1));
    double height = svgLength(attributes.value("height"_L1));
    QString box = attributes.value("viewBox"_L1).toString();
    const QStringList parts = box.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    if (parts.size() == 4) {
        const double boxWidth = parts.at(2).toDouble();
        const double boxHeight = parts.at(3).toDouble();
        if (width <= 0 && height <= 0) {
            width = boxWidth;
            height = boxHeight;
        } else if (width <= 0 && boxHeight > 0) {
            width = height * boxWidth / boxHeight;
        } else if (height <= 0 && boxWidth > 0) {
            height = width * boxHeight / boxWidth;
        }
    }
    const auto whole = [](double length) { return length >= 1 && length < 1e6 ? qRound(length) : 0; };
    return {whole(width), whole(height)};
}

/// A PNG says it right at the start; asking libpng about a cut file makes it complain.
QSize claimedPngSize(const QByteArray &bytes)
{
    constexpr qsizetype headerLength = 24;
    if (bytes.size() < headerLength || !bytes.startsWith("\x89PNG\r\n")) {
        return {};
    }
    const auto width = qFromBigEndian<quint32>(bytes.constData() + 16);
    const auto height = qFromBigEndian<quint32>(bytes.constData() + 20);
    constexpr quint32 absurd = 0x7fffffff;
    return {int(std::min(width, absurd)), int(std::min(height, absurd))};
}

QSize claimedSvgSize(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes);
    return reader.readNextStartElement() && reader.name() == "svg"_L1 ? svgSize(reader.attributes()) : QSize();
}

bool reachesOutside(QStringView name, const QXmlStreamAttributes &attributes)
{
    if (name == "script"_L1 || name == "foreignObject"_L1) {
        return true;
    }
    return std::ranges::any_of(attributes, [name](const QXmlStreamAttribute &attribute) {
        const QStringView value = attribute.value().trimmed();
        if (attribute.name() == "href"_L1) {
            const bool isPicture = name == "image"_L1 || name == "feImage"_L1 || name == "use"_L1;
            return isPicture && !value.isEmpty() && !value.startsWith(u'#') &&
                   !value.startsWith("data:image/"_L1, Qt::CaseInsensitive);
        }
        return value.contains("url("_L1) && (value.contains("http"_L1) || value.contains("file:"_L1));
    });
}

} // namespace

QByteArray dataOf(const QString &address)
{
    const qsizetype comma = address.indexOf(u',');
    const QByteArray payload = QStringView(address).sliced(comma + 1).toLatin1();
    return QStringView(address).first(std::max<qsizetype>(comma, 0)).endsWith(";base64"_L1)
               ? QByteArray::fromBase64(QByteArray::fromPercentEncoding(payload))
               : QByteArray::fromPercentEncoding(payload);
}

bool looksLikeSvg(const QByteArray &bytes)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 1024)).trimmed();
    return head.startsWith('<') && (head.contains("<svg") || head.startsWith("<?xml") || head.startsWith("<!"));
}

QString objectionToSvg(const QByteArray &bytes)
{
    if (bytes.size() > svgLimit) {
        return PictureWords::tr("This drawing is too large to show.");
    }
    QXmlStreamReader reader(bytes);
    reader.setEntityExpansionLimit(1000);
    int elements = 0;
    int depth = 0;
    SvgCost cost;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            if (++elements > elementLimit || ++depth > depthLimit) {
                return PictureWords::tr("This drawing has too many parts to show.");
            }
            const QXmlStreamAttributes attributes = reader.attributes();
            cost.begin(attributes);
            if (reachesOutside(reader.name(), attributes)) {
                return PictureWords::tr("This drawing asks for something outside the notebook, so it is not shown.");
            }
        } else if (token == QXmlStreamReader::EndElement) {
            --depth;
            cost.end();
        }
    }
    if (cost.total() >= SvgCost::limit) {
        return PictureWords::tr("This drawing has too many parts to show.");
    }
    return reader.hasError() ? PictureWords::tr("This drawing is damaged and cannot be shown.") : QString();
}

QSize claimedSize(const QByteArray &bytes, bool isSvg)
{
    if (isSvg) {
        return claimedSvgSize(bytes);
    }
    if (const QSize png = claimedPngSize(bytes); !png.isEmpty()) {
        return png;
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const QSize size = QImageReader(&buffer).size();
    return size.isEmpty() ? QSize() : size;
}

Picture decode(const QByteArray &bytes, const QSize &target)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(allocationLimit);
    const QSize size = reader.size().isValid() ? reader.size() : claimedPngSize(bytes);
    if (tooLarge(size)) {
        return refused(tooLargeText(size));
    }
    if (!target.isEmpty() && size.isValid() && (target.width() < size.width() || target.height() < size.height())) {
        reader.setScaledSize(target.boundedTo(size));
    }
    Picture picture;
    picture.image = reader.read();
    if (picture.image.isNull()) {
        return refused(PictureWords::tr("This picture is damaged and cannot be shown."));
    }
    picture.needsPaper = isDarkInkOnNothing(picture.image);
    picture.image.convertTo(picture.image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                            : QImage::Format_RGB32);
    return picture;
}

Picture renderSvg(const QByteArray &bytes, const QSize &target)
{
    if (const QString why = objectionToSvg(bytes); !why.isEmpty()) {
        return refused(why);
    }
    const QSize size = target.isEmpty() ? claimedSvgSize(bytes) : target;
    if (tooLarge(size)) {
        return refused(tooLargeText(size));
    }
    QSvgRenderer renderer;
    renderer.setAnimationEnabled(false);
    if (!renderer.load(bytes) || !renderer.isValid()) {
        return refused(PictureWords::tr("This drawing is damaged and cannot be shown."));
    }
    Picture picture;
    picture.image = QImage(size.isEmpty() ? renderer.defaultSize() : size, QImage::Format_ARGB32_Premultiplied);
    if (picture.image.isNull()) {
        return refused(PictureWords::tr("This drawing has no size, so it cannot be shown."));
    }
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.end();
    picture.needsPaper = isDarkInkOnNothing(picture.image);
    return picture;
}

} // namespace quire::render::PictureDecoder
