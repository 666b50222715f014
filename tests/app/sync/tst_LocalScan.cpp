// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "sync/LocalScan.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

/// Longer ago than clocks and disks round.
constexpr timespec longAgo[2] = {{1'600'000'000, 5}, {1'600'000'000, 5}};

} // namespace

/// On a real folder, with the calls of the system: Qt's cannot make half of these names.
class tst_LocalScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toLocal8Bit();
    }

    void seesNamesAsTheyAre()
    {
        for (const QByteArray &name :
             {QByteArray("n\xff\xfe"), QByteArray("new\nline"), QByteArray("-rf"), QByteArray("trail "),
              QByteArray("\xc3\xa9"), QByteArray("e\xcc\x81"), QByteArray("a"), QByteArray("A"), QByteArray(255, 'x'),
              QByteArray("back\\slash")}) {
            write(name, name);
        }
        const ScanResult seen = scan();
        QCOMPARE(seen.tree.entries().size(), std::size_t(10));
        QCOMPARE(seen.tree.find(*TreePath::fromBytes("n\xff\xfe"))->content.digest, digest("n\xff\xfe"));
        QVERIFY(seen.tree.isComplete() && seen.skipped.empty());
        QCOMPARE(::unlink(at("n\xff\xfe")), 0); // Qt cannot clean it up.
    }

    void seesFoldersBytesBitsAndLinks()
    {
        makeFolder("d");
        makeFolder("d/empty");
        write("d/run.sh", "#!/bin/sh\n");
        QCOMPARE(::chmod(at("d/run.sh"), 0755), 0);
        QCOMPARE(::symlink("../elsewhere", at("d/link")), 0);
        const ScanResult seen = scan();
        QCOMPARE(seen.tree.find("d/empty"_path)->content.kind, Kind::Folder);
        const Content script{Kind::File, 10, digest("#!/bin/sh\n"), true};
        QCOMPARE(seen.tree.find("d/run.sh"_path)->content, script);
        const Content link{Kind::Symlink, 0, "../elsewhere"};
        QCOMPARE(seen.tree.find("d/link"_path)->content, link);
        QVERIFY(seen.root.isKnown() && seen.tree.find("d"_path)->id.isKnown());
    }

    void neverGoesThroughALink()
    {
        makeFolder("d");
        QCOMPARE(::symlink("..", at("d/loop")), 0);
        QCOMPARE(::symlink("/etc", at("etc")), 0);
        QCOMPARE(scan().tree.entries().size(), std::size_t(3));
    }

    void aFileThatMovedIsTheSameFile()
    {
        write("p", "x");
        const FileId before = scan().tree.find("p"_path)->id;
        QCOMPARE(::rename(at("p"), at("q")), 0);
        write("p", "y");
        const ScanResult after = scan();
        QCOMPARE(after.tree.find("q"_path)->id, before);
        QVERIFY(after.tree.find("p"_path)->id != before);
    }

    void whatIsNoFileIsUnknownWithAReason()
    {
        QCOMPARE(::mkfifo(at("fifo"), 0600), 0);
        const ScanResult seen = scan(); // Opening it would wait for a writer for ever.
        QCOMPARE(seen.skipped, {(Skipped{"fifo"_path, SkipReason::Special})});
        QCOMPARE(seen.tree.presence("fifo"_path), Presence::Unknown);
        QVERIFY(seen.tree.isComplete());
    }

    void whatMayNotBeReadIsUnknown()
    {
        if (::geteuid() == 0) {
            QSKIP("root may read everything");
        }
        makeFolder("d");
        write("d/x", "x");
        write("f", "x");
        QCOMPARE(::chmod(at("f"), 0), 0);
        QCOMPARE(::chmod(at("d"), 0), 0);
        const ScanResult seen = scan();
        QCOMPARE(::chmod(at("d"), 0700), 0);
        QCOMPARE(seen.tree.presence("f"_path), Presence::Unknown);
        QCOMPARE(seen.tree.presence("d/x"_path), Presence::Unknown);
        QVERIFY(!seen.tree.isComplete());
    }

    void aRootThatIsNotThereIsUnknownNotEmpty()
    {
        const ScanResult seen = *LocalScan(m_root + "/no", {}).run();
        QCOMPARE(seen.tree.presence("a"_path), Presence::Unknown);
        QVERIFY(!seen.root.isKnown() && !seen.tree.isComplete());
    }

    void whatIsIgnoredIsNotEntered()
    {
        makeFolder("d");
        makeFolder("d/__pycache__");
        write("d/__pycache__/x.pyc", "x");
        write("d/keep", "x");
        write("d/large", QByteArray(11, 'x'));
        const ScanResult seen = *LocalScan(m_root, IgnoreRules("__pycache__/\n", 10)).run();
        QVERIFY(!seen.tree.find("d/__pycache__"_path));
        QVERIFY(seen.tree.find("d"_path)->keepsIgnored);
        QCOMPARE(seen.filesRead, 1);
        QVERIFY(seen.tree.find("d/large"_path)->content.digest.isEmpty());
    }

    void unchangedFilesAreNotReadAgain()
    {
        write("old", "old");
        write("young", "young");
        QCOMPARE(::utimensat(AT_FDCWD, at("old"), longAgo, 0), 0);
        ScanResult first = scan();
        QCOMPARE(first.filesRead, 2);
        QVERIFY(first.fingerprints.find("young"_path)->isRacy);
        // As if the first scan had been a while later: then only what is young would be read again.
        Fingerprint settled = *first.fingerprints.find("old"_path);
        settled.isRacy = false;
        first.fingerprints.insert("old"_path, settled);
        ScanResult second = *LocalScan(m_root, {}, first.fingerprints).run();
        QCOMPARE(second.filesRead, 1);
        QCOMPARE(second.tree, first.tree);
        // The same size and the same time, but another content: the time of the inode tells.
        write("old", "new");
        QCOMPARE(::utimensat(AT_FDCWD, at("old"), longAgo, 0), 0);
        second = *LocalScan(m_root, {}, first.fingerprints).run();
        QCOMPARE(second.tree.find("old"_path)->content.digest, digest("new"));
    }

    void aFileWrittenWhileItIsReadIsReadAgainOrUnknown()
    {
        write("once", "1");
        write("always", "1");
        int times = 0;
        const auto disturb = [&](const TreePath &path, qint64) {
            if (path == "always"_path || times == 0) {
                times += path == "always"_path ? 0 : 1;
                write(path.bytes(), QByteArray(std::size_t(++m_writes) + 1, '2'));
            }
        };
        const ScanResult seen = *LocalScan(m_root, {}, {}, disturb).run();
        const Entry *once = seen.tree.find("once"_path);
        QCOMPARE(once->content.kind, Kind::File);
        QCOMPARE(once->content.digest, digest(QByteArray(once->content.size, '2')));
        QCOMPARE(seen.tree.presence("always"_path), Presence::Unknown);
        QCOMPARE(seen.skipped, {(Skipped{"always"_path, SkipReason::Changing})});
    }

    void aFileReplacedWhileItIsReadIsTheNewOne()
    {
        write("f", "old");
        write("g", "new");
        bool isReplaced = false;
        const auto replace = [&](const TreePath &path, qint64) {
            if (path == "f"_path && !std::exchange(isReplaced, true)) {
                ::rename(at("g"), at("f"));
            }
        };
        const ScanResult seen = *LocalScan(m_root, {}, {}, replace).run();
        QCOMPARE(seen.tree.find("f"_path)->content.digest, digest("new"));
    }

    void tooManyFoldersInFoldersAreUnknown()
    {
        QByteArray path = "d";
        for (int depth = 0; depth < 300; ++depth, path += "/d") {
            makeFolder(path);
        }
        const ScanResult seen = scan();
        QCOMPARE(seen.skipped.size(), std::size_t(1));
        QCOMPARE(seen.skipped.front().reason, SkipReason::TooDeep);
        QCOMPARE(seen.tree.presence(*TreePath::fromBytes(path.chopped(2))), Presence::Unknown);
    }

    void canBeStopped()
    {
        write("a", "x");
        write("b", "x");
        std::stop_source stop;
        QVERIFY(
            !LocalScan(m_root, {}, {}, [&](const TreePath &, qint64) { stop.request_stop(); }).run(stop.get_token()));
    }

private:
    ScanResult scan() { return *LocalScan(m_root, {}).run(); }

    /// Lives until the next call of its kind but one is made.
    const char *at(const QByteArray &path)
    {
        m_paths[m_next = (m_next + 1) % 4] = m_root + '/' + path;
        return m_paths[m_next].constData();
    }
    void makeFolder(const QByteArray &path) { QCOMPARE(::mkdir(at(path), 0700), 0); }
    void write(const QByteArray &path, const QByteArray &bytes)
    {
        const int file = ::open(at(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        QVERIFY(file >= 0);
        QCOMPARE(::write(file, bytes.constData(), std::size_t(bytes.size())), ssize_t(bytes.size()));
        ::close(file);
    }
    static QByteArray digest(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_root;
    QByteArray m_paths[4];
    int m_next = 0;
    int m_writes = 0;
};

QTEST_GUILESS_MAIN(tst_LocalScan)
#include "tst_LocalScan.moc"
