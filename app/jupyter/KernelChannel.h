// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/FrameReader.h"
#include "net/RetryPolicy.h"
#include "net/ServerConnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace quire::jupyter {

/// The websocket of one kernel, kept open: when it is cut, it comes back with the same session id, at which the server
/// replays what was missed.
class KernelChannel : public QObject
{
    Q_OBJECT

public:
    enum class Link {
        Closed,     ///< Not wanted.
        Connecting, ///< Being opened.
        Open,       ///< Messages flow.
        Waiting,    ///< Lost; the next try comes by itself.
        Closing,    ///< Said goodbye; what the server sent before may still come.
    };
    Q_ENUM(Link)

    KernelChannel(net::ServerConnection *connection, QString kernelId, QByteArray sessionId, QObject *parent = nullptr);
    ~KernelChannel() override;

    Link link() const { return m_link; }
    const QByteArray &sessionId() const { return m_sessionId; }
    const QString &kernelId() const { return m_kernelId; }
    /// Why it is not open, when it is Waiting.
    const Error &lastError() const { return m_lastError; }
    /// Longest wait between tries is 30 s.
    void setRetryPolicy(net::RetryPolicy policy) { m_policy = policy; }

    void open();
    /// The same for a kernel nobody has talked to yet. Notebook 6 with recent kernel clients never answers the first
    /// handshake of a kernel, and whatever session id that carried is spoilt: a made-up one goes first.
    void openFresh();
    /// Says goodbye cleanly and stays closed: by Link::Closed, within 2 s, the server has begun to buffer.
    void close();
    /// Skips the wait. Does nothing while open.
    void reconnectNow();
    /// Drops the socket, if any, and opens a new one at once.
    void reopen();
    /// Like reopen(), but makes the server forget its own sockets to the kernel first, which outlive a connection with
    /// the same session id and can be deaf after a restart. What it has buffered is lost.
    void renew();
    /// Sends now; false when not open or when the frame is above the server's limit of 10 MiB.
    bool send(const Message &message);

    /// Servers drop the connection on larger frames.
    static constexpr qsizetype maximumFrame = 10 * 1024 * 1024 - 1024;

Q_SIGNALS:
    void linkChanged(quire::jupyter::KernelChannel::Link link);
    void received(const quire::jupyter::Message &message);

private:
    void connectSocket();
    void dropSocket();
    void handleOpened();
    void handleClosed(const Error &error);
    void handle(const Result<Message> &message);
    void setLink(Link link);

    net::ServerConnection *m_connection;
    const QString m_kernelId;
    const QByteArray m_sessionId;
    net::RetryPolicy m_policy = net::RetryPolicy::persistent();
    std::unique_ptr<net::WebSocketChannel> m_socket;
    FrameReader m_reader;
    QTimer m_retry;
    Framing m_framing = Framing::Default;
    Link m_link = Link::Closed;
    Error m_lastError;
    int m_failures = 0;
    bool m_renewing = false;
    QElapsedTimer m_opened;
};

} // namespace quire::jupyter
