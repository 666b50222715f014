// SPDX-License-Identifier: GPL-3.0-or-later
#include "PureMoves.h"
#include "SyncWorld.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Whether the random tests would notice. Each mutant is an engine, or a reconcile(), with one judgement wrong; one
/// that survives means that the stories or the promises checked are too weak.
class tst_SyncMutants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsCaught_data()
    {
        QTest::addColumn<Flaws>("flaws");
        QTest::newRow("commit without looking at what was replaced") << Flaws{.commitsUnchecked = true};
        QTest::newRow("commit that forgets what it replaced") << Flaws{.commitForgetsLoser = true};
        QTest::newRow("delete without looking, and for good") << Flaws{.deletesUnchecked = true};
        QTest::newRow("delete beats edit") << Flaws{.rules = {.editBeatsDelete = false}};
        QTest::newRow("folder goes with new files in it") << Flaws{.rules = {.folderOfSurvivorsStays = false}};
        QTest::newRow("conflict copy keeps its identity") << Flaws{.conflictKeepsId = true};
        QTest::newRow("journal before effect") << Flaws{.journalsFirst = true};
        QTest::newRow("last writer wins") << Flaws{.rules = {.bothChangedIsConflict = false}};
        QTest::newRow("no attic") << Flaws{.hasNoAttic = true};
        QTest::newRow("rename over something") << Flaws{.renameReplaces = true};
        QTest::newRow("rename of another file of that name") << Flaws{.rules = {.renameKnowsOtherSide = false}};
        QTest::newRow("crash between effect and base forgotten") << Flaws{.forgetsIntents = true};
        // One for each further row of the table.
        QTest::newRow("unknown is absent") << Flaws{.rules = {.unknownIsNotAbsent = false}};
        QTest::newRow("equal files are a conflict") << Flaws{.rules = {.equalIsNoConflict = false}};
        QTest::newRow("changed file gives way to a folder") << Flaws{.rules = {.changedFileStepsAside = false}};
        QTest::newRow("nobody gives way") << Flaws{.rules = {.unchangedGivesWay = false}};
        QTest::newRow("twins of one name") << Flaws{.rules = {.collisionsAreBlocked = false}};
        QTest::newRow("rename of both is two") << Flaws{.rules = {.renameOfBothIsOne = false}};
        QTest::newRow("rings cannot turn") << Flaws{.rules = {.ringsNeedTemporaryName = false}};
    }
    void eachIsCaught()
    {
        QFETCH(Flaws, flaws);
        constexpr quint64 most = 400000;
        const quint64 first = QRandomGenerator::global()->generate();
        for (quint64 seed = first; seed < first + most; ++seed) {
            if (const auto caught = playRandomWorld(seed, flaws); caught && !playScript(caught->script)) {
                const WorldFailure least = shrunk(*caught, flaws);
                qInfo().noquote() << "world" << seed - first + 1 << ':' << least.what << '|' << least.script.toString();
                QVERIFY(!playScript(least.script));
                return;
            }
            if (const auto caught = playPureMoves(seed, flaws)) {
                qInfo().noquote() << "moves" << seed - first + 1 << ':' << caught->what << '|'
                                  << caught->script.toString();
                return;
            }
        }
        QFAIL(qPrintable(u"survived %1 worlds from seed %2"_s.arg(most).arg(first)));
    }
};

QTEST_GUILESS_MAIN(tst_SyncMutants)
#include "tst_SyncMutants.moc"
