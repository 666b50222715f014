// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RemoteCommand.h"

#include "base/Coroutine.h"

#include <QFile>
#include <QJsonObject>

namespace quire::cli {

using namespace Qt::StringLiterals;

std::optional<QByteArray> onMachine(const QString &operand)
{
    return operand.startsWith(u':') ? std::optional(QFile::encodeName(operand.sliced(1))) : std::nullopt;
}

RemoteCommand::RemoteCommand(Invocation invocation, Console *console, QObject *parent)
    : QObject(parent), m_invocation(std::move(invocation)), m_console(console), m_secret(takeSecret())
{
    connect(&m_target, &Target::progressed, this, [this](const QString &what) { m_console->note(what); });
}

RemoteCommand::~RemoteCommand() = default;

Secret RemoteCommand::takeSecret()
{
    const QString fromEnvironment = qEnvironmentVariable("QUIRE_TOKEN");
    qunsetenv("QUIRE_TOKEN"); // what we start would see it
    return Secret(m_invocation.tokenFromInput ? m_console->readLine() : fromEnvironment);
}

Reply<int> RemoteCommand::run()
{
    const Result<void> entered = co_await m_target.enter(m_invocation.machine, m_secret);
    if (!entered) {
        co_return fail(entered.error(), m_invocation.command == Invocation::Command::Sync ? 3 : int(NoMachine));
    }
    m_agent = std::make_unique<files::MachineAgent>(m_target.connection());
    const Result<int> code = co_await work();
    [[maybe_unused]] const Result<void> left = co_await leave(); // What the machine says to that changes nothing.
    co_return code;
}

Reply<void> RemoteCommand::leave()
{
    const Result<void> stopped = co_await m_agent->link().stop();
    m_agent.reset();
    const Result<void> left = co_await m_target.leave();
    co_return stopped ? left : stopped;
}

std::unique_ptr<files::MachineRoot> RemoteCommand::root(const QByteArray &path)
{
    return std::make_unique<files::MachineRoot>(m_agent.get(), path);
}

int RemoteCommand::fail(const Error &error, int code)
{
    if (m_invocation.json) {
        m_console->print(QJsonDocument(QJsonObject{{u"error"_s, error.message}}));
    }
    m_console->complain(error);
    return code;
}

int RemoteCommand::failFor(const Error &error)
{
    const bool isFile = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::File ||
                        error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Unsupported;
    return fail(error, isFile ? FileTrouble : NoMachine);
}

} // namespace quire::cli
