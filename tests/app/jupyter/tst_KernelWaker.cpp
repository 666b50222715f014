// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelWaker.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire::jupyter;

class tst_KernelWaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDoneWhenItHasBothAnswerAndSound()
    {
        int asked = 0;
        KernelWaker waker([&asked] { return QByteArray::number(++asked); });
        QSignalSpy awake(&waker, &KernelWaker::awake);
        waker.start(KernelWaker::Mode::Barrier);
        waker.noteIopub("stray");
        waker.noteReply(reply("stray"));
        waker.noteIopub("1");
        QCOMPARE(awake.count(), 0);
        waker.noteReply(reply("1"));
        QCOMPARE(awake.count(), 1);
        QVERIFY(!waker.isRunning());
    }

    void doesNotPesterABusyKernel()
    {
        int asked = 0;
        KernelWaker waker([&asked] { return QByteArray::number(++asked); });
        waker.start(KernelWaker::Mode::Barrier);
        QTest::qWait(1600);
        QCOMPARE(asked, 1);
        waker.noteReply(reply("1")); // free again, but not heard: now it asks
        QTRY_COMPARE(asked, 2);
    }

    void keepsAskingAKernelThatComesUp()
    {
        int asked = 0;
        KernelWaker waker([&asked] { return QByteArray::number(++asked); });
        QSignalSpy awake(&waker, &KernelWaker::awake);
        waker.start(KernelWaker::Mode::Revive);
        QTRY_COMPARE(asked, 3);
        waker.noteIopub("2");
        waker.noteReply(reply("3"));
        QCOMPARE(awake.count(), 1);
    }

    void asksForANewConnectionWhenNothingHelps()
    {
        KernelWaker waker([] { return QByteArray("1"); });
        QSignalSpy deaf(&waker, &KernelWaker::stayedDeaf);
        waker.start(KernelWaker::Mode::Revive);
        waker.noteReply(reply("1"));
        QTRY_COMPARE_WITH_TIMEOUT(deaf.count(), 1, 10'000);
    }

private:
    static Message reply(const QByteArray &parent)
    {
        Message message;
        message.type = "kernel_info_reply";
        message.parentId = parent;
        return message;
    }
};

QTEST_GUILESS_MAIN(tst_KernelWaker)
#include "tst_KernelWaker.moc"
