// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SettingItem.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire::store;
using namespace Qt::StringLiterals;

class tst_SettingItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsDefaultAndNothingStoredAtFirst()
    {
        const SettingItem<int> item(u"a/b"_s, 7, nullptr);
        QCOMPARE(item.value(), 7);
        QCOMPARE(item.key(), u"a/b"_s);
        QVERIFY(!item.stored().isValid());
    }

    void tellsOnceWhenItReallyChanges()
    {
        SettingItem<int> item(u"a"_s, 7, nullptr);
        QSignalSpy changed(&item, &SettingItemBase::changed);
        item.set(7);
        QCOMPARE(changed.size(), 0);
        item.set(8);
        item.set(8);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(item.stored(), QVariant(8));
    }

    void goingBackToTheDefaultStoresNothing()
    {
        SettingItem<QString> item(u"a"_s, u"x"_s, nullptr);
        item.set(u"y"_s);
        item.reset();
        QCOMPARE(item.value(), u"x"_s);
        QVERIFY(!item.stored().isValid());
    }
};

QTEST_GUILESS_MAIN(tst_SettingItem)
#include "tst_SettingItem.moc"
