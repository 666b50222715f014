// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

namespace quire::ui {

/// Spreads the steps of a mouse wheel over some frames, so that the eye can follow.
class SmoothScroll : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Scroll this many pixels more.
    void add(int pixels);
    void stop();

Q_SIGNALS:
    /// Scroll now.
    void moved(int pixels);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    double m_rest = 0;
    QBasicTimer m_timer;
};

} // namespace quire::ui
