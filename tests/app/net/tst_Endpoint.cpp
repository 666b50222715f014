// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Endpoint.h"

#include <QTest>

using namespace quire;
using namespace quire::net;
using namespace Qt::StringLiterals;

class tst_Endpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsEncodedPathsToItsBase()
    {
        const Endpoint endpoint{.baseUrl = QUrl(u"http://h:8888/pre/"_s)};
        QCOMPARE(endpoint.url("api/contents/a%20b%23.txt").toEncoded(), "http://h:8888/pre/api/contents/a%20b%23.txt");
        QUrlQuery query;
        query.addQueryItem(u"content"_s, u"0"_s);
        QCOMPARE(endpoint.url("api", query).toEncoded(), "http://h:8888/pre/api?content=0");
        QCOMPARE(endpoint.url("files/100%25.txt").toEncoded(), "http://h:8888/pre/files/100%25.txt");
    }

    void turnsHttpIntoWebSocketAddresses()
    {
        QCOMPARE(Endpoint{.baseUrl = QUrl(u"http://h/"_s)}.webSocketUrl("x").scheme(), u"ws"_s);
        QCOMPARE(Endpoint{.baseUrl = QUrl(u"https://h/"_s)}.webSocketUrl("x").scheme(), u"wss"_s);
    }

    void knowsItsOwnMachine()
    {
        for (const char *address : {"http://localhost:1/", "http://127.0.0.1/", "http://[::1]:8888/"}) {
            QVERIFY2(Endpoint{.baseUrl = QUrl(QString::fromLatin1(address))}.isLoopback(), address);
        }
        QVERIFY(!Endpoint{.baseUrl = QUrl(u"http://example.org/"_s)}.isLoopback());
    }

    void showsItselfWithoutSecrets()
    {
        const Endpoint endpoint{.baseUrl = QUrl(u"http://[::1]:8888/user/ann/"_s), .token = Secret(u"s3cret"_s)};
        QCOMPARE(endpoint.displayName(), u"[::1]:8888/user/ann"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Endpoint)
#include "tst_Endpoint.moc"
