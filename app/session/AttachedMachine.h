// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Contents.h"
#include "jupyter/Kernels.h"
#include "jupyter/Kernelspecs.h"
#include "jupyter/Sessions.h"
#include "jupyter/Terminals.h"
#include "machines/Machine.h"
#include "machines/MachineLauncher.h"
#include "net/ServerConnection.h"
#include "session/HelperIds.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace quire::machines {
class MachineProvider;
}
namespace quire::files {
class MachineAgent;
}

namespace quire::session {

/// A machine this program works with: its connection, which outlives restarts of the machine, and what Jupyter offers
/// over it. Several can be attached at once.
class AttachedMachine : public QObject
{
    Q_OBJECT

public:
    enum class State { Detached, Starting, Attached, Failed };
    Q_ENUM(State)

    /// `localRoot` is the folder the machine shows when that folder is on this computer, else empty.
    AttachedMachine(machines::MachineProvider *provider, machines::MachineId id, QString name, QString localRoot,
                    const Clock &clock, QObject *parent = nullptr);
    ~AttachedMachine() override;

    const machines::MachineId &id() const { return m_id; }
    const QString &name() const { return m_name; }
    State state() const { return m_state; }
    /// Why the state is Failed.
    const Error &error() const { return m_error; }
    const QString &localRoot() const { return m_localRoot; }

    /// Brings the machine up and connects; goes on with what is there when it is up already.
    void attach();
    /// Settles once the machine is Attached, or with the error when it Failed. Starts attaching where nothing does.
    Reply<void> whenAttached();
    /// Ends attaching; what runs on the machine runs on.
    void cancel();

    net::ServerConnection &connection() { return m_connection; }
    jupyter::Contents &contents() { return m_contents; }
    jupyter::Kernels &kernels() { return m_kernels; }
    jupyter::Kernelspecs &kernelspecs() { return m_kernelspecs; }
    jupyter::Sessions &sessions() { return m_sessions; }
    jupyter::Terminals &terminals() { return m_terminals; }
    /// What reaches all of its disk; asleep until somebody asks it something.
    files::MachineAgent &agent() { return *m_agent; }
    /// What runs there for this program itself.
    HelperIds &helpers() { return m_helpers; }

Q_SIGNALS:
    void stateChanged(quire::session::AttachedMachine::State state);
    /// What is going on while Starting, in a sentence.
    void progressed(const QString &what);

private:
    void logIn();
    void setState(State state);
    void finish(const Result<void> &result);

    QPointer<machines::MachineProvider> m_provider;
    machines::MachineId m_id;
    QString m_name;
    QString m_localRoot;
    State m_state = State::Detached;
    bool m_isLoggingIn = false;
    Error m_error;
    std::unique_ptr<machines::MachineLauncher> m_launcher;
    QList<std::shared_ptr<QPromise<Result<void>>>> m_waiting;
    net::ServerConnection m_connection;
    jupyter::Contents m_contents;
    jupyter::Kernels m_kernels;
    jupyter::Kernelspecs m_kernelspecs;
    jupyter::Sessions m_sessions;
    jupyter::Terminals m_terminals;
    std::unique_ptr<files::MachineAgent> m_agent;
    HelperIds m_helpers;
};

} // namespace quire::session
