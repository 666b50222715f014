// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "net/CertificateProblem.h"
#include "net/Endpoint.h"
#include "net/HttpRequest.h"

#include <QCoreApplication>
#include <QNetworkReply>

#include <optional>

class QSslCertificate;
class QSslError;

namespace quire::net {

/// Turns what went wrong on the wire into errors a person can act on. Pure.
class HttpErrors
{
    Q_DECLARE_TR_FUNCTIONS(quire::net::HttpErrors)

public:
    /// No answer came. `reason` is Qt's own text, used where nothing better is known.
    static Error fromNetwork(QNetworkReply::NetworkError code, const QString &reason, const Endpoint &endpoint);
    /// The same for a bare socket (websocket).
    static Error fromSocket(QAbstractSocket::SocketError code, const QString &reason, const QString &host);
    /// An answer came; nothing when it is a good one.
    static std::optional<Error> fromAnswer(const HttpResponse &response, const Endpoint &endpoint);
    static Error timeout(const QString &host);
    static Error certificate(const CertificateProblem &problem);
    static Error tooLarge(const QString &host, qint64 limit);

    /// What Qt's errors say about `peer`.
    static CertificateProblem describe(const QString &host, const QSslCertificate &peer,
                                       const QList<QSslError> &errors);
    /// The reason a Jupyter server or hub gives in its body; empty if it gives none worth showing.
    static QString reasonIn(const HttpResponse &response);

private:
    static Error fromRedirect(const HttpResponse &response, const QString &host);
    static Error fromRefusal(const HttpResponse &response, const QString &host, const QString &reason);
    static Error notRunning(const QString &host, int status);
    static Error fromOtherStatus(const HttpResponse &response, const QString &host, const QString &reason);
};

} // namespace quire::net
