// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/MessageCodec.h"
#include "net/Endpoint.h"

#include <QTcpServer>
#include <QWebSocketServer>

#include <memory>

class QTcpSocket;
class QWebSocket;

namespace quire::testing {

/// A Jupyter server with one kernel, both played by the test: expect what the client sends, inject what the kernel
/// says, and be sure that nothing else was sent.
class ScriptedKernel : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedKernel(jupyter::Framing framing);
    ~ScriptedKernel() override;

    net::Endpoint endpoint() const;
    QString id() const { return QStringLiteral("k1"); }

    /// The next message of the client, which has to be a `type`; else the test fails and the message is empty.
    jupyter::Message expect(const QByteArray &type);
    /// Whether every message was expected. Further questions after the kernel's health (kernel_info_request) do not
    /// count: a timer repeats them.
    bool nothingElseSent();

    /// Something the kernel says because of `request`.
    void inject(jupyter::Channel channel, const QByteArray &type, const QByteArray &content,
                const jupyter::Message &request);
    /// execution_state on iopub. Without a request it is the server that speaks, about the process.
    void injectStatus(const QByteArray &state, const jupyter::Message &request = {});
    void injectText(const QByteArray &text, const jupyter::Message &request);
    /// Answers a kernel_info_request as a Python kernel does: status, reply, status.
    void injectInfo(const jupyter::Message &request);
    /// Cuts the line without a word.
    void cut();

    /// The client's session ids, one for each handshake.
    QByteArrayList handshakes;
    /// "POST /api/kernels/k1/restart", without the questions whether the kernel lives.
    QByteArrayList orders;
    /// Sockets that are open.
    int connections = 0;
    /// Of the last socket that ended: 1000 when the client said goodbye.
    int closeCode = 0;
    /// What the server says when asked about the kernel.
    QByteArray executionState = "idle";
    /// Or whether it has never heard of it.
    bool exists = true;
    /// Whether it fails to do what it is ordered.
    bool refusesOrders = false;

private:
    void route(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &request);
    void accept(QWebSocket *socket);
    void take(const Result<jupyter::Message> &message);

    jupyter::Framing m_framing;
    QTcpServer m_server;
    QWebSocketServer m_upgrades{QStringLiteral("kernel"), QWebSocketServer::NonSecureMode};
    QWebSocket *m_socket = nullptr;
    QList<jupyter::Message> m_received;
    int m_injected = 0;
};

} // namespace quire::testing
