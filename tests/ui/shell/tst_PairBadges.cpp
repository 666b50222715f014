// SPDX-License-Identifier: GPL-3.0-or-later
#include "../sync/SomePairs.h"
#include "ui/shell/PairBadges.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::SyncBadge;

/// What the file browser shows of synced folders.
class tst_PairBadges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfAPairHaveABadge()
    {
        testing::SomePairs ground;
        const ui::PairBadges badges(ground.pairs.get());
        QSignalSpy changed(&badges, &models::SyncBadges::changed);
        QVERIFY(!badges.isShown(u"jupyter/one"_s));
        ground.add(u"data"_s);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(badges.isShown(u"jupyter/one"_s));
        QVERIFY(!badges.isShown(u"jupyter/two"_s));
        QCOMPARE(badges.badge(u"jupyter/one"_s, RemotePath(u"storage/data/__pycache__/x"_s)), SyncBadge::Ignored);
        QCOMPARE(badges.badge(u"jupyter/one"_s, RemotePath(u"storage/other"_s)), SyncBadge::None);
        QCOMPARE(badges.badge(u"jupyter/one"_s, RemotePath(u"storage/data/a"_s)), SyncBadge::Waiting);
        // The storage as a place of its own.
        QVERIFY(badges.isShown(u"jupyter/one//storage"_s));
        QCOMPARE(badges.badge(u"jupyter/one//storage"_s, RemotePath(u"data/__pycache__/x"_s)), SyncBadge::Ignored);
        QCOMPARE(badges.badge(u"jupyter/one//storage"_s, RemotePath(u"other"_s)), SyncBadge::None);
        QVERIFY(std::ranges::any_of(changed,
                                    [](const QVariantList &one) { return one.at(0) == u"jupyter/one//storage"_s; }));
        ground.pairs->pause(ground.pairs->rows().first().pair.id);
        QTRY_COMPARE(ground.pairs->rows().first().state, pairs::PairState::Paused);
        QCOMPARE(badges.badge(u"jupyter/one"_s, RemotePath(u"storage/data/a"_s)), SyncBadge::Waiting);
    }
};

QTEST_MAIN(tst_PairBadges)
#include "tst_PairBadges.moc"
