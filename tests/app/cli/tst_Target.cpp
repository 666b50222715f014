// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Target.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace quire;
using namespace Qt::StringLiterals;
using cli::Target;
using quire::testing::JupyterServer;
using quire::testing::wait;

/// What a person may write after --machine.
class tst_Target : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // So that this computer's root is not made in the real home.
        QDir().mkpath(m_folder.filePath(u"home"_s));
        qputenv("HOME", m_folder.filePath(u"home"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toUtf8());
        QVERIFY2(m_withToken.start(), m_withToken.log().constData());
        QVERIFY2(m_withPassword.start(), m_withPassword.log().constData());
        store::Settings settings(store::Settings::standardFile());
        settings.savedServers.set({{u"w1"_s, u"Work"_s, m_withToken.url()}});
        QVERIFY(wait(settings.flush()));
    }

    void takesASavedServerByNameInAnyCaseOrById_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::newRow("name") << u"Work"_s;
        QTest::newRow("typed quickly") << u"work"_s;
        QTest::newRow("as quire machines lists it") << u"jupyter/w1"_s;
    }

    void takesASavedServerByNameInAnyCaseOrById()
    {
        QFETCH(const QString, machine);
        Target target;
        QVERIFY(wait(target.enter(machine, Secret(m_withToken.token()))));
        QCOMPARE(target.displayName(), u"Work"_s);
        QCOMPARE(target.connection()->endpoint().baseUrl, m_withToken.url());
        QVERIFY(target.localRoot().isEmpty());
        QVERIFY(wait(target.connection()->probe()));
        QVERIFY(wait(target.leave()));
    }

    void takesAnAddressAsItStandsInABrowser()
    {
        Target target;
        QVERIFY(wait(target.enter(m_withToken.url().toString() + u"lab/tree/a.ipynb"_s, Secret(m_withToken.token()))));
        QCOMPARE(target.displayName(), u"127.0.0.1"_s);
        QVERIFY(wait(target.connection()->probe()));
    }

    void logsInWithAPasswordWhereThatIsWanted()
    {
        Target target;
        QVERIFY(wait(target.enter(m_withPassword.url().toString(), Secret(m_withPassword.password()))));
        QVERIFY(wait(target.connection()->probe()));
        Target wrong;
        QCOMPARE(wait(wrong.enter(m_withPassword.url().toString(), Secret(u"guess"_s))).error().kind, ErrorKind::Auth);
    }

    void saysHowToGiveATokenThatIsMissing()
    {
        Target target;
        const auto entered = wait(target.enter(m_withToken.url().toString(), {}));
        QCOMPARE(entered.error().kind, ErrorKind::Auth);
        QVERIFY(entered.error().message.contains(u"QUIRE_TOKEN"_s));
    }

    void aNameNobodyHasIsNotTakenForAnAddress()
    {
        Target target;
        const auto entered = wait(target.enter(u"nobody"_s, {}));
        QCOMPARE(entered.error().kind, ErrorKind::NotFound);
        QVERIFY(entered.error().message.contains(u"nobody"_s));
        QVERIFY(!target.connection());
    }

    void withoutANameItIsThisComputerWhoseIdleServerEndsAfterwards()
    {
        Target target;
        QSignalSpy progressed(&target, &Target::progressed);
        QVERIFY(wait(target.enter({}, {})));
        QVERIFY(!progressed.isEmpty());
        QVERIFY(!target.localRoot().isEmpty());
        QVERIFY(QDir(target.localRoot()).exists());
        const net::Endpoint endpoint = target.connection()->endpoint();
        QVERIFY(wait(target.connection()->probe()));
        QVERIFY(wait(target.leave()));
        SystemClock clock;
        net::ServerConnection afterwards(endpoint, clock);
        QCOMPARE(wait(afterwards.probe()).error().kind, ErrorKind::Network);
    }

private:
    QTemporaryDir m_folder;
    JupyterServer m_withToken{{}};
    JupyterServer m_withPassword{{.access = JupyterServer::Access::Password}};
};

QTEST_GUILESS_MAIN(tst_Target)
#include "tst_Target.moc"
