// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;

class tst_Tree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytesNeedsProof()
    {
        QVERIFY(sameBytes(file("one").content, file("one", 7).content));
        QVERIFY(!sameBytes(file("one").content, file("two").content));
        QVERIFY(!sameBytes(unread(3).content, unread(3).content));
        QVERIFY(!sameBytes(unreadable().content, unreadable().content));
        QVERIFY(sameBytes(folder(1).content, folder(2).content));
        QVERIFY(!sameBytes(symlink("one").content, file("one").content));
    }

    void whatIsNotListedIsAbsentOnlyInAFolderSeenWhole()
    {
        Tree seen = tree({{"d", folder()}, {"d/x", file("1")}, {"e", folder()}, {"u", unreadable()}});
        QCOMPARE(seen.presence("d/x"_path), Presence::Present);
        QCOMPARE(seen.presence("d/y"_path), Presence::Absent);
        QCOMPARE(seen.presence("no/such/folder"_path), Presence::Absent);
        QCOMPARE(seen.presence("u"_path), Presence::Unknown);
        QCOMPARE(seen.presence("u/below"_path), Presence::Unknown);
        QVERIFY(seen.isComplete());

        Entry cut = folder();
        cut.listed = false;
        seen.insert("d"_path, cut);
        QCOMPARE(seen.presence("d"_path), Presence::Present);
        QCOMPARE(seen.presence("d/x"_path), Presence::Present);
        QCOMPARE(seen.presence("d/y"_path), Presence::Unknown);
        QCOMPARE(seen.presence("d/y/z"_path), Presence::Unknown);
        QCOMPARE(seen.presence("e/y"_path), Presence::Absent);
        QVERIFY(!seen.isComplete());
    }

    void aRootThatCouldNotBeListedIsNotEmpty()
    {
        Tree nothing;
        QCOMPARE(nothing.presence("a"_path), Presence::Absent);
        nothing.setRootListed(false);
        QCOMPARE(nothing.presence("a"_path), Presence::Unknown);
        QCOMPARE(nothing.presence("a/b"_path), Presence::Unknown);
        QVERIFY(!nothing.isComplete());
        QVERIFY(nothing.hasUnknown(TreePath()));
    }

    void knowsWhetherSomethingBelowIsUnknown()
    {
        Tree seen = tree({{"d", folder()}, {"d/e", folder()}, {"d/e/u", unreadable()}, {"f", folder()}});
        QVERIFY(seen.hasUnknown("d"_path));
        QVERIFY(!seen.hasUnknown("f"_path));
        seen.move("d/e"_path, "f/e"_path);
        QVERIFY(!seen.hasUnknown("d"_path));
        QVERIFY(seen.hasUnknown("f"_path));
        seen.erase("f"_path);
        QVERIFY(!seen.hasUnknown(TreePath()));
    }

    void isStillComparesWhatAPlanWasMadeFrom()
    {
        QVERIFY(isStill(std::nullopt, std::nullopt));
        Entry known = file({});
        known.id = {1, 2, 3};
        QVERIFY(isStill(file({}), known)); // The plan was made by somebody who sees no ids.
        QVERIFY(!isStill(known, file({})));
        QVERIFY(!isStill(std::nullopt, file("1")));
        QVERIFY(!isStill(file("1"), std::nullopt));
        QVERIFY(isStill(file("1", 3), file("1", 4))); // Saved again with the same bytes.
        QVERIFY(!isStill(file("1"), file("2")));
        QVERIFY(!isStill(folder(3), folder(4)));
        Entry executable = file("1");
        executable.content.executable = true;
        QVERIFY(!isStill(file("1"), executable));
        Entry later = unread(5);
        QVERIFY(isStill(unread(5), later));
        later.modified = 1;
        QVERIFY(!isStill(unread(5), later));
    }

    void thePathsOfAPairAreThoseOfAllThree()
    {
        const PairTrees pair{tree({{"a", file("1")}}), tree({{"b", folder()}, {"b/c", file("1")}}),
                             base({{"b", folder()}, {"d", file("1")}})};
        const std::vector<TreePath> all{"a"_path, "b"_path, "b/c"_path, "d"_path};
        QCOMPARE(pair.paths(), all);
    }
};

QTEST_GUILESS_MAIN(tst_Tree)
#include "tst_Tree.moc"
