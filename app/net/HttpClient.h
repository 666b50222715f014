// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/CertificateProblem.h"
#include "net/Endpoint.h"
#include "net/HttpRequest.h"
#include "net/RetryPolicy.h"

#include <QNetworkCookie>
#include <QObject>

#include <functional>

class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace quire::net {

/// Talks HTTP to one server: adds its token, keeps its cookies, answers its XSRF check, retries what may be retried,
/// and turns every failure into a typed, translated Error.
///
/// Redirects are never followed: an API call that is sent to a login page is an Auth error, one that a JupyterHub
/// sends home is ErrorKind::NotFound ("not running"). Cancelling a Reply aborts its request. Lives in one thread.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(Endpoint endpoint, QObject *parent = nullptr);
    ~HttpClient() override;

    const Endpoint &endpoint() const { return m_endpoint; }
    /// Later requests go there; a change of host or base path empties the cookie jar.
    void setEndpoint(Endpoint endpoint);
    void setRetryPolicy(RetryPolicy policy) { m_retryPolicy = policy; }
    /// Numbers in [0, 1) for the jitter; tests pass a fixed one.
    void setRandom(std::function<double()> random) { m_random = std::move(random); }

    /// The answer with status 2xx or 304 (any status if the request says so), else a typed Error.
    Reply<HttpResponse> send(HttpRequest request);
    Reply<HttpResponse> get(QByteArray path, QUrlQuery query = {});
    Reply<HttpResponse> post(QByteArray path, QByteArray json);
    Reply<HttpResponse> put(QByteArray path, QByteArray json);
    Reply<HttpResponse> patch(QByteArray path, QByteArray json);
    Reply<HttpResponse> remove(QByteArray path);
    /// Streams the body of a GET into `target`, which is open for writing; when it goes first, the rest is dropped. The
    /// answer has a size and no body. Not retried. `progress` gets bytes so far and the total (-1 if unknown).
    Reply<HttpResponse> download(HttpRequest request, QIODevice *target,
                                 std::function<void(qint64, qint64)> progress = {});

    /// Cookies a request to `url` would carry.
    QList<QNetworkCookie> cookies(const QUrl &url) const;
    void setCookies(const QList<QNetworkCookie> &cookies);
    void clearCookies();
    /// A request with token, cookies and extra headers but no body, for a websocket handshake.
    QNetworkRequest webSocketRequest(const QByteArray &path, const QUrlQuery &query) const;

Q_SIGNALS:
    /// The server answered something, whatever the status.
    void answered(int status);
    /// A request ended without an answer, or was refused for lack of rights.
    void failed(const quire::Error &error);
    void certificateRejected(const quire::net::CertificateProblem &problem);

private:
    friend class HttpCall;
    QNetworkReply *start(const HttpRequest &request);
    QNetworkRequest prepare(const QUrl &url) const;
    QByteArray xsrfToken(const QUrl &url);

    Endpoint m_endpoint;
    RetryPolicy m_retryPolicy;
    std::function<double()> m_random;
    QNetworkAccessManager *m_network;
};

} // namespace quire::net
