// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Presence.h"

#include <QEvent>
#include <QGuiApplication>

namespace quire::ui {

Presence::Presence(QGuiApplication *application, std::chrono::milliseconds idle, std::chrono::milliseconds aside,
                   QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idle);
    m_aside.setSingleShot(true);
    m_aside.setInterval(aside);
    connect(&m_idle, &QTimer::timeout, this, &Presence::leave);
    connect(&m_aside, &QTimer::timeout, this, &Presence::leave);
    connect(application, &QGuiApplication::applicationStateChanged, this, &Presence::noteState);
    application->installEventFilter(this);
    m_idle.start();
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod:
    case QEvent::Drop:
        if (event->spontaneous()) {
            noteInput();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Presence::noteInput()
{
    m_aside.stop();
    m_idle.start();
    if (!std::exchange(m_isHere, true)) {
        Q_EMIT came();
    }
}

void Presence::noteState(Qt::ApplicationState state)
{
    if (state == Qt::ApplicationActive) {
        noteInput();
    } else if (m_isHere) {
        m_aside.start();
    }
}

void Presence::leave()
{
    m_aside.stop();
    m_idle.stop();
    if (m_isHere) {
        m_isHere = false;
        Q_EMIT left();
    }
}

} // namespace quire::ui
