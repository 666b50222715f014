// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/jupyterserver/JupyterServerProvider.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "net/ServerConnection.h"

#include <QUuid>

#include <algorithm>

namespace quire::machines {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using jupyter::Login;
using jupyter::ServerIdentity;
using store::SavedServer;

namespace {

constexpr auto probeLimit = 4s;
constexpr auto loginLimit = 20s;

// How the two kinds of secret are told apart in the credential store.
constexpr auto tokenMark = "token:"_L1;
constexpr auto passwordMark = "password:"_L1;

QString credentialKey(const QString &machine)
{
    return u"jupyter/"_s + machine;
}

QString hostAndPort(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

QString environmentName(const ServerIdentity &identity)
{
    switch (identity.kind) {
    case ServerIdentity::Kind::JupyterServer:
        return u"Jupyter Server "_s + identity.version;
    case ServerIdentity::Kind::NotebookServer:
        return u"Jupyter Notebook "_s + identity.version;
    case ServerIdentity::Kind::Hub:
        return u"JupyterHub "_s + identity.version;
    }
    return {};
}

/// A name nobody in `servers` has yet.
QString freeName(const QList<SavedServer> &servers, const QString &wanted)
{
    QString name = wanted;
    for (int number = 2; std::ranges::contains(servers, name, &SavedServer::name); ++number) {
        name = u"%1 (%2)"_s.arg(wanted).arg(number);
    }
    return name;
}

} // namespace

JupyterServerProvider::JupyterServerProvider(store::Settings &settings, store::CredentialStore &credentials,
                                             const Clock &clock, QObject *parent)
    : MachineProvider(parent), m_settings(settings), m_credentials(credentials), m_clock(clock)
{
}

QString JupyterServerProvider::displayName() const
{
    return tr("Jupyter servers");
}

Capabilities JupyterServerProvider::capabilities() const
{
    return Capability::Add | Capability::Rename | Capability::Delete;
}

Reply<QList<Machine>> JupyterServerProvider::machines()
{
    QList<Reply<Machine>> probes;
    for (const SavedServer &server : m_settings.savedServers.value()) {
        probes.append(probe(server));
    }
    QList<Machine> machines;
    for (const Reply<Machine> &one : probes) {
        const Result<Machine> machine = co_await one;
        if (machine) {
            machines.append(*machine);
        }
    }
    co_return machines;
}

Reply<Machine> JupyterServerProvider::probe(SavedServer server)
{
    net::ServerConnection connection(endpoint(server.url, {}), m_clock);
    connection.http().setRetryPolicy(net::RetryPolicy::never());
    Login login(&connection);
    const QString silence = tr("%1 does not answer.").arg(server.url.host());
    const auto identity = co_await withTimeout<ServerIdentity>(this, login.identify(), probeLimit, silence);
    Machine machine = describe(server);
    if (identity) {
        machine.state = MachineState::Running;
        machine.environment = environmentName(*identity);
    } else {
        machine.state = MachineState::Unreachable;
        machine.stateReason = identity.error().message;
    }
    co_return machine;
}

Reply<net::Endpoint> JupyterServerProvider::start(QString machine)
{
    const auto server = saved(machine);
    if (!server) {
        co_return failure(ErrorKind::NotFound, tr("This server is not saved any more."));
    }
    const Result<Credential> known = co_await credential(machine);
    if (!known) {
        co_return std::unexpected(known.error());
    }
    co_return endpoint(server->url, known->token);
}

Reply<void> JupyterServerProvider::logIn(QString machine, net::ServerConnection *connection)
{
    const QPointer<net::ServerConnection> guarded(connection);
    const Result<Credential> known = co_await credential(machine);
    if (!known) {
        co_return std::unexpected(known.error());
    }
    if (known->password.isEmpty() || !guarded) {
        co_return {};
    }
    Login login(guarded);
    co_return co_await withTimeout<void>(this, login.withPassword(known->password), loginLimit,
                                         tr("The server did not answer the login."));
}

Reply<void> JupyterServerProvider::remove(QString machine)
{
    QList<SavedServer> servers = m_settings.savedServers.value();
    servers.removeIf([&](const SavedServer &server) { return server.id == machine; });
    m_settings.savedServers.set(servers);
    m_known.remove(machine);
    Q_EMIT machinesChanged();
    const Result<void> removed = co_await m_credentials.remove(credentialKey(machine));
    // Without a place for tokens there is nothing to remove.
    if (!removed && removed.error().kind != ErrorKind::Unsupported) {
        co_return removed;
    }
    co_return {};
}

Reply<void> JupyterServerProvider::rename(QString machine, QString name)
{
    QList<SavedServer> servers = m_settings.savedServers.value();
    const auto server = std::ranges::find(servers, machine, &SavedServer::id);
    if (server == servers.end()) {
        return readyReply<void>(failure(ErrorKind::NotFound, tr("This server is not saved any more.")));
    }
    if (name.trimmed().isEmpty()) {
        return readyReply<void>(failure(ErrorKind::Format, tr("A server needs a name.")));
    }
    if (server->name == name) {
        return readyReply<void>({});
    }
    if (std::ranges::contains(servers, name, &SavedServer::name)) {
        return readyReply<void>(failure(ErrorKind::Conflict, tr("Another server is called %1 already.").arg(name)));
    }
    server->name = name;
    m_settings.savedServers.set(servers);
    Q_EMIT machinesChanged();
    return readyReply<void>({});
}

Reply<AddOutcome> JupyterServerProvider::add(QString address, Secret secret, QString name)
{
    const auto parsed = net::ServerAddress::parse(address);
    if (!parsed) {
        co_return std::unexpected(parsed.error());
    }
    const Secret token = secret.isEmpty() ? parsed->token : secret;
    Result<Admission> admission = co_await admit(parsed->baseUrl, token);
    if (!admission) {
        co_return std::unexpected(admission.error());
    }
    AddOutcome outcome{.kind = parsed->isHub ? AddOutcome::Kind::NeedsHub : admission->kind,
                       .machine = {},
                       .certificate = admission->certificate,
                       .notKept = {},
                       .path = parsed->path};
    if (outcome.kind != AddOutcome::Kind::Added) {
        co_return outcome;
    }
    const SavedServer server = save(parsed->baseUrl, name.trimmed());
    const auto kept = co_await keep(server.id, admission->credential);
    outcome.notKept = kept.value_or(std::nullopt);
    outcome.machine = describe(server);
    outcome.machine.state = MachineState::Running;
    outcome.machine.environment = admission->environment;
    Q_EMIT machinesChanged();
    co_return outcome;
}

Reply<void> JupyterServerProvider::setSecret(QString machine, Secret secret)
{
    const auto server = saved(machine);
    if (!server) {
        co_return failure(ErrorKind::NotFound, tr("This server is not saved any more."));
    }
    const Result<Admission> admission = co_await admit(server->url, secret);
    if (!admission) {
        co_return std::unexpected(admission.error());
    }
    if (admission->kind != AddOutcome::Kind::Added) {
        co_return failure(ErrorKind::Auth, tr("The server needs a token or password."));
    }
    const auto kept = co_await keep(machine, admission->credential);
    if (kept && kept->has_value()) {
        co_return std::unexpected(**kept);
    }
    co_return {};
}

Reply<JupyterServerProvider::Admission> JupyterServerProvider::admit(QUrl url, Secret secret)
{
    Admission admission;
    net::ServerConnection connection(endpoint(url, secret), m_clock);
    connection.http().setRetryPolicy(net::RetryPolicy::never());
    connect(&connection, &net::ServerConnection::certificateRejected, &connection,
            [&admission](const net::CertificateProblem &problem) { admission.certificate = problem; });
    Login login(&connection);
    const auto identity = co_await withTimeout<ServerIdentity>(this, login.identify(), loginLimit,
                                                               tr("%1 does not answer.").arg(url.host()));
    if (!identity) {
        if (identity.error().kind != ErrorKind::Certificate || !admission.certificate) {
            co_return std::unexpected(identity.error());
        }
        admission.kind = AddOutcome::Kind::NeedsTrust;
        co_return admission;
    }
    admission.environment = environmentName(*identity);
    admission.kind = missing(*identity, secret);
    if (admission.kind != AddOutcome::Kind::Added || identity->login == ServerIdentity::Login::Nothing) {
        co_return admission;
    }
    const QString silence = tr("The server did not answer the login.");
    std::optional<Error> tokenRefused;
    if (identity->login != ServerIdentity::Login::Password) {
        const auto asToken = co_await withTimeout<void>(this, login.checkToken(), loginLimit, silence);
        if (asToken) {
            admission.credential.token = secret;
            co_return admission;
        }
        // A server can have both; what was typed may be the password.
        if (asToken.error().kind != ErrorKind::Auth || identity->login == ServerIdentity::Login::Hub) {
            co_return std::unexpected(asToken.error());
        }
        tokenRefused = asToken.error();
    }
    connection.setEndpoint(endpoint(url, {}));
    const auto asPassword = co_await withTimeout<void>(this, login.withPassword(secret), loginLimit, silence);
    admission.credential.password = secret;
    co_return asPassword ? Result<Admission>(admission) : std::unexpected(tokenRefused.value_or(asPassword.error()));
}

AddOutcome::Kind JupyterServerProvider::missing(const ServerIdentity &identity, const Secret &secret)
{
    if (identity.kind == ServerIdentity::Kind::Hub) {
        return AddOutcome::Kind::NeedsHub;
    }
    if (identity.login == ServerIdentity::Login::Nothing || !secret.isEmpty()) {
        return AddOutcome::Kind::Added;
    }
    return identity.login == ServerIdentity::Login::Password ? AddOutcome::Kind::NeedsPassword
                                                             : AddOutcome::Kind::NeedsToken;
}

SavedServer JupyterServerProvider::save(const QUrl &url, const QString &name)
{
    QList<SavedServer> servers = m_settings.savedServers.value();
    if (const auto known = std::ranges::find(servers, url, &SavedServer::url); known != servers.end()) {
        return *known;
    }
    const QString wanted = name.isEmpty() ? url.host() : name;
    SavedServer server{QUuid::createUuid().toString(QUuid::Id128), freeName(servers, wanted), url};
    servers.append(server);
    m_settings.savedServers.set(servers);
    return server;
}

void JupyterServerProvider::trustCertificate(const QUrl &server, const net::CertificateProblem &problem)
{
    QMap<QString, QString> pins = m_settings.pinnedCertificates.value();
    pins.insert(hostAndPort(server), QString::fromLatin1(problem.sha256.toHex()));
    m_settings.pinnedCertificates.set(pins);
}

Reply<JupyterServerProvider::Credential> JupyterServerProvider::credential(QString machine)
{
    if (const auto known = m_known.constFind(machine); known != m_known.cend()) {
        co_return *known;
    }
    const Result<Secret> stored = co_await m_credentials.get(credentialKey(machine));
    Credential credential;
    if (stored) {
        const QString &text = stored->reveal();
        (text.startsWith(passwordMark) ? credential.password : credential.token) = Secret(text.section(u':', 1));
        m_known.insert(machine, credential);
    } else if (stored.error().kind != ErrorKind::NotFound && stored.error().kind != ErrorKind::Unsupported) {
        co_return std::unexpected(stored.error());
    }
    co_return credential;
}

Reply<std::optional<Error>> JupyterServerProvider::keep(QString machine, Credential credential)
{
    m_known.insert(machine, credential);
    const bool isPassword = !credential.password.isEmpty();
    const Secret &secret = isPassword ? credential.password : credential.token;
    if (secret.isEmpty()) {
        co_return std::nullopt;
    }
    const Secret marked((isPassword ? passwordMark : tokenMark) + secret.reveal());
    const Result<void> kept = co_await m_credentials.set(credentialKey(machine), marked);
    co_return kept ? std::nullopt : std::optional(kept.error());
}

net::Endpoint JupyterServerProvider::endpoint(const QUrl &url, const Secret &token) const
{
    net::Endpoint endpoint;
    endpoint.baseUrl = url;
    endpoint.token = token;
    const QString pin = m_settings.pinnedCertificates.value().value(hostAndPort(url));
    if (!pin.isEmpty()) {
        endpoint.pinnedCertificates.append(QByteArray::fromHex(pin.toLatin1()));
    }
    return endpoint;
}

std::optional<SavedServer> JupyterServerProvider::saved(const QString &machine) const
{
    const QList<SavedServer> &servers = m_settings.savedServers.value();
    const auto server = std::ranges::find(servers, machine, &SavedServer::id);
    return server == servers.end() ? std::nullopt : std::optional(*server);
}

Machine JupyterServerProvider::describe(const SavedServer &server) const
{
    Machine machine;
    machine.id = {id(), server.id};
    machine.name = server.name;
    machine.capabilities = capabilities();
    machine.address = server.url;
    return machine;
}

} // namespace quire::machines
