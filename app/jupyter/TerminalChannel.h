// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/TerminalReplay.h"
#include "net/RetryPolicy.h"
#include "net/ServerConnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <memory>

class QJsonArray;

namespace quire::jupyter {

/// The websocket of one terminal, kept open: when it is cut it comes back by itself, for as long as the terminal runs.
///
/// Protocol: terminado's, JSON arrays in text frames, on terminals/websocket/NAME.
class TerminalChannel : public QObject
{
    Q_OBJECT

public:
    enum class Link {
        Closed,     ///< Not wanted.
        Connecting, ///< Being opened.
        Open,       ///< Text flows.
        Waiting,    ///< Lost; the next try comes by itself.
        Ended,      ///< The terminal does not run any more.
    };
    Q_ENUM(Link)

    TerminalChannel(net::ServerConnection *connection, QString name, QObject *parent = nullptr);
    ~TerminalChannel() override;

    const QString &name() const { return m_name; }
    Link link() const { return m_link; }
    /// Why it is not open, when it is Waiting.
    const Error &lastError() const { return m_lastError; }
    void setRetryPolicy(net::RetryPolicy policy) { m_policy = policy; }

    /// `isNew`: made just now, so that all it says is news.
    void open(bool isNew = false);
    /// The terminal runs on.
    void close();
    /// Skips the wait.
    void reconnectNow();
    /// Keys and pasted text. False when not open; nothing is kept for later, for nobody sees then what it does.
    bool send(const QString &text);
    /// In characters. Told to the server now and after each reconnect.
    void setSize(QSize columnsAndRows);

Q_SIGNALS:
    void linkChanged(quire::jupyter::TerminalChannel::Link link);
    /// `isRepeated`: it was said before, so that questions in it have been answered.
    void received(const QString &text, bool isRepeated);
    /// What was received up to here is void; the server tells it anew.
    void restarted();

private:
    void connectSocket();
    void dropSocket();
    void handle(const QString &frame);
    void handleOutput(const QString &text);
    void handleClosed(const Error &error);
    void sendFrame(const QJsonArray &frame);
    void sendSize();
    void setLink(Link link);

    net::ServerConnection *m_connection;
    const QString m_name;
    net::RetryPolicy m_policy = net::RetryPolicy::persistent();
    std::unique_ptr<net::WebSocketChannel> m_socket;
    QTimer m_retry;
    Link m_link = Link::Closed;
    Error m_lastError;
    TerminalReplay m_replay;
    QSize m_size;
    int m_failures = 0;
    bool m_isNew = false;
    bool m_expectsRepetition = false;
    QElapsedTimer m_opened;
};

} // namespace quire::jupyter
