// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Timeout.h"

#include <QTest>

using namespace quire;
using namespace std::chrono_literals;

class tst_Timeout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesAnAnswerThatComesInTime()
    {
        Reply<int> reply = withTimeout<int>(this, readyReply<int>(3), 1h, QStringLiteral("late"));
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result().value(), 3);
    }

    void turnsSilenceIntoAnErrorAndCancelsTheWork()
    {
        QPromise<Result<int>> never;
        never.start();
        Reply<int> reply = withTimeout<int>(this, never.future(), 1ms, QStringLiteral("late"));
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result().error().kind, ErrorKind::Timeout);
        QVERIFY(never.isCanceled());
    }

    void aDelayEndsWithItsContext()
    {
        auto context = std::make_unique<QObject>();
        const Reply<void> reply = delay(context.get(), 1h);
        context.reset();
        QTRY_VERIFY(reply.isCanceled());
    }
};

QTEST_GUILESS_MAIN(tst_Timeout)
#include "tst_Timeout.moc"
