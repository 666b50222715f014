// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/RichTextDocument.h"

#include <QUrl>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

struct DataUrl
{
    QByteArray payload; ///< Still in base64.
    bool isSvg = false;
};

std::optional<DataUrl> parse(const QString &address)
{
    const qsizetype comma = address.indexOf(u',');
    if (!address.startsWith("data:image/"_L1, Qt::CaseInsensitive) || comma < 0) {
        return {};
    }
    const QStringView head = QStringView(address).left(comma);
    DataUrl url{QStringView(address).sliced(comma + 1).toLatin1(), head.contains("svg"_L1)};
    if (!head.endsWith(";base64"_L1)) {
        url.payload = QByteArray::fromPercentEncoding(url.payload).toBase64();
    }
    return url;
}

/// Takes the picture's room on the page until it is decoded.
QImage placeholder(const DataUrl &url)
{
    const QByteArray head =
        QByteArray::fromBase64(url.isSvg ? url.payload : url.payload.left(PictureDecoder::headLength));
    const QSize size = PictureDecoder::claimedSize(head, url.isSvg).boundedTo({4000, 4000});
    QImage image(size.isEmpty() ? QSize(16, 16) : size, QImage::Format_Mono);
    image.setColorTable({qRgba(0, 0, 0, 0), qRgba(0, 0, 0, 0)});
    image.fill(0);
    return image;
}

} // namespace

RichTextDocument::RichTextDocument(PictureLoader *pictures, QObject *parent)
    : QTextDocument(parent), m_pictures(pictures)
{
    connect(pictures, &PictureLoader::loaded, this, &RichTextDocument::takePicture);
}

QVariant RichTextDocument::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource) {
        return {};
    }
    const auto url = parse(name.toString());
    if (!url) {
        return {};
    }
    const PictureLoader::Key key{qHash(url->payload, 0x7e47), {}};
    const Picture *known = m_pictures->find(key, [data = *url] {
        const QByteArray bytes = QByteArray::fromBase64(data.payload);
        return data.isSvg ? PictureDecoder::renderSvg(bytes, {}) : PictureDecoder::decode(bytes, {});
    });
    if (!known) {
        m_awaited.insert(key, name);
    }
    const QImage image = known && known->problem.isEmpty() ? known->image : placeholder(*url);
    addResource(type, name, image);
    return image;
}

void RichTextDocument::takePicture(const PictureLoader::Key &key)
{
    if (!m_awaited.contains(key)) {
        return;
    }
    const QUrl name = m_awaited.take(key);
    const Picture *picture = m_pictures->find(key, [] { return Picture{}; });
    if (picture && picture->problem.isEmpty()) {
        addResource(QTextDocument::ImageResource, name, picture->image);
        markContentsDirty(0, characterCount());
        Q_EMIT picturesChanged();
    }
}

} // namespace quire::ui
