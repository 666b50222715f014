// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewers/PictureCanvas.h"

#include "ui/kit/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <array>
#include <cmath>

namespace quire::ui {

namespace {

constexpr std::array steps{0.02, 0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0,  1.25,
                           1.5,  2.0,  3.0, 4.0,  6.0,  8.0, 12.0, 16.0, 24.0, 32.0};
constexpr int squareSide = Theme::grid;
constexpr int keyDistance = 40;

} // namespace

PictureCanvas::PictureCanvas(const Theme *theme, QWidget *parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::OpenHandCursor);
    connect(theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void PictureCanvas::setImage(const QImage &image, const QSize &size)
{
    m_image = image;
    m_size = size;
    layOut();
    viewport()->update();
}

QSize PictureCanvas::naturalSize() const
{
    return m_quarters % 2 == 0 ? m_size : m_size.transposed();
}

double PictureCanvas::fittingScale() const
{
    const QSizeF whole = naturalSize();
    if (whole.isEmpty()) {
        return 1;
    }
    const double ratio = devicePixelRatioF();
    const double fitted =
        std::min(viewport()->width() * ratio / whole.width(), viewport()->height() * ratio / whole.height());
    return std::clamp(std::min(1.0, fitted), smallest, largest);
}

void PictureCanvas::fit()
{
    m_fits = true;
    layOut();
    Q_EMIT scaleChanged();
}

void PictureCanvas::setScale(double scale)
{
    setScale(scale, viewport()->rect().center());
}

void PictureCanvas::setScale(double scale, const QPoint &anchor)
{
    const QRectF before = shownRect();
    const QPointF at = before.isEmpty() ? QPointF(0.5, 0.5)
                                        : QPointF((anchor.x() - before.x()) / before.width(),
                                                  (anchor.y() - before.y()) / before.height());
    m_fits = false;
    m_scale = std::clamp(scale, smallest, largest);
    layOut();
    const QRectF after = shownRect();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    qRound(after.x() + at.x() * after.width() - anchor.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  qRound(after.y() + at.y() * after.height() - anchor.y()));
    viewport()->update();
    Q_EMIT scaleChanged();
}

void PictureCanvas::step(int direction)
{
    const auto isLarger = [this](double scale) { return scale > m_scale * 1.001; };
    const auto isSmaller = [this](double scale) { return scale < m_scale * 0.999; };
    if (direction > 0) {
        const auto next = std::ranges::find_if(steps, isLarger);
        setScale(next == steps.end() ? largest : *next);
    } else {
        const auto next = std::find_if(steps.rbegin(), steps.rend(), isSmaller);
        setScale(next == steps.rend() ? smallest : *next);
    }
}

void PictureCanvas::rotate(int quarters)
{
    m_quarters = ((m_quarters + quarters) % 4 + 4) % 4;
    layOut();
    viewport()->update();
    Q_EMIT scaleChanged();
}

QImage PictureCanvas::turned() const
{
    return m_quarters == 0 ? m_image : m_image.transformed(QTransform().rotate(90.0 * m_quarters));
}

/// In the viewport; in the middle where there is room.
QRectF PictureCanvas::shownRect() const
{
    const QSizeF size = QSizeF(naturalSize()) * m_scale / devicePixelRatioF();
    const double x =
        size.width() < viewport()->width() ? (viewport()->width() - size.width()) / 2 : -horizontalScrollBar()->value();
    const double y = size.height() < viewport()->height() ? (viewport()->height() - size.height()) / 2
                                                          : -verticalScrollBar()->value();
    return {QPointF(x, y), size};
}

void PictureCanvas::layOut()
{
    if (m_fits) {
        m_scale = fittingScale();
    }
    const QSizeF size = QSizeF(naturalSize()) * m_scale / devicePixelRatioF();
    const auto range = [](QScrollBar *bar, double whole, int room) {
        bar->setRange(0, std::max(0, int(std::ceil(whole)) - room));
        bar->setPageStep(room);
        bar->setSingleStep(keyDistance);
    };
    range(horizontalScrollBar(), m_fits ? 0 : size.width(), viewport()->width());
    range(verticalScrollBar(), m_fits ? 0 : size.height(), viewport()->height());
}

void PictureCanvas::paintGround(QPainter &painter, const QRectF &place) const
{
    QPixmap board(2 * squareSide, 2 * squareSide);
    board.fill(m_theme->isDark() ? QColor(0x50, 0x50, 0x50) : QColor(0xff, 0xff, 0xff));
    QPainter squares(&board);
    const QColor other = m_theme->isDark() ? QColor(0x66, 0x66, 0x66) : QColor(0xdd, 0xdd, 0xdd);
    squares.fillRect(0, 0, squareSide, squareSide, other);
    squares.fillRect(squareSide, squareSide, squareSide, squareSide, other);
    squares.end();
    painter.fillRect(place, QBrush(board));
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme->color(Theme::Role::Page));
    if (m_image.isNull()) {
        return;
    }
    const QRectF place = shownRect();
    if (m_image.hasAlphaChannel()) {
        paintGround(painter, place);
    }
    // Large pixels are to be seen as such.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_scale < 2);
    painter.translate(place.center());
    painter.rotate(90.0 * m_quarters);
    const QSizeF size = m_quarters % 2 == 0 ? place.size() : place.size().transposed();
    painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), m_image);
}

void PictureCanvas::resizeEvent(QResizeEvent *)
{
    const double before = m_scale;
    layOut();
    if (before != m_scale) {
        Q_EMIT scaleChanged();
    }
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        setScale(m_scale * std::pow(1.2, event->angleDelta().y() / 120.0), event->position().toPoint());
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    m_dragged = event->position().toPoint();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        const QPoint moved = event->position().toPoint() - m_dragged;
        m_dragged = event->position().toPoint();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
        viewport()->update();
    }
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *)
{
    viewport()->setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_fits ? setScale(1, event->position().toPoint()) : fit();
}

void PictureCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        step(1);
        return;
    case Qt::Key_Minus:
        step(-1);
        return;
    case Qt::Key_1:
        setScale(1);
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_R:
        rotate(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace quire::ui
