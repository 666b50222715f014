// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/ProcessProbe.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <unistd.h>

namespace quire::tools {

namespace {

QByteArray readProc(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double pssOf(qint64 pid)
{
    const QList<QByteArray> lines = readProc(pid, "smaps_rollup").split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:")) {
            return line.mid(4).simplified().split(' ').constFirst().toDouble() / 1024;
        }
    }
    return -1;
}

/// What /proc/PID/stat says from the third field on.
QList<QByteArray> fieldsOf(qint64 pid)
{
    const QByteArray stat = readProc(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

} // namespace

double familyCpuSeconds()
{
    QHash<qint64, qint64> parents;
    QHash<qint64, double> ticks;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 pid = name.toLongLong();
        const QList<QByteArray> fields = pid > 0 ? fieldsOf(pid) : QList<QByteArray>();
        if (fields.size() > 14) { // Of its own, and of its children that ended.
            parents.insert(pid, fields.at(1).toLongLong());
            ticks.insert(pid, fields.at(11).toDouble() + fields.at(12).toDouble() + fields.at(13).toDouble() +
                                  fields.at(14).toDouble());
        }
    }
    double sum = 0;
    for (const auto &[pid, spent] : ticks.asKeyValueRange()) {
        qint64 ancestor = pid;
        while (ancestor > 1 && ancestor != getpid()) {
            ancestor = parents.value(ancestor);
        }
        sum += ancestor == getpid() ? spent : 0;
    }
    return sum / double(sysconf(_SC_CLK_TCK));
}

ProcessProbe::ProcessProbe(const QString &program, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("quire.performance.info=true"));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_clock.start();
    m_process.start(program, arguments);
}

ProcessProbe::~ProcessProbe()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

double ProcessProbe::waitForMark(const QByteArray &mark)
{
    QByteArray said;
    while (!said.contains(mark) && m_process.waitForReadyRead(20000)) {
        said += m_process.readAll();
    }
    return said.contains(mark) ? double(m_clock.nsecsElapsed()) / 1e6 : -1;
}

double ProcessProbe::pssMiB() const
{
    return pssOf(m_process.processId());
}

double ownPssMiB()
{
    return pssOf(getpid());
}

double ProcessProbe::cpuMs() const
{
    const QList<QByteArray> fields = fieldsOf(m_process.processId());
    return fields.size() < 13
               ? -1
               : (fields.at(11).toDouble() + fields.at(12).toDouble()) * 1000 / double(sysconf(_SC_CLK_TCK));
}

} // namespace quire::tools
