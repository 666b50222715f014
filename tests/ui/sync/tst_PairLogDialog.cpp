// SPDX-License-Identifier: GPL-3.0-or-later
#include "SomePairs.h"
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/sync/PairLogDialog.h"

#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using pairs::SyncEvent;

/// What happened to a pair.
class tst_PairLogDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreListedAndUndone()
    {
        SomePairs ground;
        const pairs::Pair pair = ground.add(u"data"_s);
        const auto history = SomePairs::historyOf(pair);
        QVERIFY(history);
        const QDateTime now = QDateTime::currentDateTime();
        QVERIFY(wait(
            history->add({{.kind = SyncEvent::Kind::Uploaded, .path = *sync::TreePath::fromBytes("new.txt"), .at = now},
                          {.kind = SyncEvent::Kind::DeletedThere,
                           .path = *sync::TreePath::fromBytes("old.txt"),
                           .at = now,
                           .trace = "t1"},
                          {.kind = SyncEvent::Kind::RenamedHere,
                           .path = *sync::TreePath::fromBytes("a.txt"),
                           .other = *sync::TreePath::fromBytes("b.txt"),
                           .at = now}})));
        const ui::Theme theme;
        ui::PairLogDialog dialog(ground.pairs.get(), pair, ui::Icons(&theme));
        dialog.show();
        auto *list = dialog.findChild<QTreeWidget *>();
        QTRY_COMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->text(1), u"a.txt → b.txt"_s); // The newest.
        auto *undo = dialog.findChild<QPushButton *>(u"bringBack"_s);
        list->setCurrentItem(list->topLevelItem(2));
        QVERIFY(!undo->isEnabled());
        list->setCurrentItem(list->topLevelItem(1));
        QVERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(u"Bring"));
        list->setCurrentItem(list->topLevelItem(0));
        QVERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(u"Rename"));
        QCOMPARE(accessibilityGaps(&dialog), QStringList());
    }
};

QTEST_MAIN(tst_PairLogDialog)
#include "tst_PairLogDialog.moc"
