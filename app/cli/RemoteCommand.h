// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "cli/Console.h"
#include "cli/Invocation.h"
#include "cli/Target.h"
#include "files/MachineRoot.h"

#include <QObject>

#include <memory>

namespace quire::cli {

/// What the commands on a machine's files have in common: going in, finding the way to the disk, and leaving nothing
/// behind.
class RemoteCommand : public QObject
{
    Q_OBJECT

public:
    /// `console` outlives this. Takes QUIRE_TOKEN out of the environment.
    RemoteCommand(Invocation invocation, Console *console, QObject *parent = nullptr);
    ~RemoteCommand() override;

    /// An exit code; see the man page.
    [[nodiscard]] Reply<int> run();

protected:
    /// The work itself, with the machine entered.
    virtual Reply<int> work() = 0;

    const Invocation &invocation() const { return m_invocation; }
    Console &console() { return *m_console; }
    Target &target() { return m_target; }
    files::MachineAgent &agent() { return *m_agent; }
    /// A folder of the machine; `path` without the colon.
    std::unique_ptr<files::MachineRoot> root(const QByteArray &path);
    /// Says what went wrong, for people or programs.
    int fail(const Error &error, int code);
    /// FileTrouble for what concerns a file, NoMachine for the rest.
    int failFor(const Error &error);

private:
    Secret takeSecret();
    Reply<void> leave();

    Invocation m_invocation;
    Console *m_console;
    Secret m_secret;
    Target m_target;
    std::unique_ptr<files::MachineAgent> m_agent;
};

/// ":/a/b" is "/a/b" on the machine; nothing for a path of this computer.
std::optional<QByteArray> onMachine(const QString &operand);

} // namespace quire::cli
