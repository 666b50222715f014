// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "base/Clock.h"
#include "files/ContentsDownload.h"
#include "support/ScriptedHttpServer.h"

#include <QTest>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray model(qint64 size, const QByteArray &modified = "2026-01-02T03:04:05.123456Z")
{
    return "{\"name\":\"f\",\"type\":\"file\",\"size\":" + QByteArray::number(size) + ",\"last_modified\":\"" +
           modified + "\",\"created\":\"2026-01-02T03:04:05Z\"}";
}

const QByteArray page = "Content-Type: text/html\r\n";

} // namespace

/// What servers and what stands before them answer in place of a range of bytes.
class tst_ContentsDownload : public QObject
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
        m_sink = std::make_shared<MemorySink>();
    }

    void cleanup()
    {
        m_api.reset();
        m_connection.reset();
    }

    void asksForARange()
    {
        m_server->expect(200, model(5));
        m_server->expect(206, "hello", "Content-Range: bytes 0-4/5\r\n");
        m_server->expect(200, model(5));
        QCOMPARE(fetch().value().content.digest, blake2b("hello"));
        QCOMPARE(m_sink->bytes, "hello");
        QCOMPARE(m_server->requests().at(1).headers.value("range"), "bytes=0-4");
    }

    void shortBodiesAreAskedForAgain()
    {
        m_server->expect(200, model(5));
        m_server->expect("HTTP/1.1 206 X\r\nContent-Length: 5\r\nContent-Range: bytes 0-4/5\r\n\r\nhel");
        m_server->expect(206, "hel", "Content-Range: bytes 0-4/5\r\n");
        m_server->expect(206, "hello", "Content-Range: bytes 0-4/5\r\n");
        m_server->expect(200, model(5));
        QVERIFY(fetch());
        QCOMPARE(m_sink->bytes, "hello");
    }

    void aServerWithoutRangesGivesAllAtOnce()
    {
        m_server->expect(200, model(5));
        m_server->expect(200, "hello");
        m_server->expect(200, model(5));
        QVERIFY(fetch());
        QCOMPARE(m_sink->bytes, "hello");
    }

    void endlessBodiesAreCutOff()
    {
        m_server->expect(200, model(5));
        m_server->expect("HTTP/1.1 200 X\r\n\r\n" + QByteArray(1 << 20, 'x'));
        m_server->expect("HTTP/1.1 200 X\r\n\r\n" + QByteArray(1 << 20, 'x'));
        QCOMPARE(fetch().error().kind, ErrorKind::Conflict);
        QVERIFY(m_sink->bytes.isEmpty());
    }

    void aPageIsNotTheFile_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("of the same length") << 200 << QByteArray("<htm>");
        QTest::newRow("login") << 302 << QByteArray();
        QTest::newRow("forbidden") << 403 << QByteArray("no");
        QTest::newRow("not served") << 404 << QByteArray("no");
    }

    void aPageIsNotTheFile()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        m_server->expect(200, model(5));
        m_server->expect(status, body, page + "Location: /login?next=x\r\n");
        m_server->expect(200, "{\"format\":\"base64\",\"content\":\"aGVsbG8=\"}");
        m_server->expect(200, model(5));
        QVERIFY(fetch());
        QCOMPARE(m_sink->bytes, "hello");
        QVERIFY(!m_way.servesFiles);
    }

    void liesAboutTheSizeAreNoticed()
    {
        m_server->expect(200, model(9));
        m_server->expect(206, "hello", "Content-Range: bytes 0-4/5\r\n");
        QCOMPARE(fetch().error().kind, ErrorKind::Conflict);
    }

    void soIsARangeBeyondTheEnd()
    {
        m_server->expect(200, model(9));
        m_server->expect(416, "", "Content-Range: bytes */5\r\n");
        QCOMPARE(fetch().error().kind, ErrorKind::Conflict);
    }

    void andAFileThatIsAnotherAfterwards()
    {
        m_server->expect(200, model(5));
        m_server->expect(206, "hello", "Content-Range: bytes 0-4/5\r\n");
        m_server->expect(200, model(5, "2026-01-02T03:04:05.123457Z"));
        QCOMPARE(fetch().error().kind, ErrorKind::Conflict);
    }

    void anErrorIsAnError()
    {
        m_server->expect(200, model(5));
        m_server->expect(500, "{\"message\":\"boom\"}");
        QCOMPARE(fetch().error().kind, ErrorKind::Server);
        QVERIFY(m_way.servesFiles && m_way.hasRanges);
    }

private:
    Result<sync::Entry> fetch()
    {
        ContentsDownload download(&m_way, {.path = path("f"), .sink = m_sink});
        return settle(download.run());
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<ContentsApi> m_api;
    ContentsWay m_way{};
    std::shared_ptr<MemorySink> m_sink;
};

QTEST_GUILESS_MAIN(tst_ContentsDownload)
#include "tst_ContentsDownload.moc"
