// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "models/MachineDisks.h"
#include "session/AttachedMachine.h"
#include "support/ServedFiles.h"
#include "support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FilePlace;
using models::MachineDisks;
using testing::wait;

/// Which disks of a real machine a person is offered.
class tst_MachineDisks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_served.start(), m_served.log().constData());
        m_provider = std::make_unique<testing::FixedProvider>(
            net::Endpoint{m_served.server.url(), Secret(m_served.server.token()), {}, {}});
        m_machine = std::make_unique<session::AttachedMachine>(
            m_provider.get(), machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s, QString(), m_served.clock);
        QVERIFY(wait(m_machine->whenAttached()));
    }

    void init() { QVERIFY(m_served.hold({{u"a.txt"_s, "a"}, {u"datasets/b.txt"_s, "b"}})); }

    void whatTheServerDoesNotShowIsOfferedBesideIt()
    {
        QTemporaryDir disk;
        for (const QString &name : {u"storage"_s, u"datasets"_s}) {
            QVERIFY(QDir(disk.path()).mkpath(name));
        }
        MachineDisks disks(m_machine.get());
        disks.setKnown({disk.filePath(u"storage"_s), disk.filePath(u"datasets"_s), disk.filePath(u"never"_s),
                        m_served.server.root() + u"/datasets"_s});
        QSignalSpy found(&disks, &MachineDisks::found);
        QCOMPARE(disks.root()->id(), u"fixed/m"_s);
        disks.wake();
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, 60'000);
        QCOMPARE(disks.outside().size(), 1); // The server shows a "datasets" already.
        const FilePlace storage = disks.outside().first();
        QCOMPARE(storage.id, u"storage"_s);
        QCOMPARE(storage.name, MachineDisks::tr("Storage"));
        QCOMPARE(storage.source->id(), u"fixed/m/"_s + disk.filePath(u"storage"_s));
        QCOMPARE(storage.source->machine(), u"fixed/m"_s);
        QVERIFY(wait(storage.source->makeFolder(RemotePath(u"runs"_s))));
        QVERIFY(QFileInfo(disk.filePath(u"storage/runs"_s)).isDir());
        QVERIFY(wait(m_machine->agent().link().stop()));
        QVERIFY(wait(m_machine->kernels().list())->isEmpty());
    }

    void nothingRunsThereBeforeItIsWanted()
    {
        MachineDisks disks(m_machine.get());
        QVERIFY(wait(disks.root()->list({})));
        QVERIFY(wait(m_machine->kernels().list())->isEmpty());
        QVERIFY(wait(m_machine->agent().link().stop()));
    }

private:
    testing::ServedFiles m_served;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<session::AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_MachineDisks)
#include "tst_MachineDisks.moc"
