// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "sync/BlockedPaths.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;

class tst_BlockedPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversWhatIsInside()
    {
        BlockedPaths blocked;
        blocked.add({"d/e"_path});
        QVERIFY(blocked.covers("d/e"_path) && blocked.covers("d/e/f/g"_path));
        QVERIFY(!blocked.covers("d"_path) && !blocked.covers("d/ex"_path));
        QVERIFY(blocked.isInside("d"_path) && !blocked.isInside("d/e"_path));
    }

    void blocksWhatASideCannotSeeHoldOrFollow()
    {
        Policy policy;
        policy.remote.leadingDot = policy.remote.symlinks = false;
        const PairTrees trees{tree({{".h", file("1")}, {"in", symlink("a")}, {"u", unreadable()}, {"ok", file("1")}}),
                              tree({{"out", symlink("/etc")}}),
                              {}};
        BlockedPaths blocked;
        blocked.findUnfit(trees, policy);
        const std::vector<Blocked> expected{{".h"_path, Side::Remote, BlockReason::IllegalName},
                                            {"in"_path, Side::Remote, BlockReason::NoSymlinks},
                                            {"out"_path, Side::Remote, BlockReason::LinkOutside},
                                            {"u"_path, Side::Local, BlockReason::Unknown}};
        QCOMPARE(blocked.list(), expected);
    }

    void ofTwinsTheOneThatIsThereKeepsTheName()
    {
        Policy policy;
        policy.local.foldsCase = true;
        const auto losers = [&](const Tree &local, const Tree &remote, const Base &row) {
            BlockedPaths blocked;
            blocked.findCollisions({local, remote, row}, policy);
            return blocked.list();
        };
        const Blocked upper{"A"_path, Side::Local, BlockReason::Collision};
        const Blocked lower{"a"_path, Side::Local, BlockReason::Collision};
        // Nothing speaks for either: the first.
        QCOMPARE(losers({}, tree({{"A", file("1")}, {"a", file("2")}}), {}), {lower});
        QCOMPARE(losers(tree({{"a", file("2")}}), tree({{"A", file("1")}, {"a", file("2")}}), {}), {upper});
        QCOMPARE(losers({}, tree({{"A", file("1")}, {"a", file("2")}}), base({{"a", file("2")}})), {upper});
        // Not in one folder: no twins.
        QVERIFY(losers({}, tree({{"d", folder()}, {"d/A", file("1")}, {"a", file("2")}}), {}).empty());
    }

    void aNameIsTakenByItsTwinToo()
    {
        Policy policy;
        const PairTrees trees{tree({{"A", file("1")}}), {}, base({{"gone", file("1")}})};
        QVERIFY(isNameTaken(trees, policy, "A"_path) && isNameTaken(trees, policy, "gone"_path));
        QVERIFY(!isNameTaken(trees, policy, "a"_path));
        policy.remote.foldsCase = true;
        QVERIFY(isNameTaken(trees, policy, "a"_path));
    }
};

QTEST_GUILESS_MAIN(tst_BlockedPaths)
#include "tst_BlockedPaths.moc"
