// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ProcessWatch.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_ProcessWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsALivingProcess()
    {
        const ProcessId self = ProcessId::of(QCoreApplication::applicationPid());
        QVERIFY(self.isAlive());
        QVERIFY(self.startTime > 0);
        QVERIFY(!ProcessId{}.isAlive());
    }

    void aNumberUsedAgainIsAnotherProcess()
    {
        ProcessId other = ProcessId::of(QCoreApplication::applicationPid());
        other.startTime -= 1;
        QVERIFY(!other.isAlive());
        QVERIFY(!other.terminate());
    }

    void tellsOnceWhenTheProcessEnds()
    {
        qint64 pid = 0;
        QVERIFY(QProcess::startDetached(u"sleep"_s, {u"1000"_s}, {}, &pid));
        const ProcessId process = ProcessId::of(pid);
        ProcessWatch watch(process);
        QSignalSpy ended(&watch, &ProcessWatch::ended);
        QVERIFY(process.terminate());
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(!process.isAlive());
        QCOMPARE(ended.size(), 1);
    }

    void tellsWhenItWasGoneBefore()
    {
        ProcessWatch watch(ProcessId{});
        QSignalSpy ended(&watch, &ProcessWatch::ended);
        QTRY_COMPARE(ended.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_ProcessWatch)
#include "tst_ProcessWatch.moc"
