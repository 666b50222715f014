// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/MachineLauncher.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "machines/MachineProvider.h"
#include "net/HttpClient.h"

namespace quire::machines {

using namespace std::chrono_literals;

namespace {

constexpr auto betweenTries = 250ms;
constexpr auto tryLimit = 10s;
// Nobody is bringing that server up, so it answers now or it does not.
constexpr auto patienceWithoutStart = 10s;
// A vendor may need this long to find a free machine.
constexpr auto launchLimit = 20min;

/// Trouble that a server has while it comes up.
bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server;
}

} // namespace

MachineLauncher::MachineLauncher(MachineProvider *provider, QString machine, QObject *parent)
    : QObject(parent), m_provider(provider), m_machine(std::move(machine))
{
    connect(provider, &MachineProvider::startProgressed, this, [this](const QString &which, const QString &what) {
        if (which == m_machine && m_stage == Stage::StartingMachine) {
            Q_EMIT progressed(what);
        }
    });
}

MachineId MachineLauncher::machine() const
{
    return {m_provider ? m_provider->id() : QString(), m_machine};
}

void MachineLauncher::launch()
{
    m_elapsed.start();
    m_run = run();
}

void MachineLauncher::cancel()
{
    if (m_stage != Stage::StartingMachine && m_stage != Stage::WaitingForServer) {
        return;
    }
    m_run.cancel();
    setStage(Stage::Cancelled);
    Q_EMIT cancelled();
    if (m_provider && m_provider->capabilities().testFlag(Capability::Stop)) {
        Q_EMIT stopOffered();
    }
}

Reply<void> MachineLauncher::stopMachine()
{
    if (!m_provider) {
        return readyReply<void>({});
    }
    return m_provider->stop(m_machine);
}

Reply<void> MachineLauncher::run()
{
    setStage(Stage::StartingMachine);
    const Result<net::Endpoint> endpoint =
        co_await withTimeout<net::Endpoint>(this, m_provider->start(m_machine), launchLimit,
                                            tr("The machine did not start in time. Try again or choose another."));
    if (!endpoint) {
        fail(endpoint.error());
        co_return {};
    }
    setStage(Stage::WaitingForServer);
    const Result<void> answered = co_await waitForServer(*endpoint);
    if (!answered) {
        fail(answered.error());
        co_return {};
    }
    setStage(Stage::Ready);
    Q_EMIT ready(*endpoint);
    co_return {};
}

Reply<void> MachineLauncher::waitForServer(net::Endpoint endpoint)
{
    const bool startable = m_provider && m_provider->capabilities().testFlag(Capability::Start);
    const auto patience =
        startable ? m_serverTimeout : std::min<std::chrono::milliseconds>(m_serverTimeout, patienceWithoutStart);
    QElapsedTimer waited;
    waited.start();
    net::HttpClient client(endpoint);
    client.setRetryPolicy(net::RetryPolicy::never());
    while (true) {
        // Answers without credentials on every Jupyter server: what counts here is that it is up.
        const auto answer =
            co_await withTimeout<net::HttpResponse>(this, client.get(QByteArrayLiteral("api")), tryLimit,
                                                    tr("%1 does not answer.").arg(endpoint.displayName()));
        if (answer) {
            co_return {};
        }
        if (!mayPass(answer.error()) || waited.durationElapsed() >= patience) {
            co_return std::unexpected(answer.error());
        }
        (void)co_await delay(this, betweenTries);
    }
}

void MachineLauncher::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

void MachineLauncher::fail(const Error &error)
{
    setStage(Stage::Failed);
    Q_EMIT failed(error);
}

} // namespace quire::machines
