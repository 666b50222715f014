// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/WebSocketChannel.h"

#include "base/Log.h"
#include "net/HttpErrors.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <QtEndian>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstring>

namespace quire::net {

namespace {

/// A server that is there answers a close frame at once.
constexpr std::chrono::milliseconds goodbyeLimit{2000};
/// From here on a frame is made here: QWebSocket masks byte by byte, which holds it to about 70 MB/s.
constexpr qsizetype largeFrame = 64 * 1024;

/// One whole binary frame from a client (RFC 6455, 5.2), masked eight bytes at a time.
QByteArray binaryFrame(const QByteArray &data)
{
    constexpr qsizetype headerSize = 14;
    const quint32 mask = QRandomGenerator::system()->generate();
    QByteArray frame(headerSize + data.size(), Qt::Uninitialized);
    char *at = frame.data();
    *at++ = char(0x82); // final, binary
    *at++ = char(0xff); // masked, with a length of 64 bits
    qToBigEndian<quint64>(quint64(data.size()), at);
    std::memcpy(at + 8, &mask, sizeof mask);
    at += 12;
    const quint64 wide = quint64(mask) << 32 | mask;
    qsizetype i = 0;
    for (; i + 8 <= data.size(); i += 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, data.constData() + i, sizeof bytes);
        bytes ^= wide;
        std::memcpy(at + i, &bytes, sizeof bytes);
    }
    for (; i < data.size(); ++i) {
        at[i] = char(data.at(i) ^ reinterpret_cast<const char *>(&mask)[i % 4]);
    }
    return frame;
}

} // namespace

WebSocketChannel::WebSocketChannel(QObject *parent)
    : QObject(parent), m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WebSocketChannel::beat);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_open = true;
        m_timer.start(m_options.heartbeat);
        Q_EMIT opened();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, &WebSocketChannel::textReceived);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketChannel::binaryReceived);
    connect(m_socket, &QWebSocket::sslErrors, this, &WebSocketChannel::checkCertificate);
    connect(m_socket, &QWebSocket::disconnected, this, [this] { finish(currentError()); });
    connect(m_socket, &QWebSocket::errorOccurred, this, [this] { finish(currentError()); });
}

WebSocketChannel::~WebSocketChannel()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void WebSocketChannel::open(const QNetworkRequest &request, const Options &options)
{
    m_options = options;
    m_host = request.url().authority(QUrl::EncodeReserved);
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols(options.subprotocols);
    if (!options.useProxy) {
        m_socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    m_timer.start(options.openTimeout);
    m_socket->open(request, handshake);
    tune();
}

void WebSocketChannel::tune()
{
    m_transport = m_socket->findChild<QAbstractSocket *>();
    if (!m_transport) {
        return;
    }
    const auto apply = [this] {
        m_transport->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        rearmQuickAck();
    };
    connect(m_transport, &QAbstractSocket::connected, this, apply);
    // Connected after QWebSocket's own slot, so this runs when the bytes have been read.
    connect(m_transport, &QIODevice::readyRead, this, [this] {
        m_heard = true;
        rearmQuickAck();
    });
}

void WebSocketChannel::rearmQuickAck()
{
    const auto descriptor = m_transport ? int(m_transport->socketDescriptor()) : -1;
    const int on = 1;
    if (descriptor >= 0 && setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on) != 0) {
        qCDebug(logNet) << "TCP_QUICKACK is not to be had here";
    }
}

void WebSocketChannel::checkCertificate(const QList<QSslError> &errors)
{
    const auto *tls = qobject_cast<QSslSocket *>(m_transport);
    const CertificateProblem problem =
        HttpErrors::describe(m_host, tls ? tls->peerCertificate() : QSslCertificate(), errors);
    if (m_options.pinnedCertificates.contains(problem.sha256)) {
        m_socket->ignoreSslErrors(errors);
        return;
    }
    m_certificateError = HttpErrors::certificate(problem);
    Q_EMIT certificateRejected(problem);
}

QString WebSocketChannel::subprotocol() const
{
    return m_socket->subprotocol();
}

void WebSocketChannel::sendText(const QByteArray &utf8)
{
    m_socket->sendTextMessage(QString::fromUtf8(utf8));
    m_socket->flush();
}

void WebSocketChannel::sendBinary(const QByteArray &data)
{
    if (m_transport && m_open && data.size() >= largeFrame) {
        // QWebSocket writes whole frames as well, so the two do not mix.
        m_transport->write(binaryFrame(data));
        m_transport->flush();
        return;
    }
    m_socket->sendBinaryMessage(data);
    m_socket->flush();
}

void WebSocketChannel::close()
{
    if (m_closing || m_finished) {
        return;
    }
    m_closing = true;
    if (!m_open || !m_transport) {
        m_socket->close();
        return;
    }
    // QWebSocket::close() stops reading at once and so loses what is on its way. RFC 6455 lets us send the close
    // frame (masked with zeros, code 1000) and read on until the server's own.
    m_transport->write(QByteArrayLiteral("\x88\x82\x00\x00\x00\x00\x03\xe8"));
    m_transport->flush();
    m_timer.start(goodbyeLimit);
}

void WebSocketChannel::beat()
{
    if (m_closing) {
        finish({});
        return;
    }
    if (!m_open || !m_heard) {
        qCDebug(logNet) << m_host << "has gone silent";
        finish(HttpErrors::timeout(m_host));
        return;
    }
    m_heard = false;
    m_socket->ping();
    m_timer.start(m_options.heartbeat);
}

Error WebSocketChannel::currentError() const
{
    if (m_closing) {
        return {};
    }
    if (!m_certificateError.message.isEmpty()) {
        return m_certificateError;
    }
    // A refused handshake looks like a refused connection; its text holds the HTTP status.
    static const QRegularExpression statusCode(QStringLiteral("\\b([345]\\d\\d)\\b"));
    const QString text = m_socket->errorString();
    const auto match = statusCode.match(text);
    if (!m_open && match.hasMatch()) {
        const int status = match.captured(1).toInt();
        const ErrorKind kind = status == 404 ? ErrorKind::NotFound : status < 500 ? ErrorKind::Auth : ErrorKind::Server;
        return {kind, HttpErrors::tr("%1 refused a live connection (error %2).").arg(m_host).arg(status), text, status};
    }
    return HttpErrors::fromSocket(m_socket->error(), text, m_host);
}

void WebSocketChannel::finish(const Error &error)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_open = false;
    m_timer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(error);
}

} // namespace quire::net
