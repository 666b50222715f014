// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr auto copyOfF = "f (conflict anna 2026-11-21 223000)";

/// What was agreed on once.
const Entry old = file("old");

} // namespace

/// The table of docs/sync.md, row by row. A plan is written as "copy R f": bytes go to the remote side's f.
class tst_Reconcile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<Entries>("local");
        QTest::addColumn<Entries>("remote");
        QTest::addColumn<Entries>("agreed");
        QTest::addColumn<QByteArray>("plan");

        const Entries none;
        const Entries kept{{"f", old}};
        const Entries changed{{"f", file("new")}};
        const Entries other{{"f", file("other")}};
        const QByteArray conflict = "aside L f>"_ba + copyOfF + "; copy L f; copy R " + copyOfF;

        QTest::newRow("= =") << kept << kept << kept << ""_ba;
        QTest::newRow("= M: download") << kept << changed << kept << "copy L f"_ba;
        QTest::newRow("= D: delete") << kept << none << kept << "delete L f"_ba;
        QTest::newRow("M =: upload") << changed << kept << kept << "copy R f"_ba;
        QTest::newRow("M M, equal: adopt") << changed << changed << kept << "adopt f"_ba;
        QTest::newRow("M M: conflict") << changed << other << kept << conflict;
        QTest::newRow("M D: edit beats delete") << changed << none << kept << "copy R f"_ba;
        QTest::newRow("D =: delete") << none << kept << kept << "delete R f"_ba;
        QTest::newRow("D M: edit beats delete") << none << changed << kept << "copy L f"_ba;
        QTest::newRow("D D: forget") << none << none << kept << "forget f"_ba;
        QTest::newRow("- N: download") << none << changed << none << "copy L f"_ba;
        QTest::newRow("N -: upload") << changed << none << none << "copy R f"_ba;
        QTest::newRow("N N, equal: adopt") << changed << changed << none << "adopt f"_ba;
        QTest::newRow("N N: conflict") << changed << other << none << conflict;
    }
    void files() { comparePlan(); }

    void folders_data()
    {
        QTest::addColumn<Entries>("local");
        QTest::addColumn<Entries>("remote");
        QTest::addColumn<Entries>("agreed");
        QTest::addColumn<QByteArray>("plan");

        const Entries none;
        const Entries whole{{"d", folder()}, {"d/f", old}};
        const Entries more{{"d", folder()}, {"d/f", old}, {"d/new", file("new")}};
        Entry holder = folder();
        holder.keepsIgnored = true;

        QTest::newRow("new") << whole << none << none << "mkdir R d; copy R d/f"_ba;
        QTest::newRow("new on both") << Entries{{"d", folder()}} << Entries{{"d", folder()}} << none << "adopt d"_ba;
        QTest::newRow("empty ones count") << Entries{{"d", folder()}} << none << none << "mkdir R d"_ba;
        QTest::newRow("deleted: what is in it first") << none << whole << whole << "delete R d/f; delete R d"_ba;
        QTest::newRow("deleted, but there is something new")
            << none << more << whole << "mkdir L d; copy L d/new; delete R d/f"_ba;
        QTest::newRow("deleted, but something in it is unreadable")
            << none << Entries{{"d", folder()}, {"d/f", unreadable()}} << whole << "mkdir L d"_ba;
        QTest::newRow("deleted, but something in it is ignored")
            << none << Entries{{"d", holder}, {"d/f", old}} << whole << "mkdir L d; delete R d/f"_ba;
    }
    void folders() { comparePlan(); }

    void otherKinds_data()
    {
        QTest::addColumn<Entries>("local");
        QTest::addColumn<Entries>("remote");
        QTest::addColumn<Entries>("agreed");
        QTest::addColumn<QByteArray>("plan");

        const Entries asFile{{"f", old}};
        const Entries asFolder{{"f", folder()}, {"f/x", file("x")}};
        QTest::newRow("a file became a folder") << asFile << asFolder << asFile << "delete L f"_ba;
        QTest::newRow("a folder became a file")
            << Entries{{"f", file("new")}} << asFolder << asFolder << "delete R f/x; delete R f"_ba;
        QTest::newRow("changed file, and a folder: the file steps aside")
            << Entries{{"f", file("new")}} << asFolder << asFile
            << "aside L f>"_ba + copyOfF + "; mkdir L f; copy L f/x; copy R " + copyOfF;
        QTest::newRow("new file, and a folder, the other way")
            << asFolder << Entries{{"f", file("new")}} << Entries()
            << "aside R f>"_ba + copyOfF + "; mkdir R f; copy R f/x; copy L " + copyOfF;
        QTest::newRow("folder with something new in it, and a file")
            << Entries{{"f", file("new")}} << Entries{{"f", folder()}, {"f/new", file("y")}} << Entries{{"f", folder()}}
            << "aside L f>"_ba + copyOfF + "; mkdir L f; copy L f/new; copy R " + copyOfF;
        QTest::newRow("symlink: its text counts") << Entries{{"f", symlink("a")}} << Entries{{"f", symlink("b")}}
                                                  << Entries{{"f", symlink("a")}} << "copy L f"_ba;
        QTest::newRow("a symlink became a file")
            << Entries{{"f", symlink("a")}} << asFile << Entries{{"f", symlink("a")}} << "copy L f"_ba;
        QTest::newRow("a symlink that leads out is left alone")
            << Entries{{"f", symlink("../a")}} << Entries() << Entries() << ""_ba;
    }
    void otherKinds() { comparePlan(); }

    void unknownIsNotAbsent_data()
    {
        QTest::addColumn<Entries>("local");
        QTest::addColumn<Entries>("remote");
        QTest::addColumn<Entries>("agreed");
        QTest::addColumn<QByteArray>("plan");

        Entry cut = folder();
        cut.listed = false;
        const Entries whole{{"d", folder()}, {"d/f", old}};
        QTest::newRow("unreadable here") << Entries{{"f", unreadable()}} << Entries{{"f", file("new")}}
                                         << Entries{{"f", old}} << ""_ba;
        QTest::newRow("list of names cut") << Entries{{"d", cut}} << whole << whole << ""_ba;
        QTest::newRow("cut, and deleted there") << Entries{{"d", cut}} << Entries() << whole << "mkdir R d"_ba;
        QTest::newRow("cut, and something new there")
            << Entries{{"d", cut}} << Entries{{"d", folder()}, {"d/n", old}} << Entries{{"d", folder()}} << ""_ba;
    }
    void unknownIsNotAbsent() { comparePlan(); }

    void aRootThatCannotBeListedStopsEverything()
    {
        Tree blind;
        blind.setRootListed(false);
        QVERIFY(reconcile(blind, tree({{"f", old}}), base({{"f", old}}), policy()).isEmpty());
        QVERIFY(reconcile(tree({{"f", old}}), blind, base({{"f", old}}), policy()).isEmpty());
    }

    void whatNobodyReadYetIsReadBeforeAConflictIsDeclared()
    {
        // Of the size it had: may be unchanged. Of another: cannot be.
        QCOMPARE(plan({{"f", file("new")}}, {{"f", unread(3)}}, {{"f", old}}), "hash R f");
        QCOMPARE(plan({{"f", file("new")}}, {{"f", unread(9)}}, {{"f", old}}),
                 "aside L f>"_ba + copyOfF + "; copy L f; copy R " + copyOfF);
        QCOMPARE(plan({{"f", unread(3)}}, {{"f", unread(3)}}, {}), "hash L f; hash R f");
        QCOMPARE(plan({}, {{"f", unread(3)}}, {{"f", old}}), "hash R f");
        QCOMPARE(plan({}, {{"f", unread(3)}}, {}), "copy L f");
    }

    void theExecutableBitIsMergedOnItsOwn()
    {
        Entry on = old;
        on.content.executable = true;
        Entry changed = file("new");
        Entry silent = old;
        silent.content.executable.reset();
        QCOMPARE(plan({{"f", on}}, {{"f", old}}, {{"f", old}}), "chmod R f");
        QCOMPARE(plan({{"f", on}}, {{"f", old}}, {{"f", on}}), "chmod L f");
        QCOMPARE(plan({{"f", on}}, {{"f", old}}, {}), "chmod R f");
        QCOMPARE(plan({{"f", on}}, {{"f", silent}}, {{"f", on}}), "");
        // Bit here, bytes there: both.
        const SyncPlan both = reconcile(tree({{"f", on}}), tree({{"f", changed}}), base({{"f", old}}), policy());
        QCOMPARE(written(both), "chmod R f; copy L f");
        QVERIFY(both.files.front().executable);
    }

    void eachStepSaysWhatItExpects()
    {
        const SyncPlan made = reconcile(tree({{"f", file("new", 7)}}), tree({{"f", file("old", 8)}}),
                                        base({{"f", file("old", 8)}}), policy());
        QCOMPARE(made.files.size(), 1);
        QCOMPARE(made.files.front().side, Side::Remote);
        QCOMPARE(made.files.front().here, file("old", 8));
        QCOMPARE(made.files.front().there, file("new", 7));
    }

    void aConflictIsReported()
    {
        const SyncPlan made =
            reconcile(tree({{"f", file("mine")}}), tree({{"f", file("theirs")}}), base({{"f", old}}), policy());
        const Conflict expected{"f"_path,    *TreePath::fromBytes(copyOfF), Side::Local,
                                old.content, file("mine").content,          file("theirs").content};
        QCOMPARE(made.conflicts, {expected});
    }

    void mirrorsMakeOneSideAsTheOtherIs()
    {
        const Entries source{{"d", folder()}, {"d/f", file("new")}, {"only", file("1")}, {"k", file("k")}};
        const Entries target{
            {"d", folder()}, {"d/f", file("edited")}, {"extra", file("2")}, {"k", folder()}, {"k/x", old}};
        Policy up = policy();
        up.direction = Direction::MirrorUp;
        QCOMPARE(written(reconcile(tree(source), tree(target), {}, up)),
                 "adopt d; copy R d/f; copy R only; delete R k/x; delete R extra; delete R k");
        Policy down = policy();
        down.direction = Direction::MirrorDown;
        QCOMPARE(written(reconcile(tree(target), tree(source), {}, down)),
                 "adopt d; copy L d/f; copy L only; delete L k/x; delete L extra; delete L k");
    }

    void aLostBaseDeletesNothing()
    {
        QCOMPARE(plan({{"a", old}, {"l", old}, {"f", old}}, {{"a", old}, {"r", old}, {"f", file("new")}}, {}),
                 "aside L f>"_ba + copyOfF + "; adopt a; copy L f; copy R " + copyOfF + "; copy R l; copy L r");
    }

    void namesThatFoldAreNeverTwoFilesForOne()
    {
        Policy caseless = policy();
        caseless.local.foldsCase = true;
        const SyncPlan made = reconcile({}, tree({{"A", file("1")}, {"a", file("2")}}), {}, caseless);
        QCOMPARE(written(made), "copy L A");
        const Blocked lower{"a"_path, Side::Local, BlockReason::Collision};
        QCOMPARE(made.blocked, {lower});
    }

    void unchangedTreesNeedNothing()
    {
        Entries many;
        std::vector<QByteArray> names;
        for (int at = 0; at < 10000; ++at) {
            names.push_back("f" + QByteArray::number(at));
        }
        for (std::size_t at = 0; at < names.size(); ++at) {
            many.emplace_back(names[at].constData(), file("same", at + 1));
        }
        QVERIFY(reconcile(tree(many), tree(many), base(many), policy()).isEmpty());
    }

private:
    static Policy policy() { return Script().policy(); }
    static QByteArray plan(const Entries &local, const Entries &remote, const Entries &agreed)
    {
        return written(reconcile(tree(local), tree(remote), base(agreed), policy()));
    }
    static void comparePlan()
    {
        QFETCH(Entries, local);
        QFETCH(Entries, remote);
        QFETCH(Entries, agreed);
        QTEST(plan(local, remote, agreed), "plan");
    }
};

QTEST_GUILESS_MAIN(tst_Reconcile)
#include "tst_Reconcile.moc"
