// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Pair.h"

using namespace Qt::StringLiterals;

namespace quire::pairs {

namespace {

/// "host:port/prefix".
QString placeOf(const QUrl &address)
{
    const int port = address.port();
    QString path = address.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    return address.host() + (port < 0 ? QString() : u':' + QString::number(port)) + path;
}

} // namespace

QByteArray plainRemoteRoot(const QByteArray &written)
{
    QByteArrayList parts = written.split('/');
    parts.removeIf([](const QByteArray &part) { return part.isEmpty() || part == "."; });
    const bool isAnywhere = written.startsWith("//");
    if (parts.isEmpty()) {
        return isAnywhere ? "//"_ba : written.isEmpty() ? QByteArray() : "/"_ba;
    }
    const QByteArray path = parts.join('/');
    return isAnywhere ? "//" + path : parts.constFirst() == "storage" ? '/' + path : path;
}

bool isOnStorage(const QByteArray &remoteRoot)
{
    const QByteArray path = plainRemoteRoot(remoteRoot);
    return path == "/storage" || path.startsWith("/storage/") || path == "//storage" || path.startsWith("//storage/");
}

QString ownerOf(const QString &machine, const QUrl &address, const QByteArray &remoteRoot)
{
    const QString provider = machine.section(u'/', 0, 0);
    if (provider == u"jupyter" && !address.host().isEmpty()) {
        return u"jupyter:"_s + (isOnStorage(remoteRoot) ? address.host() : placeOf(address));
    }
    const bool isShared = provider != u"local" && provider != u"jupyter" && isOnStorage(remoteRoot);
    return isShared ? provider : machine;
}

bool canServe(const Pair &pair, const QString &machine, const QUrl &address)
{
    return pair.machine == machine || pair.settings.owner == ownerOf(machine, address, pair.settings.remoteRoot);
}

} // namespace quire::pairs
