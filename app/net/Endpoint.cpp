// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Endpoint.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace quire::net {

bool Endpoint::isLoopback() const
{
    const QString host = baseUrl.host();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

QString Endpoint::displayName() const
{
    QString name = baseUrl.host().contains(u':') ? u"[%1]"_s.arg(baseUrl.host()) : baseUrl.host();
    if (baseUrl.port() > 0) {
        name += u":%1"_s.arg(baseUrl.port());
    }
    QString path = baseUrl.path();
    path.chop(path.endsWith(u'/') ? 1 : 0);
    return name + path;
}

QUrl Endpoint::url(const QByteArray &path, const QUrlQuery &query) const
{
    QUrl url = baseUrl;
    const QString base = baseUrl.path(QUrl::FullyEncoded);
    url.setPath((base.endsWith(u'/') ? base : base + u'/') + QString::fromLatin1(path), QUrl::TolerantMode);
    url.setQuery(query);
    return url;
}

QUrl Endpoint::webSocketUrl(const QByteArray &path, const QUrlQuery &query) const
{
    QUrl result = url(path, query);
    result.setScheme(result.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return result;
}

} // namespace quire::net
