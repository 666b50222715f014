// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Target.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "jupyter/Login.h"
#include "net/ServerAddress.h"

#include <QRegularExpression>

#include <algorithm>

namespace quire::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using jupyter::Login;
using jupyter::ServerIdentity;
using machines::LocalProvider;
using machines::LocalServerPaths;

namespace {

constexpr auto answerLimit = 30s;

QString rootOf(const store::Settings &settings)
{
    const QString chosen = settings.localRoot.value();
    return chosen.isEmpty() ? LocalServerPaths::standardRoot() : chosen;
}

} // namespace

Target::Target(QObject *parent)
    : QObject(parent),
      m_settings(store::Settings::standardFile()),
      m_credentials(u"quire"_s, store::CredentialStore::standardVaultFile()),
      m_local(LocalServerPaths::standard(), rootOf(m_settings), m_clock),
      m_servers(m_settings, m_credentials, m_clock)
{
    connect(&m_local, &machines::MachineProvider::startProgressed, this,
            [this](const QString &, const QString &what) { Q_EMIT progressed(what); });
}

bool Target::meansThisComputer(const QString &machine) const
{
    return machine.isEmpty() || machine.compare(m_local.displayName(), Qt::CaseInsensitive) == 0 ||
           machine == m_local.id() ||
           machine == machines::MachineId{m_local.id(), LocalProvider::machineName()}.toText() ||
           machine == LocalProvider::machineName();
}

Reply<void> Target::enter(QString machine, Secret secret)
{
    if (meansThisComputer(machine)) {
        return enterLocal();
    }
    const QList<store::SavedServer> servers = m_settings.savedServers.value();
    const auto saved = std::ranges::find_if(servers, [&](const store::SavedServer &server) {
        return server.name.compare(machine, Qt::CaseInsensitive) == 0 || u"jupyter/"_s + server.id == machine;
    });
    if (saved != servers.end()) {
        m_name = saved->name;
        m_id = machines::MachineId{m_servers.id(), saved->id}.toText();
        return secret.isEmpty() ? enterSaved(*saved) : enterAddress(saved->url, secret);
    }
    const auto address = net::ServerAddress::parse(machine);
    if (!address || !machine.contains(QRegularExpression(u"[:./]|^localhost$"_s))) {
        return readyReply<void>(failure(
            ErrorKind::NotFound, tr("No saved machine is called %1. “quire machines” lists them.").arg(machine)));
    }
    m_name = address->baseUrl.host();
    m_id = machines::MachineId{m_servers.id(), {}}.toText();
    return enterAddress(address->baseUrl, secret);
}

Reply<void> Target::enterLocal()
{
    m_isLocal = true;
    m_id = machines::MachineId{m_local.id(), LocalProvider::machineName()}.toText();
    m_name = m_local.displayName();
    const auto endpoint = co_await m_local.start(LocalProvider::machineName());
    if (!endpoint) {
        co_return std::unexpected(endpoint.error());
    }
    m_connection = std::make_unique<net::ServerConnection>(*endpoint, m_clock);
    co_return {};
}

Reply<void> Target::enterSaved(store::SavedServer server)
{
    (void)co_await m_credentials.open();
    const auto endpoint = co_await m_servers.start(server.id);
    if (!endpoint) {
        co_return std::unexpected(endpoint.error());
    }
    m_connection = std::make_unique<net::ServerConnection>(*endpoint, m_clock);
    const auto loggedIn = co_await m_servers.logIn(server.id, m_connection.get());
    if (!loggedIn) {
        co_return loggedIn;
    }
    co_return co_await withTimeout<void>(this, m_connection->probe(), answerLimit,
                                         tr("%1 does not answer.").arg(m_name));
}

Reply<void> Target::enterAddress(QUrl url, Secret secret)
{
    net::Endpoint endpoint;
    endpoint.baseUrl = url;
    m_connection = std::make_unique<net::ServerConnection>(endpoint, m_clock);
    Login login(m_connection.get());
    const QString silence = tr("%1 does not answer.").arg(m_name);
    const auto identity = co_await withTimeout<ServerIdentity>(this, login.identify(), answerLimit, silence);
    if (!identity) {
        co_return std::unexpected(identity.error());
    }
    if (identity->login == ServerIdentity::Login::Nothing) {
        co_return {};
    }
    if (secret.isEmpty()) {
        co_return failure(ErrorKind::Auth,
                          tr("%1 wants a token or password. Set the variable QUIRE_TOKEN, or pass --token-stdin "
                             "and give it on standard input.")
                              .arg(m_name));
    }
    if (identity->login == ServerIdentity::Login::Password) {
        co_return co_await withTimeout<void>(this, login.withPassword(secret), answerLimit, silence);
    }
    endpoint.token = secret;
    m_connection->setEndpoint(endpoint);
    co_return co_await withTimeout<void>(this, login.checkToken(), answerLimit, silence);
}

Reply<void> Target::leave()
{
    m_connection.reset();
    if (m_isLocal) {
        (void)co_await m_local.release();
    }
    co_return {};
}

} // namespace quire::cli
