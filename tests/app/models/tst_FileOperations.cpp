// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FileOperations.h"
#include "support/ServedFiles.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FileOperations;
using Removal = models::FolderSource::Removal;

/// What a person does to the files of a real server.
class tst_FileOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_served.start(), m_served.log().constData()); }

    void init()
    {
        QVERIFY(m_served.hold({{u"a/b/"_s, {}}, {u"a/one.txt"_s, "1"}, {u"two.txt"_s, "2"}}));
        m_source = m_served.source(u"far"_s);
        m_files = std::make_unique<FileOperations>();
    }

    void whatIsMadeIsToldAndWhereToLook()
    {
        QSignalSpy created(m_files.get(), &FileOperations::created);
        QSignalSpy changed(m_files.get(), &FileOperations::changed);
        m_files->create(m_source.get(), RemotePath(u"a"_s), FileEntry::Kind::Notebook);
        QTRY_COMPARE(created.size(), 1);
        QCOMPARE(created.first().first().value<FileEntry>().path, RemotePath(u"a/Untitled.ipynb"_s));
        QCOMPARE(changed.first().first().toString(), u"far"_s);
        QCOMPARE(changed.first().last().value<RemotePath>(), RemotePath(u"a"_s));
    }

    void severalAreMovedAndMovedBack()
    {
        QSignalSpy moved(m_files.get(), &FileOperations::moveDone);
        m_files->move(m_source.get(), paths({u"a/one.txt"_s, u"two.txt"_s}), RemotePath(u"a/b"_s));
        QTRY_COMPARE(moved.size(), 1);
        QCOMPARE(moved.first().first().toInt(), 2);
        QCOMPARE(m_served.server.read(u"a/b/one.txt"_s), QByteArray("1"));
        QCOMPARE(m_files->undoable(), FileOperations::Undo::Move);
        m_files->undo();
        QTRY_COMPARE(m_served.server.read(u"a/one.txt"_s), QByteArray("1"));
        QTRY_COMPARE(m_served.server.read(u"two.txt"_s), QByteArray("2"));
        QCOMPARE(m_files->undoable(), FileOperations::Undo::Nothing);
    }

    void whatLiesInAFolderGoesAlongWithItOnce()
    {
        QSignalSpy moved(m_files.get(), &FileOperations::moveDone);
        QSignalSpy failed(m_files.get(), &FileOperations::failed);
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/c"_s));
        m_files->move(m_source.get(), paths({u"a/one.txt"_s, u"a"_s}), RemotePath(u"c"_s));
        QTRY_COMPARE(moved.size(), 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(m_served.server.read(u"c/a/one.txt"_s), QByteArray("1"));
    }

    void nothingIsMovedIntoItselfOrOverAnother()
    {
        QSignalSpy failed(m_files.get(), &FileOperations::failed);
        m_files->move(m_source.get(), paths({u"a"_s}), RemotePath(u"a/b"_s));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_served.server.write(u"a/two.txt"_s, "other"));
        m_files->move(m_source.get(), paths({u"two.txt"_s}), RemotePath(u"a"_s));
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.last().first().value<Error>().kind, ErrorKind::Conflict);
        QCOMPARE(m_served.server.read(u"a/two.txt"_s), QByteArray("other"));
    }

    void aNameThatIsNoneIsRefused()
    {
        QSignalSpy failed(m_files.get(), &FileOperations::failed);
        m_files->rename(m_source.get(), RemotePath(u"two.txt"_s), u"a/x"_s);
        m_files->rename(m_source.get(), RemotePath(u"two.txt"_s), u".."_s);
        QCOMPARE(failed.size(), 2);
        QCOMPARE(m_served.server.read(u"two.txt"_s), QByteArray("2"));
    }

    void aRenameIsToldAndTakenBack()
    {
        QSignalSpy renamed(m_files.get(), &FileOperations::renamed);
        m_files->rename(m_source.get(), RemotePath(u"two.txt"_s), u"-ü \"2\".txt"_s);
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(m_served.server.read(u"-ü \"2\".txt"_s), QByteArray("2"));
        m_files->undo();
        QTRY_COMPARE(m_served.server.read(u"two.txt"_s), QByteArray("2"));
    }

    void copiesGetNamesOfTheirOwn()
    {
        QSignalSpy copied(m_files.get(), &FileOperations::copied);
        m_files->copy(m_source.get(), paths({u"two.txt"_s, u"a"_s}), {});
        QTRY_COMPARE(copied.size(), 2);
        QCOMPARE(copied.first().first().value<RemotePath>(), RemotePath(u"two-Copy1.txt"_s));
        QCOMPARE(m_served.server.read(u"two-Copy1.txt"_s), QByteArray("2"));
    }

    void whereNothingComesBackItSaysSoBeforeAnythingIsGone()
    {
        QSignalSpy asked(m_files.get(), &FileOperations::notRecoverable);
        m_files->remove(m_source.get(), paths({u"two.txt"_s}), Removal::Recoverable);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(m_served.server.read(u"two.txt"_s), QByteArray("2"));
        QSignalSpy removed(m_files.get(), &FileOperations::removed);
        m_files->remove(m_source.get(), paths({u"two.txt"_s, u"never"_s}), Removal::Final);
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(m_served.server.read(u"two.txt"_s).isEmpty());
        QCOMPARE(m_files->undoable(), FileOperations::Undo::Nothing);
    }

    void onThisComputerARemovalIsTakenBack()
    {
        ContentsSource here(m_served.contents.get(), m_served.connection.get(), u"here"_s, m_served.server.root());
        QSignalSpy done(m_files.get(), &FileOperations::removalDone);
        QSignalSpy asked(m_files.get(), &FileOperations::notRecoverable);
        m_files->remove(&here, paths({u"two.txt"_s, u"a"_s}), Removal::Recoverable);
        QTRY_VERIFY(done.size() + asked.size() > 0);
        if (!asked.isEmpty()) {
            QSKIP("No trash can be made for this disk");
        }
        QVERIFY(m_served.server.read(u"two.txt"_s).isEmpty());
        QCOMPARE(m_files->undoable(), FileOperations::Undo::Removal);
        m_files->undo();
        QTRY_COMPARE(m_served.server.read(u"two.txt"_s), QByteArray("2"));
        QTRY_COMPARE(m_served.server.read(u"a/one.txt"_s), QByteArray("1"));
    }

    void aSourceThatGoesMeanwhileEndsIt()
    {
        m_files->move(m_source.get(), paths({u"a/one.txt"_s, u"two.txt"_s}), RemotePath(u"a/b"_s));
        m_source.reset();
        QSignalSpy moved(m_files.get(), &FileOperations::moveDone);
        QTest::qWait(50); // Nothing to wait for: nothing may come.
        QCOMPARE(moved.size(), 0);
    }

private:
    static QList<RemotePath> paths(const QStringList &texts)
    {
        QList<RemotePath> paths;
        for (const QString &text : texts) {
            paths.append(RemotePath(text));
        }
        return paths;
    }

    testing::ServedFiles m_served;
    std::unique_ptr<ContentsSource> m_source;
    std::unique_ptr<FileOperations> m_files;
};

QTEST_GUILESS_MAIN(tst_FileOperations)
#include "tst_FileOperations.moc"
