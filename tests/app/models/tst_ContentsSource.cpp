// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ScriptedHttpServer.h"
#include "support/ServedFiles.h"
#include "support/Waiting.h"

#include <QDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FolderSource;
using Removal = FolderSource::Removal;

/// The files of a real server, seen as a file browser sees them.
class tst_ContentsSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_served.start(), m_served.log().constData()); }

    void init()
    {
        QVERIFY(m_served.hold({{u"folder/deep/"_s, {}},
                               {u"folder/inner.txt"_s, "inner"},
                               {u"data.csv"_s, "1,2"},
                               {u"train.ipynb"_s, "{}"}}));
    }

    void whatSyncKeepsForItselfIsHidden()
    {
        QVERIFY(m_served.hold({{u"half.bin.quire-part-1f"_s, "1"}, {u"_quire_sync/attic/"_s, {}}}));
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        const auto entries = testing::wait(source.list({}));
        QVERIFY(entries);
        QStringList hidden;
        for (const FileEntry &entry : *entries) {
            hidden += entry.isHidden ? QStringList{entry.name()} : QStringList();
        }
        hidden.sort();
        QCOMPARE(hidden, (QStringList{u"_quire_sync"_s, u"half.bin.quire-part-1f"_s}));
    }

    void listsWhatTheServerShows()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        auto entries = testing::wait(source.list({}));
        QVERIFY(entries);
        std::ranges::sort(*entries, {}, [](const FileEntry &entry) { return entry.path; });
        QCOMPARE(entries->size(), 3);
        QCOMPARE(entries->at(0).name(), u"data.csv"_s);
        QCOMPARE(entries->at(0).size, 3);
        QVERIFY(entries->at(1).isFolder());
        QCOMPARE(entries->at(2).kind, FileEntry::Kind::Notebook);
        QVERIFY(entries->at(2).modified.isValid());
    }

    void whatIsNamedOutsideTheFolderIsNotShown()
    {
        testing::ScriptedHttpServer lying;
        net::ServerConnection connection(net::Endpoint{lying.url(), {}, {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"x"_s, {});
        lying.expect(200, "{\"type\":\"directory\",\"content\":[{\"path\":\"a/good\",\"type\":\"file\"},"
                          "{\"path\":\"../up\",\"type\":\"file\"},{\"path\":\"ab\",\"type\":\"file\"},"
                          "{\"path\":\"a/b/c\",\"type\":\"file\"},{\"path\":\"a\",\"type\":\"file\"},{},7]}");
        const auto entries = testing::wait(source.list(RemotePath(u"a"_s)));
        QVERIFY(entries);
        QCOMPARE(entries->size(), 1);
        QCOMPARE(entries->first().path, RemotePath(u"a/good"_s));
    }

    /// Jupyter says "not found" of a folder in which a file goes while it looks.
    void aFolderThatIsThereIsListedAgainWhenTheServerDeniesIt()
    {
        testing::ScriptedHttpServer churning;
        net::ServerConnection connection(net::Endpoint{churning.url(), {}, {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"x"_s, {});
        source.setPause(std::chrono::milliseconds(1));
        for (int each = 0; each < 2; ++each) {
            churning.expect(404, "{\"message\": \"directory does not exist\"}");
            churning.expect(200, "{\"type\":\"directory\",\"path\":\"a\"}");
        }
        churning.expect(200, "{\"type\":\"directory\",\"content\":[{\"path\":\"a/b\",\"type\":\"file\"}]}");
        const auto entries = testing::wait(source.list(RemotePath(u"a"_s)));
        QVERIFY(entries);
        QCOMPARE(entries->size(), 1);
    }

    void aFolderThatIsGoneIsGoneAtOnce()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        const auto entries = testing::wait(source.list(RemotePath(u"never"_s)));
        QVERIFY(!entries);
        QCOMPARE(entries.error().kind, ErrorKind::NotFound);
    }

    void readsTheHeadOfAFileAndNoMore()
    {
        QVERIFY(m_served.server.write(u"big.bin"_s, QByteArray(5'000'000, 'x')));
        QVERIFY(m_served.server.write(u"empty"_s, ""));
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        QCOMPARE(testing::wait(source.head(RemotePath(u"big.bin"_s), 1000)).value().size(), 1000);
        QCOMPARE(testing::wait(source.head(RemotePath(u"data.csv"_s), 1000)).value(), QByteArray("1,2"));
        QCOMPARE(testing::wait(source.head(RemotePath(u"empty"_s), 1000)).value(), QByteArray());
        QCOMPARE(testing::wait(source.head(RemotePath(u"never"_s), 10)).error().kind, ErrorKind::NotFound);
    }

    void aServerThatIgnoresRangesIsCutOff()
    {
        testing::ScriptedHttpServer rude;
        net::ServerConnection connection(net::Endpoint{rude.url(), {}, {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"x"_s, {});
        rude.expect(200, QByteArray(3'000'000, 'y'));
        QCOMPARE(testing::wait(source.head(RemotePath(u"a"_s), 100)).value(), QByteArray(100, 'y'));
        QCOMPARE(rude.requests().constFirst().headers.value("range"), QByteArray("bytes=0-99"));
    }

    /// Jupyter has addresses that end in these names.
    void foldersMayBeCalledAsOtherThingsOfJupyterAre()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        for (const QString &name : {u"checkpoints"_s, u"trust"_s}) {
            const RemotePath folder(u"folder/"_s + name);
            QVERIFY(testing::wait(source.makeFolder(folder)));
            QVERIFY(m_served.server.write(folder.toString() + u"/epoch 1.pt"_s, "x"));
            const auto entries = testing::wait(source.list(folder));
            QVERIFY2(entries, entries ? "" : qPrintable(entries.error().message));
            QCOMPARE(entries->size(), 1);
            QCOMPARE(entries->first().path, folder.child(u"epoch 1.pt"_s));
            QCOMPARE(testing::wait(source.stat(folder)).value().path, folder);
            const RemotePath to(name); // In the root.
            QVERIFY(testing::wait(source.move(folder, to)));
            QCOMPARE(testing::wait(source.list(to)).value().size(), 1);
            QVERIFY(testing::wait(source.move(to, folder)));
            QVERIFY(testing::wait(source.remove(folder, Removal::Final)));
            QVERIFY(!QDir(m_served.server.root() + u'/' + folder.toString()).exists());
        }
    }

    void makesMovesAndCopies()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        QCOMPARE(testing::wait(source.create({}, FileEntry::Kind::File, u".txt"_s)).value().name(), u"untitled.txt"_s);
        QVERIFY(testing::wait(source.makeFolder(RemotePath(u"made"_s))));
        QVERIFY(testing::wait(source.move(RemotePath(u"data.csv"_s), RemotePath(u"made/d.csv"_s))));
        QCOMPARE(m_served.server.read(u"made/d.csv"_s), QByteArray("1,2"));
        const auto taken = testing::wait(source.move(RemotePath(u"train.ipynb"_s), RemotePath(u"folder"_s)));
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        const auto copy = testing::wait(source.copy(RemotePath(u"folder"_s), RemotePath(u"made"_s)));
        QVERIFY(copy);
        QCOMPARE(m_served.server.read(copy->path.toString() + u"/inner.txt"_s), QByteArray("inner"));
        QVERIFY(QDir(m_served.server.root() + u'/' + copy->path.toString() + u"/deep"_s).exists());
        QVERIFY(!testing::wait(source.copy(RemotePath(u"folder"_s), RemotePath(u"folder/deep"_s))));
    }

    void aServerThatCopiesNoFoldersGetsThemPieceByPiece()
    {
        testing::JupyterServer old({.generation = testing::JupyterServer::Generation::Notebook6});
        QVERIFY2(old.start(), old.log().constData());
        QVERIFY(QDir().mkpath(old.root() + u"/folder/deep"_s));
        QVERIFY(old.write(u"folder/deep/a.txt"_s, "a"));
        net::ServerConnection connection(net::Endpoint{old.url(), Secret(old.token()), {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"old"_s, {});
        const auto copy = testing::wait(source.copy(RemotePath(u"folder"_s), {}));
        QVERIFY2(copy, copy ? "" : copy.error().message.toUtf8().constData());
        QCOMPARE(copy->name(), u"folder-Copy1"_s);
        QCOMPARE(old.read(u"folder-Copy1/deep/a.txt"_s), QByteArray("a"));
    }

    void onAnotherComputerRemovingIsFinal()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        QVERIFY(!source.abilities().recovers);
        QCOMPARE(testing::wait(source.remove(RemotePath(u"data.csv"_s), Removal::Recoverable)).error().kind,
                 ErrorKind::Unsupported);
        QCOMPARE(m_served.server.read(u"data.csv"_s), QByteArray("1,2"));
        QCOMPARE(testing::wait(source.remove(RemotePath(u"data.csv"_s), Removal::Final)).value(), QString());
        QVERIFY(m_served.server.read(u"data.csv"_s).isEmpty());
    }

    void onThisComputerItGoesToTheTrashAndComesBack()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, m_served.server.root());
        QVERIFY(source.abilities().recovers);
        const RemotePath path(u"folder"_s);
        const auto ticket = testing::wait(source.remove(path, Removal::Recoverable));
        if (!ticket) {
            QSKIP("No trash can be made for this disk");
        }
        QVERIFY(!QDir(m_served.server.root() + u"/folder"_s).exists());
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/folder"_s)); // Somebody took the name.
        QCOMPARE(testing::wait(source.restore(path, *ticket)).error().kind, ErrorKind::Conflict);
        QVERIFY(QDir().rmdir(m_served.server.root() + u"/folder"_s));
        QVERIFY(testing::wait(source.restore(path, *ticket)));
        QCOMPARE(m_served.server.read(u"folder/inner.txt"_s), QByteArray("inner"));
    }

    void pathsAreToldAsTheMachineSeesThemWhereThatIsKnown()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        const RemotePath path(u"folder/a b.txt"_s);
        QCOMPARE(source.absolutePath(path), QString());
        source.setRoot(u"/home/me"_s);
        QCOMPARE(source.absolutePath(path), u"/home/me/folder/a b.txt"_s);
        QCOMPARE(source.localFile(path), QString());
    }

    void aLinkNamesTheFileAndNoToken()
    {
        ContentsSource source(m_served.contents.get(), m_served.connection.get(), u"work"_s, {});
        const QString link = source.link(RemotePath(u"a b/ü.ipynb"_s)).toString(QUrl::FullyEncoded);
        QVERIFY2(link.endsWith(u"/lab/tree/a%20b/%C3%BC.ipynb"), qPrintable(link));
        QVERIFY(!link.contains(m_served.server.token()));
    }

private:
    testing::ServedFiles m_served;
};

QTEST_GUILESS_MAIN(tst_ContentsSource)
#include "tst_ContentsSource.moc"
