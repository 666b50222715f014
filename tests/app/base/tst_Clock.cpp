// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"

#include <QTest>

using namespace quire;

class tst_Clock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWallTimeInUtc()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = SystemClock().now();
        QCOMPARE(now.timeSpec(), Qt::UTC);
        QVERIFY(before <= now && now <= QDateTime::currentDateTimeUtc());
    }

    void neverGoesBackAndGoesOn()
    {
        const SystemClock clock;
        const auto start = clock.monotonic();
        auto last = start;
        QTRY_VERIFY([&] {
            const auto next = clock.monotonic();
            const bool wentBack = next < last;
            last = next;
            return !wentBack && next > start;
        }());
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_Clock.moc"
