// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace quire::session {

/// Says when the computer is about to sleep, and has it wait for a moment: systemd-logind's PrepareForSleep signal and
/// a "delay" inhibitor (org.freedesktop.login1.Manager; logind waits 5 s at most). Without logind nothing happens.
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    /// `bus`: the system bus.
    explicit SleepWatch(const QDBusConnection &bus, QObject *parent = nullptr);

    /// What had to be done before it sleeps is done.
    void letSleep() { m_lock = {}; }

Q_SIGNALS:
    /// Call letSleep() when ready.
    void aboutToSleep();
    void awake();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    void hold();

    QDBusConnection m_bus;
    /// While it is open, logind waits.
    QDBusUnixFileDescriptor m_lock;
};

} // namespace quire::session
