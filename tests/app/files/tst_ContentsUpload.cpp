// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "base/Clock.h"
#include "files/ContentsUpload.h"
#include "support/ScriptedHttpServer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray model(const QByteArray &name, qint64 size, const QByteArray &more = {})
{
    return "{\"name\":\"" + name + "\",\"type\":\"file\",\"size\":" + QByteArray::number(size) +
           ",\"last_modified\":\"2026-01-02T03:04:05.123456Z\",\"created\":\"2026-01-02T03:04:05Z\"" + more + "}";
}

const QByteArray nothing = "{\"message\":\"file or directory does not exist\"}";

} // namespace

/// A server that lies, refuses and breaks off, answer by answer. Honest ones: tst_ContentsRoot.
class tst_ContentsUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedHttpServer>();
        m_connection = std::make_unique<net::ServerConnection>(net::Endpoint{.baseUrl = m_server->url()}, m_clock);
        m_connection->http().setRetryPolicy(net::RetryPolicy::never());
        m_api = std::make_unique<ContentsApi>(m_connection.get(), RemotePath());
        m_way = {m_api.get()};
    }

    void cleanup()
    {
        m_api.reset();
        m_connection.reset();
    }

    void aProxysLimitShrinksThePieces()
    {
        m_server->expect(404, nothing); // no partial file
        m_server->expect(413, "<html>too large</html>", "Content-Type: text/html\r\n");
        m_server->expect(201, model("f", 352 << 10));
        m_server->expect(200, model("f", 704 << 10));
        m_server->expect(200, model("f", 704 << 10, hashOf(704 << 10)));
        m_server->expect(404, nothing);               // the name is free
        m_server->expect(200, model("f", 704 << 10)); // renamed
        m_server->expect(200, model("f", 704 << 10));
        const auto sent = send(704 << 10);
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(chunks(), (QList<int>{0, 1, -1}));
        QCOMPARE(m_way.pieces.bytes(), 352 << 10);
    }

    void anAnswerThatTellsAnotherSizeIsNotBelieved()
    {
        m_server->expect(404, nothing);
        m_server->expect(201, model("f", 704 << 10));
        m_server->expect(200, model("f", 200 << 10)); // kept only the last piece
        m_server->expect(200, model("f", 200 << 10));
        m_server->expect(201, model("f", 904 << 10)); // the second time in one piece
        m_server->expect(200, model("f", 904 << 10, hashOf(904 << 10)));
        m_server->expect(404, nothing);
        m_server->expect(200, model("f", 904 << 10));
        m_server->expect(200, model("f", 904 << 10));
        QVERIFY(send(904 << 10));
        QCOMPARE(chunks(), (QList<int>{1, -1, 0}));
    }

    void aLostAnswerIsAskedFor()
    {
        m_server->expect(404, nothing);
        m_server->expect("HTTP/1.1 201 X\r\nContent-Length: 400\r\n\r\n{"); // breaks off
        m_server->expect(200, model("f", 704 << 10));                       // it was written
        m_server->expect(200, model("f", 904 << 10));
        m_server->expect(200, model("f", 904 << 10, hashOf(904 << 10)));
        m_server->expect(404, nothing);
        m_server->expect(200, model("f", 904 << 10));
        m_server->expect(200, model("f", 904 << 10));
        QVERIFY(send(904 << 10));
        QCOMPARE(chunks(), (QList<int>{1, -1}));
    }

    void waitsWhenToldTo()
    {
        m_server->expect(404, nothing);
        m_server->expect(429, "{\"message\":\"slow down\"}", "Retry-After: 1\r\n");
        m_server->expect(404, nothing);
        m_server->expect(201, model("f", 300 << 10));
        m_server->expect(200, model("f", 300 << 10, hashOf(300 << 10)));
        m_server->expect(404, nothing);
        m_server->expect(200, model("f", 300 << 10));
        m_server->expect(200, model("f", 300 << 10));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(send(300 << 10));
        QVERIFY(timer.elapsed() >= 1000);
    }

    void anotherHashMeansAnotherFile()
    {
        m_server->expect(404, nothing);
        m_server->expect(201, model("f", 300 << 10));
        m_server->expect(200, model("f", 300 << 10, hashOf(299 << 10)));
        m_server->expect(201, model("f", 0)); // the partial file goes
        m_server->expect(204, {});
        QCOMPARE(send(300 << 10).error().kind, ErrorKind::Protocol);
        QCOMPARE(m_server->requests().last().method, "DELETE");
    }

    void refusalsAreSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("forbidden") << 403 << ErrorKind::Auth;
        QTest::newRow("in the way") << 409 << ErrorKind::Conflict;
        QTest::newRow("broken") << 500 << ErrorKind::Server;
        QTest::newRow("a page") << 302 << ErrorKind::Protocol;
    }

    void refusalsAreSaid()
    {
        QFETCH(const int, status);
        QFETCH(const ErrorKind, kind);
        m_server->expect(404, nothing);
        m_server->expect(status, "<html></html>", "Content-Type: text/html\r\nLocation: http://elsewhere/\r\n");
        QCOMPARE(send(300 << 10).error().kind, kind);
        QCOMPARE(m_server->requests().size(), 2);
    }

    void aPageIsNoAbsence()
    {
        m_server->expect(404, "<html>no such page</html>", "Content-Type: text/html\r\n");
        QVERIFY(!send(1000));
        QCOMPARE(m_server->requests().size(), 1);
    }

    /// A full disk leaves a torn file under the name.
    void whatAFullDiskTearsIsTakenAway()
    {
        const QByteArray bytes = randomBytes(1000);
        m_server->expect(404, nothing);
        m_server->expect(500, "{\"message\":\"[Errno 28] No space left on device\"}");
        m_server->expect(200, model("f", 600));
        m_server->expect(200, "{\"format\":\"base64\",\"content\":\"" + bytes.first(600).toBase64() + "\"}");
        m_server->expect(204, {});
        const auto sent = send(1000);
        QVERIFY(sent.error().message.contains(u"disk is full"));
        QCOMPARE(m_server->requests().last().method, "DELETE");
    }

    void butNotWhatSomebodyElseWrote()
    {
        m_server->expect(404, nothing);
        m_server->expect(500, "{\"message\":\"[Errno 28] No space left on device\"}");
        m_server->expect(200, model("f", 600));
        m_server->expect(200, "{\"format\":\"base64\",\"content\":\"" + randomBytes(600, 9).toBase64() + "\"}");
        QVERIFY(!send(1000));
        QCOMPARE(m_server->requests().last().method, "GET");
    }

private:
    Result<sync::Entry> send(qsizetype size)
    {
        ContentsUpload upload(
            &m_way, {.path = path("f"), .source = std::make_shared<MemorySource>(randomBytes(size)), .ticket = "t1"});
        return settle(upload.run());
    }

    static QByteArray hashOf(qsizetype size)
    {
        const QByteArray hash = QCryptographicHash::hash(randomBytes(size), QCryptographicHash::Sha256);
        return ",\"hash_algorithm\":\"sha256\",\"hash\":\"" + hash.toHex() + '"';
    }

    QList<int> chunks() const
    {
        QList<int> list;
        for (const ScriptedHttpServer::Request &request : m_server->requests()) {
            if (request.method == "PUT") {
                list.append(QJsonDocument::fromJson(request.body).object().value("chunk"_L1).toInt());
            }
        }
        return list;
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<ContentsApi> m_api;
    ContentsWay m_way{};
};

QTEST_GUILESS_MAIN(tst_ContentsUpload)
#include "tst_ContentsUpload.moc"
