// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureItem.h"

#include "ui/kit/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int placeholderHeight = 5 * Theme::grid;

/// The first bytes of a picture, without decoding the rest.
QByteArray headOf(const notebook::MimeBundle &data, const QString &mimeType, bool isSvg)
{
    const notebook::JsonValue value = data.toJson().value(mimeType);
    if (isSvg || !value.isString()) {
        return data.bytes(mimeType);
    }
    QByteArray head = value.raw().sliced(1).left(PictureDecoder::headLength).toByteArray();
    head.replace("\\n", "");
    return QByteArray::fromBase64(head);
}

int metadataLength(const notebook::JsonValue &value)
{
    const double length =
        value.isString() ? value.toString().toDouble() : QByteArray(value.raw().toByteArray()).toDouble();
    return length >= 1 && length <= PictureDecoder::sideLimit ? qRound(length) : 0;
}

} // namespace

PictureItem::PictureItem(const Theme *theme, PictureLoader *loader, notebook::MimeBundle data,
                         const notebook::JsonValue &metadata, const QString &mimeType, QObject *parent)
    : OutputItem(parent),
      m_theme(theme),
      m_loader(loader),
      m_data(std::move(data)),
      m_mimeType(mimeType),
      m_plainText(m_data.text(u"text/plain"))
{
    m_key.content = qHash(m_data.toJson().value(mimeType).raw(), 0x5eed) ^ quint64(m_data.encodedSize(mimeType)) << 32;
    m_naturalSize = PictureDecoder::claimedSize(headOf(m_data, mimeType, isSvg()), isSvg());
    const notebook::JsonValue wished = metadata.value(mimeType);
    m_wishedSize = {metadataLength(wished.value(u"width")), metadataLength(wished.value(u"height"))};
    connect(loader, &PictureLoader::loaded, this, [this](const PictureLoader::Key &key) {
        if (key == m_key) {
            Q_EMIT changed();
        }
    });
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

bool PictureItem::isSvg() const
{
    return m_mimeType == "image/svg+xml"_L1;
}

/// In device-independent pixels: the metadata's size, else the picture's own, and never wider than the page.
QSize PictureItem::shownSize(int width) const
{
    QSize size = m_naturalSize;
    if (m_wishedSize.width() > 0 && m_wishedSize.height() > 0) {
        size = m_wishedSize;
    } else if (m_wishedSize.width() > 0 && !size.isEmpty()) {
        size = QSizeF(size).scaled(m_wishedSize.width(), 1e6, Qt::KeepAspectRatio).toSize();
    } else if (m_wishedSize.height() > 0 && !size.isEmpty()) {
        size = QSizeF(size).scaled(1e6, m_wishedSize.height(), Qt::KeepAspectRatio).toSize();
    }
    if (size.width() > width && width > 0) {
        size = {width, std::max(1, qRound(double(size.height()) * width / size.width()))};
    }
    return size;
}

int PictureItem::heightForWidth(int width)
{
    m_width = width;
    const QSize size = shownSize(width);
    if (size.isEmpty() || !m_problem.isEmpty() || size.height() > PictureDecoder::sideLimit) {
        return placeholderHeight;
    }
    return size.height();
}

void PictureItem::setDevicePixelRatio(qreal ratio)
{
    if (!qFuzzyCompare(m_ratio, ratio)) {
        m_ratio = ratio;
        Q_EMIT changed();
    }
}

const Picture *PictureItem::picture()
{
    const QSize target = shownSize(m_width) * m_ratio;
    m_key.size = target;
    if (target.height() > PictureDecoder::sideLimit) {
        m_key.size = {};
    }
    const auto make = [data = m_data, mimeType = m_mimeType, size = m_key.size, svg = isSvg()] {
        const QByteArray bytes = data.bytes(mimeType);
        return svg ? PictureDecoder::renderSvg(bytes, size) : PictureDecoder::decode(bytes, size);
    };
    return m_loader->find(m_key, make);
}

void PictureItem::paint(QPainter &painter, const QRect &)
{
    const QRect area(QPoint(), QSize(shownSize(m_width).width(), heightForWidth(m_width)));
    if (!m_problem.isEmpty()) {
        paintProblem(painter, m_problem);
        return;
    }
    const Picture *known = picture();
    if (!known) {
        painter.fillRect(area, m_theme->color(Theme::Role::Surface));
        return;
    }
    if (!known->problem.isEmpty()) {
        m_problem = known->problem;
        QMetaObject::invokeMethod(this, &OutputItem::changed, Qt::QueuedConnection);
        paintProblem(painter, m_problem);
        return;
    }
    if (known->needsPaper && m_theme->isDark()) {
        painter.fillRect(area, m_theme->color(Theme::Role::Paper));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, known->image);
}

void PictureItem::paintProblem(QPainter &painter, const QString &problem) const
{
    const QRect box(0, 0, m_width, placeholderHeight);
    painter.setPen(m_theme->color(Theme::Role::MutedText));
    painter.setFont(m_theme->textFont());
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, problem);
}

QString PictureItem::fileEnding() const
{
    const QString kind = m_mimeType.sliced(m_mimeType.indexOf(u'/') + 1);
    return isSvg() ? u"svg"_s : kind == "jpeg"_L1 ? u"jpg"_s : kind;
}

/// As pixels for every program, and as the very file for those that take it. Decoded on a worker.
void PictureItem::copy() const
{
    QtConcurrent::run([data = m_data, mimeType = m_mimeType, svg = isSvg(), size = m_naturalSize] {
        const QByteArray bytes = data.bytes(mimeType);
        return std::pair(bytes, svg ? PictureDecoder::renderSvg(bytes, size) : PictureDecoder::decode(bytes, {}));
    }).then(QGuiApplication::clipboard(), [mimeType = m_mimeType](const std::pair<QByteArray, Picture> &copied) {
        auto *data = new QMimeData;
        data->setData(mimeType, copied.first);
        if (!copied.second.image.isNull()) {
            data->setImageData(copied.second.image);
        }
        QGuiApplication::clipboard()->setMimeData(data);
    });
}

QList<OutputAction> PictureItem::actions()
{
    return {{tr("Copy Image"), [this] { copy(); }, m_problem.isEmpty()}};
}

QString PictureItem::accessibleText() const
{
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    return m_plainText.isEmpty() ? tr("Picture") : tr("Picture: %1").arg(m_plainText.left(500));
}

} // namespace quire::ui
