// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PublicFiles.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using net::PublicFiles;
using quire::testing::ScriptedHttpServer;
using quire::testing::wait;

/// Files of the web, read without saying who reads.
class tst_PublicFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatLiesThere()
    {
        ScriptedHttpServer server;
        server.expect(200, "picture");
        PublicFiles files;
        QCOMPARE(*wait(files.read(server.url().resolved(QUrl(u"a.png"_s)))), QByteArray("picture"));
        QCOMPARE(server.requests().first().target, QByteArray("/a.png"));
    }

    void saysNothingAboutWhoReads()
    {
        ScriptedHttpServer server;
        server.expect(200, "one", "Set-Cookie: seen=1\r\n");
        server.expect(200, "two");
        PublicFiles files;
        QUrl address = server.url();
        address.setUserName(u"me"_s);
        address.setPassword(u"secret"_s);
        QVERIFY(wait(files.read(address)));
        QVERIFY(wait(files.read(address)));
        for (const ScriptedHttpServer::Request &request : server.requests()) {
            for (const char *name : {"cookie", "authorization", "referer"}) {
                QVERIFY2(!request.headers.contains(name), name);
            }
        }
    }

    void onlyTheWebIsRead_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"file:///etc/passwd", "ftp://example.org/a", "data:,x", "qrc:/x", "a.png", ""}) {
            QTest::newRow(address) << QString::fromLatin1(address);
        }
    }

    void onlyTheWebIsRead()
    {
        QFETCH(QString, address);
        PublicFiles files;
        QCOMPARE(wait(files.read(QUrl(address))).error().kind, ErrorKind::Unsupported);
    }

    void aRedirectMayNotLeaveTheWeb()
    {
        ScriptedHttpServer server;
        server.expect(302, "", "Location: file:///etc/passwd\r\n");
        PublicFiles files;
        QVERIFY(!wait(files.read(server.url())));
    }

    void redirectsEnd()
    {
        ScriptedHttpServer server;
        for (int count = 0; count < 10; ++count) {
            server.expect(302, "", "Location: /again\r\n");
        }
        PublicFiles files;
        QVERIFY(!wait(files.read(server.url())));
        QVERIFY(server.requests().size() <= 6);
    }

    void whatIsTooLargeIsNotReadToItsEnd()
    {
        ScriptedHttpServer server;
        server.expect("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + QByteArray(100'000, 'x'));
        PublicFiles files;
        QCOMPARE(wait(files.read(server.url())).error().kind, ErrorKind::Unsupported);
    }

    void whatIsNotThereIsSaid()
    {
        ScriptedHttpServer server;
        server.expect(404, "no");
        PublicFiles files;
        const auto answer = wait(files.read(server.url()));
        QCOMPARE(answer.error().kind, ErrorKind::NotFound);
        QCOMPARE(answer.error().httpStatus, 404);
    }
};

QTEST_GUILESS_MAIN(tst_PublicFiles)
#include "tst_PublicFiles.moc"
