// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/AttachedMachine.h"

#include "files/MachineAgent.h"
#include "machines/MachineProvider.h"

namespace quire::session {

using machines::MachineLauncher;

AttachedMachine::AttachedMachine(machines::MachineProvider *provider, machines::MachineId id, QString name,
                                 QString localRoot, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_provider(provider),
      m_id(std::move(id)),
      m_name(std::move(name)),
      m_localRoot(std::move(localRoot)),
      m_connection({}, clock),
      m_contents(&m_connection),
      m_kernels(&m_connection),
      m_kernelspecs(&m_connection),
      m_sessions(&m_connection),
      m_terminals(&m_connection),
      m_agent(std::make_unique<files::MachineAgent>(&m_connection))
{
    connect(&m_connection, &net::ServerConnection::reachabilityChanged, this, [this](const net::Reachability &seen) {
        const bool isShutOut = seen.state == net::Reachability::State::Unauthorised && m_state == State::Attached;
        if (isShutOut && !m_isLoggingIn) { // A cookie ran out, or the server was started anew.
            logIn();
        }
    });
}

AttachedMachine::~AttachedMachine() = default;

void AttachedMachine::attach()
{
    if (m_state == State::Starting || !m_provider) {
        return;
    }
    m_launcher = std::make_unique<MachineLauncher>(m_provider, m_id.machine);
    connect(m_launcher.get(), &MachineLauncher::progressed, this, &AttachedMachine::progressed);
    connect(m_launcher.get(), &MachineLauncher::ready, this, [this](const net::Endpoint &endpoint) {
        m_connection.setEndpoint(endpoint);
        logIn();
    });
    connect(m_launcher.get(), &MachineLauncher::failed, this,
            [this](const Error &error) { finish(std::unexpected(error)); });
    connect(m_launcher.get(), &MachineLauncher::cancelled, this, [this] {
        auto waiting = std::exchange(m_waiting, {});
        setState(State::Detached);
        waiting.clear(); // Their promises dropped, who waited is cancelled.
    });
    setState(State::Starting);
    m_launcher->launch();
}

Reply<void> AttachedMachine::whenAttached()
{
    if (m_state == State::Attached) {
        return readyReply<void>({});
    }
    if (!m_provider) {
        return readyReply<void>(
            failure(ErrorKind::NotFound, tr("“%1” is not among the machines any more.").arg(m_name)));
    }
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_waiting.append(promise);
    const Reply<void> reply = promise->future();
    if (m_state != State::Starting) {
        attach();
    }
    return reply;
}

void AttachedMachine::cancel()
{
    if (m_launcher && m_state == State::Starting) {
        m_launcher->cancel();
    }
}

void AttachedMachine::logIn()
{
    if (!m_provider) {
        return;
    }
    m_isLoggingIn = true;
    m_provider->logIn(m_id.machine, &m_connection).then(this, [this](const Result<void> &result) {
        m_isLoggingIn = false;
        finish(result);
    });
}

void AttachedMachine::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
}

void AttachedMachine::finish(const Result<void> &result)
{
    if (!result) {
        m_error = result.error();
    }
    // Whoever asks anew on hearing of the change waits for the next attempt.
    const auto waiting = std::exchange(m_waiting, {});
    setState(result ? State::Attached : State::Failed);
    for (const auto &promise : waiting) {
        promise->addResult(result);
        promise->finish();
    }
}

} // namespace quire::session
