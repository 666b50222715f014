// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/LocalProvider.h"

#include "base/Coroutine.h"
#include "jupyter/Kernelspecs.h"
#include "net/ServerConnection.h"

#include <QFile>
#include <QThread>
#include <QtConcurrentRun>

#include <unistd.h>

namespace quire::machines {

using namespace Qt::StringLiterals;

namespace {

/// From /proc/cpuinfo where there is one.
QString processorName()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    for (const QByteArray &line : file.read(8 << 10).split('\n')) {
        if (line.startsWith("model name")) {
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
        }
    }
    return {};
}

Hardware thisHardware()
{
    Hardware hardware;
    hardware.cpuName = processorName();
    hardware.cpuCount = QThread::idealThreadCount();
    hardware.memoryBytes = qint64(::sysconf(_SC_PHYS_PAGES)) * qint64(::sysconf(_SC_PAGE_SIZE));
    return hardware;
}

} // namespace

LocalProvider::LocalProvider(LocalServerPaths paths, QString root, const Clock &clock, QObject *parent)
    : MachineProvider(parent), m_paths(std::move(paths)), m_root(std::move(root)), m_clock(clock)
{
}

LocalProvider::~LocalProvider() = default;

QString LocalProvider::displayName() const
{
    return tr("This computer");
}

LocalServer *LocalProvider::server()
{
    if (m_server && m_server->root() != m_root && !m_server->record()) {
        m_server->deleteLater();
        m_server = nullptr;
    }
    if (!m_server) {
        m_server = new LocalServer(m_paths.forRoot(m_root), m_root, this);
        connect(m_server, &LocalServer::progressed, this,
                [this](const QString &what) { Q_EMIT startProgressed(machineName(), what); });
        connect(m_server, &LocalServer::ended, this, [this] {
            const Error error{
                ErrorKind::Server,
                tr("Jupyter on this computer ended unexpectedly, and the kernels in it with it. Start it again to "
                   "go on; your notebooks are still open."),
                {}};
            setState(MachineState::Failed, error.message);
            Q_EMIT serverEnded(error);
        });
    }
    return m_server;
}

Reply<QList<Machine>> LocalProvider::machines()
{
    if (m_state != MachineState::Starting && m_state != MachineState::Stopping) {
        (void)co_await lookAround();
    }
    co_return QList<Machine>{machine()};
}

Reply<void> LocalProvider::lookAround()
{
    if (!m_hardware) {
        m_hardware = co_await QtConcurrent::run(thisHardware);
    }
    const Result<ServerRecord> found = co_await server()->find();
    if (found) {
        m_state = MachineState::Running;
    } else if (m_state != MachineState::Failed && m_state != MachineState::Starting) {
        m_state = MachineState::Stopped;
    }
    co_return {};
}

Reply<net::Endpoint> LocalProvider::start(QString)
{
    if (m_state != MachineState::Running) {
        setState(MachineState::Starting);
    }
    const Result<ServerRecord> record = co_await server()->start();
    if (!record) {
        setState(MachineState::Failed, record.error().message);
        co_return std::unexpected(record.error());
    }
    setState(MachineState::Running);
    (void)checkKernels(record->endpoint);
    co_return record->endpoint;
}

Reply<void> LocalProvider::stop(QString)
{
    setState(MachineState::Stopping);
    const Result<void> stopped = co_await server()->stop();
    if (stopped) {
        setState(MachineState::Stopped);
    } else {
        setState(MachineState::Failed, stopped.error().message);
    }
    co_return stopped;
}

Reply<bool> LocalProvider::release()
{
    return server()->release();
}

Reply<void> LocalProvider::checkKernels(net::Endpoint endpoint)
{
    net::ServerConnection connection(endpoint, m_clock);
    jupyter::Kernelspecs kernelspecs(&connection);
    const auto list = co_await kernelspecs.list();
    if (list && list->specs.isEmpty() && m_state == MachineState::Running) {
        setState(MachineState::Running, JupyterCommand::noKernel().message);
    }
    co_return {};
}

Machine LocalProvider::machine() const
{
    Machine machine;
    machine.id = {id(), machineName()};
    machine.name = displayName();
    machine.state = m_state;
    machine.stateReason = m_reason;
    machine.capabilities = capabilities();
    machine.observed = m_hardware;
    if (m_server && m_server->record()) {
        const ServerRecord &record = *m_server->record();
        machine.address = record.endpoint.baseUrl;
        machine.environment = record.version.isEmpty() ? u"Jupyter Notebook"_s : u"Jupyter Server "_s + record.version;
    }
    return machine;
}

void LocalProvider::setState(MachineState state, const QString &reason)
{
    if (m_state == state && m_reason == reason) {
        return;
    }
    m_state = state;
    m_reason = reason;
    Q_EMIT machineChanged(machine());
}

} // namespace quire::machines
