// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "files/ContentsRoot.h"
#include "files/RootSource.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::files;
using namespace Qt::StringLiterals;

/// Where transfers find the disks of machines.
class tst_RootSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMachineHasSeveralDisksThatComeAndGoWithIt()
    {
        QList<QByteArray> made;
        RateLimit limit;
        SystemClock clock;
        MachineRoots roots(clock, &limit,
                           [&made](net::ServerConnection *connection, const QByteArray &path, RateLimit *) {
                               made.append(path);
                               return std::make_unique<ContentsRoot>(connection, RemotePath());
                           });
        QSignalSpy available(&roots, &RootSource::available);
        QSignalSpy unavailable(&roots, &RootSource::unavailable);
        QVERIFY(!roots.root(u"server/a//storage"_s));
        roots.setEndpoint(u"server/a"_s, {QUrl(u"http://127.0.0.1:1/"_s), {}, {}, {}}, {});
        RemoteRoot *shown = roots.root(u"server/a"_s);
        RemoteRoot *storage = roots.root(u"server/a//storage"_s);
        QVERIFY(shown && storage && shown != storage);
        QCOMPARE(roots.root(u"server/a//storage"_s), storage);
        QCOMPARE(made, (QList<QByteArray>{"", "//storage"}));
        QVERIFY(!roots.root(u"server/b//storage"_s));
        roots.setGone(u"server/a"_s);
        QVERIFY(!roots.root(u"server/a//storage"_s));
        QCOMPARE(unavailable.size(), 2);
        roots.setEndpoint(u"server/a"_s, {QUrl(u"http://127.0.0.1:2/"_s), {}, {}, {}}, {});
        QCOMPARE(available.last().first().toString(), u"server/a//storage"_s);
        QCOMPARE(roots.root(u"server/a//storage"_s), storage);
    }
};

QTEST_GUILESS_MAIN(tst_RootSource)
#include "tst_RootSource.moc"
