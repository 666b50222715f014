// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpErrors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSslCertificate>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace quire::net {

namespace {

constexpr auto hubHeader = "X-JupyterHub-Version"_L1;

bool isFromHub(const HttpResponse &response)
{
    return response.headers.contains(hubHeader);
}

bool leadsToLogin(const QUrl &location)
{
    const QString path = location.path();
    return path.endsWith("/login"_L1) || path.contains("/login/"_L1) || path.contains("/oauth2/authorize"_L1) ||
           path.contains("/oauth_login"_L1) || path.contains("/saml_login"_L1);
}

} // namespace

Error HttpErrors::fromNetwork(QNetworkReply::NetworkError code, const QString &reason, const Endpoint &endpoint)
{
    const QString host = endpoint.displayName();
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Network, tr("Could not reach %1: connection refused. Is the server running?").arg(host),
                reason, 0};
    case QNetworkReply::HostNotFoundError:
        return {
            ErrorKind::Network,
            tr("Could not reach %1: there is no machine of this name. Check the address and your network.").arg(host),
            reason, 0};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorKind::Network,
                tr("%1 closed the connection before it answered. Is the server all right?").arg(host), reason, 0};
    case QNetworkReply::TimeoutError:
        return timeout(host);
    case QNetworkReply::SslHandshakeFailedError:
        return {
            ErrorKind::Certificate,
            tr("No secure connection to %1 could be made: %2. Does the server really speak https?").arg(host, reason),
            reason, 0};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorKind::Network, tr("The network's proxy did not let us through to %1: %2.").arg(host, reason),
                reason, 0};
    default:
        return {ErrorKind::Network, tr("The connection to %1 failed: %2.").arg(host, reason), reason, 0};
    }
}

Error HttpErrors::fromSocket(QAbstractSocket::SocketError code, const QString &reason, const QString &host)
{
    switch (code) {
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorKind::Network, tr("Could not reach %1: connection refused. Is the server running?").arg(host),
                reason, 0};
    case QAbstractSocket::HostNotFoundError:
        return {
            ErrorKind::Network,
            tr("Could not reach %1: there is no machine of this name. Check the address and your network.").arg(host),
            reason, 0};
    case QAbstractSocket::SocketTimeoutError:
        return timeout(host);
    default:
        return {ErrorKind::Network, tr("The connection to %1 was lost.").arg(host), reason, 0};
    }
}

Error HttpErrors::timeout(const QString &host)
{
    return {ErrorKind::Timeout,
            tr("%1 did not answer in time. The server may be busy, or the network may be down.").arg(host),
            {},
            0};
}

Error HttpErrors::tooLarge(const QString &host, qint64 limit)
{
    return {ErrorKind::Protocol,
            tr("The answer of %1 is larger than %2 and was not read.").arg(host, QLocale().formattedDataSize(limit)),
            {},
            0};
}

Error HttpErrors::certificate(const CertificateProblem &problem)
{
    return {ErrorKind::Certificate,
            tr("%1 could not prove who it is: %2. Nothing was sent. If you run this server and its certificate's "
               "fingerprint is %3, you can choose to trust exactly this certificate.")
                .arg(problem.host, problem.reason, problem.fingerprint()),
            {},
            0};
}

CertificateProblem HttpErrors::describe(const QString &host, const QSslCertificate &peer,
                                        const QList<QSslError> &errors)
{
    const QSslCertificate shown = peer.isNull() && !errors.isEmpty() ? errors.first().certificate() : peer;
    QStringList reasons;
    for (const QSslError &error : errors) {
        QString text = error.errorString();
        text.chop(text.endsWith(u'.') ? 1 : 0);
        if (!reasons.contains(text)) {
            reasons.append(text);
        }
    }
    return {host,
            reasons.join("; "_L1),
            shown.subjectDisplayName(),
            shown.issuerDisplayName(),
            shown.expiryDate(),
            shown.digest(QCryptographicHash::Sha256)};
}

QString HttpErrors::reasonIn(const HttpResponse &response)
{
    if (response.isHtml() || response.body.size() > 64 * 1024) {
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isObject()) {
        return document.object().value("message"_L1).toString().simplified();
    }
    // Server 2.15 answers a missing file with bare text under a JSON content type.
    return response.body.size() < 512 ? QString::fromUtf8(response.body).simplified() : QString();
}

std::optional<Error> HttpErrors::fromAnswer(const HttpResponse &response, const Endpoint &endpoint)
{
    if (response.isSuccess()) {
        return {};
    }
    const QString host = endpoint.displayName();
    if (response.isRedirect()) {
        return fromRedirect(response, host);
    }
    const QString reason = reasonIn(response);
    if (response.status == 424) {
        return notRunning(host, response.status);
    }
    if (response.status == 401 || response.status == 403 || response.status == 405) {
        return fromRefusal(response, host, reason);
    }
    return fromOtherStatus(response, host, reason);
}

Error HttpErrors::notRunning(const QString &host, int status)
{
    return {ErrorKind::NotFound,
            tr("The notebook server at %1 is not running. Start it, then try again.").arg(host),
            {},
            status};
}

Error HttpErrors::fromRedirect(const HttpResponse &response, const QString &host)
{
    if (leadsToLogin(response.location)) {
        return {ErrorKind::Auth,
                tr("%1 wants you to log in first. Enter its token or password and try again.").arg(host),
                {},
                response.status};
    }
    if (isFromHub(response) || response.location.path().contains("/hub/"_L1)) {
        return notRunning(host, response.status);
    }
    return {ErrorKind::Protocol,
            tr("%1 sends us to another address (%2). Check the address of the server.")
                .arg(host, response.location.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)),
            {},
            response.status};
}

Error HttpErrors::fromRefusal(const HttpResponse &response, const QString &host, const QString &reason)
{
    // A hub answers for a server it has stopped, and does so in HTML.
    if (isFromHub(response) && response.isHtml()) {
        return notRunning(host, response.status);
    }
    if (response.status == 405) {
        return {ErrorKind::Unsupported, tr("%1 cannot do this.").arg(host), reason, response.status};
    }
    if (reason.contains("_xsrf"_L1)) {
        return {ErrorKind::Auth, tr("You are not logged in to %1 any more. Log in again.").arg(host), reason,
                response.status};
    }
    return {ErrorKind::Auth, tr("%1 refused access. Check the token or password.").arg(host), reason, response.status};
}

Error HttpErrors::fromOtherStatus(const HttpResponse &response, const QString &host, const QString &reason)
{
    const int status = response.status;
    const QString because = reason.isEmpty() ? tr("error %1").arg(status) : reason;
    switch (status) {
    case 404:
        return {ErrorKind::NotFound, tr("%1 does not have what was asked for.").arg(host), reason, status};
    case 409:
        return {ErrorKind::Conflict, tr("%1 refused, because something is in the way: %2").arg(host, because), reason,
                status};
    case 413:
        return {ErrorKind::Unsupported, tr("This is more than %1 accepts in one piece.").arg(host), reason, status};
    case 429:
        return {ErrorKind::Server, tr("%1 gets too many requests. Wait a little and try again.").arg(host), reason,
                status};
    case 502:
    case 503:
    case 504:
        return {ErrorKind::Server,
                tr("The server behind %1 does not answer (error %2). It may still be starting.").arg(host).arg(status),
                reason, status};
    default:
        break;
    }
    if (status >= 500 && status != 501) {
        return {ErrorKind::Server, tr("%1 failed: %2").arg(host, because), reason, status};
    }
    return {ErrorKind::Unsupported, tr("%1 refused: %2").arg(host, because), reason, status};
}

} // namespace quire::net
