// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <optional>
#include <utility>

namespace quire::net {

/// One request, relative to an Endpoint.
struct HttpRequest
{
    /// GET, POST, PUT, PATCH or DELETE.
    QByteArray method = QByteArrayLiteral("GET");
    /// Percent-encoded, relative to the endpoint's base ("api/contents/a%20b").
    QByteArray path = {};
    QUrlQuery query = {};
    QByteArray body = {};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    /// Longest silence: the request fails when for so long no byte went either way.
    std::chrono::milliseconds timeout{30'000};
    /// Largest body accepted.
    qint64 maximumBytes = 256LL << 20;
    /// May be sent twice; by default GET and PUT may.
    std::optional<bool> idempotent = {};
    /// Give the answer whatever its status, redirects too.
    bool anyStatus = false;

    bool mayRepeat() const { return idempotent.value_or(method == "GET" || method == "PUT"); }
};

/// What came back.
struct HttpResponse
{
    int status = 0;
    QHttpHeaders headers = {};
    QByteArray body = {};
    /// Bytes of the body, wherever they went.
    qint64 size = 0;
    /// Where a redirect points; else empty.
    QUrl location = {};

    bool isSuccess() const { return (status >= 200 && status < 300) || status == 304; }
    bool isRedirect() const { return status >= 300 && status < 400 && status != 304; }
    bool isHtml() const { return headers.value(QHttpHeaders::WellKnownHeader::ContentType).startsWith("text/html"); }
};

} // namespace quire::net
