// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "sync/Guards.h"
#include "sync/Reconcile.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_Guards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuietRoundGoes()
    {
        const std::vector<GuardFinding> found = check(files(30), files(30), files(30));
        QVERIFY(found.empty());
        QCOMPARE(verdictOf(found), Verdict::Go);
    }

    void fewDeletesGoManyAsk()
    {
        QCOMPARE(alarms(check(files(80), files(100), files(100))), {});
        QCOMPARE(alarms(check(files(79), files(100), files(100))), {Alarm::ManyDeletes});
        // A tenth of many files.
        QCOMPARE(alarms(check(files(900), files(1000), files(1000))), {});
        QCOMPARE(alarms(check(files(899), files(1000), files(1000))), {Alarm::ManyDeletes});
        QCOMPARE(verdictOf(Alarm::ManyDeletes), Verdict::Ask);
    }

    void renamesAreNoDeletes()
    {
        Tree before;
        Tree after;
        Base agreed;
        for (quint64 at = 1; at <= 100; ++at) {
            const QByteArray number = QByteArray::number(at);
            before.insert(pathOf("f" + number), file(number, at));
            after.insert(pathOf("g" + number), file(number, at));
            agreed.insert(pathOf("f" + number), {file(number).content, file(number, at).id, file(number, at).id});
        }
        QVERIFY(check(after, before, agreed).empty());
        // Without ids they would be a hundred.
        Base blind;
        for (const auto &[path, row] : agreed) {
            blind.insert(path, {row.content});
        }
        QCOMPARE(alarms(check(after, before, blind)), {Alarm::ManyDeletes});
    }

    void manyBytesAsk()
    {
        Entry large = file("large");
        large.content.size = 1'000'000'001;
        const Tree has = tree({{"f", large}, {"g", file("1")}});
        QCOMPARE(alarms(check(tree({{"g", file("1")}}), has, base({{"f", large}, {"g", file("1")}}))),
                 {Alarm::ManyBytes});
    }

    void aFolderOfTheFirstLevelAsks()
    {
        const auto withFolder = [](int count) {
            Tree made = tree({{"keep", file("1")}, {"d", folder()}});
            for (int at = 0; at < count; ++at) {
                made.insert(pathOf("d/" + QByteArray::number(at)), file("1"));
            }
            return made;
        };
        const Tree without = tree({{"keep", file("1")}});
        QCOMPARE(alarms(check(without, withFolder(9), baseOf(withFolder(9)))), {});
        QCOMPARE(alarms(check(without, withFolder(10), baseOf(withFolder(10)))), {Alarm::TopFolderDeleted});
    }

    void foldersThatLoseAllAsk()
    {
        Entries full;
        Entries empty;
        for (const char *name : {"a", "b", "c"}) {
            full.emplace_back(name, folder());
            empty.emplace_back(name, folder());
        }
        for (const char *name : {"a/x", "b/x", "c/x"}) {
            full.emplace_back(name, file("1"));
        }
        QCOMPARE(alarms(check(tree(empty), tree(full), base(full))), {Alarm::FoldersEmptied});
        empty.emplace_back("a/x", file("1"));
        QCOMPARE(alarms(check(tree(empty), tree(full), base(full))), {});
    }

    void anEmptyRootStops()
    {
        const auto found = check({}, files(3), baseOf(files(3)));
        QCOMPARE(alarms(found), {Alarm::RootEmptied});
        QCOMPARE(found.front().side, Side::Local);
        QCOMPARE(verdictOf(found), Verdict::Stop);
        // One file may well be all there was.
        QVERIFY(check({}, files(1), baseOf(files(1))).empty());
    }

    void anotherPlaceStops_data()
    {
        QTest::addColumn<RootFacts>("root");
        QTest::addColumn<int>("alarm");
        QTest::newRow("no marker") << RootFacts{.expectedMarker = "m1"} << int(Alarm::MarkerMissing);
        QTest::newRow("another marker") << RootFacts{.marker = "m2", .expectedMarker = "m1"}
                                        << int(Alarm::MarkerDiffers);
        QTest::newRow("another folder") << RootFacts{.id = {1, 2}, .expectedId = {1, 3}} << int(Alarm::RootReplaced);
        QTest::newRow("another server") << RootFacts{.owner = u"b"_s, .expectedOwner = u"a"_s}
                                        << int(Alarm::OwnerDiffers);
    }
    void anotherPlaceStops()
    {
        QFETCH(RootFacts, root);
        QFETCH(int, alarm);
        for (const Side side : {Side::Local, Side::Remote}) {
            GuardFacts facts;
            (side == Side::Local ? facts.local : facts.remote) = root;
            const GuardFinding expected{Alarm(alarm), side};
            QCOMPARE(check(files(3), files(3), files(3), facts), {expected});
            QCOMPARE(verdictOf(expected.alarm), Verdict::Stop);
        }
        GuardFacts same;
        same.local = {.marker = "m1",
                      .expectedMarker = "m1",
                      .id = {1, 2},
                      .expectedId = {1, 2},
                      .owner = u"a"_s,
                      .expectedOwner = u"a"_s};
        QVERIFY(check(files(3), files(3), files(3), same).empty());
    }

    void aMarkerOutOfReachIsNoAlarmWhereMostIsThere()
    {
        GuardFacts facts;
        facts.remote = {.expectedMarker = "m1", .isMarkerInReach = false};
        QVERIFY(check(files(4), files(2), files(4), facts).empty());
        QCOMPARE(alarms(check(files(4), files(1), files(4), facts)).front(), Alarm::MarkerMissing);
        QCOMPARE(alarms(check(files(4), Tree(), Base(), facts)).front(),
                 Alarm::MarkerMissing); // Nothing was agreed on yet.
    }

    void aCutListingDeletesNothing()
    {
        Entry cut = folder();
        cut.listed = false;
        const Tree partly = tree({{"d", cut}, {"f", file("1")}});
        const Tree whole = tree({{"d", folder()}, {"f", file("1")}, {"g", file("1")}});
        const auto found = check(partly, whole, baseOf(whole));
        QCOMPARE(alarms(found), {Alarm::ListingIncomplete});
        QCOMPARE(verdictOf(found), Verdict::NoDeletes);
        const SyncPlan made = plan(partly, whole, baseOf(whole));
        QCOMPARE(written(made), "delete R g");
        QVERIFY(withoutDeletes(made).isEmpty());
    }

    void otherRulesAndALostBaseDeleteNothing()
    {
        const Tree one = files(1);
        const Tree two = files(2);
        QCOMPARE(verdictOf(check(one, two, baseOf(two), {.rulesChanged = true})), Verdict::NoDeletes);
        QCOMPARE(verdictOf(check(one, two, Base(), {.baseLost = true})), Verdict::NoDeletes);
        QVERIFY(check(one, one, baseOf(one), {.rulesChanged = true}).empty());
    }

    void noAnswerMakesADeleteOfTheUnseenRight()
    {
        QCOMPARE(verdictOf({{Alarm::ManyDeletes, Side::Local}, {Alarm::ListingIncomplete, Side::Remote}}),
                 Verdict::NoDeletes);
    }

private:
    static Tree files(int count)
    {
        Tree made;
        for (int at = 0; at < count; ++at) {
            made.insert(pathOf("f" + QByteArray::number(at)), file("1"));
        }
        return made;
    }
    static Base baseOf(const Tree &tree)
    {
        Base made;
        for (const auto &[path, entry] : tree.entries()) {
            made.insert(path, {entry.content, entry.id, entry.id});
        }
        return made;
    }
    static SyncPlan plan(const Tree &local, const Tree &remote, const Base &agreed)
    {
        return reconcile(local, remote, agreed, Script().policy());
    }
    static std::vector<GuardFinding> check(const Tree &local, const Tree &remote, const Base &agreed,
                                           const GuardFacts &facts = {})
    {
        return checkGuards(plan(local, remote, agreed), local, remote, agreed, facts);
    }
    static std::vector<GuardFinding> check(const Tree &local, const Tree &remote, const Tree &agreed,
                                           const GuardFacts &facts = {})
    {
        return check(local, remote, baseOf(agreed), facts);
    }
    static std::vector<Alarm> alarms(const std::vector<GuardFinding> &found)
    {
        std::vector<Alarm> all;
        for (const GuardFinding &one : found) {
            if (all.empty() || all.back() != one.alarm) {
                all.push_back(one.alarm);
            }
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(tst_Guards)
#include "tst_Guards.moc"
