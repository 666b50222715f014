// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedKernel.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

namespace quire::testing {

using namespace Qt::StringLiterals;
using jupyter::Channel;
using jupyter::Framing;
using jupyter::Message;

namespace {

constexpr int patience = 10'000;
const QByteArray question = "kernel_info_request";

} // namespace

ScriptedKernel::ScriptedKernel(Framing framing) : m_framing(framing)
{
    if (framing == Framing::V1) {
        m_upgrades.setSupportedSubprotocols({QString::fromUtf16(jupyter::v1Subprotocol)});
    }
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { route(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    connect(&m_upgrades, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_upgrades.nextPendingConnection()) {
            accept(socket);
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

ScriptedKernel::~ScriptedKernel()
{
    const auto sockets = findChildren<QWebSocket *>();
    for (QWebSocket *socket : sockets) {
        socket->disconnect(this);
    }
}

net::Endpoint ScriptedKernel::endpoint() const
{
    return {.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort())), .token = Secret(u"t"_s)};
}

/// A handshake is left unread for the websocket server.
void ScriptedKernel::route(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(socket->bytesAvailable());
    if (!request.contains("\r\n\r\n")) {
        return;
    }
    socket->disconnect(this);
    if (request.toLower().contains("upgrade: websocket")) {
        disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        m_upgrades.handleConnection(socket);
    } else {
        answer(socket, socket->readAll());
    }
}

void ScriptedKernel::answer(QTcpSocket *socket, const QByteArray &request)
{
    const QByteArray order = request.first(request.indexOf(" HTTP/"));
    const bool isOrder = !order.startsWith("GET ");
    if (isOrder) {
        orders.append(order);
    }
    const QByteArray status = isOrder && refusesOrders ? "500 Failed" : exists ? "200 OK" : "404 Not Found";
    const QByteArray body = exists ? R"({"id":"k1","name":"python3","execution_state":")" + executionState + R"("})"
                                   : R"({"message":"Kernel does not exist: k1"})"_ba;
    socket->write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

void ScriptedKernel::accept(QWebSocket *socket)
{
    socket->setParent(this);
    m_socket = socket;
    ++connections;
    handshakes.append(QUrlQuery(socket->requestUrl()).queryItemValue(u"session_id"_s).toLatin1());
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        take(m_framing == Framing::Default ? jupyter::decodeText(text.toUtf8())
                                           : failure(ErrorKind::Protocol, u"text in the v1 framing"_s));
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &frame) { take(jupyter::decodeBinary(m_framing, frame)); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        --connections;
        closeCode = socket->closeCode();
        m_socket = m_socket == socket ? nullptr : m_socket;
        socket->deleteLater();
    });
}

void ScriptedKernel::take(const Result<Message> &message)
{
    if (!message) {
        qWarning("The client sent what is no message: %s", qPrintable(message.error().message));
    }
    m_received.append(message.value_or(Message()));
}

Message ScriptedKernel::expect(const QByteArray &type)
{
    const auto isRepeated = [&type](const Message &message) { return message.type == question && type != question; };
    const bool came = QTest::qWaitFor(
        [&] {
            m_received.removeIf(isRepeated);
            return !m_received.isEmpty();
        },
        patience);
    const Message message = came ? m_received.takeFirst() : Message();
    if (message.type != type) {
        const QByteArray complaint = "expected " + type + ", the client sent '" + message.type + '\'';
        QTest::qFail(complaint.constData(), __FILE__, __LINE__);
        return {};
    }
    return message;
}

bool ScriptedKernel::nothingElseSent()
{
    if (m_socket) { // What was sent before the pong is here with it.
        QSignalSpy pong(m_socket, &QWebSocket::pong);
        m_socket->ping();
        if (!QTest::qWaitFor([&pong] { return !pong.isEmpty(); }, patience)) {
            return false;
        }
    }
    const auto isUnexpected = [](const Message &message) { return message.type != question; };
    const auto found = std::ranges::find_if(m_received, isUnexpected);
    if (found != m_received.end()) {
        qWarning("The client also sent '%s'", found->type.constData());
    }
    return found == m_received.end();
}

void ScriptedKernel::inject(Channel channel, const QByteArray &type, const QByteArray &content, const Message &request)
{
    Message message;
    message.channel = channel;
    message.id = "m" + QByteArray::number(++m_injected);
    message.type = type;
    message.session = "the-kernels-own";
    message.parentId = request.id;
    message.parentType = request.type;
    message.parentSession = request.session;
    message.content = content;
    if (!m_socket) {
        QTest::qFail("there is nobody to send it to", __FILE__, __LINE__);
        return;
    }
    const jupyter::Frame frame = jupyter::encode(m_framing, message, "2030-01-01T00:00:00.000Z");
    if (frame.isText) {
        m_socket->sendTextMessage(QString::fromUtf8(frame.data));
    } else {
        m_socket->sendBinaryMessage(frame.data);
    }
}

void ScriptedKernel::injectStatus(const QByteArray &state, const Message &request)
{
    inject(Channel::Iopub, "status", R"({"execution_state":")" + state + R"("})", request);
}

void ScriptedKernel::injectText(const QByteArray &text, const Message &request)
{
    inject(Channel::Iopub, "stream", R"({"name":"stdout","text":")" + text + R"("})", request);
}

void ScriptedKernel::injectInfo(const Message &request)
{
    injectStatus("busy", request);
    inject(Channel::Shell, "kernel_info_reply",
           R"({"status":"ok","implementation":"ipython","language_info":{"name":"python","file_extension":".py"}})",
           request);
    injectStatus("idle", request);
}

void ScriptedKernel::cut()
{
    if (m_socket) {
        m_socket->abort();
    }
}

} // namespace quire::testing
