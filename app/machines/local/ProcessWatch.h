// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QSocketNotifier;

namespace quire::machines {

/// A process for sure: its number, and when it started, because numbers are used again.
struct ProcessId
{
    qint64 pid = 0;
    /// Clock ticks since boot (/proc/PID/stat, field 22); 0 where the system does not tell.
    quint64 startTime = 0;

    /// The process that has this number now. `pid` is 0 when there is none.
    static ProcessId of(qint64 pid);
    bool isAlive() const;
    /// Asks it to end (SIGTERM), or ends it (SIGKILL). False when it is gone already.
    bool terminate() const;
    bool kill() const;
    bool operator==(const ProcessId &) const = default;
};

/// Tells when a process that need not be our child ends: by pidfd where the kernel has it, else by looking now and
/// then.
class ProcessWatch : public QObject
{
    Q_OBJECT

public:
    explicit ProcessWatch(ProcessId process, QObject *parent = nullptr);
    ~ProcessWatch() override;
    Q_DISABLE_COPY_MOVE(ProcessWatch)

    ProcessId process() const { return m_process; }

Q_SIGNALS:
    /// Once. Also when it was gone before the watch began.
    void ended();

private:
    void notice();

    ProcessId m_process;
    int m_descriptor = -1;
    bool m_noticed = false;
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_poll;
};

} // namespace quire::machines
