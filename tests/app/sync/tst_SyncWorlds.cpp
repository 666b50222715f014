// SPDX-License-Identifier: GPL-3.0-or-later
#include "PureMoves.h"
#include "SyncWorld.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Properties of reconcile() over random worlds: two disks, people who change things on both, crashes, races, listings
/// that fail. docs/sync.md names the properties and says how to run millions.
class tst_SyncWorlds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndBothSidesEndTheSame()
    {
        const quint64 first = firstSeed();
        QElapsedTimer clock;
        clock.start();
        for (quint64 seed = first; seed < first + worlds(); ++seed) {
            if (const auto failure = playRandomWorld(seed)) {
                const WorldFailure least = shrunk(*failure);
                qInfo().noquote() << "add to regressions():" << least.script.toString();
                QFAIL(qPrintable(u"seed %1: %2 (%3)"_s.arg(seed).arg(least.what, failure->what)));
            }
        }
        qInfo().noquote() << worlds() << "worlds from seed" << first << "in" << clock.elapsed() << "ms";
    }

    void aRenameSendsNothingAndKeepsTheFile()
    {
        const quint64 first = firstSeed();
        for (quint64 seed = first; seed < first + worlds() / 4; ++seed) {
            if (const auto failure = playPureMoves(seed)) {
                qInfo().noquote() << failure->script.toString();
                QFAIL(qPrintable(u"seed %1: %2"_s.arg(seed).arg(failure->what)));
            }
        }
    }

    void independentStepsComeInAnyOrder()
    {
        const quint64 first = firstSeed();
        for (quint64 seed = first; seed < first + worlds() / 10; ++seed) {
            const Script script = quiet(randomScript(seed));
            Script other = script;
            for (Step &step : other.steps) {
                step.shuffle += 77;
            }
            const auto one = endOf(script);
            const auto two = endOf(other);
            QVERIFY2(one.local == two.local && one.remote == two.remote, report(seed, script).constData());
        }
    }

    void theSidesAreAlikeButForConflicts()
    {
        const quint64 first = firstSeed();
        int compared = 0;
        for (quint64 seed = first; seed < first + worlds() / 10; ++seed) {
            Script script = quiet(randomScript(seed));
            script.direction = sync::Direction::TwoWay;
            script.localFolds = script.remoteIsPlain = false;
            const auto one = endOf(script);
            const auto two = endOf(mirrored(script));
            if (one.preferences == 0 && two.preferences == 0) {
                ++compared;
                QVERIFY2(one.local == two.remote && one.remote == two.local, report(seed, script).constData());
            }
        }
        QVERIFY(compared > int(worlds() / 100));
    }

    /// What random worlds found once.
    void regressions_data()
    {
        QTest::addColumn<QString>("script");
        const char *scripts[] = {
            "ids=none; R put d; L put d; sync 7:L,move,d,b; L mkdir d; sync; R move b d",
            "ids=certain; R put g; L put n\\xff; sync 5:R,move,n\\xff,A; L mkdir e; sync; R swap A e; sync crash=1",
            "ids=reused; mirror=down; folds; R put e; sync; L move e b; R move e d; L put D",
            "ids=none; L put f; R put d; sync; R swap d f; L mkdir a; sync crash=7; L swap d f",
            "ids=certain; L put c; L put d; sync; R put c; L swap d c; sync 0:L,remove,d; sync;"
            " R swap c c\\x20(moving\\x201)",
            "ids=certain; lazy; R put b; sync; R save b; L move b a; sync; sync 2:L,swap,a,b; R swap a b; L put b; "
            "sync;"
            " R swap b a",
            "ids=certain; folds; R put n\\xff; sync; L put D; R mkdir d; R move n\\xff d/x",
            "ids=none; folds; L put \\xc3\\xa9; R put \\xc3\\xa9; R mkdir e\\xcc\\x81; sync; sync"
            " 0:L,move,\\xc3\\xa9,e\\xcc\\x81",
        };
        for (const char *script : scripts) {
            QTest::newRow(script) << QString::fromLatin1(script);
        }
    }
    void regressions()
    {
        QFETCH(QString, script);
        const auto failure = playScript(Script::parse(script));
        QVERIFY2(!failure, qPrintable(failure.value_or(QString())));
        QCOMPARE(Script::parse(Script::parse(script).toString()).toString(), Script::parse(script).toString());
    }

private:
    struct End
    {
        std::map<sync::TreePath, QByteArray> local, remote;
        int preferences = 0;
    };

    static std::map<sync::TreePath, QByteArray> contents(const SimulatedDisk &disk)
    {
        std::map<sync::TreePath, QByteArray> all;
        for (const auto &[path, node] : disk.nodes()) {
            all[path] = node.data + (node.executable ? "x" : "");
        }
        return all;
    }

    static End endOf(const Script &script)
    {
        SyncWorld world(script, {});
        for (const Step &step : script.steps) {
            world.play(step);
        }
        world.settle();
        return {contents(world.disk(sync::Side::Local)), contents(world.disk(sync::Side::Remote)), world.preferences()};
    }

    /// Without crashes, races and lost bases: then the end depends on nothing but what people did.
    static Script quiet(Script script)
    {
        for (Step &step : script.steps) {
            step = {.edit = step.edit, .shuffle = step.shuffle};
        }
        return script;
    }

    static Script mirrored(Script script)
    {
        for (Step &step : script.steps) {
            if (step.edit) {
                step.edit->side = opposite(step.edit->side);
            }
        }
        return script;
    }

    static QByteArray report(quint64 seed, const Script &script)
    {
        return u"seed %1: %2"_s.arg(seed).arg(script.toString()).toUtf8();
    }

    static quint64 worlds()
    {
        const int given = qEnvironmentVariableIntValue("QUIRE_SYNC_WORLDS");
        return given > 0 ? static_cast<quint64>(given) : 20000;
    }

    static quint64 firstSeed()
    {
        const QString given = qEnvironmentVariable("QUIRE_SYNC_SEED");
        return given.isEmpty() ? QRandomGenerator::global()->generate() : given.toULongLong();
    }
};

QTEST_GUILESS_MAIN(tst_SyncWorlds)
#include "tst_SyncWorlds.moc"
