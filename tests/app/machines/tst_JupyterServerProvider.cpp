// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/jupyterserver/JupyterServerProvider.h"
#include "net/ServerConnection.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace quire::machines;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using Kind = AddOutcome::Kind;

class tst_JupyterServerProvider : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<store::CredentialStore> m_credentials;
    std::unique_ptr<JupyterServerProvider> m_provider;
    SystemClock m_clock;
    JupyterServer m_withToken{{}};
    JupyterServer m_withPassword{{.access = JupyterServer::Access::Password}};

    QByteArray settingsFile()
    {
        (void)wait(m_settings->flush());
        QFile file(m_folder->filePath(u"quire.ini"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_withToken.start(), m_withToken.log().constData());
        QVERIFY2(m_withPassword.start(), m_withPassword.log().constData());
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<store::Settings>(m_folder->filePath(u"quire.ini"_s));
        m_credentials = std::make_unique<store::CredentialStore>(u"quire-test"_s, m_folder->filePath(u"vault"_s));
        m_credentials->useSessionOnly();
        m_provider = std::make_unique<JupyterServerProvider>(*m_settings, *m_credentials, m_clock);
    }
    void cleanup()
    {
        m_provider.reset();
        m_credentials.reset();
        m_settings.reset();
    }

    void addsAPastedAddressAndKeepsItsTokenOutOfTheSettings()
    {
        QSignalSpy changed(m_provider.get(), &MachineProvider::machinesChanged);
        const QString pasted =
            u"  %1lab/tree/a.ipynb?token=%2\n"_s.arg(m_withToken.url().toString(), m_withToken.token());
        const auto added = wait(m_provider->add(pasted, {}, u"Work"_s));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
        QCOMPARE(added->kind, Kind::Added);
        QVERIFY(!added->notKept);
        QCOMPARE(added->machine.name, u"Work"_s);
        QCOMPARE(added->path.toString(), u"a.ipynb"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(settingsFile().contains("Work"));
        QVERIFY(!settingsFile().contains(m_withToken.token().toUtf8()));

        const auto endpoint = wait(m_provider->start(added->machine.id.machine));
        QCOMPARE(endpoint->token.reveal(), m_withToken.token());
        net::ServerConnection connection(*endpoint, m_clock);
        QVERIFY(wait(connection.probe()));
    }

    void asksForATokenWhenThereIsNoneAndRefusesAWrongOne()
    {
        const auto asked = wait(m_provider->add(m_withToken.url().toString(), {}, {}));
        QCOMPARE(asked->kind, Kind::NeedsToken);
        QCOMPARE(wait(m_provider->add(m_withToken.url().toString(), Secret(u"guess"_s), {})).error().kind,
                 ErrorKind::Auth);
        QVERIFY(m_settings->savedServers.value().isEmpty());
    }

    void logsInWithAPassword()
    {
        QCOMPARE(wait(m_provider->add(m_withPassword.url().toString(), {}, {}))->kind, Kind::NeedsPassword);
        const Secret password(m_withPassword.password());
        const auto added = wait(m_provider->add(m_withPassword.url().toString(), password, {}));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
        QCOMPARE(added->kind, Kind::Added);
        QVERIFY(!settingsFile().contains(m_withPassword.password().toUtf8()));

        const QString machine = added->machine.id.machine;
        net::ServerConnection connection(wait(m_provider->start(machine)).value(), m_clock);
        QCOMPARE(wait(connection.probe()).error().kind, ErrorKind::Auth);
        QVERIFY(wait(m_provider->logIn(machine, &connection)));
        QVERIFY(wait(connection.probe()));
    }

    void savesTheSameServerOnceAndGivesSameNamesANumber()
    {
        const Secret token(m_withToken.token());
        QVERIFY(wait(m_provider->add(m_withToken.url().toString(), token, u"A"_s)));
        QVERIFY(wait(m_provider->add(m_withToken.url().toString() + u"tree"_s, token, u"B"_s)));
        QCOMPARE(m_settings->savedServers.value().size(), 1);
        QVERIFY(wait(m_provider->add(m_withPassword.url().toString(), Secret(m_withPassword.password()), u"A"_s)));
        QCOMPARE(m_settings->savedServers.value().constLast().name, u"A (2)"_s);
    }

    void renamesAndForgets()
    {
        const auto added = wait(m_provider->add(m_withToken.url().toString(), Secret(m_withToken.token()), u"A"_s));
        const QString machine = added->machine.id.machine;
        QCOMPARE(wait(m_provider->rename(machine, u" "_s)).error().kind, ErrorKind::Format);
        QVERIFY(wait(m_provider->rename(machine, u"B"_s)));
        QCOMPARE(wait(m_provider->machines())->constFirst().name, u"B"_s);
        QVERIFY(wait(m_provider->remove(machine)));
        QVERIFY(wait(m_provider->machines())->isEmpty());
        QCOMPARE(wait(m_provider->start(machine)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_credentials->get(u"jupyter/"_s + machine)).error().kind, ErrorKind::NotFound);
    }

    void showsWhichServersAnswer()
    {
        QVERIFY(wait(m_provider->add(m_withToken.url().toString(), Secret(m_withToken.token()), u"Up"_s)));
        auto servers = m_settings->savedServers.value();
        const QUrl nowhere(u"http://127.0.0.1:%1/"_s.arg(testing::freePort()));
        servers.append({u"down"_s, u"Down"_s, nowhere});
        m_settings->savedServers.set(servers);
        const auto machines = wait(m_provider->machines()).value();
        QCOMPARE(machines.at(0).state, MachineState::Running);
        QVERIFY(machines.at(0).environment.startsWith(u"Jupyter Server 2."_s));
        QCOMPARE(machines.at(1).state, MachineState::Unreachable);
        QVERIFY(!machines.at(1).stateReason.isEmpty());
    }

    void aTokenThatCannotBeKeptStillWorksAndThePersonIsTold()
    {
        store::CredentialStore closed(u"quire-test"_s, m_folder->filePath(u"vault2"_s));
        JupyterServerProvider provider(*m_settings, closed, m_clock);
        const auto added = wait(provider.add(m_withToken.url().toString(), Secret(m_withToken.token()), {}));
        QVERIFY(added->notKept);
        QCOMPARE(wait(provider.start(added->machine.id.machine))->token.reveal(), m_withToken.token());
    }

    void aNewTokenIsTriedBeforeItReplacesTheOld()
    {
        const auto added = wait(m_provider->add(m_withToken.url().toString(), Secret(m_withToken.token()), {}));
        const QString machine = added->machine.id.machine;
        QCOMPARE(wait(m_provider->setSecret(machine, Secret(u"guess"_s))).error().kind, ErrorKind::Auth);
        QCOMPARE(wait(m_provider->start(machine))->token.reveal(), m_withToken.token());
        QVERIFY(wait(m_provider->setSecret(machine, Secret(m_withToken.token()))));
    }

    void aCertificateNobodyVouchesForIsShownAndOnlyTheOneTrustedIsAccepted()
    {
        if (!testing::makeCertificate(m_folder->path(), u"cert"_s)) {
            QSKIP("openssl is not installed");
        }
        JupyterServer secure(
            {.certificate = m_folder->filePath(u"cert.pem"_s), .key = m_folder->filePath(u"cert.key"_s)});
        QVERIFY2(secure.start(), secure.log().constData());
        const Secret token(secure.token());
        const auto asked = wait(m_provider->add(secure.url().toString(), token, {}));
        QVERIFY2(asked, asked ? "" : qPrintable(asked.error().message));
        QCOMPARE(asked->kind, Kind::NeedsTrust);
        QCOMPARE(asked->certificate->sha256.size(), 32);
        m_provider->trustCertificate(secure.url(), *asked->certificate);
        QCOMPARE(wait(m_provider->add(secure.url().toString(), token, {}))->kind, Kind::Added);
    }

    void whatIsNoJupyterServerIsNotSaved()
    {
        QVERIFY(!wait(m_provider->add(u"not an address at all"_s, {}, {})));
        const QString nowhere = u"http://127.0.0.1:%1/"_s.arg(testing::freePort());
        QCOMPARE(wait(m_provider->add(nowhere, {}, {})).error().kind, ErrorKind::Network);
        QVERIFY(m_settings->savedServers.value().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_JupyterServerProvider)
#include "tst_JupyterServerProvider.moc"
