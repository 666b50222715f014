// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LocalStorage.h"
#include "support/Waiting.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using session::FileStamp;
using session::LocalStorage;
using session::StoredFile;

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
