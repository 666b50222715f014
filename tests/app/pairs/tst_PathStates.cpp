// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PathStates.h"

#include <QTest>

using namespace quire::pairs;
using namespace quire::sync;

/// How each path of a pair stands while it is synced.
class tst_PathStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planSaysWhatWaits()
    {
        PathStates states;
        Base base;
        base.insert(path("a"), {});
        base.insert(path("a/old"), {});
        states.setBase(base);
        SyncPlan plan;
        plan.files = {step(ActionKind::Copy, Side::Remote, "a/up"), step(ActionKind::Copy, Side::Local, "b/c/down"),
                      step(ActionKind::Adopt, Side::Local, "a/same")};
        plan.deletes = {step(ActionKind::Delete, Side::Local, "a/old")};
        states.setPlan(plan);
        QCOMPARE(states.steps(), 3);
        QCOMPARE(badge(states, "a/up"), SyncBadge::WaitingUp);
        QCOMPARE(badge(states, "a/old"), SyncBadge::WaitingDown);
        QCOMPARE(badge(states, "b/c/down"), SyncBadge::WaitingDown);
        QCOMPARE(badge(states, "a/same"), SyncBadge::Unknown);
        QCOMPARE(badge(states, "b"), SyncBadge::WaitingDown);
        QCOMPARE(badge(states, "a"), SyncBadge::WaitingDown);

        states.settle(path("a/up"));
        QCOMPARE(states.done(), 1);
        QCOMPARE(badge(states, "a/up"), SyncBadge::Synced);
    }

    void folderShowsTheWorstInIt()
    {
        PathStates states;
        SyncPlan plan;
        plan.files = {step(ActionKind::Copy, Side::Remote, "a/b/up")};
        states.setPlan(plan);
        states.setConflicts({path("a/both")});
        states.setProblems({path("a/b/c/broken")});
        QCOMPARE(badge(states, "a"), SyncBadge::Problem);
        QCOMPARE(badge(states, "a/b"), SyncBadge::Problem);
        QCOMPARE(badge(states, "a/b/up"), SyncBadge::WaitingUp);
        states.setProblems({});
        QCOMPARE(badge(states, "a"), SyncBadge::Conflict);
        QCOMPARE(badge(states, "a/b"), SyncBadge::WaitingUp);
        QCOMPARE(states.badges()->of({}, true), SyncBadge::Conflict);
    }

    void whatIsLeftOutSaysNothingOfItsFolder()
    {
        PathStates states;
        states.setRules(IgnoreRules("*.log\ncache/"));
        Base base;
        base.insert(path("a"), {});
        states.setBase(base);
        states.setLeftOut({path("a/large")});
        QCOMPARE(badge(states, "a/x.log"), SyncBadge::Ignored);
        QCOMPARE(badge(states, "a/large"), SyncBadge::Ignored);
        QCOMPARE(states.badges()->of(path("a/cache"), true), SyncBadge::Ignored);
        QCOMPARE(badge(states, "a"), SyncBadge::Synced);
    }

    void whatWasToldStays()
    {
        PathStates states;
        states.setConflicts({path("a")});
        const auto told = states.badges();
        QCOMPARE(states.badges(), told);
        states.setConflicts({});
        QCOMPARE(told->of(path("a"), false), SyncBadge::Conflict);
        QCOMPARE(badge(states, "a"), SyncBadge::Unknown);
    }

private:
    static TreePath path(const char *bytes) { return TreePath::fromBytes(bytes).value_or(TreePath()); }
    static Action step(ActionKind kind, Side side, const char *name)
    {
        return {.kind = kind, .side = side, .path = path(name)};
    }
    static SyncBadge badge(PathStates &states, const char *name) { return states.badges()->of(path(name), false); }
};

QTEST_APPLESS_MAIN(tst_PathStates)
#include "tst_PathStates.moc"
