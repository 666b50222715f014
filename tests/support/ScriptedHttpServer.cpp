// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ScriptedHttpServer.h"

namespace quire::testing {

ScriptedHttpServer::ScriptedHttpServer()
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_partial.remove(socket);
                socket->deleteLater();
            });
        }
    });
    listen(QHostAddress::LocalHost);
}

void ScriptedHttpServer::expect(int status, const QByteArray &body, const QByteArray &headers)
{
    expect("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\nConnection: close\r\n" + headers + "\r\n" + body);
}

void ScriptedHttpServer::read(QTcpSocket *socket)
{
    QByteArray &data = m_partial[socket];
    data += socket->readAll();
    const qsizetype end = data.indexOf("\r\n\r\n");
    if (end < 0) {
        return;
    }
    Request request;
    const QByteArrayList lines = data.first(end).split('\n');
    request.method = lines.first().split(' ').value(0);
    request.target = lines.first().split(' ').value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    request.body = data.sliced(end + 4);
    if (request.body.size() < request.headers.value("content-length").toLongLong()) {
        return;
    }
    data.clear();
    m_requests.append(request);
    if (!m_answers.isEmpty()) {
        socket->write(m_answers.takeFirst());
        socket->disconnectFromHost();
    }
}

} // namespace quire::testing
