// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/FormSlider.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace quire::ui {

namespace {

constexpr double mostSteps = 1'000'000;

int decimalsOf(double number)
{
    int decimals = 0;
    while (decimals < 10 && std::abs(number - std::round(number)) > 1e-9) {
        number *= 10;
        ++decimals;
    }
    return decimals;
}

} // namespace

FormSlider::FormSlider(double minimum, double maximum, double step, QWidget *parent)
    : QWidget(parent),
      m_minimum(minimum),
      m_step(std::max(step, (maximum - minimum) / mostSteps)),
      m_decimals(std::max(decimalsOf(minimum), decimalsOf(step))),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_number(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    const double steps = m_step > 0 ? std::floor((maximum - minimum) / m_step + 1e-9) : 0;
    m_slider->setRange(0, int(std::clamp(steps, 0.0, mostSteps)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->installEventFilter(this);
    m_number->setMinimumWidth(m_number->fontMetrics().horizontalAdvance(text(m_slider->maximum()) + u' '));
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        m_number->setText(text(position));
        if (!m_slider->isSliderDown()) {
            Q_EMIT chosen(text(position));
        }
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] { Q_EMIT chosen(text(m_slider->value())); });
}

QString FormSlider::text(int position) const
{
    return QString::number(m_minimum + position * m_step, 'f', m_decimals);
}

void FormSlider::setValue(const QString &value)
{
    if (m_slider->isSliderDown()) {
        return;
    }
    const QSignalBlocker blocker(m_slider);
    const double position = m_step > 0 ? std::round((value.toDouble() - m_minimum) / m_step) : 0;
    m_slider->setValue(std::isfinite(position) ? int(std::clamp(position, 0.0, double(m_slider->maximum()))) : 0);
    m_number->setText(text(m_slider->value()));
}

bool FormSlider::event(QEvent *event)
{
    if (event->type() == QEvent::Show) {
        m_slider->setAccessibleName(accessibleName());
    }
    return QWidget::event(event);
}

/// The wheel belongs to the page.
bool FormSlider::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace quire::ui
