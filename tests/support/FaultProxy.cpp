// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/FaultProxy.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>

namespace quire::testing {

namespace {

/// Makes close() send RST instead of FIN.
void armReset(QTcpSocket *socket)
{
    const linger hard{1, 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

/// At once: else each small message of a server waits 40 ms for it, and the proxy makes all slow.
void acknowledge(QTcpSocket *socket)
{
    const int on = 1;
    setsockopt(int(socket->socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

} // namespace

/// Lives in the proxy's thread.
class FaultProxy::Worker : public QObject
{
public:
    explicit Worker(quint16 target) : m_target(target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                take(client);
            }
        });
    }

    quint16 listen(quint16 port)
    {
        if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, port)) {
            qWarning("FaultProxy cannot listen: %s", qPrintable(m_server.errorString()));
        }
        return m_server.serverPort();
    }

    void refuse() { m_server.close(); }

    void end(bool rudely)
    {
        const auto pairs = std::exchange(m_pairs, {});
        for (const Pair &pair : pairs) {
            for (QTcpSocket *socket : {pair.client.data(), pair.server.data()}) {
                if (socket) {
                    closeNow(socket, rudely);
                }
            }
        }
    }

    int count() const
    {
        return int(std::ranges::count_if(m_pairs, [](const Pair &pair) { return !pair.client.isNull(); }));
    }

    void freeze()
    {
        m_frozen = true;
        for (const Pair &pair : std::as_const(m_pairs)) {
            for (QTcpSocket *socket : {pair.client.data(), pair.server.data()}) {
                if (socket) {
                    socket->disconnect(this);
                    connect(socket, &QTcpSocket::readyRead, this, [socket] { socket->readAll(); });
                }
            }
        }
    }

    bool m_frozen = false;
    std::chrono::milliseconds m_delay{0};
    qint64 m_bytesLeft = -1;
    qint64 m_bytesUp = 0;

private:
    struct Pair
    {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
    };

    static void closeNow(QTcpSocket *socket, bool rudely)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (rudely) {
            armReset(socket);
            socket->abort();
        } else {
            socket->disconnectFromHost(); // after what is still to be written
        }
        if (socket->state() == QAbstractSocket::UnconnectedState) {
            socket->deleteLater();
        }
    }

    void take(QTcpSocket *client)
    {
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *server = new QTcpSocket(this);
        m_pairs.append(Pair{client, server});
        if (m_frozen) {
            connect(client, &QTcpSocket::readyRead, this, [client] { client->readAll(); });
            return;
        }
        const QPointer<QTcpSocket> safeClient(client);
        const QPointer<QTcpSocket> safeServer(server);
        const auto upwards = [this, safeClient, safeServer] { pass(safeClient, safeServer, false); };
        connect(client, &QTcpSocket::readyRead, this, upwards);
        connect(server, &QTcpSocket::readyRead, this,
                [this, safeClient, safeServer] { pass(safeServer, safeClient, true); });
        connect(server, &QTcpSocket::connected, this, [server, upwards] {
            server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            upwards();
        });
        connect(server, &QTcpSocket::errorOccurred, this, [server, client = QPointer(client)] {
            if (client && server->state() != QAbstractSocket::ConnectedState) {
                closeNow(client, true);
            }
        });
        bindEnds(client, server);
        bindEnds(server, client);
        server->connectToHost(QHostAddress::LocalHost, m_target);
    }

    /// When `one` has ended, so does `other`, after what is still on its way.
    void bindEnds(QTcpSocket *one, QTcpSocket *other)
    {
        connect(one, &QTcpSocket::disconnected, this, [this, one, other = QPointer(other)] {
            QTimer::singleShot(m_delay + std::chrono::milliseconds(1), Qt::PreciseTimer, this, [other] {
                if (other) {
                    closeNow(other, false);
                }
            });
            one->deleteLater();
        });
    }

    void pass(const QPointer<QTcpSocket> &from, const QPointer<QTcpSocket> &to, bool fromServer)
    {
        if (!from || !to || to->state() != QAbstractSocket::ConnectedState) {
            return;
        }
        QByteArray data = from->readAll();
        acknowledge(from);
        m_bytesUp += fromServer ? 0 : data.size();
        const bool last = fromServer && m_bytesLeft >= 0 && data.size() >= m_bytesLeft;
        if (fromServer && m_bytesLeft >= 0) {
            data.truncate(m_bytesLeft);
            m_bytesLeft -= data.size();
        }
        if (m_delay.count() == 0) {
            to->write(data);
            to->flush();
        } else {
            QTimer::singleShot(m_delay, Qt::PreciseTimer, to.data(), [to, data] { to->write(data); });
        }
        if (last) {
            end(false);
        }
    }

    QTcpServer m_server{this};
    QList<Pair> m_pairs;
    quint16 m_target;
};

FaultProxy::FaultProxy(quint16 port) : m_worker(new Worker(port))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    run([this] { m_port = m_worker->listen(0); });
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Function> void FaultProxy::run(Function function) const
{
    QMetaObject::invokeMethod(m_worker, std::move(function), Qt::BlockingQueuedConnection);
}

void FaultProxy::heal()
{
    run([this] {
        m_worker->m_frozen = false;
        m_worker->m_delay = {};
        m_worker->m_bytesLeft = -1;
        m_worker->listen(m_port);
    });
}

void FaultProxy::delay(std::chrono::milliseconds duration)
{
    run([this, duration] { m_worker->m_delay = duration; });
}

void FaultProxy::cut()
{
    run([this] { m_worker->end(false); });
}

void FaultProxy::reset()
{
    run([this] { m_worker->end(true); });
}

void FaultProxy::freeze()
{
    run([this] { m_worker->freeze(); });
}

void FaultProxy::truncateAfter(qint64 bytes)
{
    run([this, bytes] { m_worker->m_bytesLeft = bytes; });
}

void FaultProxy::refuse()
{
    run([this] { m_worker->refuse(); });
}

int FaultProxy::connections() const
{
    int count = 0;
    run([this, &count] { count = m_worker->count(); });
    return count;
}

qint64 FaultProxy::bytesUp() const
{
    qint64 bytes = 0;
    run([this, &bytes] { bytes = m_worker->m_bytesUp; });
    return bytes;
}

} // namespace quire::testing
