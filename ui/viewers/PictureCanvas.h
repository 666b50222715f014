// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QImage>

namespace quire::ui {

class Theme;

/// One picture, moved and magnified: it fits the window or has a scale of its own. Transparent parts show a
/// checkerboard.
class PictureCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr double smallest = 0.02;
    static constexpr double largest = 32;

    /// `theme` outlives the canvas.
    explicit PictureCanvas(const Theme *theme, QWidget *parent = nullptr);

    /// Pixels to show. `size` is how large the picture is at 100 %, where `image` holds it finer or coarser.
    void setImage(const QImage &image, const QSize &size);
    const QImage &image() const { return m_image; }
    /// How large the picture is at 100 %, turned as it is.
    QSize naturalSize() const;

    bool isFitted() const { return m_fits; }
    /// Shrinks the picture to the window; a small one is left as it is.
    void fit();
    /// 1 is one of its pixels on one of the screen's; what is at `anchor` in the viewport stays there.
    void setScale(double scale, const QPoint &anchor);
    void setScale(double scale);
    double scale() const { return m_scale; }
    /// The next larger (1) or smaller (-1) of some round scales.
    void step(int direction);
    /// Clockwise, in quarters.
    void rotate(int quarters);
    /// As it is shown: turned, in its own size.
    QImage turned() const;

Q_SIGNALS:
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF shownRect() const;
    double fittingScale() const;
    void layOut();
    void paintGround(QPainter &painter, const QRectF &place) const;

    const Theme *m_theme;
    QImage m_image;
    QSize m_size;
    double m_scale = 1;
    int m_quarters = 0;
    bool m_fits = true;
    QPoint m_dragged;
};

} // namespace quire::ui
