// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpClient.h"
#include "net/WebSocketChannel.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace quire {
class Clock;
}

namespace quire::net {

/// What is known of a server, with the evidence.
struct Reachability
{
    enum class State {
        Unknown,      ///< Not asked yet.
        Reachable,    ///< It answered and let us in.
        Unreachable,  ///< It did not answer, or could not prove who it is.
        Unauthorised, ///< It answered, and refused our token or session.
    };
    State state = State::Unknown;
    /// Last time it answered anything at all; invalid if never.
    QDateTime lastAnswer;
    /// Why, when it is not reachable.
    std::optional<Error> error;

    bool operator==(const Reachability &) const = default;
};

/// One server for as long as the program uses it. Its address and token may change underneath (machines get new ones
/// when restarted): everything that holds a ServerConnection goes on with the new one.
class ServerConnection : public QObject
{
    Q_OBJECT

public:
    ServerConnection(Endpoint endpoint, const Clock &clock, QObject *parent = nullptr);

    const Endpoint &endpoint() const { return m_http.endpoint(); }
    /// Swaps live; endpointChanged() tells open sockets to reconnect.
    void setEndpoint(Endpoint endpoint);
    HttpClient &http() { return m_http; }
    const Reachability &reachability() const { return m_reachability; }
    /// Last certificate the system refused on this server, until the endpoint changes.
    const std::optional<CertificateProblem> &certificateProblem() const { return m_certificateProblem; }
    /// Asks the server for a sign of life (GET api/status, which does not count as activity).
    Reply<void> probe();
    /// A socket with this connection's headers and cookies, already opening. Never null.
    std::unique_ptr<WebSocketChannel> openWebSocket(const QByteArray &path, const QUrlQuery &query,
                                                    const QStringList &subprotocols,
                                                    std::chrono::milliseconds openTimeout = std::chrono::seconds(10));

Q_SIGNALS:
    void endpointChanged();
    void reachabilityChanged(const quire::net::Reachability &reachability);
    void certificateRejected(const quire::net::CertificateProblem &problem);

private:
    void noteAnswer(int status);
    void noteFailure(const Error &error);
    void noteCertificate(const CertificateProblem &problem);
    void update(Reachability next);

    const Clock &m_clock;
    HttpClient m_http;
    Reachability m_reachability;
    std::optional<CertificateProblem> m_certificateProblem;
};

} // namespace quire::net
