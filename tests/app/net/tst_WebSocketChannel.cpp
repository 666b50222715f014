// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/WebSocketChannel.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"

#include <QFile>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>

using namespace quire;
using namespace quire::net;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_WebSocketChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QWebSocketServer>(u"test"_s, QWebSocketServer::NonSecureMode);
        m_server->setSupportedSubprotocols({u"chosen"_s});
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }

    void cleanup() { m_server.reset(); }

    void carriesTextAndBytesBothWays()
    {
        WebSocketChannel channel;
        QSignalSpy opened(&channel, &WebSocketChannel::opened);
        QSignalSpy text(&channel, &WebSocketChannel::textReceived);
        QSignalSpy bytes(&channel, &WebSocketChannel::binaryReceived);
        channel.open(request(m_server->serverPort()), {.subprotocols = {u"offered"_s, u"chosen"_s}});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(channel.subprotocol(), u"chosen"_s);
        const auto peer = accept();
        QCOMPARE(peer->request().rawHeader("Authorization"), "token t");

        QSignalSpy heardText(peer.get(), &QWebSocket::textMessageReceived);
        QSignalSpy heardBytes(peer.get(), &QWebSocket::binaryMessageReceived);
        channel.sendText("grüß"_ba);
        channel.sendBinary(QByteArray("\0\xff", 2));
        QTRY_COMPARE(heardBytes.count(), 1);
        QCOMPARE(heardText.first().first().toString(), u"grüß"_s);
        peer->sendTextMessage(u"back"_s);
        peer->sendBinaryMessage("b");
        QTRY_COMPARE(bytes.count(), 1);
        QCOMPARE(text.first().first().toString(), u"back"_s);
    }

    void saysGoodbyeWithoutAnError()
    {
        WebSocketChannel channel;
        QSignalSpy closed(&channel, &WebSocketChannel::closed);
        channel.open(request(m_server->serverPort()), {});
        QTRY_VERIFY(channel.isOpen());
        const auto peer = accept();
        QSignalSpy gone(peer.get(), &QWebSocket::disconnected);
        channel.close();
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(peer->closeCode(), QWebSocketProtocol::CloseCodeNormal);
        QTRY_COMPARE(closed.count(), 1);
        QVERIFY(closed.first().first().value<Error>().message.isEmpty());
    }

    void reportsACut_data()
    {
        QTest::addColumn<bool>("rude");
        QTest::newRow("FIN") << false;
        QTest::newRow("RST") << true;
    }

    void reportsACut()
    {
        QFETCH(const bool, rude);
        FaultProxy proxy(m_server->serverPort());
        WebSocketChannel channel;
        QSignalSpy closed(&channel, &WebSocketChannel::closed);
        channel.open(request(proxy.port()), {});
        QTRY_VERIFY(channel.isOpen());
        rude ? proxy.reset() : proxy.cut();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Network);
        QVERIFY(!channel.isOpen());
    }

    void noticesALineThatHasGoneSilent()
    {
        FaultProxy proxy(m_server->serverPort());
        WebSocketChannel channel;
        QSignalSpy closed(&channel, &WebSocketChannel::closed);
        WebSocketChannel::Options options;
        options.heartbeat = 60ms;
        channel.open(request(proxy.port()), options);
        QTRY_VERIFY(channel.isOpen());
        QTest::qWait(300); // several heartbeats answered
        QVERIFY(channel.isOpen());
        proxy.freeze();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Timeout);
    }

    void doesNotWaitForeverToOpen()
    {
        ScriptedHttpServer silent;
        WebSocketChannel channel;
        QSignalSpy closed(&channel, &WebSocketChannel::closed);
        WebSocketChannel::Options options;
        options.openTimeout = 50ms;
        channel.open(request(silent.serverPort()), options);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Timeout);
    }

    void tellsARefusedHandshakeFromAServerThatIsDown()
    {
        ScriptedHttpServer server;
        server.expect(403, {});
        WebSocketChannel refused;
        QSignalSpy refusedEnd(&refused, &WebSocketChannel::closed);
        refused.open(request(server.serverPort()), {});
        QTRY_COMPARE(refusedEnd.count(), 1);
        QCOMPARE(refusedEnd.first().first().value<Error>().kind, ErrorKind::Auth);
        QCOMPARE(refusedEnd.first().first().value<Error>().httpStatus, 403);

        WebSocketChannel down;
        QSignalSpy downEnd(&down, &WebSocketChannel::closed);
        down.open(request(freePort()), {});
        QTRY_COMPARE(downEnd.count(), 1);
        QCOMPARE(downEnd.first().first().value<Error>().kind, ErrorKind::Network);
        QCOMPARE(downEnd.first().first().value<Error>().httpStatus, 0);
    }

    void refusesAnUnknownCertificateAndTakesAPinnedOne()
    {
        QTemporaryDir folder;
        QVERIFY(makeCertificate(folder.path(), u"self"_s));
        QWebSocketServer secure(u"tls"_s, QWebSocketServer::SecureMode);
        QSslConfiguration configuration;
        const QSslCertificate certificate = QSslCertificate::fromPath(folder.filePath(u"self.pem"_s)).value(0);
        QFile key(folder.filePath(u"self.key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        secure.setSslConfiguration(configuration);
        QVERIFY(secure.listen(QHostAddress::LocalHost));
        const QNetworkRequest target(QUrl(u"wss://127.0.0.1:%1/"_s.arg(secure.serverPort())));

        WebSocketChannel stranger;
        QSignalSpy closed(&stranger, &WebSocketChannel::closed);
        QSignalSpy rejected(&stranger, &WebSocketChannel::certificateRejected);
        stranger.open(target, {});
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Certificate);
        QCOMPARE(rejected.count(), 1);

        WebSocketChannel pinned;
        WebSocketChannel::Options options;
        options.pinnedCertificates = {certificate.digest(QCryptographicHash::Sha256)};
        pinned.open(target, options);
        QTRY_VERIFY(pinned.isOpen());
    }

private:
    static QNetworkRequest request(quint16 port)
    {
        QNetworkRequest result(QUrl(u"ws://127.0.0.1:%1/api/kernels/k/channels"_s.arg(port)));
        result.setRawHeader("Authorization", "token t");
        return result;
    }

    std::unique_ptr<QWebSocket> accept()
    {
        if (!QTest::qWaitFor([this] { return m_server->hasPendingConnections(); })) {
            return nullptr;
        }
        return std::unique_ptr<QWebSocket>(m_server->nextPendingConnection());
    }

    std::unique_ptr<QWebSocketServer> m_server;
};

QTEST_GUILESS_MAIN(tst_WebSocketChannel)
#include "tst_WebSocketChannel.moc"
