// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelChannel.h"

#include "base/Log.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

/// A connection that lived shorter counts as one more failure, so that a server that hangs up is not hammered.
constexpr qint64 provenAfterMs = 5000;

/// The made-up session id either gets through soon or never.
constexpr std::chrono::milliseconds renewPatience{4000};
/// Notebook 6 holds up a repeated session id for 5 s.
constexpr std::chrono::milliseconds patience{10'000};

} // namespace

KernelChannel::KernelChannel(net::ServerConnection *connection, QString kernelId, QByteArray sessionId, QObject *parent)
    : QObject(parent), m_connection(connection), m_kernelId(std::move(kernelId)), m_sessionId(std::move(sessionId))
{
    connect(&m_reader, &FrameReader::read, this, &KernelChannel::handle);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &KernelChannel::connectSocket);
    connect(m_connection, &net::ServerConnection::endpointChanged, this, [this] {
        if (m_link != Link::Closed && m_link != Link::Closing) {
            reopen();
        }
    });
}

KernelChannel::~KernelChannel()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->close();
    }
}

void KernelChannel::open()
{
    if (m_link == Link::Closed || m_link == Link::Closing) {
        m_failures = 0;
        reopen();
    }
}

void KernelChannel::openFresh()
{
    if (m_link == Link::Closed) {
        m_failures = 0;
        renew();
    }
}

void KernelChannel::close()
{
    m_retry.stop();
    m_renewing = false;
    if (m_link == Link::Closed || m_link == Link::Closing) {
        return;
    }
    if (!m_socket) {
        setLink(Link::Closed);
        return;
    }
    setLink(Link::Closing);
    m_socket->close();
}

void KernelChannel::reconnectNow()
{
    if (m_link == Link::Waiting) {
        connectSocket();
    }
}

void KernelChannel::reopen()
{
    dropSocket();
    connectSocket();
}

void KernelChannel::renew()
{
    m_renewing = true;
    reopen();
}

bool KernelChannel::send(const Message &message)
{
    if (m_link != Link::Open) {
        return false;
    }
    const QByteArray date = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const Frame frame = encode(m_framing, message, date);
    if (frame.data.size() > maximumFrame) {
        return false;
    }
    if (frame.isText) {
        m_socket->sendText(frame.data);
    } else {
        m_socket->sendBinary(frame.data);
    }
    return true;
}

void KernelChannel::connectSocket()
{
    m_retry.stop();
    // A stranger's session id is what makes the server start afresh.
    const QByteArray session = m_renewing ? m_sessionId + "-renew" : m_sessionId;
    const QUrlQuery query{{u"session_id"_s, QString::fromLatin1(session)}};
    const QByteArray path = "api/kernels/" + QUrl::toPercentEncoding(m_kernelId) + "/channels";
    m_socket = m_connection->openWebSocket(path, query, {QString::fromUtf16(v1Subprotocol)},
                                           m_renewing ? renewPatience : patience);
    connect(m_socket.get(), &net::WebSocketChannel::opened, this, &KernelChannel::handleOpened);
    connect(m_socket.get(), &net::WebSocketChannel::closed, this,
            [this, socket = QPointer(m_socket.get())](const Error &error) {
                m_reader.whenRead([this, socket, error] {
                    if (socket && socket == m_socket.get()) { // Not replaced meanwhile.
                        handleClosed(error);
                    }
                });
            });
    connect(m_socket.get(), &net::WebSocketChannel::binaryReceived, this,
            [this](const QByteArray &frame) { m_reader.addBinary(m_framing, frame); });
    connect(m_socket.get(), &net::WebSocketChannel::textReceived, &m_reader, &FrameReader::addText);
    setLink(Link::Connecting);
}

/// Lets the socket say goodbye and deliver its last messages by itself.
void KernelChannel::dropSocket()
{
    if (!m_socket) {
        return;
    }
    net::WebSocketChannel *socket = m_socket.release();
    disconnect(socket, &net::WebSocketChannel::opened, this, nullptr);
    disconnect(socket, &net::WebSocketChannel::closed, this, nullptr);
    socket->setParent(this);
    connect(socket, &net::WebSocketChannel::closed, socket, &QObject::deleteLater);
    socket->close();
}

void KernelChannel::handleOpened()
{
    m_framing = m_socket->subprotocol() == QStringView(v1Subprotocol) ? Framing::V1 : Framing::Default;
    m_lastError = {};
    if (std::exchange(m_renewing, false)) {
        reopen();
        return;
    }
    m_opened.start();
    qCDebug(logJupyter) << "kernel" << m_kernelId << "connected, framing" << int(m_framing);
    setLink(Link::Open);
}

void KernelChannel::handleClosed(const Error &error)
{
    m_socket.release()->deleteLater();
    m_renewing = false;
    if (m_link == Link::Closing) {
        setLink(Link::Closed);
        return;
    }
    const bool proven = m_opened.isValid() && m_opened.elapsed() > provenAfterMs;
    m_opened.invalidate();
    m_failures = proven ? 1 : m_failures + 1;
    m_lastError = error;
    const auto wait = m_policy.delayAfter(m_failures, QRandomGenerator::global()->generateDouble());
    qCDebug(logJupyter) << "kernel" << m_kernelId << "lost:" << error.detail << "again in" << wait.count() << "ms";
    m_retry.start(wait);
    setLink(Link::Waiting);
}

void KernelChannel::handle(const Result<Message> &message)
{
    if (message) {
        Q_EMIT received(*message);
    } else {
        qCWarning(logJupyter) << "kernel" << m_kernelId << "sent a malformed message:" << message.error().detail;
    }
}

void KernelChannel::setLink(Link link)
{
    if (m_link != link) {
        m_link = link;
        Q_EMIT linkChanged(link);
    }
}

} // namespace quire::jupyter
