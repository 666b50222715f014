// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "net/ServerConnection.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::net;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_ServerConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingBeforeItAsked()
    {
        const SystemClock clock;
        ServerConnection connection({.baseUrl = QUrl(u"http://127.0.0.1:1/"_s)}, clock);
        QCOMPARE(connection.reachability().state, Reachability::State::Unknown);
        QVERIFY(!connection.reachability().lastAnswer.isValid());
    }

    void followsWhatTheServerAnswers()
    {
        const SystemClock clock;
        ScriptedHttpServer server;
        server.expect(200, "{}");
        server.expect(403, R"({"message": "Forbidden"})");
        server.expect(502, {});
        server.expect(404, "{}");
        ServerConnection connection({.baseUrl = server.url()}, clock);
        connection.http().setRetryPolicy(RetryPolicy::never());
        QSignalSpy changed(&connection, &ServerConnection::reachabilityChanged);

        auto reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Reachable);
        QVERIFY(connection.reachability().lastAnswer.isValid());
        QVERIFY(!connection.reachability().error);

        reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Unauthorised);
        QCOMPARE(connection.reachability().error->kind, ErrorKind::Auth);

        reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Unreachable);

        reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Reachable);
        QCOMPARE(changed.count(), 4);
    }

    void goesOnWithANewAddressAndToken()
    {
        const SystemClock clock;
        ScriptedHttpServer second;
        second.expect(200, "{}");
        ServerConnection connection({.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(freePort()))}, clock);
        connection.http().setRetryPolicy(RetryPolicy::never());
        QSignalSpy swapped(&connection, &ServerConnection::endpointChanged);
        auto reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Unreachable);

        connection.setEndpoint({.baseUrl = second.url(), .token = Secret(u"new"_s)});
        QCOMPARE(swapped.count(), 1);
        QCOMPARE(connection.reachability().state, Reachability::State::Unknown);
        reply = connection.probe();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(connection.reachability().state, Reachability::State::Reachable);
        QCOMPARE(second.requests().first().headers.value("authorization"), "token new");
    }
};

QTEST_GUILESS_MAIN(tst_ServerConnection)
#include "tst_ServerConnection.moc"
