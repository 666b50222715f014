// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RateLimit.h"
#include "support/Waiting.h"

using namespace quire;
using namespace quire::files;
using quire::testing::wait;

class tst_RateLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALimitNobodyWaits()
    {
        RateLimit limit;
        QVERIFY(limit.take(RateLimit::Up, 1LL << 40).isFinished());
        QCOMPARE(limit.fitting(RateLimit::Up, 8 << 20), 8 << 20);
    }

    void whoComesLaterWaitsForWhatWasTaken()
    {
        RateLimit limit;
        limit.set(RateLimit::Down, 1 << 20);
        QElapsedTimer timer;
        timer.start();
        const Reply<void> first = limit.take(RateLimit::Down, 100 << 10);
        QVERIFY(wait(limit.take(RateLimit::Down, 200 << 10)));
        QVERIFY(first.isFinished());
        QVERIFY(timer.elapsed() >= 250); // 300 KiB at 1 MiB/s, with nothing saved up.
        QVERIFY(limit.take(RateLimit::Up, 1 << 30).isFinished());
    }

    void piecesAreSmallWhereThereIsLittle()
    {
        RateLimit limit;
        limit.set(RateLimit::Up, 1 << 20);
        QCOMPARE(limit.fitting(RateLimit::Up, 4 << 20), 512 << 10);
        limit.set(RateLimit::Up, 1000);
        QCOMPARE(limit.fitting(RateLimit::Up, 4 << 20), 64 << 10);
        limit.set(RateLimit::Up, 0);
        QCOMPARE(limit.fitting(RateLimit::Up, 4 << 20), 4 << 20);
    }
};

QTEST_GUILESS_MAIN(tst_RateLimit)
#include "tst_RateLimit.moc"
