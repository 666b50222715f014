// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerConnection.h"

#include "base/Clock.h"
#include "base/Coroutine.h"

using namespace Qt::StringLiterals;

namespace quire::net {

ServerConnection::ServerConnection(Endpoint endpoint, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_http(std::move(endpoint))
{
    connect(&m_http, &HttpClient::answered, this, &ServerConnection::noteAnswer);
    connect(&m_http, &HttpClient::failed, this, &ServerConnection::noteFailure);
    connect(&m_http, &HttpClient::certificateRejected, this, &ServerConnection::noteCertificate);
}

void ServerConnection::setEndpoint(Endpoint endpoint)
{
    if (endpoint == m_http.endpoint()) {
        return;
    }
    m_http.setEndpoint(std::move(endpoint));
    m_certificateProblem.reset();
    update({Reachability::State::Unknown, m_reachability.lastAnswer, {}});
    Q_EMIT endpointChanged();
}

Reply<void> ServerConnection::probe()
{
    const Result<HttpResponse> answer =
        co_await m_http.send({.path = "api/status"_ba, .timeout = std::chrono::seconds(10), .idempotent = false});
    if (!answer) {
        co_return Failure(answer.error());
    }
    co_return Result<void>();
}

std::unique_ptr<WebSocketChannel> ServerConnection::openWebSocket(const QByteArray &path, const QUrlQuery &query,
                                                                  const QStringList &subprotocols,
                                                                  std::chrono::milliseconds openTimeout)
{
    auto channel = std::make_unique<WebSocketChannel>();
    connect(channel.get(), &WebSocketChannel::certificateRejected, this, &ServerConnection::noteCertificate);
    WebSocketChannel::Options options;
    options.subprotocols = subprotocols;
    options.openTimeout = openTimeout;
    options.pinnedCertificates = endpoint().pinnedCertificates;
    options.useProxy = !endpoint().isLoopback();
    channel->open(m_http.webSocketRequest(path, query), options);
    return channel;
}

void ServerConnection::noteAnswer(int status)
{
    m_reachability.lastAnswer = m_clock.now();
    // Refusals, redirects and gateway errors come to noteFailure(), which knows what they mean.
    const bool letIn =
        status < 300 || (status >= 400 && status < 500 && status != 401 && status != 403 && status != 424);
    if (letIn || status == 500) {
        update({Reachability::State::Reachable, m_reachability.lastAnswer, {}});
    }
}

void ServerConnection::noteFailure(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth:
        update({Reachability::State::Unauthorised, m_reachability.lastAnswer, error});
        break;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Certificate:
        update({Reachability::State::Unreachable, m_reachability.lastAnswer, error});
        break;
    default:
        if (error.httpStatus > 501 || error.httpStatus == 424 || (error.httpStatus >= 300 && error.httpStatus < 400)) {
            update({Reachability::State::Unreachable, m_reachability.lastAnswer, error});
        }
        break;
    }
}

void ServerConnection::noteCertificate(const CertificateProblem &problem)
{
    m_certificateProblem = problem;
    Q_EMIT certificateRejected(problem);
}

void ServerConnection::update(Reachability next)
{
    const bool changed = next.state != m_reachability.state || next.error != m_reachability.error;
    m_reachability = std::move(next);
    if (changed) {
        Q_EMIT reachabilityChanged(m_reachability);
    }
}

} // namespace quire::net
