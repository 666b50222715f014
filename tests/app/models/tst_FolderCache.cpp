// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderCache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FolderCache;

/// What folders held, over a restart.
class tst_FolderCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsEverythingAboutEntriesPerSourceAndFolder()
    {
        const RemotePath folder(u"runs"_s);
        cache().store(u"a"_s, folder, {entry()});
        QCOMPARE(cache().load(u"a"_s, folder).value_or(QList<FileEntry>()), QList<FileEntry>{entry()});
        QVERIFY(!cache().load(u"b"_s, folder));
        QVERIFY(!cache().load(u"a"_s, {}));
        cache().forget(u"a"_s, folder);
        QVERIFY(!cache().load(u"a"_s, folder));
    }

    void onlyThisPersonReadsIt()
    {
        cache().store(u"a"_s, {}, {});
        const auto others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFile::permissions(path()) & others));
        QVERIFY(!(QFile::permissions(onlyFile()) & others));
    }

    void aDamagedFileCountsAsMissing()
    {
        cache().store(u"a"_s, RemotePath(u"runs"_s), {entry(), entry()});
        QFile file(onlyFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            rewrite(whole.first(size));
            QVERIFY2(!cache().load(u"a"_s, RemotePath(u"runs"_s)), QByteArray::number(size).constData());
        }
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray wrong = whole;
            wrong[at] = char(~wrong[at]);
            rewrite(wrong);
            const auto loaded = cache().load(u"a"_s, RemotePath(u"runs"_s)).value_or(QList<FileEntry>());
            for (const FileEntry &each : loaded) {
                QCOMPARE(each.path.parent(), RemotePath(u"runs"_s));
            }
        }
    }

    void theOldestGoWhenThereAreMany()
    {
        for (int each = 0; each < FolderCache::folderLimit + 5; ++each) {
            cache().store(u"a"_s, RemotePath(QString::number(each)), {});
        }
        QCOMPARE(QDir(path()).entryList(QDir::Files).size(), FolderCache::folderLimit);
    }

private:
    QString path() const { return m_folder->filePath(u"folders"_s); }
    FolderCache cache() const { return FolderCache(path()); }
    QString onlyFile() const { return QDir(path()).filePath(QDir(path()).entryList(QDir::Files).constFirst()); }
    void rewrite(const QByteArray &bytes) const
    {
        QFile file(onlyFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static FileEntry entry()
    {
        FileEntry entry;
        entry.path = RemotePath(u"runs/a b\n.ipynb"_s);
        entry.kind = FileEntry::Kind::Notebook;
        entry.isLink = true;
        entry.linkTarget = u"../other"_s;
        entry.isWritable = false;
        entry.size = 1LL << 40;
        entry.modified = QDateTime::fromMSecsSinceEpoch(1700000000123, QTimeZone::UTC);
        return entry;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(tst_FolderCache)
#include "tst_FolderCache.moc"
