// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QByteArray>
#include <QList>
#include <QUrl>
#include <QUrlQuery>

#include <utility>

namespace quire::net {

/// Where a server is and what it wants to hear: everything a request needs besides its own path.
struct Endpoint
{
    /// http or https, path ends in "/", no query, user or fragment.
    QUrl baseUrl = {};
    /// Sent as `Authorization: token …`; empty for a cookie session or a server without authentication.
    Secret token = {};
    /// Sent with every request, for gateways that want their own header.
    QList<std::pair<QByteArray, QByteArray>> extraHeaders = {};
    /// SHA-256 digests (32 raw bytes) of certificates the person has accepted for this server although the system
    /// does not trust them. Nothing else overrides a certificate error.
    QList<QByteArray> pinnedCertificates = {};

    bool isValid() const { return baseUrl.isValid() && !baseUrl.host().isEmpty(); }
    /// The server runs on this machine, so that no proxy may stand between.
    bool isLoopback() const;
    /// "host:port/prefix", for people; never holds a secret.
    QString displayName() const;
    /// `path` is percent-encoded and relative to the base ("api/contents/a%20b").
    QUrl url(const QByteArray &path, const QUrlQuery &query = {}) const;
    /// The same with ws or wss.
    QUrl webSocketUrl(const QByteArray &path, const QUrlQuery &query = {}) const;

    bool operator==(const Endpoint &) const = default;
};

} // namespace quire::net
