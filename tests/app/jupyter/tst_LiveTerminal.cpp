// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "jupyter/TerminalChannel.h"
#include "jupyter/Terminals.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QSignalSpy>

#include <memory>

using namespace quire;
using namespace quire::jupyter;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using Link = TerminalChannel::Link;

namespace {

/// One server with a way to it that can be disturbed, and a terminal of it.
struct Ground
{
    explicit Ground(JupyterServer::Generation generation)
        : server({.generation = generation}),
          isUp(server.start()),
          proxy(server.port()),
          connection({.baseUrl = throughProxy(), .token = Secret(server.token())}, clock),
          terminals(&connection)
    {
    }

    QUrl throughProxy() const
    {
        QUrl url = server.url();
        url.setPort(proxy.port());
        return url;
    }

    SystemClock clock;
    JupyterServer server;
    bool isUp;
    FaultProxy proxy;
    net::ServerConnection connection;
    Terminals terminals;
};

} // namespace

/// Terminals of real servers of both generations.
class tst_LiveTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(JupyterServer::Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(JupyterServer::Generation::Notebook6);
    }

    void init()
    {
        QFETCH_GLOBAL(int, generation);
        if (!m_ground || m_generation != generation) {
            m_generation = generation;
            m_ground = std::make_unique<Ground>(JupyterServer::Generation(generation));
        }
        QVERIFY2(m_ground->isUp, m_ground->server.log().constData());
        m_ground->proxy.heal();
        const auto made = wait(m_ground->terminals.open());
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_name = made->name;
        follow(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Open, 20'000);
    }

    void cleanup()
    {
        m_channel.reset();
        m_ground->proxy.heal();
        QVERIFY(wait(m_ground->terminals.close(m_name)));
    }

    void cleanupTestCase() { m_ground.reset(); }

    void terminalsAreListedFoundAndClosed()
    {
        const auto names = [this] {
            QStringList all;
            for (const TerminalModel &model : wait(m_ground->terminals.list()).value_or(QList<TerminalModel>())) {
                all.append(model.name);
            }
            return all;
        };
        QCOMPARE(names(), QStringList(m_name));
        QVERIFY(wait(m_ground->terminals.find(m_name))->lastActivity.isValid());
        const auto other = wait(m_ground->terminals.open());
        QVERIFY(other);
        QCOMPARE(names().size(), 2);
        QVERIFY(wait(m_ground->terminals.close(other->name)));
        QCOMPARE(names(), QStringList(m_name));
        QVERIFY(wait(m_ground->terminals.close(other->name)));
        const auto gone = wait(m_ground->terminals.find(other->name));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    void whatIsTypedRunsAndComesBack()
    {
        QVERIFY(m_channel->send(u"echo $((40 + 2)) 中文\r"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"42 中文"_s), 20'000);
    }

    void theProgramLearnsTheSize()
    {
        m_channel->setSize({101, 37});
        QVERIFY(m_channel->send(u"stty size\r"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"37 101"_s), 20'000);
    }

    void aNewOneStartsInItsFolder()
    {
        if (m_generation == int(JupyterServer::Generation::Notebook6)) {
            QSKIP("Notebook 6 does not follow the folder");
        }
        QDir().mkpath(m_ground->server.root() + u"/a b; $(touch x)"_s);
        const auto made = wait(m_ground->terminals.open(u"a b; $(touch x)"_s, u"quire_1"_s));
        QCOMPARE(made->name, u"quire_1"_s);
        TerminalChannel channel(&m_ground->connection, made->name);
        QString text;
        connect(&channel, &TerminalChannel::received, this, [&text](const QString &piece) { text += piece; });
        channel.open(true);
        QTRY_COMPARE(channel.link(), Link::Open);
        QVERIFY(channel.send(u"basename \"$PWD\"\r"_s));
        QTRY_VERIFY_WITH_TIMEOUT(text.contains(u"a b; $(touch x)\r\n"_s), 20'000);
        QVERIFY(wait(m_ground->terminals.close(made->name)));
    }

    /// A cut shows nothing twice and loses nothing: what runs, runs on.
    void aCutIsMendedWithoutRepetition()
    {
        QVERIFY(m_channel->send(u"for i in 1 2 3 4 5 6; do echo step-$i; sleep 0.5; done\r"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"step-2\r\n"_s), 20'000);
        m_ground->proxy.reset();
        QTRY_COMPARE(m_channel->link(), Link::Waiting);
        QVERIFY(!m_channel->lastError().message.isEmpty());
        QVERIFY(!m_channel->send(u"x"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Open, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"step-6\r\n"_s), 20'000);
        for (int step = 1; step <= 6; ++step) {
            QCOMPARE(m_text.count(u"step-%1\r\n"_s.arg(step)), 1);
        }
        QCOMPARE(m_restarts, 0);
    }

    void aSecondProgramSeesAllThatWasThere()
    {
        QVERIFY(m_channel->send(u"echo before-$((1+1))\r"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"before-2"_s), 20'000);
        m_channel->close();
        follow(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_text.contains(u"before-2"_s), 20'000);
        QVERIFY(m_wasRepeated);
    }

    void itsEndIsTold()
    {
        QVERIFY(m_channel->send(u"exit\r"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Ended, 20'000);
    }

    void oneThatIsGoneIsTold()
    {
        QVERIFY(wait(m_ground->terminals.close(m_name)));
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Ended, 20'000);
        follow(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Ended, 20'000);
    }

    /// It waits while the server is down, and learns from the new one that the terminal is no more.
    void aServersRestartEndsIt()
    {
        m_channel->setRetryPolicy({.attempts = 0, .firstDelay = std::chrono::milliseconds(100)});
        m_ground->server.stop();
        // A server that has the time says so; else the line is dead.
        QTRY_VERIFY_WITH_TIMEOUT(m_channel->link() == Link::Waiting || m_channel->link() == Link::Ended, 20'000);
        QVERIFY(m_ground->server.start());
        QTRY_COMPARE_WITH_TIMEOUT(m_channel->link(), Link::Ended, 30'000);
    }

    /// `yes` for a while: all is read, so that the server keeps nothing, and the end comes when it is asked for.
    void aFloodIsReadAsItComes()
    {
        qint64 size = 0;
        connect(m_channel.get(), &TerminalChannel::received, this,
                [&size](const QString &text) { size += text.size(); });
        QVERIFY(
            m_channel->send(u"yes 'a line of a flood that goes on and on' | head -c 30000000; echo END-$((1+1))\r"_s));
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_text.right(200).contains(u"END-2"_s), 60'000);
        qInfo() << "30 MB of output in" << timer.elapsed() << "ms";
        QVERIFY(size > 30'000'000);
    }

private:
    void follow(bool isNew)
    {
        m_text.clear();
        m_restarts = 0;
        m_wasRepeated = false;
        m_channel = std::make_unique<TerminalChannel>(&m_ground->connection, m_name);
        connect(m_channel.get(), &TerminalChannel::received, this, [this](const QString &text, bool isRepeated) {
            m_text += text;
            m_wasRepeated = m_wasRepeated || isRepeated;
        });
        connect(m_channel.get(), &TerminalChannel::restarted, this, [this] { ++m_restarts; });
        m_channel->open(isNew);
    }

    std::unique_ptr<Ground> m_ground;
    int m_generation = -1;
    QString m_name;
    std::unique_ptr<TerminalChannel> m_channel;
    QString m_text;
    int m_restarts = 0;
    bool m_wasRepeated = false;
};

QTEST_GUILESS_MAIN(tst_LiveTerminal)
#include "tst_LiveTerminal.moc"
