// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "sync/RenameMatcher.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;

/// Through reconcile(), so that what is done with the rest is seen too. The last number of an entry is its inode.
class tst_RenameMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRenameIsReplayed()
    {
        QCOMPARE(plan({{"q", a}}, {{"p", a}}, {{"p", a}}), "rename R p>q");
        QCOMPARE(plan({{"p", a}}, {{"q", a}}, {{"p", a}}), "rename L p>q");
    }

    void anEditOnTheOtherSideFollows()
    {
        QCOMPARE(plan({{"q", a}}, {{"p", file("edited", 1)}}, {{"p", a}}), "rename R p>q; copy L q");
    }

    void aFolderMovesWhole()
    {
        const Entries before{{"d", folder(1)}, {"d/x", file("x", 2)}, {"d/e", folder(3)}, {"d/e/y", file("y", 4)}};
        const Entries after{{"z", folder(1)}, {"z/x", file("x", 2)}, {"z/e", folder(3)}, {"z/e/y", file("y", 4)}};
        QCOMPARE(plan(after, before, before), "rename R d>z");
    }

    void intoANewFolder()
    {
        QCOMPARE(plan({{"n", folder(8)}, {"n/m", folder(9)}, {"n/m/p", a}}, {{"p", a}}, {{"p", a}}),
                 "mkdir R n; mkdir R n/m; rename R p>n/m/p");
    }

    void chainsAndRings()
    {
        const Entries before{{"p", a}, {"q", b}};
        QCOMPARE(plan({{"q", a}, {"r", b}}, before, before), "rename R q>r; rename R p>q");
        QCOMPARE(plan({{"q", a}, {"p", b}}, before, before),
                 "rename R p>p (moving 1); rename R q>p; rename R p (moving 1)>q");
    }

    void aFolderIntoTheOneThatTookItsName()
    {
        QCOMPARE(plan({{"d", folder(2)}, {"d/n", folder(1)}}, {{"d", folder(1)}, {"e", folder(2)}},
                      {{"d", folder(1)}, {"e", folder(2)}}),
                 "rename R d>d (moving 1); rename R e>d; rename R d (moving 1)>d/n");
    }

    void movedOnBothSides()
    {
        QCOMPARE(plan({{"q", a}}, {{"q", a}}, {{"p", a}}), "rebase L p>q");
        // To two names: the remote one wins.
        QCOMPARE(plan({{"mine", a}}, {{"theirs", a}}, {{"p", a}}), "rename L mine>theirs");
    }

    void theNameOfARingNeverWins()
    {
        QCOMPARE(plan({{"q", a}}, {{"p (moving 1)", a}}, {{"p", a}}),
                 "rebase R p>p (moving 1); rename R p (moving 1)>q");
    }

    void whatTheOtherSideReplacedOrDeletedIsNotMoved()
    {
        QCOMPARE(plan({{"q", a}}, {{"p", file("another", 9)}}, {{"p", a}}), "copy L p; copy R q");
        QCOMPARE(plan({{"q", a}}, {}, {{"p", a}}), "forget p; copy R q");
        QCOMPARE(plan({{"q", a}}, {{"p", a}, {"q", b}}, {{"p", a}}),
                 "aside L q>q (conflict anna 2026-11-21 223000); copy L q; copy R q (conflict anna 2026-11-21 223000);"
                 " delete R p");
    }

    void anEditorsBackupIsNoRename()
    {
        // p~ is the old file, p a new one: the name keeps its history.
        QCOMPARE(plan({{"p~", a}, {"p", file("saved", 9)}}, {{"p", a}}, {{"p", a}}), "copy R p; copy R p~");
    }

    void aNumberUsedAgainIsNotTheSameFile()
    {
        const auto reused = [](const QByteArray &content) {
            Entry entry = file(content, 1);
            entry.id.born = 0;
            return entry;
        };
        QCOMPARE(plan({{"q", reused("one")}}, {{"p", reused("one")}}, {{"p", reused("one")}}), "rename R p>q");
        QCOMPARE(plan({{"q", reused("two")}}, {{"p", reused("one")}}, {{"p", reused("one")}}), "copy R q; delete R p");
    }

    void hardLinksAreNobody()
    {
        QCOMPARE(plan({{"q", a}, {"r", a}}, {{"p", a}}, {{"p", a}}), "copy R q; copy R r; delete R p");
    }

    void onlyTheCaseOfAName()
    {
        Policy caseless = Script().policy();
        caseless.remote.foldsCase = true;
        QCOMPARE(written(reconcile(tree({{"P", a}}), tree({{"p", a}}), base({{"p", a}}), caseless)),
                 "rename R p>p (moving 1); rename R p (moving 1)>P");
    }

    void aNameTheOtherSideCannotHoldDeletesNothing()
    {
        Policy strict = Script().policy();
        strict.remote.leadingDot = false;
        const SyncPlan hidden = reconcile(tree({{".p", a}}), tree({{"p", a}}), base({{"p", a}}), strict);
        QVERIFY(hidden.isEmpty());
        QCOMPARE(hidden.blocked.size(), 2);
        strict.remote.leadingDot = strict.remote.foldsCase = true;
        const SyncPlan twin =
            reconcile(tree({{"Q", a}, {"q", b}}), tree({{"p", a}, {"q", b}}), base({{"p", a}, {"q", b}}), strict);
        QVERIFY(twin.isEmpty());
    }

    void aMirrorFollowsOnlyItsSource()
    {
        Policy up = Script().policy();
        up.direction = Direction::MirrorUp;
        QCOMPARE(written(reconcile(tree({{"q", a}}), tree({{"p", a}}), base({{"p", a}}), up)), "rename R p>q");
        QCOMPARE(written(reconcile(tree({{"p", a}}), tree({{"q", a}}), base({{"p", a}}), up)), "copy R p; delete R q");
    }

private:
    static QByteArray plan(const Entries &local, const Entries &remote, const Entries &agreed)
    {
        return written(reconcile(tree(local), tree(remote), base(agreed), Script().policy()));
    }

    const Entry a = file("a", 1);
    const Entry b = file("b", 2);
};

QTEST_GUILESS_MAIN(tst_RenameMatcher)
#include "tst_RenameMatcher.moc"
