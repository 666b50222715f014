// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpClient.h"

#include "base/Coroutine.h"
#include "net/HttpCall.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace quire::net {

HttpClient::HttpClient(Endpoint endpoint, QObject *parent)
    : QObject(parent),
      m_random([] { return QRandomGenerator::global()->generateDouble(); }),
      m_network(new QNetworkAccessManager(this))
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    setEndpoint(std::move(endpoint));
}

HttpClient::~HttpClient()
{
    // Calls abort their replies, which must happen while the network is still there.
    const auto calls = findChildren<HttpCall *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(calls);
}

void HttpClient::setEndpoint(Endpoint endpoint)
{
    if (m_endpoint.baseUrl != endpoint.baseUrl) {
        clearCookies();
    }
    m_endpoint = std::move(endpoint);
    const auto proxy = m_endpoint.isLoopback() ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy;
    m_network->setProxy(QNetworkProxy(proxy));
}

Reply<HttpResponse> HttpClient::send(HttpRequest request)
{
    return (new HttpCall(this, std::move(request)))->start();
}

Reply<HttpResponse> HttpClient::get(QByteArray path, QUrlQuery query)
{
    return send({.path = std::move(path), .query = std::move(query)});
}

Reply<HttpResponse> HttpClient::post(QByteArray path, QByteArray json)
{
    return send({.method = "POST"_ba, .path = std::move(path), .body = std::move(json)});
}

Reply<HttpResponse> HttpClient::put(QByteArray path, QByteArray json)
{
    return send({.method = "PUT"_ba, .path = std::move(path), .body = std::move(json)});
}

Reply<HttpResponse> HttpClient::patch(QByteArray path, QByteArray json)
{
    return send({.method = "PATCH"_ba, .path = std::move(path), .body = std::move(json)});
}

Reply<HttpResponse> HttpClient::remove(QByteArray path)
{
    return send({.method = "DELETE"_ba, .path = std::move(path)});
}

Reply<HttpResponse> HttpClient::download(HttpRequest request, QIODevice *target,
                                         std::function<void(qint64, qint64)> progress)
{
    return (new HttpCall(this, std::move(request), target, std::move(progress)))->start();
}

QNetworkReply *HttpClient::start(const HttpRequest &request)
{
    QNetworkRequest prepared = prepare(m_endpoint.url(request.path, request.query));
    for (const auto &[name, value] : request.headers) {
        prepared.setRawHeader(name, value);
    }
    if (request.method == "GET") {
        return m_network->get(prepared);
    }
    if (!request.body.isEmpty()) {
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    }
    prepared.setRawHeader("X-XSRFToken", xsrfToken(prepared.url()));
    return m_network->sendCustomRequest(prepared, request.method, request.body);
}

QNetworkRequest HttpClient::prepare(const QUrl &url) const
{
    QNetworkRequest prepared(url);
    // Bodies are capped by HttpRequest::maximumBytes; Qt's own limit mistakes well-packed notebooks for bombs.
    prepared.setDecompressedSafetyCheckThreshold(-1);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!m_endpoint.token.isEmpty()) {
        prepared.setRawHeader("Authorization", "token " + m_endpoint.token.reveal().toUtf8());
    }
    for (const auto &[name, value] : m_endpoint.extraHeaders) {
        prepared.setRawHeader(name, value);
    }
    return prepared;
}

QByteArray HttpClient::xsrfToken(const QUrl &url)
{
    const QList<QNetworkCookie> known = cookies(url);
    for (const QNetworkCookie &cookie : known) {
        if (cookie.name() == "_xsrf") {
            return cookie.value();
        }
    }
    // Servers only compare cookie and header. Even without authentication they insist on having both.
    const QByteArray invented = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    QNetworkCookie cookie("_xsrf"_ba, invented);
    cookie.setPath(m_endpoint.baseUrl.path());
    m_network->cookieJar()->setCookiesFromUrl({cookie}, m_endpoint.baseUrl);
    return invented;
}

QList<QNetworkCookie> HttpClient::cookies(const QUrl &url) const
{
    return m_network->cookieJar()->cookiesForUrl(url);
}

void HttpClient::setCookies(const QList<QNetworkCookie> &cookies)
{
    m_network->cookieJar()->setCookiesFromUrl(cookies, m_endpoint.baseUrl);
}

void HttpClient::clearCookies()
{
    m_network->setCookieJar(new QNetworkCookieJar(m_network));
}

QNetworkRequest HttpClient::webSocketRequest(const QByteArray &path, const QUrlQuery &query) const
{
    QNetworkRequest prepared = prepare(m_endpoint.webSocketUrl(path, query));
    QByteArrayList pairs;
    const QList<QNetworkCookie> known = cookies(m_endpoint.url(path, query));
    for (const QNetworkCookie &cookie : known) {
        pairs.append(cookie.toRawForm(QNetworkCookie::NameAndValueOnly));
    }
    if (!pairs.isEmpty()) {
        prepared.setRawHeader("Cookie", pairs.join("; "));
    }
    return prepared;
}

} // namespace quire::net
