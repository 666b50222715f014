// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/TerminalChannel.h"

#include "base/Log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

/// A connection that lived shorter counts as one more failure, so that a server that hangs up is not hammered.
constexpr qint64 provenAfterMs = 5000;
/// Of one frame to the server: it writes each to the terminal at once, whose buffer is small.
constexpr qsizetype pieceSize = 4096;

} // namespace

TerminalChannel::TerminalChannel(net::ServerConnection *connection, QString name, QObject *parent)
    : QObject(parent), m_connection(connection), m_name(std::move(name))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TerminalChannel::connectSocket);
    connect(m_connection, &net::ServerConnection::endpointChanged, this, [this] {
        if (m_link != Link::Closed && m_link != Link::Ended) {
            connectSocket();
        }
    });
}

TerminalChannel::~TerminalChannel()
{
    dropSocket();
}

void TerminalChannel::open(bool isNew)
{
    if (m_link == Link::Closed) {
        m_isNew = isNew;
        m_failures = 0;
        connectSocket();
    }
}

void TerminalChannel::close()
{
    m_retry.stop();
    dropSocket();
    setLink(Link::Closed);
}

void TerminalChannel::reconnectNow()
{
    if (m_link == Link::Waiting) {
        connectSocket();
    }
}

bool TerminalChannel::send(const QString &text)
{
    if (m_link != Link::Open) {
        return false;
    }
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = std::min(pieceSize, text.size() - at);
        if (at + length < text.size() && text.at(at + length - 1).isHighSurrogate()) {
            --length;
        }
        sendFrame({u"stdin"_s, text.sliced(at, length)});
        at += length;
    }
    return true;
}

void TerminalChannel::setSize(QSize columnsAndRows)
{
    if (columnsAndRows.isEmpty() || m_size == columnsAndRows) {
        return;
    }
    m_size = columnsAndRows;
    if (m_link == Link::Open) {
        sendSize();
    }
}

void TerminalChannel::sendSize()
{
    if (!m_size.isEmpty()) {
        sendFrame({u"set_size"_s, m_size.height(), m_size.width()});
    }
}

void TerminalChannel::sendFrame(const QJsonArray &frame)
{
    m_socket->sendText(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

void TerminalChannel::connectSocket()
{
    m_retry.stop();
    dropSocket();
    m_socket = m_connection->openWebSocket("terminals/websocket/" + QUrl::toPercentEncoding(m_name), {}, {});
    connect(m_socket.get(), &net::WebSocketChannel::textReceived, this, &TerminalChannel::handle);
    connect(m_socket.get(), &net::WebSocketChannel::closed, this, &TerminalChannel::handleClosed);
    setLink(Link::Connecting);
}

void TerminalChannel::dropSocket()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->close();
        m_socket.release()->deleteLater();
    }
}

void TerminalChannel::handle(const QString &frame)
{
    const QJsonArray parts = QJsonDocument::fromJson(frame.toUtf8()).array();
    const QString kind = parts.at(0).toString();
    if (kind == u"stdout") {
        handleOutput(parts.at(1).toString());
    } else if (kind == u"setup") {
        m_expectsRepetition = !std::exchange(m_isNew, false);
        m_lastError = {};
        m_opened.start();
        setLink(Link::Open);
        sendSize();
    } else if (kind == u"disconnect") {
        dropSocket();
        setLink(Link::Ended);
    } else {
        qCDebug(logJupyter) << "terminal" << m_name << "sent an unknown message";
    }
}

void TerminalChannel::handleOutput(const QString &text)
{
    if (!std::exchange(m_expectsRepetition, false)) {
        m_replay.add(text);
        Q_EMIT received(text, false);
        return;
    }
    const auto news = m_replay.news(text);
    if (news && !m_replay.isEmpty()) {
        m_replay.add(*news);
        if (!news->isEmpty()) {
            Q_EMIT received(*news, false);
        }
        return;
    }
    if (!m_replay.isEmpty()) {
        m_replay.clear();
        Q_EMIT restarted();
    }
    m_replay.add(text);
    Q_EMIT received(text, true);
}

void TerminalChannel::handleClosed(const Error &error)
{
    m_socket.release()->deleteLater();
    if (error.httpStatus == 404) {
        setLink(Link::Ended);
        return;
    }
    const bool proven = m_opened.isValid() && m_opened.elapsed() > provenAfterMs;
    m_opened.invalidate();
    m_failures = proven ? 1 : m_failures + 1;
    m_lastError = error;
    m_retry.start(m_policy.delayAfter(m_failures, QRandomGenerator::global()->generateDouble()));
    setLink(Link::Waiting);
}

void TerminalChannel::setLink(Link link)
{
    if (m_link != link) {
        m_link = link;
        Q_EMIT linkChanged(link);
    }
}

} // namespace quire::jupyter
