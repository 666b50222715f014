// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/RequestGuard.h"

#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;
using Verdict = RequestGuard::Verdict;

/// What a notebook's pages may ask for. tst_Attacks has the same against the real engine.
class tst_RequestGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("offline");
        QTest::addColumn<int>("withNetwork");
        const auto row = [](const char *address, Verdict offline, Verdict withNetwork) {
            QTest::newRow(address) << QString::fromUtf8(address) << int(offline) << int(withNetwork);
        };
        row("quire-output://mine/1", Verdict::Allow, Verdict::Allow);
        row("quire-output://other/1", Verdict::Refuse, Verdict::Refuse);
        row("data:text/plain,x", Verdict::Allow, Verdict::Allow);
        row("blob:quire-output://mine/x", Verdict::Allow, Verdict::Allow);
        row("about:blank", Verdict::Allow, Verdict::Allow);
        row("https://cdn.plot.ly/plotly-2.27.0.min.js", Verdict::Bundled, Verdict::Bundled);
        row("https://example.org/x", Verdict::Refuse, Verdict::Allow);
        row("wss://example.org/x", Verdict::Refuse, Verdict::Allow);
        for (const char *never : {"file:///etc/passwd", "ftp://example.org/x", "chrome://version", "qrc:/x",
                                  "filesystem:https://example.org/x", "devtools://x", "view-source:https://x.org",
                                  "http://localhost/x", "http://127.0.0.1/x", "http://[::1]/x", "ws://10.0.0.1/x"}) {
            row(never, Verdict::Refuse, Verdict::Refuse);
        }
    }

    void judges()
    {
        QFETCH(QString, address);
        QTEST(int(RequestGuard::judge(QUrl(address), {u"mine"_s, false, {}})), "offline");
        QTEST(int(RequestGuard::judge(QUrl(address), {u"mine"_s, true, {}})), "withNetwork");
    }

    void anExportedPageHasWhatItsPersonAllowed()
    {
        const WebPolicy page{u"mine"_s, false, {}, u"/home/me/page.html"_s, {u"example.org"_s, u"127.0.0.1"_s}};
        const auto judge = [&page](const char *address) {
            return RequestGuard::judge(QUrl(QLatin1String(address)), page);
        };
        QCOMPARE(judge("https://example.org/x.png"), Verdict::Allow);
        QCOMPARE(judge("https://example.net/x.png"), Verdict::Refuse);
        QCOMPARE(judge("http://127.0.0.1/x"), Verdict::Refuse);
        QCOMPARE(judge("file:///etc/passwd"), Verdict::Refuse);
        QCOMPARE(judge("https://example.net/js/require.min.js"), Verdict::Bundled);
        using Type = QWebEngineUrlRequestInfo::ResourceType;
        QVERIFY(RequestGuard::mayLieBeside(Type::ResourceTypeImage));
        QVERIFY(!RequestGuard::mayLieBeside(Type::ResourceTypeXhr));
        QVERIFY(!RequestGuard::mayLieBeside(Type::ResourceTypeScript));
        QVERIFY(!RequestGuard::mayLieBeside(Type::ResourceTypeSubFrame));
    }

    void thisComputerAndItsLinksAreNear_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isNear");
        for (const char *near : {"localhost", "localhost.", "x.localhost", "printer", "nas.local", "127.0.0.1",
                                 "127.9.9.9", "127.0.0.1.", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1", "fe80::1",
                                 "fd00::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", ""}) {
            QTest::newRow(near) << QString::fromLatin1(near) << true;
        }
        for (const char *far : {"example.org", "example.org.", "localhost.example.org", "93.184.216.34",
                                "2606:2800:220:1:248:1893:25c8:1946", "172.32.0.1"}) {
            QTest::newRow(far) << QString::fromLatin1(far) << false;
        }
    }

    void thisComputerAndItsLinksAreNear()
    {
        QFETCH(QString, host);
        QTEST(RequestGuard::isNear(host), "isNear");
    }
};

QTEST_GUILESS_MAIN(tst_RequestGuard)
#include "tst_RequestGuard.moc"
