// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace Qt::StringLiterals;

/// The list of synced folders and what it refuses.
class tst_PairStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"config/pairs.json"_s);
    }

    void whatWasAddedIsThereAfterAStart()
    {
        PairStore store(m_file);
        QVERIFY(store.load());
        Pair pair = make("one", "/storage/one");
        pair.settings.direction = sync::Direction::MirrorDown;
        pair.settings.ignoreLines = "*.log\n\xff\n";
        pair.settings.includesGit = true;
        pair.settings.largestFile = 5'000'000'000;
        pair.schedule = Schedule::Every;
        pair.minutes = 30;
        const auto added = store.add(pair);
        QVERIFY2(added, qPrintable(added ? QString() : added.error().message));
        QCOMPARE(added->name, u"one"_s);
        QVERIFY(QDir(m_dir->filePath(u"one"_s)).exists());

        PairStore again(m_file);
        QVERIFY(again.load());
        QCOMPARE(again.pairs(), QList<Pair>{*added});
    }

    void samePairIsRefused()
    {
        PairStore store(m_file);
        QVERIFY(store.add(make("one", "/storage/one")));
        const auto again = store.add(make("one/", "/storage/one/"));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QVERIFY(again.error().message.contains(u"one"_s));
        QCOMPARE(store.pairs().size(), 1);
    }

    void folderInASyncedOneIsRefused()
    {
        PairStore store(m_file);
        QVERIFY(store.add(make("one", "/storage/one")));
        QVERIFY(!store.add(make("one/inner", "/storage/inner")));
        QVERIFY(!store.add(make("", "/storage/outer")));
        QVERIFY(!store.add(make("two", "/storage/one/inner")));
        QVERIFY(QFile::link(m_dir->filePath(u"one"_s), m_dir->filePath(u"link"_s)));
        QVERIFY(!store.add(make("link", "/storage/linked")));
        QVERIFY(store.add(make("one more", "/storage/one more")));
    }

    void pathsThatMeanNothingAreRefused()
    {
        PairStore store(m_file);
        QVERIFY(!store.add(make("x", "")));
        QVERIFY(!store.add(make("x", "/storage/../etc")));
        Pair relative = make("x", "/storage/x");
        relative.settings.localRoot = "x";
        QVERIFY(!store.add(relative));
        relative.settings.localRoot = "/";
        QVERIFY(!store.add(relative));
    }

    void foldersOfAPairStayWhatTheyAre()
    {
        PairStore store(m_file);
        Pair pair = *store.add(make("one", "/storage/one"));
        pair.isPaused = true;
        pair.settings.localRoot = "/elsewhere";
        QVERIFY(store.change(pair));
        QVERIFY(store.pairs().first().isPaused);
        QVERIFY(store.pairs().first().settings.localRoot != "/elsewhere");
        QVERIFY(store.remove(pair.id));
        QVERIFY(store.pairs().isEmpty());
        QVERIFY(!store.change(pair));
    }

    void damagedFileIsNotWrittenOver()
    {
        QDir().mkpath(m_dir->filePath(u"config"_s));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"pairs\": [");
        file.close();
        PairStore store(m_file);
        QVERIFY(!store.load());
        QVERIFY(!store.add(make("one", "/storage/one")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{\"pairs\": ["_ba);
    }

    void storageBelongsToItsOwner()
    {
        const QUrl hub(u"https://hub.example/user/a/"_s);
        Pair pair = make("one", "/storage/one");
        pair.machine = u"jupyter/a"_s;
        pair.settings.owner = ownerOf(u"jupyter/a"_s, hub, "/storage/one");
        QVERIFY(canServe(pair, u"jupyter/a"_s, QUrl(u"https://moved.example"_s)));
        QVERIFY(canServe(pair, u"jupyter/b"_s, QUrl(u"https://hub.example/user/b"_s)));
        QVERIFY(!canServe(pair, u"jupyter/b"_s, QUrl(u"https://other.example"_s)));
        QCOMPARE(ownerOf(u"cloud/1"_s, {}, "storage"), ownerOf(u"cloud/2"_s, {}, "//storage/a"));
        QVERIFY(ownerOf(u"local/1"_s, {}, "/storage") != ownerOf(u"local/2"_s, {}, "/storage"));
    }

    void otherFoldersBelongToTheirServer()
    {
        const QUrl server(u"http://hub.example:8888/user/a/"_s);
        Pair pair = make("one", "work");
        pair.machine = u"jupyter/a"_s;
        pair.settings.owner = ownerOf(u"jupyter/a"_s, server, "work");
        // Saved anew, or not saved at all: it is the same server.
        QVERIFY(canServe(pair, u"jupyter/again"_s, QUrl(u"http://hub.example:8888/user/a"_s)));
        QVERIFY(canServe(pair, u"jupyter/"_s, server));
        QVERIFY(!canServe(pair, u"jupyter/b"_s, QUrl(u"http://hub.example:8889/user/a/"_s)));
        QVERIFY(!canServe(pair, u"jupyter/b"_s, QUrl(u"http://hub.example:8888/user/b/"_s)));
        QVERIFY(ownerOf(u"cloud/1"_s, {}, "work") != ownerOf(u"cloud/2"_s, {}, "work"));
    }

    void folderIsWrittenInOneWay_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("below the root") << "work/a"_ba << "work/a"_ba;
        QTest::newRow("with slashes") << "/work//a/./"_ba << "work/a"_ba;
        QTest::newRow("storage") << "storage/a/"_ba << "/storage/a"_ba;
        QTest::newRow("storage itself") << "/storage/"_ba << "/storage"_ba;
        QTest::newRow("anywhere") << "//mnt/a/"_ba << "//mnt/a"_ba;
        QTest::newRow("root") << "/"_ba << "/"_ba;
        QTest::newRow("nothing") << ""_ba << ""_ba;
    }
    void folderIsWrittenInOneWay()
    {
        QFETCH(QByteArray, written);
        QTEST(plainRemoteRoot(written), "plain");
    }

    void pairIsFoundUnderAnyNameOfItsFolder()
    {
        PairStore store(m_file);
        QVERIFY(store.load());
        Pair pair = make("one", "/work/one/");
        pair.settings.owner = ownerOf(pair.machine, {}, pair.settings.remoteRoot);
        const auto added = store.add(pair);
        QVERIFY(added);
        const QByteArray local = added->settings.localRoot;
        QCOMPARE(store.find(local, {"//home/me/work/one", "work/one"}, pair.machine, {}), *added);
        QVERIFY(!store.find(local, {"work/two"}, pair.machine, {}));
        QVERIFY(!store.find(local, {"work/one"}, u"jupyter/other"_s, QUrl(u"http://hub.example"_s)));
        QVERIFY(!store.find(local + "x", {"work/one"}, pair.machine, {}));
    }

private:
    Pair make(const char *local, const QByteArray &remote) const
    {
        Pair pair;
        pair.machine = u"local/this-computer"_s;
        pair.settings.localRoot = QFile::encodeName(m_dir->filePath(QString::fromUtf8(local)));
        pair.settings.remoteRoot = remote;
        pair.settings.owner = u"local"_s;
        return pair;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_PairStore)
#include "tst_PairStore.moc"
