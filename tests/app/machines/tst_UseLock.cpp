// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/UseLock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_UseLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhetherOthersHoldIt()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"in-use"_s);
        const auto first = UseLock::take(file);
        QVERIFY(first);
        QVERIFY(first->isAlone());
        auto second = UseLock::take(file);
        QVERIFY(second);
        QVERIFY(!first->isAlone());
        QVERIFY(!second->isAlone());
        second.reset();
        QVERIFY(first->isAlone());
    }

    void cannotBeTakenWhereNoFileCanBe() { QVERIFY(!UseLock::take(u"/nonexistent/in-use"_s)); }
};

QTEST_GUILESS_MAIN(tst_UseLock)
#include "tst_UseLock.moc"
