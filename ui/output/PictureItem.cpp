// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureItem.h"

#include "ui/kit/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
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
    QByteArray head = value.raw().sliced(1).left(render::PictureDecoder::headLength).toByteArray();
    head.replace("\\n", "");
    return QByteArray::fromBase64(head);
}

int metadataLength(const notebook::JsonValue &value)
{
    const double length =
        value.isString() ? value.toString().toDouble() : QByteArray(value.raw().toByteArray()).toDouble();
    return length >= 1 && length <= render::PictureDecoder::sideLimit ? qRound(length) : 0;
}

} // namespace

PictureItem::PictureItem(const Theme *theme, PictureLoader *loader, notebook::MimeBundle data,
                         const notebook::JsonValue &metadata, const QString &mimeType, QObject *parent)
    : InteractiveItem(parent),
      m_theme(theme),
      m_loader(loader),
      m_data(std::move(data)),
      m_mimeType(mimeType),
      m_plainText(m_data.text(u"text/plain"))
{
    m_key.content = qHash(m_data.toJson().value(mimeType).raw(), 0x5eed) ^ quint64(m_data.encodedSize(mimeType)) << 32;
    const QByteArray head = headOf(m_data, mimeType, isSvg());
    m_naturalSize = render::PictureDecoder::claimedSize(head, isSvg());
    readMetadata(metadata);
    if (PictureAnimation::isMoving(head)) {
        m_animation = std::make_unique<PictureAnimation>([data = m_data, mimeType] { return data.bytes(mimeType); });
        connect(m_animation.get(), &PictureAnimation::changed, this, &OutputItem::repaintWanted);
        // What a desktop without animations asks for.
        m_animation->setPlaying(QApplication::style()->styleHint(QStyle::SH_Widget_Animate) != 0);
    }
    connect(loader, &PictureLoader::loaded, this, [this](const PictureLoader::Key &key) {
        if (key == m_key) {
            Q_EMIT changed();
        }
    });
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

/// As JupyterLab reads it: {"image/png": {"width": 640, "needs_background": "light"}}.
void PictureItem::readMetadata(const notebook::JsonValue &metadata)
{
    const notebook::JsonValue wished = metadata.value(m_mimeType);
    m_wishedSize = {metadataLength(wished.value(u"width")), metadataLength(wished.value(u"height"))};
    const QString ground = wished.value(u"needs_background").toString();
    m_ground = ground == "light"_L1 ? Ground::Light : ground == "dark"_L1 ? Ground::Dark : Ground::Automatic;
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
    if (size.isEmpty() || !m_problem.isEmpty() || size.height() > render::PictureDecoder::sideLimit) {
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

const render::Picture *PictureItem::picture()
{
    const QSize target = shownSize(m_width) * m_ratio;
    m_key.size = target;
    if (target.height() > render::PictureDecoder::sideLimit) {
        m_key.size = {};
    }
    const auto make = [data = m_data, mimeType = m_mimeType, size = m_key.size, svg = isSvg()] {
        const QByteArray bytes = data.bytes(mimeType);
        return svg ? render::PictureDecoder::renderSvg(bytes, size) : render::PictureDecoder::decode(bytes, size);
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
    const render::Picture *known = picture();
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
    paintGround(painter, area, *known);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QImage *frame = m_animation ? m_animation->frame(area.size() * m_ratio) : nullptr;
    painter.drawImage(area, frame ? *frame : known->image);
    if (m_animation && !m_animation->isPlaying()) {
        paintPlayMark(painter, area);
    }
}

PictureItem::Ground PictureItem::shownGround(const render::Picture &picture) const
{
    if (m_ground != Ground::Automatic) {
        return m_ground;
    }
    return picture.needsPaper && m_theme->isDark() ? Ground::Light : Ground::Page;
}

void PictureItem::paintGround(QPainter &painter, const QRect &area, const render::Picture &picture) const
{
    const Ground ground = shownGround(picture);
    if (ground == Ground::Light) {
        painter.fillRect(area, m_theme->color(Theme::Role::Paper));
    } else if (ground == Ground::Dark) {
        painter.fillRect(area, QColor(0x11, 0x11, 0x11));
    }
}

void PictureItem::paintPlayMark(QPainter &painter, const QRect &area) const
{
    const int side = std::min({6 * Theme::grid, area.width(), area.height()});
    QRectF disc(0, 0, side, side);
    disc.moveCenter(area.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_isActive ? QPen(m_theme->color(Theme::Role::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(QColor(0, 0, 0, 140));
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1));
    const QPointF middle = disc.center();
    const double size = side / 5.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawConvexPolygon(QPolygonF{middle + QPointF(-0.8 * size, -size), middle + QPointF(-0.8 * size, size),
                                        middle + QPointF(1.2 * size, 0)});
}

void PictureItem::mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers)
{
    if (m_animation && action == Mouse::Press && focusRect().contains(point)) {
        m_animation->setPlaying(!m_animation->isPlaying());
    }
}

Qt::CursorShape PictureItem::cursorAt(const QPoint &point) const
{
    return m_animation && focusRect().contains(point) ? Qt::PointingHandCursor : Qt::ArrowCursor;
}

bool PictureItem::takesKey(const QKeyEvent &key) const
{
    const bool stops = key.key() == Qt::Key_Escape && m_animation && m_animation->isPlaying();
    return stops || (m_animation && key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier);
}

void PictureItem::press(const QKeyEvent &)
{
    m_animation->setPlaying(!m_animation->isPlaying());
}

QString PictureItem::toolTipAt(const QPoint &point) const
{
    if (!m_animation || !focusRect().contains(point)) {
        return {};
    }
    return m_animation->isPlaying() ? tr("Click to stop") : tr("Click to play");
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
        return std::pair(bytes, svg ? render::PictureDecoder::renderSvg(bytes, size)
                                    : render::PictureDecoder::decode(bytes, {}));
    })
        .then(QGuiApplication::clipboard(),
              [mimeType = m_mimeType](const std::pair<QByteArray, render::Picture> &copied) {
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
    QList<OutputAction> actions{{tr("Copy Image"), [this] { copy(); }, m_problem.isEmpty()}};
    const render::Picture *known = m_problem.isEmpty() ? picture() : nullptr;
    if (known && known->image.hasAlphaChannel()) {
        const bool isOnPaper = shownGround(*known) == Ground::Light;
        actions.append({isOnPaper ? tr("Without White Ground") : tr("On White Ground"),
                        [this, isOnPaper] {
                            m_ground = isOnPaper ? Ground::Page : Ground::Light;
                            Q_EMIT repaintWanted();
                        },
                        true, true});
    }
    return actions;
}

QString PictureItem::accessibleText() const
{
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    return m_plainText.isEmpty() ? tr("Picture") : tr("Picture: %1").arg(m_plainText.left(500));
}

} // namespace quire::ui
