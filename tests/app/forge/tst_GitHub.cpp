// SPDX-License-Identifier: GPL-3.0-or-later
#include "forge/GitHub.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using forge::GitHub;
using forge::NotebookAddress;
using testing::wait;

/// GitHub's published interface, spoken by a server on loopback.
class tst_GitHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<testing::ScriptedHttpServer>();
        m_github = std::make_unique<GitHub>(m_server->url());
    }

    void aFileIsReadAsItIs()
    {
        m_server->expect(200, "{\"cells\": []}");
        const auto file = wait(m_github->notebook(address(u"github.com/o/r/blob/main/a b/n.ipynb"_s)));
        QVERIFY(file);
        QCOMPARE(file->name, u"n.ipynb"_s);
        QCOMPARE(file->bytes, "{\"cells\": []}");
        const auto &request = m_server->requests().constFirst();
        QCOMPARE(request.target, "/repos/o/r/contents/a%20b/n.ipynb?ref=main");
        QCOMPARE(request.headers.value("accept"), "application/vnd.github.raw+json");
        QVERIFY(!request.headers.contains("authorization"));
    }

    void aBranchWithASlashIsFound()
    {
        m_server->expect(404, "{\"message\": \"Not Found\"}");
        m_server->expect(200, "{}");
        QVERIFY(wait(m_github->notebook(address(u"github.com/o/r/blob/feature/x/n.ipynb"_s))));
        QCOMPARE(m_server->requests().at(1).target, "/repos/o/r/contents/n.ipynb?ref=feature%2Fx");
    }

    void ofAFolderWithSeveralOneIsChosen()
    {
        const QByteArray listing = "[{\"name\":\"a.ipynb\",\"type\":\"file\"},{\"name\":\"b.ipynb\",\"type\":\"file\"},"
                                   "{\"name\":\"c.ipynb\",\"type\":\"dir\"},{\"name\":\"d.txt\",\"type\":\"file\"}]";
        m_server->expect(200, listing);
        const auto several = wait(m_github->notebook(address(u"github.com/o/r/tree/main/x"_s)));
        QVERIFY(!several);
        QCOMPARE(several.error().kind, ErrorKind::Conflict);
        QCOMPARE(several.error().detail, u"a.ipynb\nb.ipynb"_s);
        m_server->expect(200, listing);
        m_server->expect(200, "{}");
        QCOMPARE(wait(m_github->notebook(address(u"github.com/o/r/tree/main/x"_s), u"b.ipynb"_s))->path,
                 u"x/b.ipynb"_s);
    }

    void aGistIsRead()
    {
        const QByteArray gist = "{\"files\":{\"My.ipynb\":{\"content\":\"{}\",\"truncated\":false},"
                                "\"other.ipynb\":{\"content\":\"no\"},\"x.txt\":{\"content\":\"no\"}}}";
        m_server->expect(200, gist);
        const auto file = wait(m_github->notebook(address(u"gist.github.com/me/12ab#file-my-ipynb"_s)));
        QVERIFY(file);
        QCOMPARE(file->name, u"My.ipynb"_s);
        QCOMPARE(file->bytes, "{}");
        QCOMPARE(m_server->requests().constFirst().target, "/gists/12ab");
    }

    void aGistIsMade()
    {
        m_github->setToken(Secret(u"t0ken"_s));
        m_server->expect(201, "{\"html_url\":\"https://gist.github.com/me/1\"}");
        QCOMPARE(wait(m_github->createGist(u"n.ipynb"_s, "{\"a\": \"中\"}", u"Mine"_s, false)),
                 QUrl(u"https://gist.github.com/me/1"_s));
        const auto &request = m_server->requests().constFirst();
        QCOMPARE(request.method, "POST");
        QVERIFY(request.headers.value("authorization").endsWith("t0ken"));
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body["public"_L1].toBool(true), false);
        QCOMPARE(body["files"_L1]["n.ipynb"_L1]["content"_L1].toString(), u"{\"a\": \"中\"}"_s);
    }

    void aFileIsAddedAndReplacedOnlyWhenAsked()
    {
        m_server->expect(404, "{}");
        m_server->expect(201, "{\"content\":{\"html_url\":\"https://github.com/o/r/blob/main/n.ipynb\"}}");
        QVERIFY(wait(m_github->saveFile(u"o/r"_s, u"main"_s, u"n.ipynb"_s, "{}", u"Add"_s, false)));
        QJsonObject body = QJsonDocument::fromJson(m_server->requests().at(1).body).object();
        QCOMPARE(m_server->requests().at(1).method, "PUT");
        QVERIFY(!body.contains("sha"_L1));
        QCOMPARE(QByteArray::fromBase64(body["content"_L1].toString().toLatin1()), "{}");

        m_server->expect(200, "{\"sha\":\"abc\"}");
        QCOMPARE(wait(m_github->saveFile(u"o/r"_s, {}, u"n.ipynb"_s, "{}", u"Add"_s, false)).error().kind,
                 ErrorKind::Conflict);
        m_server->expect(200, "{\"sha\":\"abc\"}");
        m_server->expect(200, "{\"content\":{\"html_url\":\"https://github.com/x\"}}");
        QVERIFY(wait(m_github->saveFile(u"o/r"_s, {}, u"n.ipynb"_s, "{}", u"Add"_s, true)));
        body = QJsonDocument::fromJson(m_server->requests().constLast().body).object();
        QCOMPARE(body["sha"_L1].toString(), u"abc"_s);
    }

    void refusalsAreTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("token") << 401 << QByteArray() << ErrorKind::Auth;
        QTest::newRow("scope") << 403 << QByteArray() << ErrorKind::Auth;
        QTest::newRow("limit") << 403 << QByteArray("x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1790000000\r\n")
                               << ErrorKind::Unsupported;
        QTest::newRow("missing") << 404 << QByteArray() << ErrorKind::NotFound;
        QTest::newRow("changed") << 409 << QByteArray() << ErrorKind::Conflict;
        QTest::newRow("invalid") << 422 << QByteArray() << ErrorKind::Format;
        QTest::newRow("broken") << 500 << QByteArray() << ErrorKind::Server;
    }
    void refusalsAreTold()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        QFETCH(ErrorKind, kind);
        m_github->setToken(Secret(u"t0ken"_s));
        m_server->expect(status, "{\"message\":\"their words\"}", headers);
        const auto made = wait(m_github->createGist(u"n.ipynb"_s, "{}", {}, true));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, kind);
        QCOMPARE(made.error().httpStatus, status);
        QVERIFY(!made.error().message.isEmpty());
        QVERIFY(!made.error().message.contains(u"t0ken"_s) && !made.error().detail.contains(u"t0ken"_s));
        QCOMPARE(m_server->requests().size(), 1); // Never made twice.
    }

    void nonsenseIsNoNotebook()
    {
        m_server->expect(200, "<html>not json</html>");
        QCOMPARE(wait(m_github->notebook(address(u"gist.github.com/me/12ab"_s))).error().kind, ErrorKind::NotFound);
    }

private:
    static NotebookAddress address(const QString &text)
    {
        return NotebookAddress::parse(text).value_or(NotebookAddress{});
    }

    std::unique_ptr<testing::ScriptedHttpServer> m_server;
    std::unique_ptr<GitHub> m_github;
};

QTEST_GUILESS_MAIN(tst_GitHub)
#include "tst_GitHub.moc"
