// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/NetworkDoor.h"

#include "ui/webengine/RequestGuard.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUrl>
#include <QUuid>

namespace quire::ui {

namespace {

constexpr qsizetype headLimit = 32 << 10;
constexpr qsizetype bufferLimit = 1 << 20;

/// What one side says goes to the other, which ends when this one does.
void pump(QTcpSocket *from, QTcpSocket *to)
{
    from->setReadBufferSize(bufferLimit);
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
    QObject::connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
}

/// "GET http://host/path HTTP/1.1" as the host itself wants it, and without what is for the proxy.
QByteArray forOrigin(const QByteArray &head, const QUrl &url)
{
    QByteArrayList lines = head.split('\n');
    const QByteArrayList request = lines.takeFirst().split(' ');
    QByteArray path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    QByteArray made = request.value(0) + ' ' + (path.isEmpty() ? QByteArray("/") : path) + " HTTP/1.1\r\n";
    for (const QByteArray &line : std::as_const(lines)) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
        if (!name.startsWith("proxy-") && name != "connection" && !line.trimmed().isEmpty()) {
            made += line.trimmed() + "\r\n";
        }
    }
    return made + "Connection: close\r\n\r\n";
}

} // namespace

NetworkDoor::NetworkDoor(QObject *parent) : QTcpServer(parent), m_password(QUuid::createUuid().toString(QUuid::Id128))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection()) {
            accept(client);
        }
    });
    listen(QHostAddress::LocalHost);
}

void NetworkDoor::accept(QTcpSocket *client)
{
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    client->setReadBufferSize(headLimit);
    connect(client, &QTcpSocket::readyRead, this, [this, client] { readHead(client); });
}

void NetworkDoor::refuse(QTcpSocket *client, const QByteArray &status)
{
    client->write("HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"quire\"\r\nContent-Length: 0\r\n\r\n");
    client->disconnectFromHost();
}

void NetworkDoor::readHead(QTcpSocket *client)
{
    const QByteArray seen = client->peek(headLimit);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (!m_isOpen) {
        refuse(client, "403 Shut");
    } else if (end < 0 && seen.size() >= headLimit) {
        refuse(client, "431 Too Large");
    } else if (end >= 0) {
        const QByteArray pass = "basic " + ("quire:" + m_password.toLatin1()).toBase64();
        const QByteArray head = client->read(end + 4);
        if (!head.toLower().contains("proxy-authorization: " + pass.toLower())) {
            refuse(client, "407 Proxy Authentication Required");
            return;
        }
        client->disconnect(this);
        connectThrough(client, head, client->readAll());
    }
}

void NetworkDoor::connectThrough(QTcpSocket *client, const QByteArray &head, const QByteArray &rest)
{
    const QByteArrayList request = head.left(head.indexOf("\r\n")).split(' ');
    const bool isTunnel = request.value(0) == "CONNECT";
    const QUrl url(QString::fromLatin1((isTunnel ? QByteArray("https://") : QByteArray()) + request.value(1)));
    if (!url.isValid() || RequestGuard::isNear(url.host())) {
        refuse(client, "403 Not From Here");
        return;
    }
    auto *server = new QTcpSocket(client);
    server->setProxy(QNetworkProxy::DefaultProxy);
    connect(server, &QTcpSocket::connected, client, [client, server, head, rest, url, isTunnel] {
        if (RequestGuard::isNear(server->peerAddress().toString())) { // A name may stand for any address.
            refuse(client, "403 Not From Here");
            return;
        }
        if (isTunnel) {
            client->write("HTTP/1.1 200 OK\r\n\r\n");
        } else {
            server->write(forOrigin(head, url));
        }
        server->write(rest);
        pump(client, server);
        pump(server, client);
    });
    connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    server->connectToHost(url.host(), quint16(url.port(isTunnel ? 443 : 80)));
}

} // namespace quire::ui
