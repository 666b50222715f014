// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfPictures.h"

#include "render/Picture.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using render::Picture;
namespace Decoder = render::PictureDecoder;

namespace {

/// Plots have a see-through channel in which nothing is: in a PDF it would be a second picture.
bool isOpaque(const QImage &image)
{
    for (int y = 0; image.hasAlphaChannel() && y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (!std::all_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) == 255; })) {
            return false;
        }
    }
    return true;
}

} // namespace

PdfPicture PdfPicture::failed(const QString &problem)
{
    PdfPicture picture;
    picture.m_problem = problem;
    return picture;
}

PdfPicture PdfPicture::decode(const QByteArray &bytes)
{
    PdfPicture picture;
    if (Decoder::looksLikeSvg(bytes)) {
        if (const QString why = Decoder::objectionToSvg(bytes); !why.isEmpty()) {
            return failed(why);
        }
        picture.m_drawing = std::make_shared<QSvgRenderer>();
        picture.m_drawing->setAnimationEnabled(false);
        if (!picture.m_drawing->load(bytes) || !picture.m_drawing->isValid()) {
            return failed(tr("This drawing is damaged and cannot be shown."));
        }
        picture.m_drawing->setAspectRatioMode(Qt::KeepAspectRatio);
        const QSizeF claimed = Decoder::claimedSize(bytes, true);
        picture.m_size = claimed.isEmpty() ? QSizeF(picture.m_drawing->defaultSize()) : claimed;
        return picture;
    }
    const Picture decoded = Decoder::decode(bytes, {});
    picture.m_problem = decoded.problem;
    picture.m_image = decoded.image;
    if (picture.m_image.format() == QImage::Format_ARGB32_Premultiplied && isOpaque(picture.m_image)) {
        picture.m_image.reinterpretAsFormat(QImage::Format_RGB32);
    }
    picture.m_size = decoded.image.size();
    picture.m_isPhoto = bytes.startsWith("\xff\xd8");
    return picture;
}

void PdfPicture::paint(QPainter &painter, const QRectF &place) const
{
    painter.save();
    if (m_drawing) {
        m_drawing->render(&painter, place);
    } else if (!m_image.isNull()) {
        // What came as JPEG may stay one; lines and letters must not.
        painter.setRenderHint(QPainter::LosslessImageRendering, !m_isPhoto);
        painter.drawImage(place, m_image);
    }
    painter.restore();
}

bool PdfPictures::isRemote(const QString &address)
{
    return address.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           address.startsWith("https://"_L1, Qt::CaseInsensitive);
}

const PdfPicture &PdfPictures::find(const QString &address)
{
    auto known = m_known.find(address);
    if (known == m_known.end()) {
        known = m_known.insert(address, read(address));
    }
    return *known;
}

PdfPicture PdfPictures::read(const QString &address) const
{
    static const auto attachmentHead = "attachment:"_L1;
    if (isRemote(address)) {
        return PdfPicture::failed(tr("not part of the notebook: %1").arg(QUrl(address).host()));
    }
    QByteArray bytes;
    if (address.startsWith("data:"_L1, Qt::CaseInsensitive)) {
        bytes = Decoder::dataOf(address);
    } else if (address.startsWith(attachmentHead)) {
        const QString name = QUrl::fromPercentEncoding(address.sliced(attachmentHead.size()).toUtf8());
        const notebook::MimeBundle bundle = m_cell.attachment(name);
        const QStringList types = bundle.mimeTypes();
        bytes = types.isEmpty() ? QByteArray() : bundle.bytes(types.first());
    } else if (m_options.readBeside) {
        bytes = m_options.readBeside(QUrl::fromPercentEncoding(address.toUtf8()));
    }
    return bytes.isEmpty() ? PdfPicture::failed(tr("the picture was not found")) : PdfPicture::decode(bytes);
}

} // namespace quire::exporting
