// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportWriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace quire::exporting;
using namespace Qt::StringLiterals;

namespace {

Exported exportOf(const QByteArray &document, const QStringList &pictures = {})
{
    Exported exported{document, {}, {}};
    for (const QString &name : pictures) {
        exported.assets.append({u"train_files/"_s + name, "picture " + name.toUtf8()});
    }
    return exported;
}

/// As on a disk without room: no file can be longer than this.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallDisk)

private:
    rlimit m_before{};
};

} // namespace

/// Under the final names there is the old export or the new one.
class tst_ExportWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesDocumentAndPictures()
    {
        QVERIFY(ExportWriter::write(exportOf("text", {u"cell-1-0.png"_s, u"cell-2-0.svg"_s}), path(u"new/train.md"_s)));
        QCOMPARE(read(u"new/train.md"_s), QByteArray("text"));
        QCOMPARE(names(u"new"_s), (QStringList{u"train.md"_s, u"train_files"_s}));
        QCOMPARE(names(u"new/train_files"_s), (QStringList{u"cell-1-0.png"_s, u"cell-2-0.svg"_s}));
    }

    void picturesAreReplacedAsAWhole()
    {
        QVERIFY(ExportWriter::write(exportOf("old", {u"cell-1-0.png"_s, u"cell-9-0.png"_s}), path(u"train.md"_s)));
        write(u"train_files/mine.png"_s, "somebody's");
        QVERIFY(ExportWriter::write(exportOf("new", {u"cell-1-0.png"_s}), path(u"train.md"_s)));
        QCOMPARE(names(u"train_files"_s), (QStringList{u"cell-1-0.png"_s, u"mine.png"_s}));
        QCOMPARE(read(u"train.md"_s), QByteArray("new"));
        QCOMPARE(names(), (QStringList{u"train.md"_s, u"train_files"_s}));
    }

    void withoutPicturesNoFolderIsTouched()
    {
        QVERIFY(ExportWriter::write(exportOf("text", {u"cell-1-0.png"_s}), path(u"train.md"_s)));
        QVERIFY(ExportWriter::write(exportOf("<html>"), path(u"train.html"_s)));
        QCOMPARE(names(u"train_files"_s), QStringList{u"cell-1-0.png"_s});
    }

    void aFullDiskLeavesTheOldExport_data()
    {
        QTest::addColumn<int>("room");
        QTest::newRow("no room for the document") << 10;
        QTest::newRow("no room for a picture") << 1000;
    }
    void aFullDiskLeavesTheOldExport()
    {
        QFETCH(int, room);
        QVERIFY(ExportWriter::write(exportOf("old", {u"cell-1-0.png"_s}), path(u"train.md"_s)));
        Exported larger = exportOf(QByteArray(100, 'x'), {u"cell-1-0.png"_s, u"cell-2-0.png"_s});
        larger.assets[1].bytes = QByteArray(5000, 'p');
        quire::Result<void> written;
        {
            const SmallDisk disk{rlim_t(room)};
            written = ExportWriter::write(larger, path(u"train.md"_s));
        }
        QVERIFY(!written);
        QCOMPARE(written.error().kind, quire::ErrorKind::File);
        QVERIFY2(written.error().message.contains("was not written"_L1), qPrintable(written.error().message));
        QCOMPARE(read(u"train.md"_s), QByteArray("old"));
        QCOMPARE(names(u"train_files"_s), QStringList{u"cell-1-0.png"_s});
        QCOMPARE(names(), (QStringList{u"train.md"_s, u"train_files"_s}));
    }

    void whatIsInTheWayIsNamed()
    {
        write(u"train_files"_s, "a file");
        const auto written = ExportWriter::write(exportOf("text", {u"cell-1-0.png"_s}), path(u"train.md"_s));
        QVERIFY(!written);
        QVERIFY(written.error().message.contains("train_files"_L1));
        QCOMPARE(names(), QStringList{u"train_files"_s});
        QVERIFY(!ExportWriter::write(exportOf("text"), m_folder->path()));
        QVERIFY(!ExportWriter::write(exportOf("text"), path(u"train_files/below/train.md"_s)));
    }

    void aLinkLeadsToTheNewContent()
    {
        write(u"real.md"_s, "old");
        QVERIFY(QFile::link(path(u"real.md"_s), path(u"train.md"_s)));
        QVERIFY(ExportWriter::write(exportOf("new"), path(u"train.md"_s)));
        QCOMPARE(read(u"real.md"_s), QByteArray("new"));
        QVERIFY(QFileInfo(path(u"train.md"_s)).isSymLink());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList names(const QString &folder = u"."_s) const
    {
        return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_ExportWriter)
#include "tst_ExportWriter.moc"
