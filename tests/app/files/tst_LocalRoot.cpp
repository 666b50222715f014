// SPDX-License-Identifier: GPL-3.0-or-later
#include "GivenBytes.h"
#include "files/LocalPart.h"
#include "files/LocalRoot.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// A folder of this computer, changed only where it still is what somebody saw.
class tst_LocalRoot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = std::make_unique<LocalRoot>(m_folder->path().toUtf8());
        QVERIFY(m_root->open());
    }

    void newFileAppearsWholeAndOnlyIfTheNameIsFree()
    {
        const auto part = m_root->part(path("a"), "t");
        QVERIFY(part && (*part)->write(0, "hello") && !QFile::exists(file("a")));
        const auto placed = (*part)->commit(*m_root, {}, {});
        QVERIFY(placed);
        QCOMPARE(get("a"), "hello"_ba);

        const auto second = m_root->part(path("a"), "t");
        QVERIFY(second && (*second)->write(0, "other"));
        const auto refused = (*second)->commit(*m_root, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(get("a"), "hello"_ba);
    }

    void replacedFileGoesToTheAttic()
    {
        put("a", "old");
        const auto seen = m_root->stat(path("a"), true);
        const auto part = m_root->part(path("a"), "t");
        QVERIFY((*part)->write(0, "new") && (*part)->commit(*m_root, Expectation::of(*seen), "trace-1"));
        QCOMPARE(get("a"), "new"_ba);
        QVERIFY(m_root->hasTrace("trace-1"));
        QVERIFY(m_root->restore("trace-1", path("back")));
        QCOMPARE(get("back"), "old"_ba);
    }

    void whatSomebodyWroteMeanwhileStays()
    {
        put("a", "seen");
        const auto seen = m_root->stat(path("a"), true);
        put("a", "newer text");
        const auto part = m_root->part(path("a"), "t");
        QVERIFY((*part)->write(0, "mine"));
        const auto refused = (*part)->commit(*m_root, Expectation::of(*seen), "trace");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(get("a"), "newer text"_ba);
        QVERIFY(!m_root->remove(path("a"), Expectation::of(*seen), "trace"));
        QVERIFY(!m_root->move(path("a"), path("b"), Expectation::of(*seen)));
        QCOMPARE(get("a"), "newer text"_ba);
    }

    void partThatIsGivenUpLeavesNothing()
    {
        QVERIFY(m_root->part(path("a"), "t").has_value());
        QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void linksAreNotFollowed()
    {
        QTemporaryDir outside;
        QVERIFY(QFile::link(outside.path(), file("out")));
        QVERIFY(!m_root->part(path("out/x"), "t"));
        QVERIFY(!m_root->makeFolder(path("out/d")));
        QVERIFY(QDir(outside.path()).isEmpty());
        QVERIFY(QFile::link(u"/etc/hostname"_s, file("link")));
        QVERIFY(!m_root->source(path("link"), {Expectation::Kind::Anything}));
    }

    void fifoIsNotOpened()
    {
        QCOMPARE(mkfifo(qPrintable(file("pipe")), 0600), 0);
        const auto source = m_root->source(path("pipe"), {Expectation::Kind::Anything});
        QVERIFY(!source);
        QCOMPARE(source.error().kind, ErrorKind::Unsupported);
    }

    void sourceKnowsThatItsFileWasWritten()
    {
        put("a", "12345");
        const auto source = m_root->source(path("a"), {Expectation::Kind::Anything});
        QVERIFY(source && (*source)->isUnchanged());
        QTest::qWait(20); // Another tick of the disk's clock.
        put("a", "54321");
        QVERIFY(!(*source)->isUnchanged());
    }

    void folderThatTookThePlaceIsNoticed()
    {
        const sync::FileId before = m_root->id();
        QVERIFY(QDir().rename(m_folder->path(), m_folder->path() + u"-away"_s));
        QVERIFY(!m_root->open());
        QVERIFY(QDir().mkdir(m_folder->path()));
        QVERIFY(m_root->open());
        QVERIFY(m_root->id() != before);
        QVERIFY(QDir(m_folder->path() + u"-away"_s).removeRecursively());
    }

    void killBetweenTwoRenamesIsSettled_data()
    {
        QTest::addColumn<QByteArray>("steppedAside");
        QTest::addColumn<QByteArray>("stays");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("as agreed: it was to go") << "agreed"_ba << "new"_ba << "agreed"_ba;
        QTest::newRow("somebody's newer words: they come back") << "newer!"_ba << "newer!"_ba << QByteArray();
    }

    void killBetweenTwoRenamesIsSettled()
    {
        QFETCH(QByteArray, steppedAside);
        QFETCH(QByteArray, stays);
        QFETCH(QByteArray, kept);
        put("a", "agreed");
        const auto agreed = m_root->stat(path("a"), true);
        QVERIFY(agreed && *agreed);
        put("a", "new");
        put(".quire-part-t1", steppedAside);
        const auto placed = m_root->stat(path("a"), false);
        sync::Entry expected{.content = (*agreed)->content};
        QVERIFY(m_root->settle(path("a"), "t1", (*placed)->id, {Expectation::Kind::This, expected}));
        QCOMPARE(get("a"), stays);
        QCOMPARE(get(".quire/attic/t1"), kept);
        QVERIFY(!QFile::exists(file(".quire-part-t1")));
    }

    void killInTheMiddleOfARemovalBringsTheFileBack()
    {
        put(".quire-old-t1", "words");
        QVERIFY(m_root->settle(path("a"), "t1", {}, {Expectation::Kind::Anything}));
        QCOMPARE(get("a"), "words"_ba);
        put(".quire-old-t2", "older words"); // Somebody has made a new one meanwhile.
        QVERIFY(m_root->settle(path("a"), "t2", {}, {Expectation::Kind::Anything}));
        QCOMPARE(get("a"), "words"_ba);
        QCOMPARE(get(".quire/attic/t2"), "older words"_ba);
    }

    void timesAndBitsAreKept()
    {
        const auto part = m_root->part(path("run.sh"), "t");
        QVERIFY((*part)->write(0, "x") && (*part)->finish(1'500'000'000'123'456'789, true) && (*part)->sync());
        const auto placed = (*part)->commit(*m_root, {}, {});
        QVERIFY(placed);
        QCOMPARE(placed->modified, 1'500'000'000'123'456'789);
        QCOMPARE(placed->content.executable, std::optional(true));
    }

private:
    QString file(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void put(const char *name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    QByteArray get(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalRoot> m_root;
};

QTEST_GUILESS_MAIN(tst_LocalRoot)
#include "tst_LocalRoot.moc"
