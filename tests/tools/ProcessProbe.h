// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>

namespace quire::tools {

/// Proportional set size of this very program.
double ownPssMiB();

/// User and system time so far of this program and all it started, those that ended among them; seconds.
double familyCpuSeconds();

/// A running Quire seen from outside: when it says something happened, its memory and CPU time.
class ProcessProbe
{
public:
    ProcessProbe(const QString &program, const QStringList &arguments);
    /// Asks it to end, and makes it.
    ~ProcessProbe();
    Q_DISABLE_COPY_MOVE(ProcessProbe)

    /// Milliseconds from the start until it logged `mark` under quire.performance; -1 if it never did.
    double waitForMark(const QByteArray &mark);
    /// Proportional set size.
    double pssMiB() const;
    /// User and system time so far.
    double cpuMs() const;

private:
    QProcess m_process;
    QElapsedTimer m_clock;
};

} // namespace quire::tools
