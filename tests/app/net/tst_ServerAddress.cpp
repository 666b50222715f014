// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerAddress.h"

#include <QTest>

using namespace quire;
using namespace quire::net;
using namespace Qt::StringLiterals;

class tst_ServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeoplePaste_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("path");

        const auto row = [](const char *text, const char *base, const char *token = "", const char *path = "") {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(base) << QString::fromUtf8(token)
                                << QString::fromUtf8(path);
        };
        row("http://localhost:8888", "http://localhost:8888/");
        row("  http://localhost:8888/\n", "http://localhost:8888/");
        row("localhost:8888", "http://localhost:8888/");
        row("127.0.0.1:8888/lab?token=abc", "http://127.0.0.1:8888/", "abc");
        row("192.168.0.7:8888/tree", "http://192.168.0.7:8888/");
        row("[::1]:8888/lab", "http://[::1]:8888/");
        row("mybox:8888", "http://mybox:8888/");
        row("mybox:443", "https://mybox:443/");
        row("jupyter.example.org/lab", "https://jupyter.example.org/");
        row("HTTPS://Example.ORG/lab", "https://example.org/");
        row("http://h:1/lab", "http://h:1/");
        row("http://h:1/lab/", "http://h:1/");
        row("http://h:1/lab/tree/a/b.ipynb", "http://h:1/", "", "a/b.ipynb");
        row("http://h:1/lab/tree/a%20b/%C3%BC%23.ipynb?token=t", "http://h:1/", "t", "a b/ü#.ipynb");
        row("http://h:1/lab/workspaces/auto-X/tree/n.ipynb", "http://h:1/", "", "n.ipynb");
        row("http://h:1/doc/tree/n.ipynb", "http://h:1/", "", "n.ipynb");
        row("http://h:1/tree", "http://h:1/");
        row("http://h:1/tree/sub/dir", "http://h:1/", "", "sub/dir");
        row("http://h:1/tree?token=1f%2B2", "http://h:1/", "1f+2");
        row("http://h:1/notebooks/x.ipynb", "http://h:1/", "", "x.ipynb");
        row("http://h:1/notebooks/lab/tree/x.ipynb", "http://h:1/", "", "lab/tree/x.ipynb");
        row("http://h:1/edit/x.py", "http://h:1/", "", "x.py");
        row("http://h:1/view/x.html", "http://h:1/", "", "x.html");
        row("http://h:1/files/x.bin", "http://h:1/", "", "x.bin");
        row("http://h:1/nbclassic/notebooks/x.ipynb", "http://h:1/", "", "x.ipynb");
        row("http://h:1/voila/render/x.ipynb", "http://h:1/", "", "x.ipynb");
        row("http://h:1/api/contents/x.ipynb", "http://h:1/", "", "x.ipynb");
        row("http://h:1/login?next=%2Flab", "http://h:1/");
        row("http://h:1/?token=abc", "http://h:1/", "abc");
        row("http://h:1/pre/fix/lab/tree/x.ipynb", "http://h:1/pre/fix/", "", "x.ipynb");
        row("http://h:1/pre/fix", "http://h:1/pre/fix/");
        row("http://h:1/pre%20fix/lab", "http://h:1/pre%20fix/");
        row("https://hub.org/user/ann/lab", "https://hub.org/user/ann/");
        row("https://hub.org/user/ann/lab/tree/x.ipynb", "https://hub.org/user/ann/", "", "x.ipynb");
        row("https://hub.org/user/lab/lab", "https://hub.org/user/lab/");
        row("https://hub.org/user/ann/gpu/lab", "https://hub.org/user/ann/gpu/");
        row("https://hub.org/pre/user/ann/tree/x", "https://hub.org/pre/user/ann/", "", "x");
        row("https://hub.org/hub/user/ann/lab", "https://hub.org/user/ann/");
        row("http://h:1/lab/tree/user/ann/x.ipynb", "http://h:1/", "", "user/ann/x.ipynb");
        row("        or http://127.0.0.1:8888/tree?token=0123abcd", "http://127.0.0.1:8888/", "0123abcd");
        row("[I 2026 ServerApp] http://localhost:8889/lab?token=ff\n     http://127.0.0.1:8889/lab?token=ff",
            "http://localhost:8889/", "ff");
        row("http://user:pw@h:1/lab#top", "http://h:1/");
        row("http://h:1/lab/tree/../../etc/passwd", "http://h:1/", "", "etc/passwd");
    }

    void understandsWhatPeoplePaste()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, base);
        QFETCH(const QString, token);
        QFETCH(const QString, path);
        const auto address = ServerAddress::parse(text);
        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(address->baseUrl.toString(QUrl::FullyEncoded), base);
        QCOMPARE(address->token.reveal(), token);
        QCOMPARE(address->path.toString(), path);
        QVERIFY(!address->isHub);
    }

    void recognisesAHubsOwnPages()
    {
        for (const auto &text :
             {u"https://hub.org/hub/home"_s, u"https://hub.org/hub/spawn"_s, u"https://hub.org/hub/"_s}) {
            const auto address = ServerAddress::parse(text);
            QVERIFY(address);
            QVERIFY(address->isHub);
            QCOMPARE(address->baseUrl.toString(), u"https://hub.org/"_s);
        }
        QCOMPARE(ServerAddress::parse(u"https://h.org/pre/hub/home"_s)->baseUrl.toString(), u"https://h.org/pre/"_s);
    }

    void refusesWhatIsNoAddress()
    {
        for (const auto &text : {u""_s, u"   "_s, u"file:///home/ann/x.html"_s, u"ftp://h/"_s, u"http://"_s,
                                 u"two words"_s, u"javascript:alert(1)"_s}) {
            const auto address = ServerAddress::parse(text);
            QVERIFY2(!address, qPrintable(text));
            QCOMPARE(address.error().kind, ErrorKind::Format);
            QVERIFY(!address.error().message.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(tst_ServerAddress)
#include "tst_ServerAddress.moc"
