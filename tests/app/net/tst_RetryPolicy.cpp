// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RetryPolicy.h"

#include <QTest>

using namespace quire;
using namespace quire::net;
using namespace std::chrono_literals;

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheMaximum()
    {
        const RetryPolicy policy{.firstDelay = 100ms, .maximumDelay = 1s, .jitter = 0};
        QCOMPARE(policy.delayAfter(1, 0), 100ms);
        QCOMPARE(policy.delayAfter(2, 0), 200ms);
        QCOMPARE(policy.delayAfter(4, 0), 800ms);
        QCOMPARE(policy.delayAfter(5, 0), 1s);
        QCOMPARE(policy.delayAfter(1'000'000, 0), 1s);
    }

    void shakesWithinItsJitterAndNeverAboveTheMaximum()
    {
        const RetryPolicy policy{.firstDelay = 100ms, .maximumDelay = 150ms, .jitter = 0.25};
        QCOMPARE(policy.delayAfter(1, 0), 75ms);
        QCOMPARE(policy.delayAfter(1, 0.5), 100ms);
        QVERIFY(policy.delayAfter(9, 0.999) <= 150ms);
    }

    void givesUpWhereTryingAgainCannotHelp()
    {
        const RetryPolicy policy{.attempts = 3};
        QVERIFY(policy.shouldRetry(2, {ErrorKind::Network, {}, {}, 0}));
        QVERIFY(!policy.shouldRetry(3, {ErrorKind::Network, {}, {}, 0}));
        QVERIFY(policy.shouldRetry(1, {ErrorKind::Server, {}, {}, 503}));
        QVERIFY(!policy.shouldRetry(1, {ErrorKind::Server, {}, {}, 500}));
        QVERIFY(!policy.shouldRetry(1, {ErrorKind::Auth, {}, {}, 403}));
        QVERIFY(!policy.shouldRetry(1, {ErrorKind::Certificate, {}, {}, 0}));
        QVERIFY(!RetryPolicy::never().shouldRetry(1, {ErrorKind::Timeout, {}, {}, 0}));
        QVERIFY(RetryPolicy::persistent().shouldRetry(100'000, {ErrorKind::Timeout, {}, {}, 0}));
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_RetryPolicy.moc"
