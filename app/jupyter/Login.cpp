// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Login.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

#include <QUrlQuery>

#include <memory>

using namespace Qt::StringLiterals;
using quire::net::HttpClient;
using quire::net::HttpResponse;

namespace quire::jupyter {

namespace {

constexpr auto hubHeader = "X-JupyterHub-Version"_L1;

/// Classic notebook numbered itself 4 to 6; jupyter_server began again at 0.
ServerIdentity::Kind kindOf(const QString &version)
{
    const int major = version.section(u'.', 0, 0).toInt();
    return major >= 4 && major <= 6 ? ServerIdentity::Kind::NotebookServer : ServerIdentity::Kind::JupyterServer;
}

ServerIdentity::Login loginOn(const HttpResponse &page)
{
    return page.body.contains("token_input") ? ServerIdentity::Login::Token : ServerIdentity::Login::Password;
}

} // namespace

Login::Login(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

std::unique_ptr<HttpClient> Login::stranger(const Secret &token) const
{
    net::Endpoint endpoint = m_connection->endpoint();
    endpoint.token = token;
    auto client = std::make_unique<HttpClient>(std::move(endpoint));
    connect(client.get(), &HttpClient::certificateRejected, m_connection, &net::ServerConnection::certificateRejected);
    return client;
}

Reply<ServerIdentity> Login::identify()
{
    const std::unique_ptr<HttpClient> client = stranger({});
    const Result<HttpResponse> api = co_await client->get("api"_ba);
    const Result<QJsonObject> model = RestAnswer::object(api);
    const QString version = model ? model->value("version"_L1).toString() : QString();
    if (version.isEmpty()) {
        const Result<QJsonObject> hub = RestAnswer::object(co_await client->get("hub/api"_ba));
        if (hub && hub->contains("version"_L1)) {
            co_return ServerIdentity{ServerIdentity::Kind::Hub, ServerIdentity::Login::Hub,
                                     hub->value("version"_L1).toString()};
        }
        const bool stranger = api || api.error().httpStatus == 404 || api.error().kind == ErrorKind::Protocol;
        co_return stranger ? Failure(notJupyter()) : Failure(api.error());
    }
    ServerIdentity identity{kindOf(version), ServerIdentity::Login::Hub, version};
    if (api->headers.contains(hubHeader)) {
        co_return identity;
    }
    const Result<HttpResponse> status = co_await client->send({.path = "api/status"_ba, .anyStatus = true});
    if (!status) {
        co_return Failure(status.error());
    }
    identity.login = ServerIdentity::Login::Nothing;
    if (!status->isSuccess()) {
        const Result<HttpResponse> page = co_await client->send({.path = "login"_ba, .anyStatus = true});
        identity.login = page ? loginOn(*page) : ServerIdentity::Login::Token;
    }
    co_return identity;
}

Error Login::notJupyter() const
{
    return {ErrorKind::Protocol,
            tr("No Jupyter server answers at %1. Check the address, also the part after the host's name.")
                .arg(m_connection->endpoint().displayName()),
            {},
            0};
}

Reply<void> Login::checkToken()
{
    const std::unique_ptr<HttpClient> client = stranger(m_connection->endpoint().token);
    const Result<HttpResponse> answer = co_await client->get("api/status"_ba);
    co_return answer.transform([](const HttpResponse &) {}).transform_error([this](Error error) {
        if (error.kind == ErrorKind::Auth) {
            error.message =
                m_connection->endpoint().token.isEmpty()
                    ? tr("%1 wants a token or password.").arg(m_connection->endpoint().displayName())
                    : tr("%1 does not accept this token. Servers make a new one each time they start: copy it again.")
                          .arg(m_connection->endpoint().displayName());
        }
        return error;
    });
}

Reply<void> Login::withPassword(Secret password)
{
    HttpClient &http = m_connection->http();
    const Result<HttpResponse> page = co_await http.send({.path = "login"_ba, .anyStatus = true});
    if (!page) {
        co_return Failure(page.error());
    }
    // Without authentication there is no form: 2.x answers 404, notebook 6 sends us to the files.
    if (page->status != 200) {
        co_return co_await m_connection->probe();
    }
    const QByteArray body = "password=" + QUrl::toPercentEncoding(password.reveal());
    const Result<HttpResponse> answer = co_await http.send({.method = "POST"_ba,
                                                            .path = "login"_ba,
                                                            .body = body,
                                                            .contentType = "application/x-www-form-urlencoded"_ba,
                                                            .anyStatus = true});
    if (!answer) {
        co_return Failure(answer.error());
    }
    if (!answer->isRedirect()) {
        co_return failure(ErrorKind::Auth,
                          tr("%1 does not accept this password.").arg(m_connection->endpoint().displayName()), {},
                          answer->status);
    }
    co_return co_await m_connection->probe();
}

Reply<void> Login::logOut()
{
    const Result<HttpResponse> answer =
        co_await m_connection->http().send({.path = "logout"_ba, .idempotent = false, .anyStatus = true});
    m_connection->http().clearCookies();
    co_return answer.transform([](const HttpResponse &) {});
}

} // namespace quire::jupyter
