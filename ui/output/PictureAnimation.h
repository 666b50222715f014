// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

namespace quire::ui {

/// The frames of a moving picture. Decoded on a worker when first shown; time only goes on while somebody paints, and
/// the frames are let go when nobody did for a while.
class PictureAnimation : public QObject
{
    Q_OBJECT

public:
    /// Bytes the decoded frames may have together; what is longer repeats from the start earlier.
    static constexpr qsizetype largest = 96 * 1024 * 1024;
    static constexpr int mostFrames = 2000;

    struct Frames
    {
        QList<QImage> images;
        QList<int> delays; ///< Milliseconds.
        int repeats = -1;  ///< After the first round; -1: for ever.
    };

    /// `bytes` gives the file; called on a worker.
    explicit PictureAnimation(std::function<QByteArray()> bytes, QObject *parent = nullptr);

    /// Whether a GIF or WebP of which this is the beginning says that it moves.
    static bool isMoving(const QByteArray &head);
    /// All frames at about `target` pixels, as many as the limits allow. For worker threads.
    static Frames decode(const QByteArray &bytes, const QSize &target);

    bool isPlaying() const { return m_isPlaying; }
    void setPlaying(bool playing);
    /// The frame to paint now; null while there is none. Calls for the next one.
    const QImage *frame(const QSize &target);

Q_SIGNALS:
    /// Another frame is due, or another state.
    void changed();

private:
    void take(const Frames &frames);
    void advance();

    std::function<QByteArray()> m_bytes;
    Frames m_frames;
    QSize m_target;
    QTimer m_next;
    QTimer m_unseen;
    qsizetype m_index = 0;
    int m_rounds = 0;
    bool m_isPlaying = true;
    bool m_isDecoding = false;
};

} // namespace quire::ui
