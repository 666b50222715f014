// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LocalStorage.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace quire;
using quire::testing::wait;
using session::FileStamp;
using session::LocalStorage;
using session::StoredFile;

namespace {

/// While it lives, writing more than a few kilobytes to a file fails half way, as on a full disk.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit small{4096, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

private:
    rlimit m_old{};
    void (*m_oldHandler)(int) = SIG_DFL;
};

} // namespace

class tst_LocalStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackExactlyTheBytesItTook()
    {
        LocalStorage storage(m_folder.filePath(QStringLiteral("a.ipynb")));
        const QByteArray bytes("{\r\n\x00 \xff}", 7);
        const Result<FileStamp> saved = wait(storage.save(bytes));
        QVERIFY(saved);
        const Result<StoredFile> loaded = wait(storage.load());
        QCOMPARE(loaded->bytes, bytes);
        QCOMPARE(loaded->stamp, *saved);
    }

    void noticesThatSomeoneElseWrote()
    {
        const QString path = m_folder.filePath(QStringLiteral("b.ipynb"));
        LocalStorage storage(path);
        const Result<FileStamp> before = wait(storage.save("{}"));
        QFile other(path);
        QVERIFY(other.open(QIODevice::Append));
        other.write("more");
        other.close();
        QVERIFY(*before != *wait(storage.stat()));
    }

    void aMissingFileIsNotFound()
    {
        LocalStorage storage(m_folder.filePath(QStringLiteral("none.ipynb")));
        QCOMPARE(wait(storage.load()).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(storage.stat()).error().kind, ErrorKind::NotFound);
    }

    void aFolderThatDoesNotExistLeavesNothingBehindAndSaysSo()
    {
        LocalStorage storage(m_folder.filePath(QStringLiteral("no/such/c.ipynb")));
        const Result<FileStamp> saved = wait(storage.save("{}"));
        QCOMPARE(saved.error().kind, ErrorKind::File);
        QVERIFY(saved.error().message.contains(QStringLiteral("c.ipynb")));
    }

    void aFullDiskLeavesTheFileAsItWasAndSaysSo()
    {
        const QString path = m_folder.filePath(QStringLiteral("full.ipynb"));
        LocalStorage storage(path);
        QVERIFY(wait(storage.save("old")));
        Result<FileStamp> saved = failure(ErrorKind::Protocol, {});
        {
            const SmallDisk disk;
            saved = wait(storage.save(QByteArray(1 << 20, 'x')));
        }
        QCOMPARE(saved.error().kind, ErrorKind::File);
        QVERIFY(saved.error().message.contains(QStringLiteral("full.ipynb")));
        QCOMPARE(wait(storage.load())->bytes, "old");
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("full*")}, QDir::Files).size(), 1);
    }

    void aLinkStaysALinkAndItsFileIsWritten()
    {
        const QString path = m_folder.filePath(QStringLiteral("real.ipynb"));
        const QString link = m_folder.filePath(QStringLiteral("link.ipynb"));
        QVERIFY(wait(LocalStorage(path).save("old")));
        QVERIFY(QFile::link(path, link));
        QVERIFY(wait(LocalStorage(link).save("new")));
        QCOMPARE(QFileInfo(link).symLinkTarget(), path);
        QCOMPARE(wait(LocalStorage(path).load())->bytes, "new");
    }

    void whoMayReadTheFileStaysAsItWas()
    {
        const QString path = m_folder.filePath(QStringLiteral("mode.ipynb"));
        LocalStorage storage(path);
        QVERIFY(wait(storage.save("{}")));
        const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QVERIFY(QFile::setPermissions(path, mine));
        QVERIFY(wait(storage.save("{ }")));
        QCOMPARE(QFile::permissions(path), mine);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_LocalStorage)
#include "tst_LocalStorage.moc"
