// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSet>
#include <QTcpServer>

class QTcpSocket;

namespace quire::ui {

/// The only way the engine has to the network: an HTTP proxy of this process. Shut, it refuses whatever the engine
/// tries behind the request interceptor's back (preconnect, say). Open, it lets through to anything but this computer
/// and its links, judged by the address a name really has.
class NetworkDoor : public QTcpServer
{
    Q_OBJECT

public:
    /// Listens on a free port of the loopback.
    explicit NetworkDoor(QObject *parent = nullptr);

    /// Whether some notebook has the network now.
    void setOpen(bool open) { m_isOpen = open; }
    /// Other programs of this computer do not know it.
    const QString &password() const { return m_password; }

private:
    void accept(QTcpSocket *client);
    void readHead(QTcpSocket *client);
    static void refuse(QTcpSocket *client, const QByteArray &status);
    void connectThrough(QTcpSocket *client, const QByteArray &head, const QByteArray &rest);

    QString m_password;
    bool m_isOpen = false;
};

} // namespace quire::ui
