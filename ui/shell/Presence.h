// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QGuiApplication;

namespace quire::ui {

/// Whether somebody is working with the program. While somebody is, what waits can still be put in another order; when
/// nobody is, nobody would miss that, but everybody would miss a night's work that did not begin.
class Presence : public QObject
{
    Q_OBJECT

public:
    /// Watches the input of `application`. Gone is who did nothing for `idle`, or has turned to another program for
    /// `aside`.
    Presence(QGuiApplication *application, std::chrono::milliseconds idle, std::chrono::milliseconds aside,
             QObject *parent = nullptr);

    bool isHere() const { return m_isHere; }

Q_SIGNALS:
    void left();
    /// Back again.
    void came();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteInput();
    void noteState(Qt::ApplicationState state);
    void leave();

    QTimer m_idle;
    QTimer m_aside;
    bool m_isHere = true;
};

} // namespace quire::ui
