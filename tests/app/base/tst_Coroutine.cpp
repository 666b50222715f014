// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Coroutine.h"
#include "base/Timeout.h"

#include <QTest>
#include <QtConcurrent>

using namespace quire;
using namespace std::chrono_literals;

namespace {

/// Counts how many frames are alive: every frame holds one as a local.
struct Alive
{
    inline static int count = 0;
    Alive() { ++count; }
    ~Alive() { --count; }
    Q_DISABLE_COPY_MOVE(Alive)
};

class Owner : public QObject
{
public:
    Reply<int> addOne(Reply<int> number)
    {
        Alive alive;
        const Result<int> value = co_await number;
        if (!value) {
            co_return std::unexpected(value.error());
        }
        ++m_resumed;
        co_return *value + 1;
    }
    Reply<int> addTwo(Reply<int> number)
    {
        const Result<int> once = co_await addOne(number);
        if (!once) {
            co_return std::unexpected(once.error());
        }
        co_return co_await addOne(readyReply<int>(*once));
    }
    Reply<std::unique_ptr<int>> box(Reply<int> number)
    {
        const Result<int> value = co_await number;
        co_return std::make_unique<int>(value.value_or(-1));
    }
    int resumed() const { return m_resumed; }

private:
    int m_resumed = 0;
};

Reply<QString> readInBackground()
{
    const QString text = co_await QtConcurrent::run([] { return QStringLiteral("from a thread"); });
    co_return text;
}

using IntPromise = QPromise<Result<int>>;

void answer(IntPromise &promise, Result<int> value)
{
    promise.addResult(std::move(value));
    promise.finish();
}

} // namespace

class tst_Coroutine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QTRY_COMPARE(Alive::count, 0); }

    void givesTheValueOnceTheAwaitedFutureHasIt()
    {
        Owner owner;
        IntPromise promise;
        promise.start();
        Reply<int> reply = owner.addOne(promise.future());
        QVERIFY(!reply.isFinished());
        answer(promise, 41);
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result().value(), 42);
    }

    void runsThroughWithoutTheEventLoopWhenEverythingIsReady()
    {
        Owner owner;
        QCOMPARE(owner.addTwo(readyReply<int>(1)).result().value(), 3);
    }

    void passesErrorsOn()
    {
        Owner owner;
        Reply<int> reply = owner.addTwo(readyReply<int>(failure(ErrorKind::NotFound, QStringLiteral("gone"))));
        QCOMPARE(reply.result().error().kind, ErrorKind::NotFound);
    }

    void carriesMoveOnlyValues()
    {
        Owner owner;
        Reply<std::unique_ptr<int>> reply = owner.box(readyReply<int>(7));
        QCOMPARE(*reply.takeResult().value(), 7);
    }

    void awaitsPlainFuturesOfOtherThreads()
    {
        Reply<QString> reply = readInBackground();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result().value(), QStringLiteral("from a thread"));
    }

    void deletingTheOwnerDestroysTheFrameAndCancels()
    {
        auto owner = std::make_unique<Owner>();
        IntPromise promise;
        promise.start();
        Reply<int> reply = owner->addOne(promise.future());
        QCOMPARE(Alive::count, 1);
        owner.reset();
        QCOMPARE(Alive::count, 0);
        QVERIFY(reply.isCanceled());
        answer(promise, 1);
        QCoreApplication::processEvents();
        QCOMPARE(reply.resultCount(), 0);
    }

    void cancellingTheReplyCancelsWhatItWaitsFor()
    {
        Owner owner;
        IntPromise promise;
        promise.start();
        Reply<int> reply = owner.addTwo(promise.future());
        reply.cancel();
        QTRY_VERIFY(promise.isCanceled());
        QTRY_COMPARE(Alive::count, 0);
        QCOMPARE(owner.resumed(), 0);
    }

    void aDroppedPromiseCancelsInsteadOfHangingForever()
    {
        Owner owner;
        Reply<int> reply;
        {
            IntPromise promise;
            promise.start();
            reply = owner.addOne(promise.future());
        }
        QTRY_VERIFY(reply.isCanceled());
        QVERIFY(reply.isFinished());
    }

    void awaitingAFutureThatIsAlreadyCancelledCancels()
    {
        Owner owner;
        IntPromise promise;
        promise.start();
        promise.future().cancel();
        promise.finish();
        Reply<int> reply = owner.addOne(promise.future());
        QTRY_VERIFY(reply.isCanceled());
        QCOMPARE(owner.resumed(), 0);
    }

    void whenAllGathersSeveralReplies()
    {
        Owner owner;
        QList<Reply<int>> replies{owner.addOne(readyReply<int>(1)), owner.addOne(readyReply<int>(2))};
        int sum = 0;
        auto all = QtFuture::whenAll(replies.begin(), replies.end()).then(this, [&](const QList<Reply<int>> &done) {
            for (const Reply<int> &reply : done) {
                sum += reply.result().value();
            }
        });
        QTRY_VERIFY(all.isFinished());
        QCOMPARE(sum, 5);
    }
};

QTEST_GUILESS_MAIN(tst_Coroutine)
#include "tst_Coroutine.moc"
