// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureAnimation.h"

#include "render/Picture.h"

#include <QBuffer>
#include <QImageReader>
#include <QtConcurrentRun>

#include <chrono>

namespace quire::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto keptUnseen = 20s;
/// Browsers take shorter ones for a mistake.
constexpr int shortestDelay = 20;
constexpr int usualDelay = 100;

} // namespace

PictureAnimation::PictureAnimation(std::function<QByteArray()> bytes, QObject *parent)
    : QObject(parent), m_bytes(std::move(bytes))
{
    m_next.setSingleShot(true);
    m_unseen.setSingleShot(true);
    m_unseen.setInterval(keptUnseen);
    connect(&m_next, &QTimer::timeout, this, &PictureAnimation::advance);
    connect(&m_unseen, &QTimer::timeout, this, [this] {
        m_frames = {};
        m_target = {};
    });
}

bool PictureAnimation::isMoving(const QByteArray &head)
{
    if (head.startsWith("GIF8")) {
        return head.contains("NETSCAPE2.0") || head.count("\x21\xf9\x04") > 1;
    }
    constexpr qsizetype flagsAt = 20;
    constexpr char animated = 0x02;
    return head.size() > flagsAt && head.startsWith("RIFF") && head.sliced(8, 8) == "WEBPVP8X" &&
           (head.at(flagsAt) & animated) != 0;
}

PictureAnimation::Frames PictureAnimation::decode(const QByteArray &bytes, const QSize &target)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    Frames frames;
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > render::PictureDecoder::pixelLimit / 4) {
        return frames;
    }
    const bool shrinks = !target.isEmpty() && target.width() < size.width();
    qsizetype room = largest;
    while (frames.images.size() < mostFrames && reader.canRead()) {
        QImage image = reader.read();
        if (image.isNull()) {
            break;
        }
        image = shrinks ? image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation) : image;
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
        room -= image.sizeInBytes();
        if (room < 0 && !frames.images.isEmpty()) {
            break;
        }
        const int delay = reader.nextImageDelay();
        frames.images.append(image);
        frames.delays.append(delay < shortestDelay ? usualDelay : delay);
    }
    frames.repeats = reader.loopCount();
    return frames;
}

const QImage *PictureAnimation::frame(const QSize &target)
{
    if (m_target != target && !m_isDecoding) {
        m_isDecoding = true;
        m_target = target;
        QtConcurrent::run([bytes = m_bytes, target] {
            return decode(bytes(), target);
        }).then(this, [this](const Frames &frames) { take(frames); });
    }
    if (m_frames.images.isEmpty()) {
        return nullptr;
    }
    m_unseen.start();
    if (m_isPlaying && m_frames.images.size() > 1 && !m_next.isActive()) {
        m_next.start(m_frames.delays.at(m_index));
    }
    return &m_frames.images.at(m_index);
}

void PictureAnimation::take(const Frames &frames)
{
    m_isDecoding = false;
    m_frames = frames;
    m_index = frames.images.isEmpty() ? 0 : std::min(m_index, frames.images.size() - 1);
    Q_EMIT changed();
}

void PictureAnimation::advance()
{
    if (!m_isPlaying || m_frames.images.isEmpty()) {
        return;
    }
    if (m_index + 1 >= m_frames.images.size()) {
        if (m_frames.repeats >= 0 && ++m_rounds > m_frames.repeats) {
            m_rounds = 0;
            setPlaying(false);
            return;
        }
        m_index = 0;
    } else {
        ++m_index;
    }
    Q_EMIT changed();
}

void PictureAnimation::setPlaying(bool playing)
{
    if (m_isPlaying != playing) {
        m_isPlaying = playing;
        m_next.stop();
        Q_EMIT changed();
    }
}

} // namespace quire::ui
