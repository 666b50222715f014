// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"
#include "notebook/Output.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

namespace quire::testing {

/// One file of tests/data/attacks, and the server it wants to reach: each has ports of its own, so that whoever is
/// heard is known by name.
class Attack : public QObject
{
public:
    explicit Attack(QString file) : m_file(std::move(file))
    {
        m_server.listen(QHostAddress::Any);
        m_udp.bind(QHostAddress::Any);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                m_heard.append(QStringLiteral("a connection"));
                connect(socket, &QTcpSocket::readyRead, this,
                        [this, socket] { m_heard.append(QString::fromLatin1(socket->readAll().left(80))); });
            }
        });
        connect(&m_udp, &QUdpSocket::readyRead, this, [this] {
            m_heard.append(QStringLiteral("a datagram"));
            m_udp.readDatagram(nullptr, 0);
        });
    }

    static QString folder() { return QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/attacks"); }

    static QString mimeTypeOf(const QString &file)
    {
        const QList<std::pair<const char *, const char *>> types{
            {".html", "text/html"},
            {".svg", "image/svg+xml"},
            {".md", "text/markdown"},
            {".tex", "text/latex"},
            {".js", "application/javascript"},
            {".vl.json", "application/vnd.vegalite.v5+json"},
            {".plotly.json", "application/vnd.plotly.v1+json"},
            {".mmd", "text/vnd.mermaid"},
            {".png", "image/png"},
            {".gif", "image/gif"},
        };
        for (const auto &[ending, type] : types) {
            if (file.endsWith(QLatin1StringView(ending))) {
                return QString::fromLatin1(type);
            }
        }
        return {};
    }

    /// `other` is the address of another notebook's pages.
    notebook::Output output(const QByteArray &other) const
    {
        QFile source(folder() + u'/' + m_file);
        if (!m_server.isListening() || !source.open(QIODevice::ReadOnly)) {
            return {};
        }
        QByteArray text = source.readAll();
        const QByteArray port = QByteArray::number(m_server.serverPort());
        text.replace("SERVER", "http://127.0.0.1:" + port);
        text.replace("UDP", "127.0.0.1:" + QByteArray::number(m_udp.localPort()));
        text.replace("PORT", port);
        text.replace("OTHER", other);
        const QByteArray value = m_file.endsWith(u".json")
                                     ? text
                                     : notebook::JsonValue::fromString(QString::fromUtf8(text)).raw().toByteArray();
        return *notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"" +
                                                                  mimeTypeOf(m_file).toUtf8() + "\":" + value + "}}");
    }

    const QString &file() const { return m_file; }
    quint16 port() const { return m_server.serverPort(); }
    /// What its server was told since it was asked last; always nothing, one hopes.
    QStringList takeHeard() { return std::exchange(m_heard, {}); }

private:
    QString m_file;
    QTcpServer m_server;
    QUdpSocket m_udp;
    QStringList m_heard;
};

} // namespace quire::testing
