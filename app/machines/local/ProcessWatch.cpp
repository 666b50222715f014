// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ProcessWatch.h"

#include <QFile>
#include <QSocketNotifier>

#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>

namespace quire::machines {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Fields 3 and up of /proc/PID/stat: the name before them may hold spaces and brackets.
QList<QByteArray> statFields(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

int openDescriptor(qint64 pid)
{
#ifdef SYS_pidfd_open
    return int(::syscall(SYS_pidfd_open, pid_t(pid), 0));
#else
    Q_UNUSED(pid)
    return -1;
#endif
}

} // namespace

ProcessId ProcessId::of(qint64 pid)
{
    const QList<QByteArray> fields = statFields(pid);
    if (fields.size() > 19) {
        const bool isZombie = fields.constFirst() == "Z" || fields.constFirst() == "X";
        return isZombie ? ProcessId() : ProcessId{pid, fields.at(19).toULongLong()};
    }
    const bool exists = pid > 0 && !QFile::exists(u"/proc/self/stat"_s) && ::kill(pid_t(pid), 0) == 0;
    return exists ? ProcessId{pid, 0} : ProcessId();
}

bool ProcessId::isAlive() const
{
    return pid > 0 && of(pid) == *this;
}

bool ProcessId::terminate() const
{
    return isAlive() && ::kill(pid_t(pid), SIGTERM) == 0;
}

bool ProcessId::kill() const
{
    return isAlive() && ::kill(pid_t(pid), SIGKILL) == 0;
}

ProcessWatch::ProcessWatch(ProcessId process, QObject *parent)
    : QObject(parent), m_process(process), m_descriptor(process.pid > 0 ? openDescriptor(process.pid) : -1)
{
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!m_process.isAlive()) {
            notice();
        }
    });
    if (!m_process.isAlive()) {
        m_poll.setSingleShot(true);
        m_poll.start(0ms);
    } else if (m_descriptor >= 0) {
        m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, [this] { notice(); });
    } else {
        m_poll.start(3s);
    }
}

ProcessWatch::~ProcessWatch()
{
    delete m_notifier;
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void ProcessWatch::notice()
{
    m_poll.stop();
    if (m_notifier) {
        m_notifier->setEnabled(false);
    }
    if (!std::exchange(m_noticed, true)) {
        Q_EMIT ended();
    }
}

} // namespace quire::machines
