// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SleepWatch.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using quire::session::SleepWatch;

/// Stands in for logind, which no test can have to itself: the part of its manager that SleepWatch speaks to.
class SleepManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    /// Is the computer being held awake?
    bool isHeld() const
    {
        char byte = 0;
        return m_end >= 0 && ::read(m_end, &byte, 1) != 0; // End of file: the other end is closed.
    }
    QStringList asked() const { return m_asked; }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &, const QString &mode)
    {
        m_asked = {what, who, mode};
        int ends[2];
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) {
            return {};
        }
        m_end = ends[0];
        QDBusUnixFileDescriptor held(ends[1]);
        ::close(ends[1]);
        return held;
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    QStringList m_asked;
    int m_end = -1;
};

class tst_SleepWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty()) {
            QSKIP("dbus-daemon is not installed");
        }
        m_bus.start(u"dbus-daemon"_s,
                    {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address=unix:dir="_s + m_home.path()});
        QVERIFY(m_bus.waitForReadyRead(10'000));
        m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    }

    void cleanupTestCase()
    {
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void holdsTheComputerUntilWhatMattersIsDone()
    {
        SleepManager manager;
        QDBusConnection system = QDBusConnection::connectToBus(m_address, u"logind"_s);
        QVERIFY(system.registerService(u"org.freedesktop.login1"_s));
        system.registerObject(u"/org/freedesktop/login1"_s, &manager,
                              QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        SleepWatch watch(QDBusConnection::connectToBus(m_address, u"quire"_s));
        QTRY_COMPARE(manager.asked(), (QStringList{u"sleep"_s, u"Quire"_s, u"delay"_s}));
        QTRY_VERIFY(manager.isHeld());

        QSignalSpy sleeps(&watch, &SleepWatch::aboutToSleep);
        Q_EMIT manager.PrepareForSleep(true);
        QTRY_COMPARE(sleeps.size(), 1);
        QTest::qWait(50);
        QVERIFY2(manager.isHeld(), "Not before it is allowed.");
        watch.letSleep();
        QTRY_VERIFY(!manager.isHeld());

        QSignalSpy awake(&watch, &SleepWatch::awake);
        Q_EMIT manager.PrepareForSleep(false);
        QTRY_COMPARE(awake.size(), 1);
        QTRY_VERIFY2(manager.isHeld(), "For the next time.");
    }

    void withoutLogindNothingHappens()
    {
        SleepWatch watch{QDBusConnection(u"no such connection"_s)};
        watch.letSleep();
    }

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QString m_address;
};

QTEST_GUILESS_MAIN(tst_SleepWatch)
#include "tst_SleepWatch.moc"
