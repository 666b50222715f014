// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpClient.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QBuffer>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace quire;
using namespace quire::net;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr RetryPolicy fast{.attempts = 3, .firstDelay = 1ms};

} // namespace

class tst_HttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTheTokenInAHeaderOnly()
    {
        ScriptedHttpServer server;
        server.expect(200, "{}");
        HttpClient client({.baseUrl = server.url(), .token = Secret(u"s3cret"_s)});
        QUrlQuery query;
        query.addQueryItem(u"content"_s, u"0"_s);
        const auto answer = wait(client.get("api/contents/a%20b", query));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "{}");
        QCOMPARE(server.requests().first().target, "/api/contents/a%20b?content=0");
        QCOMPARE(server.requests().first().headers.value("authorization"), "token s3cret");
    }

    void neverLogsTokensOrQueries()
    {
        static QStringList lines;
        lines.clear();
        const auto previous = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { lines.append(line); });
        QLoggingCategory::setFilterRules(u"quire.*=true"_s);
        ScriptedHttpServer server;
        server.expect(403, R"({"message": "Forbidden"})");
        HttpClient client({.baseUrl = server.url(), .token = Secret(u"s3cret"_s)});
        QUrlQuery query;
        query.addQueryItem(u"token"_s, u"q-secret"_s);
        const auto answer = wait(client.get("api/x", query));
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(previous);
        QVERIFY(!answer);
        QVERIFY(!lines.isEmpty());
        QVERIFY(!lines.join(u'\n').contains("s3cret"_L1) && !lines.join(u'\n').contains("q-secret"_L1));
    }

    void doesNotFollowRedirects()
    {
        ScriptedHttpServer server;
        server.expect(302, {}, "Location: /login?next=%2Fapi\r\n");
        HttpClient client({.baseUrl = server.url()});
        const auto answer = wait(client.get("api/contents"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Auth);
        QCOMPARE(server.requests().size(), 1);
    }

    void givesRedirectsToThoseWhoAsk()
    {
        ScriptedHttpServer server;
        server.expect(302, {}, "Location: /tree\r\n");
        HttpClient client({.baseUrl = server.url()});
        const auto answer = wait(client.send({.path = "login", .anyStatus = true}));
        QVERIFY(answer);
        QCOMPARE(answer->location.path(), u"/tree"_s);
    }

    void keepsCookiesAndAnswersTheXsrfCheckWithThem()
    {
        ScriptedHttpServer server;
        server.expect(200, {}, "Set-Cookie: _xsrf=fromserver; Path=/\r\nSet-Cookie: username-h=u; Path=/\r\n");
        server.expect(201, "{}");
        HttpClient client({.baseUrl = server.url()});
        QVERIFY(wait(client.get("login")));
        QVERIFY(wait(client.post("api/sessions", "{}")));
        const auto request = server.requests().last();
        QCOMPARE(request.headers.value("x-xsrftoken"), "fromserver");
        QVERIFY(request.headers.value("cookie").contains("_xsrf=fromserver"));
        QVERIFY(request.headers.value("cookie").contains("username-h=u"));
        QCOMPARE(request.headers.value("content-type"), "application/json");
    }

    void inventsAnXsrfTokenWhereTheServerGaveNone()
    {
        ScriptedHttpServer server;
        server.expect(204, {});
        HttpClient client({.baseUrl = server.url()});
        QVERIFY(wait(client.remove("api/kernels/1")));
        const auto headers = server.requests().first().headers;
        QVERIFY(!headers.value("x-xsrftoken").isEmpty());
        QCOMPARE(headers.value("cookie"), "_xsrf=" + headers.value("x-xsrftoken"));
        QCOMPARE(server.requests().first().method, "DELETE");
    }

    void forgetsCookiesWhenTheServerChanges()
    {
        ScriptedHttpServer first;
        ScriptedHttpServer second;
        first.expect(200, {}, "Set-Cookie: username-h=u; Path=/\r\n");
        second.expect(200, {});
        HttpClient client({.baseUrl = first.url()});
        QVERIFY(wait(client.get("a")));
        client.setEndpoint({.baseUrl = second.url()});
        QVERIFY(wait(client.get("b")));
        QVERIFY(!second.requests().first().headers.contains("cookie"));
    }

    void triesAgainWhatMayBeRepeated()
    {
        ScriptedHttpServer server;
        server.expect(503, {});
        server.expect("");
        server.expect(200, "third");
        HttpClient client({.baseUrl = server.url()});
        client.setRetryPolicy(fast);
        const auto answer = wait(client.get("api"));
        QVERIFY(answer);
        QCOMPARE(answer->body, "third");
    }

    void sendsAPostOnlyOnce()
    {
        ScriptedHttpServer server;
        server.expect(503, {});
        server.expect(200, {});
        HttpClient client({.baseUrl = server.url()});
        client.setRetryPolicy(fast);
        const auto answer = wait(client.post("api/sessions", "{}"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().httpStatus, 503);
        QCOMPARE(server.requests().size(), 1);
    }

    void explainsAServerThatIsDown()
    {
        HttpClient client({.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(freePort()))});
        client.setRetryPolicy(fast);
        QSignalSpy failed(&client, &HttpClient::failed);
        const auto answer = wait(client.get("api"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().message.contains("Is the server running?"_L1));
        QCOMPARE(failed.count(), 1);
    }

    void givesUpOnSilence()
    {
        ScriptedHttpServer silent;
        HttpClient client({.baseUrl = silent.url()});
        const auto answer = wait(client.send({.path = "api", .timeout = 50ms, .idempotent = false}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void noticesABodyThatBreaksOff()
    {
        ScriptedHttpServer server;
        server.expect("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
        HttpClient client({.baseUrl = server.url()});
        client.setRetryPolicy(RetryPolicy::never());
        const auto answer = wait(client.get("files/x"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
    }

    void refusesBodiesAboveTheLimit()
    {
        ScriptedHttpServer server;
        server.expect(200, QByteArray(100'000, 'x'));
        HttpClient client({.baseUrl = server.url()});
        const auto answer = wait(client.send({.path = "files/x", .maximumBytes = 1000}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QVERIFY(answer.error().message.contains("larger"_L1));
    }

    void streamsADownloadIntoAFile()
    {
        const QByteArray content(3'000'000, 'z');
        ScriptedHttpServer server;
        server.expect(200, content);
        HttpClient client({.baseUrl = server.url()});
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        qint64 seen = 0;
        const auto answer = wait(client.download({.path = "files/big", .maximumBytes = 1}, &target,
                                                 [&seen](qint64 done, qint64) { seen = done; }));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->size, content.size());
        QCOMPARE(seen, content.size());
        QCOMPARE(target.data(), content);
    }

    void keepsAnErrorPageOutOfTheDownloadedFile()
    {
        ScriptedHttpServer server;
        server.expect(404, "no such file");
        HttpClient client({.baseUrl = server.url()});
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        const auto answer = wait(client.download({.path = "files/x"}, &target));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::NotFound);
        QVERIFY(target.data().isEmpty());
    }

    void abortsTheRequestWhenTheReplyIsCancelled()
    {
        ScriptedHttpServer silent;
        HttpClient client({.baseUrl = silent.url()});
        auto reply = client.get("api");
        QTRY_COMPARE(silent.requests().size(), 1);
        reply.cancel();
        QTRY_VERIFY(client.children().size() == 1); // only its network access manager
        QVERIFY(reply.isCanceled());
    }

    void cancelsEverythingWhenItDies()
    {
        ScriptedHttpServer silent;
        auto client = std::make_unique<HttpClient>(Endpoint{.baseUrl = silent.url()});
        const auto reply = client->get("api");
        QTRY_COMPARE(silent.requests().size(), 1);
        client.reset();
        QTRY_VERIFY(reply.isCanceled());
    }

    void survivesEveryFaultOfTheNetwork()
    {
        ScriptedHttpServer server;
        FaultProxy proxy(server.serverPort());
        const auto client = [&proxy] {
            auto made =
                std::make_unique<HttpClient>(Endpoint{.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(proxy.port()))});
            made->setRetryPolicy(RetryPolicy::never());
            return made;
        };

        const auto first = client();
        auto pending = first->get("a");
        QTRY_COMPARE(server.requests().size(), 1);
        proxy.refuse(); // or Qt itself would ask once more
        proxy.reset();
        QCOMPARE(wait(pending).error().kind, ErrorKind::Network);
        QCOMPARE(wait(client()->get("b")).error().kind, ErrorKind::Network);

        proxy.heal();
        proxy.freeze();
        QCOMPARE(wait(client()->send({.path = "c", .timeout = 100ms})).error().kind, ErrorKind::Timeout);

        proxy.heal();
        server.expect(200, QByteArray(1000, 'x'));
        proxy.truncateAfter(300);
        QCOMPARE(wait(client()->get("d")).error().kind, ErrorKind::Network);

        proxy.heal();
        proxy.delay(20ms);
        server.expect(200, "fine");
        QCOMPARE(wait(client()->get("e"))->body, "fine");
    }

    void explainsACertificateAndTakesItWhenPinned()
    {
        QTemporaryDir folder;
        QVERIFY(makeCertificate(folder.path(), u"self"_s));
        QSslServer server;
        serveTls(server, folder.filePath(u"self"_s));
        Endpoint endpoint{.baseUrl = QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())),
                          .token = Secret(u"t"_s)};

        HttpClient client(endpoint);
        QSignalSpy rejected(&client, &HttpClient::certificateRejected);
        const auto refused = wait(client.get("api"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Certificate);
        QCOMPARE(rejected.count(), 1);
        const auto problem = rejected.first().first().value<CertificateProblem>();
        QCOMPARE(problem.issuedTo, u"localhost"_s);
        QVERIFY(refused.error().message.contains(problem.fingerprint()));
        QVERIFY(refused.error().message.contains("self-signed"_L1));

        endpoint.pinnedCertificates = {QByteArray(32, 'x')};
        client.setEndpoint(endpoint);
        QCOMPARE(wait(client.get("api")).error().kind, ErrorKind::Certificate);

        endpoint.pinnedCertificates = {problem.sha256};
        client.setEndpoint(endpoint);
        const auto accepted = wait(client.get("api"));
        QVERIFY(accepted);
        QCOMPARE(accepted->body, "hi");
    }

private:
    static void serveTls(QSslServer &server, const QString &base)
    {
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate::fromPath(base + u".pem"_s).value(0));
        QFile key(base + u".key"_s);
        QVERIFY(key.open(QIODevice::ReadOnly));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
            });
        });
    }
};

QTEST_GUILESS_MAIN(tst_HttpClient)
#include "tst_HttpClient.moc"
