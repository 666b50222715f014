// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/SmoothScroll.h"

#include <QTimerEvent>

#include <chrono>
#include <cmath>

namespace quire::ui {

using namespace std::chrono_literals;

namespace {

constexpr double sharePerFrame = 0.32;
constexpr double smallestStep = 4;

} // namespace

void SmoothScroll::add(int pixels)
{
    // A turn back answers at once.
    if (m_rest * pixels < 0) {
        m_rest = 0;
    }
    m_rest += pixels;
    if (!m_timer.isActive()) {
        m_timer.start(16ms, Qt::PreciseTimer, this);
    }
}

void SmoothScroll::stop()
{
    m_rest = 0;
    m_timer.stop();
}

void SmoothScroll::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const double step = std::max(std::abs(m_rest) * sharePerFrame, std::min(smallestStep, std::abs(m_rest)));
    const int pixels = int(std::copysign(std::max(1.0, std::round(step)), m_rest));
    m_rest -= pixels;
    if (std::abs(m_rest) < 1) {
        stop();
    }
    Q_EMIT moved(pixels);
}

} // namespace quire::ui
