// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "machines/MachineCatalog.h"
#include "machines/local/LocalProvider.h"
#include "runs/RunJournal.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "session/Workspace.h"
#include "store/Settings.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace quire;
using namespace Qt::StringLiterals;
using machines::LocalProvider;
using machines::MachineId;
using session::NotebookRef;
using session::NotebookSession;
using session::Workspace;

/// What is open, without any machine having to answer.
class tst_Workspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<store::Settings>(m_folder->filePath(u"quire.ini"_s));
        m_recovery = std::make_unique<session::Recovery>(m_folder->filePath(u"copies"_s));
        m_journal = std::make_unique<runs::RunJournal>(m_folder->filePath(u"runs.sqlite"_s));
        std::ignore = m_journal->open();
        m_catalog = std::make_unique<machines::MachineCatalog>();
        m_local = new LocalProvider({m_folder->filePath(u"state"_s)}, root(), m_clock);
        m_catalog->addProvider(m_local);
        m_catalog->addProvider(new testing::FixedProvider({}));
        m_workspace = std::make_unique<Workspace>(m_catalog.get(), m_local, m_settings.get(), m_recovery.get(),
                                                  m_journal.get(), m_clock);
    }

    void cleanup()
    {
        m_workspace.reset();
        m_catalog.reset();
        m_journal.reset();
        m_recovery.reset();
        m_settings.reset();
    }

    void aNotebookIsOpenOnce()
    {
        QSignalSpy opened(m_workspace.get(), &Workspace::notebookOpened);
        NotebookSession *first = m_workspace->open(remote(u"a.ipynb"_s));
        QVERIFY(first);
        QCOMPARE(m_workspace->open(remote(u"a.ipynb"_s)), first);
        QVERIFY(m_workspace->open(remote(u"b.ipynb"_s)) != first);
        QCOMPARE(opened.count(), 2);
        QCOMPARE(m_workspace->notebooks().size(), 2);
        QCOMPARE(m_workspace->machines().size(), 1);
    }

    void theSameNameOnTwoMachinesIsTwoNotebooks()
    {
        QSignalSpy added(m_workspace.get(), &Workspace::machineAdded);
        NotebookSession *far = m_workspace->open(remote(u"a.ipynb"_s));
        NotebookSession *here = m_workspace->open(m_workspace->refFor(thisComputer(), RemotePath(u"a.ipynb"_s)));
        QVERIFY(far != here);
        QCOMPARE(added.count(), 2);
        QCOMPARE(here->machine(), m_workspace->thisComputer());
        QCOMPARE(m_workspace->thisComputer()->localRoot(), root());
        QVERIFY(far->machine()->localRoot().isEmpty());
    }

    void aMachineNobodyOffersCannotBeUsed()
    {
        const MachineId unknown{u"gone"_s, u"m"_s};
        QVERIFY(!m_workspace->machine(unknown));
        QVERIFY(!m_workspace->open({unknown, RemotePath(u"a.ipynb"_s), {}, false}));
        QVERIFY(m_settings->recentNotebooks.value().isEmpty());
    }

    void remembersWhatIsOpenAndWhatWasNewestFirst()
    {
        NotebookSession *a = m_workspace->open(remote(u"a.ipynb"_s));
        m_workspace->open(remote(u"b.ipynb"_s));
        const store::NotebookPlace placeA{u"fixed/m"_s, u"a.ipynb"_s};
        const store::NotebookPlace placeB{u"fixed/m"_s, u"b.ipynb"_s};
        QCOMPARE(m_settings->recentNotebooks.value(), (QList{placeB, placeA}));
        QCOMPARE(m_settings->openNotebooks.value(), (QList{placeA, placeB}));
        m_workspace->close(a);
        QCOMPARE(m_settings->openNotebooks.value(), QList{placeB});
        m_workspace->open(remote(u"a.ipynb"_s));
        QCOMPARE(m_settings->recentNotebooks.value(), (QList{placeA, placeB}));
    }

    void forgetsTheOldestOfManyNotebooks()
    {
        for (int i = 0; i < 25; ++i) {
            m_workspace->close(m_workspace->open(remote(u"%1.ipynb"_s.arg(i))));
        }
        const auto recent = m_settings->recentNotebooks.value();
        QCOMPARE(recent.size(), 20);
        QCOMPARE(recent.first().path, u"24.ipynb"_s);
        QCOMPARE(recent.last().path, u"5.ipynb"_s);
    }

    void aClosedNotebookLeavesAfterItsGoodbye()
    {
        QSignalSpy closed(m_workspace.get(), &Workspace::notebookClosed);
        const QPointer<NotebookSession> session = m_workspace->open(remote(u"a.ipynb"_s));
        m_workspace->close(session);
        QCOMPARE(closed.count(), 1);
        QVERIFY(m_workspace->notebooks().isEmpty());
        QVERIFY(session);
        m_workspace->close(session); // a second click
        QCOMPARE(closed.count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!session, 10'000);
    }

    void filesOfThisComputerAreNamedAsItsFileBrowserNamesThem_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isOutside");
        QTest::newRow("in the root") << u"root/a.ipynb"_s << u"a.ipynb"_s << false;
        QTest::newRow("deeper") << u"root/x/ü/a.ipynb"_s << u"x/ü/a.ipynb"_s << false;
        QTest::newRow("roundabout") << u"root/x/../a.ipynb"_s << u"a.ipynb"_s << false;
        QTest::newRow("a name with dots") << u"root/..a.ipynb"_s << u"..a.ipynb"_s << false;
        QTest::newRow("beside the root") << u"a.ipynb"_s << QString() << true;
        QTest::newRow("in a folder with a like name") << u"root2/a.ipynb"_s << QString() << true;
    }

    void filesOfThisComputerAreNamedAsItsFileBrowserNamesThem()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, path);
        QFETCH(const bool, isOutside);
        const QString absolute = QDir::cleanPath(m_folder->filePath(file));
        const NotebookRef ref = m_workspace->refForLocalFile(m_folder->filePath(file));
        QCOMPARE(ref.isOutsideRoot, isOutside);
        QCOMPARE(ref.localFile, absolute);
        if (isOutside) {
            QVERIFY(ref.identity().endsWith(absolute));
        } else {
            QCOMPARE(ref, m_workspace->refFor(thisComputer(), RemotePath(path)));
        }
    }

private:
    QString root() const { return m_folder->filePath(u"root"_s); }
    static MachineId thisComputer() { return {u"local"_s, LocalProvider::machineName()}; }
    NotebookRef remote(const QString &path) const
    {
        return m_workspace->refFor({u"fixed"_s, u"m"_s}, RemotePath(path));
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<session::Recovery> m_recovery;
    std::unique_ptr<runs::RunJournal> m_journal;
    std::unique_ptr<machines::MachineCatalog> m_catalog;
    LocalProvider *m_local = nullptr; ///< The catalog's.
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_Workspace.moc"
