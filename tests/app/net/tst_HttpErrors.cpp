// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpErrors.h"

#include <QTest>

Q_DECLARE_METATYPE(quire::net::HttpResponse)

using namespace quire;
using namespace quire::net;
using namespace Qt::StringLiterals;

namespace {

const Endpoint endpoint{.baseUrl = QUrl(u"http://h:8888/"_s), .token = Secret(u"s3cret"_s)};

HttpResponse response(int status, const QByteArray &body = {}, const QByteArray &type = "application/json",
                      const QString &location = {}, bool hub = false)
{
    HttpResponse answer;
    answer.status = status;
    answer.body = body;
    answer.headers.append(QHttpHeaders::WellKnownHeader::ContentType, type);
    answer.location = QUrl(location);
    if (hub) {
        answer.headers.append("X-JupyterHub-Version"_L1, "5.2.1"_L1);
    }
    return answer;
}

} // namespace

class tst_HttpErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsKindsApart_data()
    {
        QTest::addColumn<HttpResponse>("answer");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("wrong token") << response(403, R"({"message": "Forbidden", "reason": null})") << ErrorKind::Auth;
        QTest::newRow("session over") << response(403, R"({"message": "'_xsrf' argument missing from POST"})")
                                      << ErrorKind::Auth;
        QTest::newRow("to the login page")
            << response(302, {}, "text/html", u"http://h:8888/login?next=%2Ffiles%2Fx"_s) << ErrorKind::Auth;
        QTest::newRow("to a hub's login")
            << response(302, {}, "text/html", u"http://h:8888/hub/api/oauth2/authorize?client_id=x"_s, true)
            << ErrorKind::Auth;
        QTest::newRow("hub server stopped")
            << response(302, {}, "text/html", u"http://h:8888/hub/user/ann/api/status"_s, true) << ErrorKind::NotFound;
        QTest::newRow("hub server stopped, 424")
            << response(424, R"({"message": "no longer running"})", "application/json", {}, true)
            << ErrorKind::NotFound;
        QTest::newRow("hub server stopped, POST")
            << response(403, "<html>", "text/html", {}, true) << ErrorKind::NotFound;
        QTest::newRow("hub3 server stopped, POST")
            << response(405, "<html>", "text/html", {}, true) << ErrorKind::NotFound;
        QTest::newRow("elsewhere") << response(301, {}, "text/html", u"https://other/"_s) << ErrorKind::Protocol;
        QTest::newRow("missing") << response(404, "<html>", "text/html") << ErrorKind::NotFound;
        QTest::newRow("missing, as 2.15 says it")
            << response(404, "file or directory '/zz' does not exist") << ErrorKind::NotFound;
        QTest::newRow("taken") << response(409, R"({"message": "File already exists: x"})") << ErrorKind::Conflict;
        QTest::newRow("bad type") << response(400, R"({"message": "x is not a directory", "reason": "bad type"})")
                                  << ErrorKind::Unsupported;
        QTest::newRow("no such kernel") << response(501, R"({"message": "no", "short_message": "nope"})")
                                        << ErrorKind::Unsupported;
        QTest::newRow("broken") << response(500, R"({"message": "No space left on device"})") << ErrorKind::Server;
        QTest::newRow("gateway") << response(502, "<html>", "text/html") << ErrorKind::Server;
    }

    void tellsKindsApart()
    {
        QFETCH(const HttpResponse, answer);
        QFETCH(const ErrorKind, kind);
        const auto error = HttpErrors::fromAnswer(answer, endpoint);
        QVERIFY(error);
        QCOMPARE(error->kind, kind);
        QCOMPARE(error->httpStatus, answer.status);
        QVERIFY(error->message.contains("h:8888"_L1));
        QVERIFY(!error->message.contains("s3cret"_L1) && !error->detail.contains("s3cret"_L1));
    }

    void findsNothingWrongWithGoodAnswers()
    {
        for (const int status : {200, 201, 204, 206, 304}) {
            QVERIFY(!HttpErrors::fromAnswer(response(status), endpoint));
        }
    }

    void quotesTheServersReason()
    {
        const auto error = HttpErrors::fromAnswer(response(500, R"({"message": "No space left on device"})"), endpoint);
        QVERIFY(error->message.contains("No space left on device"_L1));
        QVERIFY(!HttpErrors::fromAnswer(response(500, "<html>traceback</html>", "text/html"), endpoint)
                     ->message.contains(u'<'));
    }

    void saysWhatToDoWhenTheServerIsDown()
    {
        const Error error =
            HttpErrors::fromNetwork(QNetworkReply::ConnectionRefusedError, u"Connection refused"_s, endpoint);
        QCOMPARE(error.message, u"Could not reach h:8888: connection refused. Is the server running?"_s);
        QCOMPARE(error.kind, ErrorKind::Network);
    }

    void neverShowsAQueryOfARedirect()
    {
        const auto error =
            HttpErrors::fromAnswer(response(301, {}, "text/html", u"https://other/?token=abc"_s), endpoint);
        QVERIFY(!error->message.contains("abc"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_HttpErrors)
#include "tst_HttpErrors.moc"
