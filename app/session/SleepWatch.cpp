// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SleepWatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace quire::session {

namespace {

const QString logindService = QStringLiteral("org.freedesktop.login1");
const QString managerPath = QStringLiteral("/org/freedesktop/login1");
const QString managerInterface = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

SleepWatch::SleepWatch(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    // QtDBus connects to signals by name only.
    m_bus.connect(logindService, managerPath, managerInterface, QStringLiteral("PrepareForSleep"), this,
                  SLOT(prepareForSleep(bool)));
    hold();
}

void SleepWatch::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT aboutToSleep();
    } else {
        hold();
        Q_EMIT awake();
    }
}

void SleepWatch::hold()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(logindService, managerPath, managerInterface, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Quire") << tr("Waiting cells are given to their kernels")
         << QStringLiteral("delay");
    auto *asked = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *asked;
        if (reply.isValid()) {
            m_lock = reply.value();
        }
    });
}

} // namespace quire::session
