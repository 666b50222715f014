// SPDX-License-Identifier: GPL-3.0-or-later
#include "SomePairs.h"
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/sync/SyncButton.h"
#include "ui/sync/SyncSummary.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::ui;
using namespace Qt::StringLiterals;
using quire::testing::SomePairs;

/// What the status bar says of synced folders.
class tst_SyncButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnlyWithPairs()
    {
        SomePairs ground;
        const Theme theme;
        SyncButton button(ground.pairs.get(), Icons(&theme));
        QVERIFY(button.isHidden());
        const Pair pair = ground.add(u"data"_s);
        QTRY_VERIFY(!button.isHidden());
        QCOMPARE(button.text(), u"Sync offline"_s);
        QVERIFY(button.toolTip().contains(u"data: Waits for the machine"_s));
        QVERIFY(button.accessibleName().contains(button.text()));
        QCOMPARE(testing::accessibilityGaps(&button), QStringList());
        ground.pairs->pause(pair.id);
        QTRY_COMPARE(button.text(), u"Sync paused"_s);

        QSignalSpy clicked(&button, &QToolButton::clicked);
        button.show();
        button.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
    }

    void saysTheMostPressingFirst_data()
    {
        QTest::addColumn<QList<PairRow>>("rows");
        QTest::addColumn<QString>("text");
        const QDateTime now = QDateTime::currentDateTime();
        const PairRow idle{.state = PairState::Idle, .lastRun = now};
        PairRow working{.state = PairState::Working};
        working.steps = 120;
        working.done = 3;
        PairRow conflict = idle;
        conflict.conflicts = {"a", "b"};
        PairRow broken = idle;
        broken.problems = {{u"a"_s, u"why"_s}};
        const PairRow asks{.state = PairState::NeedsAnswer};
        const PairRow offline{.state = PairState::WaitingForMachine};
        const PairRow paused{.state = PairState::Paused};
        const PairRow looks{.state = PairState::Scanning, .lastRun = now};
        QTest::newRow("none") << QList<PairRow>() << QString();
        QTest::newRow("in sync") << QList<PairRow>{idle, looks, paused} << u"In sync"_s;
        QTest::newRow("syncing") << QList<PairRow>{working, working, idle} << u"Syncing 6 of 240"_s;
        QTest::newRow("first look") << QList<PairRow>{{.state = PairState::Scanning}} << u"Syncing…"_s;
        QTest::newRow("conflicts") << QList<PairRow>{conflict, idle} << u"2 conflicts"_s;
        QTest::newRow("syncing with conflicts")
            << QList<PairRow>{conflict, working} << u"Syncing 3 of 120 · 2 conflicts"_s;
        QTest::newRow("not all") << QList<PairRow>{broken} << u"1 not synced"_s;
        QTest::newRow("stopped") << QList<PairRow>{idle, asks} << u"Sync stopped: needs an answer"_s;
        QTest::newRow("offline") << QList<PairRow>{offline, paused} << u"Sync offline"_s;
        QTest::newRow("paused") << QList<PairRow>{paused} << u"Sync paused"_s;
        QTest::newRow("failed") << QList<PairRow>{{.state = PairState::Failed}, idle} << u"Sync failed"_s;
    }
    void saysTheMostPressingFirst()
    {
        QFETCH(QList<PairRow>, rows);
        QTEST(SyncSummary::of(rows).text(), "text");
    }
};

QTEST_MAIN(tst_SyncButton)
#include "tst_SyncButton.moc"
