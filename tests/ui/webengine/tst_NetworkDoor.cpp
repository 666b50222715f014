// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ScriptedHttpServer.h"
#include "ui/webengine/NetworkDoor.h"

#include <QTcpSocket>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::ui::NetworkDoor;

/// The engine's only way out, asked as a browser asks a proxy.
class tst_NetworkDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shutItRefusesEverybody()
    {
        const NetworkDoor door;
        QVERIFY(ask(door, get("http://example.org/", pass(door))).startsWith("HTTP/1.1 403"));
    }

    void strangersOfThisComputerAreAskedForThePassword()
    {
        NetworkDoor door;
        door.setOpen(true);
        const QByteArray answer = ask(door, get("http://example.org/", {}));
        QVERIFY(answer.startsWith("HTTP/1.1 407") && answer.contains("Proxy-Authenticate: Basic"));
        const QByteArray wrong = "Proxy-Authorization: Basic " + QByteArray("quire:guessed").toBase64() + "\r\n";
        QVERIFY(ask(door, get("http://example.org/", wrong)).startsWith("HTTP/1.1 407"));
        QVERIFY(NetworkDoor().password() != door.password());
    }

    void thisComputerIsNeverReached_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host : {"127.0.0.1", "localhost", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
                                 "x.localhost", "192.168.0.1", "2130706433"}) {
            QTest::newRow(host) << QByteArray(host);
        }
    }

    void thisComputerIsNeverReached()
    {
        QFETCH(QByteArray, host);
        testing::ScriptedHttpServer server;
        server.expect(200, "secret");
        server.expect(200, "secret");
        NetworkDoor door;
        door.setOpen(true);
        const QByteArray place = host + ':' + QByteArray::number(server.serverPort());
        QVERIFY(!ask(door, get("http://" + place + '/', pass(door))).contains("200"));
        QVERIFY(!ask(door, "CONNECT " + place + " HTTP/1.1\r\n" + pass(door) + "\r\n").contains("200"));
        QVERIFY(server.requests().isEmpty());
    }

    void whatIsNoRequestIsRefused()
    {
        NetworkDoor door;
        door.setOpen(true);
        QVERIFY(ask(door, "nonsense\r\n" + pass(door) + "\r\n").startsWith("HTTP/1.1 403"));
        QVERIFY(ask(door, QByteArray(100'000, 'x')).startsWith("HTTP/1.1 431"));
    }

private:
    static QByteArray pass(const NetworkDoor &door)
    {
        return "Proxy-Authorization: Basic " + ("quire:" + door.password().toLatin1()).toBase64() + "\r\n";
    }

    static QByteArray get(const QByteArray &address, const QByteArray &headers)
    {
        return "GET " + address + " HTTP/1.1\r\n" + headers + "\r\n";
    }

    /// All it answers until it hangs up.
    static QByteArray ask(const NetworkDoor &door, const QByteArray &request)
    {
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, door.serverPort());
        client.write(request);
        const bool isOver =
            QTest::qWaitFor([&client] { return client.state() == QAbstractSocket::UnconnectedState; }, 20'000);
        return isOver ? client.readAll() : QByteArray("HTTP/1.1 200 it goes on");
    }
};

QTEST_GUILESS_MAIN(tst_NetworkDoor)
#include "tst_NetworkDoor.moc"
