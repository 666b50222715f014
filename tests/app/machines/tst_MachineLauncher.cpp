// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"
#include "machines/MachineLauncher.h"
#include "support/ScriptedHttpServer.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::machines;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using quire::testing::FakeProvider;
using quire::testing::ScriptedHttpServer;
using Stage = MachineLauncher::Stage;

class tst_MachineLauncher : public QObject
{
    Q_OBJECT

private:
    net::Endpoint endpointOf(const ScriptedHttpServer &server) const
    {
        net::Endpoint endpoint;
        endpoint.baseUrl = server.url();
        return endpoint;
    }

private Q_SLOTS:
    void goesThroughItsStagesToReady()
    {
        ScriptedHttpServer server;
        server.expect(200, "{\"version\":\"2.15.0\"}");
        FakeProvider provider(u"x"_s);
        MachineLauncher launcher(&provider, u"m"_s);
        QSignalSpy ready(&launcher, &MachineLauncher::ready);
        QSignalSpy progressed(&launcher, &MachineLauncher::progressed);
        QList<Stage> stages;
        connect(&launcher, &MachineLauncher::stageChanged, this, [&](Stage stage) { stages.append(stage); });
        launcher.launch();
        Q_EMIT provider.startProgressed(u"m"_s, u"Booting"_s);
        Q_EMIT provider.startProgressed(u"other"_s, u"Not ours"_s);
        provider.answerStart(endpointOf(server));
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(stages, (QList{Stage::StartingMachine, Stage::WaitingForServer, Stage::Ready}));
        QCOMPARE(progressed.size(), 1);
        QCOMPARE(ready.first().first().value<net::Endpoint>().baseUrl, server.url());
    }

    void waitsWhileTheServerIsStillComingUp()
    {
        ScriptedHttpServer server;
        server.expect(503, "");
        server.expect(502, "");
        server.expect(200, "{\"version\":\"2.15.0\"}");
        FakeProvider provider(u"x"_s);
        MachineLauncher launcher(&provider, u"m"_s);
        QSignalSpy ready(&launcher, &MachineLauncher::ready);
        launcher.launch();
        provider.answerStart(endpointOf(server));
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(server.requests().size(), 3);
    }

    void givesUpAfterItsTimeWithTheLastReason()
    {
        FakeProvider provider(u"x"_s);
        MachineLauncher launcher(&provider, u"m"_s);
        launcher.setServerTimeout(1ms);
        QSignalSpy failed(&launcher, &MachineLauncher::failed);
        launcher.launch();
        net::Endpoint nowhere;
        nowhere.baseUrl = QUrl(u"http://127.0.0.1:9/"_s);
        provider.answerStart(nowhere);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Network);
        QCOMPARE(launcher.stage(), Stage::Failed);
    }

    void aProvidersRefusalEndsIt()
    {
        FakeProvider provider(u"x"_s);
        MachineLauncher launcher(&provider, u"m"_s);
        QSignalSpy failed(&launcher, &MachineLauncher::failed);
        launcher.launch();
        provider.answerStart(failure(ErrorKind::Unsupported, u"install it"_s));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message, u"install it"_s);
    }

    void cancellingOffersToStopAMachineThatMayBeRunning()
    {
        FakeProvider provider(u"x"_s);
        MachineLauncher launcher(&provider, u"m"_s);
        QSignalSpy cancelled(&launcher, &MachineLauncher::cancelled);
        QSignalSpy offered(&launcher, &MachineLauncher::stopOffered);
        QSignalSpy ready(&launcher, &MachineLauncher::ready);
        launcher.launch();
        launcher.cancel();
        launcher.cancel();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(offered.size(), 1);
        QVERIFY(provider.stopped.isEmpty());
        QVERIFY(launcher.stopMachine().result());
        QCOMPARE(provider.stopped, QStringList{u"m"_s});
        QTRY_VERIFY(provider.endpoint.isCanceled());
        QCOMPARE(ready.size(), 0);
    }

    void whereNothingCanBeStoppedNothingIsOffered()
    {
        FakeProvider provider(u"x"_s);
        provider.offered = Capability::Rename;
        MachineLauncher launcher(&provider, u"m"_s);
        QSignalSpy offered(&launcher, &MachineLauncher::stopOffered);
        launcher.launch();
        launcher.cancel();
        QCOMPARE(offered.size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_MachineLauncher)
#include "tst_MachineLauncher.moc"
