// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "jupyter/Contents.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QBuffer>

#include <memory>

using namespace quire;
using namespace quire::jupyter;
using namespace Qt::StringLiterals;
using quire::testing::ScriptedHttpServer;
using quire::testing::wait;

namespace {

const QByteArray odd = "{\r\n \"a\": 1.0,\t\"ü\": 1e400}"; // what JSON libraries like to tidy up

} // namespace

/// What is asked of a server when it does not do what most do. Real servers: tst_LiveRest.
class tst_Contents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedHttpServer>();
        m_connection = std::make_unique<net::ServerConnection>(net::Endpoint{.baseUrl = m_server->url()}, m_clock);
        m_connection->http().setRetryPolicy(net::RetryPolicy::never());
        m_contents = std::make_unique<Contents>(m_connection.get());
        m_contents->setPieceSize(4);
    }

    void cleanup()
    {
        m_contents.reset();
        m_connection.reset();
        m_server.reset();
    }

    void readsThroughTheContentsApiWhereFilesIsRefused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("forbidden") << 403 << QByteArray("Content-Type: text/html\r\n");
        QTest::newRow("not served at all") << 404 << QByteArray("Content-Type: text/html\r\n");
        QTest::newRow("not this way") << 405 << QByteArray();
        QTest::newRow("only in a browser") << 302 << QByteArray("Location: /login?next=%2Ffiles%2Fa.ipynb\r\n");
        QTest::newRow("sent elsewhere") << 302 << QByteArray("Location: https://example.org/\r\n");
    }

    void readsThroughTheContentsApiWhereFilesIsRefused()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, headers);
        m_server->expect(status, "no", headers);
        m_server->expect(200, "{\"type\":\"file\",\"format\":\"base64\",\"content\":\"" + odd.toBase64() + "\"}");
        QCOMPARE(wait(m_contents->read(RemotePath(u"d/a b.ipynb"_s))).value_or(""), odd);
        const QByteArrayList expected{"GET /files/d/a%20b.ipynb", "GET /api/contents/d/a%20b.ipynb?type=file"};
        QCOMPARE(requests(), expected);
    }

    void downloadsThroughTheContentsApiToo()
    {
        m_server->expect(403, "no");
        m_server->expect(200, "{\"type\":\"file\",\"format\":\"text\",\"content\":\"h\\u00e9\\n\"}");
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        QCOMPARE(wait(m_contents->download(RemotePath(u"a.txt"_s), &target)).value_or(-1), 4);
        QCOMPARE(target.data(), "h\u00e9\n"_ba);
    }

    void aFileThatIsNowhereIsNotFound()
    {
        m_server->expect(404, "file or directory 'a.ipynb' does not exist");
        m_server->expect(404, "file or directory 'a.ipynb' does not exist");
        const auto read = wait(m_contents->read(RemotePath(u"d/a.ipynb"_s)));
        QCOMPARE(read.error().kind, ErrorKind::NotFound);
        QVERIFY(read.error().message.contains("a.ipynb"_L1));
    }

    void aServerInTroubleIsNotAskedTwice()
    {
        m_server->expect(500, "{\"message\":\"out of memory\"}");
        QCOMPARE(wait(m_contents->read(RemotePath(u"a.ipynb"_s))).error().kind, ErrorKind::Server);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void nonsenseInPlaceOfAFileIsSaidToBeThat()
    {
        m_server->expect(403, "no");
        m_server->expect(200, "{\"type\":\"directory\",\"content\":[]}");
        QCOMPARE(wait(m_contents->read(RemotePath(u"a.ipynb"_s))).error().kind, ErrorKind::Protocol);
    }

    void piecesTakeTheFilesPlaceOnlyWhenAllAreThere()
    {
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(201, entry("a.bin.quire-part", "02", 4));
        m_server->expect(201, entry("a.bin.quire-part", "02", 6));
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(200, entry("a.bin.quire-old", "01", 3));
        m_server->expect(200, entry("a.bin", "02", 6));
        m_server->expect(200, entry("a.bin.quire-old", "03", 0));
        m_server->expect(204, {});
        const auto saved = wait(m_contents->saveBytes(RemotePath(u"a.bin"_s), "123456"));
        QVERIFY(saved);
        QCOMPARE(saved->path.toString(), u"a.bin"_s);
        QCOMPARE(saved->size, 6);
        const QByteArrayList expected{"GET /api/contents/a.bin?content=0&hash=1",
                                      "PUT /api/contents/a.bin.quire-part",
                                      "PUT /api/contents/a.bin.quire-part",
                                      "GET /api/contents/a.bin?content=0&hash=1",
                                      "PATCH /api/contents/a.bin",
                                      "PATCH /api/contents/a.bin.quire-part",
                                      "PUT /api/contents/a.bin.quire-old", // emptied, or the server's trash would fill
                                      "DELETE /api/contents/a.bin.quire-old"};
        QTRY_COMPARE(requests(), expected);
        QVERIFY(m_server->requests().at(1).body.contains("\"chunk\":1,"));
        QVERIFY(m_server->requests().at(2).body.contains("\"chunk\":-1,"));
        QVERIFY(m_server->requests().at(4).body.contains("a.bin.quire-old"));
    }

    void aPieceThatDoesNotArriveLeavesTheFileAlone()
    {
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(201, entry("a.bin.quire-part", "02", 4));
        m_server->expect(500, "{\"message\":\"[Errno 28] No space left on device\"}");
        const auto saved = wait(m_contents->saveBytes(RemotePath(u"a.bin"_s), "123456"));
        QVERIFY(saved.error().message.contains(u"“a.bin”"_s));
        QVERIFY(saved.error().message.contains("disk is full"_L1));
        for (const auto &request : m_server->requests()) {
            QVERIFY(request.method == "GET" || request.target == "/api/contents/a.bin.quire-part");
        }
    }

    void whatSomebodyWroteMeanwhileIsNotReplaced()
    {
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(201, entry("a.bin.quire-part", "02", 4));
        m_server->expect(201, entry("a.bin.quire-part", "02", 6));
        m_server->expect(200, entry("a.bin", "05", 3));
        const auto saved = wait(m_contents->saveBytes(RemotePath(u"a.bin"_s), "123456"));
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        for (const auto &request : m_server->requests()) {
            QVERIFY(request.method != "PATCH");
        }
    }

    void theFileIsPutBackWhenTheNewOneCannotTakeItsPlace()
    {
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(201, entry("a.bin.quire-part", "02", 4));
        m_server->expect(201, entry("a.bin.quire-part", "02", 6));
        m_server->expect(200, entry("a.bin", "01", 3));
        m_server->expect(200, entry("a.bin.quire-old", "01", 3));
        m_server->expect(500, "{\"message\":\"no\"}");
        m_server->expect(200, entry("a.bin", "01", 3));
        QCOMPARE(wait(m_contents->saveBytes(RemotePath(u"a.bin"_s), "123456")).error().kind, ErrorKind::Server);
        QCOMPARE(requests().value(6), "PATCH /api/contents/a.bin.quire-old");
        QVERIFY(m_server->requests().at(6).body.contains("\"a.bin\""));
    }

private:
    QByteArrayList requests() const
    {
        QByteArrayList list;
        for (const auto &request : m_server->requests()) {
            list.append(request.method + ' ' + request.target);
        }
        return list;
    }

    static QByteArray entry(const QByteArray &path, const QByteArray &second, int size)
    {
        return "{\"type\":\"file\",\"path\":\"" + path + "\",\"last_modified\":\"2030-01-01T00:00:" + second +
               "Z\",\"size\":" + QByteArray::number(size) + '}';
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<Contents> m_contents;
};

QTEST_GUILESS_MAIN(tst_Contents)
#include "tst_Contents.moc"
