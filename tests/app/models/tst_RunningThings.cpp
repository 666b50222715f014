// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "models/RunningThings.h"
#include "session/AttachedMachine.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QTest>

using namespace quire;
using namespace quire::models;
using namespace Qt::StringLiterals;
using testing::wait;
using Kind = RunningThing::Kind;

/// What runs on a machine.
class tst_RunningThings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsComeFirstThenUnusedKernelsTerminalsAndHelpers()
    {
        session::HelperIds helpers;
        helpers.add(u"k-agent"_s);
        const QList<jupyter::SessionModel> sessions{
            {u"s2"_s, RemotePath(u"b.ipynb"_s), {}, u"notebook"_s, {u"k2"_s, u"python3"_s, u"busy"_s, {}, 1}},
            {u"s1"_s, RemotePath(u"a/.console-1/Console 1"_s), {}, u"console"_s, {u"k1"_s, u"r"_s, u"idle"_s, {}, 1}},
        };
        const QList<jupyter::KernelModel> kernels{{u"k-agent"_s, u"python3"_s, u"idle"_s, {}, 1},
                                                  {u"k1"_s, u"r"_s, u"idle"_s, {}, 1},
                                                  {u"k2"_s, u"python3"_s, u"busy"_s, {}, 1},
                                                  {u"k3"_s, u"python3"_s, u"idle"_s, {}, 0}};
        const QList<jupyter::TerminalModel> terminals{{u"2"_s, {}}, {u"quire_helper_1"_s, {}}};
        const QList<RunningThing> things = runningThings(sessions, kernels, terminals, helpers);
        QStringList ids;
        for (const RunningThing &thing : things) {
            ids.append(thing.id);
        }
        QCOMPARE(ids, (QStringList{u"s1"_s, u"s2"_s, u"k3"_s, u"2"_s, u"k-agent"_s, u"quire_helper_1"_s}));
        QCOMPARE(things.at(0).kind, Kind::Console);
        QCOMPARE(things.at(2).kind, Kind::UnusedKernel);
        QCOMPARE(things.at(3).kind, Kind::Terminal);
        QCOMPARE(things.at(4).kind, Kind::Helper);
        QCOMPARE(things.at(5).kind, Kind::Helper);
    }

    void aRealServerIsAskedAndObeys()
    {
        testing::JupyterServer server({});
        QVERIFY2(server.start(), server.log().constData());
        testing::FixedProvider provider({server.url(), Secret(server.token()), {}, {}});
        SystemClock clock;
        session::AttachedMachine machine(&provider, {u"fixed"_s, u"m"_s}, u"M"_s, {}, clock);
        QVERIFY(wait(machine.whenAttached()));
        QVERIFY(wait(machine.sessions().open(RemotePath(u"one.ipynb"_s))));
        QVERIFY(wait(machine.kernels().start(u"python3"_s)));
        QVERIFY(wait(machine.terminals().open()));
        const auto things = wait(runningOn(&machine));
        QVERIFY(things);
        QCOMPARE(things->size(), 3);
        for (const RunningThing &thing : *things) {
            QVERIFY(wait(shutDown(&machine, thing)));
        }
        QCOMPARE(wait(runningOn(&machine)), QList<RunningThing>());
    }
};

QTEST_GUILESS_MAIN(tst_RunningThings)
#include "tst_RunningThings.moc"
