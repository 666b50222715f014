// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "files/LocalFileSink.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// On a real folder, with names as bytes.
class tst_LocalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsAnyName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("no UTF-8") << QByteArray("n\xff\xfe");
        QTest::newRow("newline") << QByteArray("a\nb");
        QTest::newRow("dash") << QByteArray("-rf");
        QTest::newRow("long") << QByteArray(255, 'x');
        QTest::newRow("quotes") << QByteArray("'\"`$");
    }

    void readsAnyName()
    {
        QFETCH(const QByteArray, name);
        const QByteArray file = at(name);
        receive(file, "hello", std::nullopt);
        const auto source = LocalFileSource::open(file);
        QVERIFY(source);
        QCOMPARE((*source)->read(1, 3).value(), "ell");
        QVERIFY((*source)->isUnchanged());
        QVERIFY(!shownName(file).isEmpty());
        QCOMPARE(::unlink(file.constData()), 0);
    }

    void opensNothingButFiles()
    {
        QCOMPARE(::mkfifo(at("fifo").constData(), 0600), 0);
        QCOMPARE(::symlink("/etc/passwd", at("link").constData()), 0);
        QCOMPARE(::mkdir(at("folder").constData(), 0700), 0);
        for (const QByteArray &name : {"fifo"_ba, "link"_ba, "folder"_ba}) {
            QCOMPARE(LocalFileSource::open(at(name)).error().kind, ErrorKind::Unsupported);
        }
        QCOMPARE(LocalFileSource::open("/dev/zero").error().kind, ErrorKind::Unsupported);
        QCOMPARE(LocalFileSource::open(at("nothing")).error().kind, ErrorKind::NotFound);
    }

    void noticesAWriteWhileItReads()
    {
        receive(at("f"), "old bytes", std::nullopt);
        const auto source = LocalFileSource::open(at("f")).value();
        write("f", "new bytes, more of them");
        QVERIFY(!source->isUnchanged());
        write("f", "");
        QCOMPARE(source->read(0, 9).error().kind, ErrorKind::Conflict);
    }

    void aFileAppearsWhole()
    {
        const auto sink = LocalFileSink::open(at("f"), "t1").value();
        QVERIFY(sink->write(3, "lo") && sink->write(0, "hel"));
        QCOMPARE(names(), QStringList{u".f.quire-part-t1"_s});
        QCOMPARE(sink->digest().value(), blake2b("hello"));
        const auto stamp = sink->commit(std::nullopt, {1'500'000'000'123'456'789, true});
        QVERIFY(stamp && stamp->isExecutable());
        QCOMPARE(stamp->modified, 1'500'000'000'123'456'789);
        QCOMPARE(names(), QStringList{u"f"_s});
        QCOMPARE(read("f"), "hello");
    }

    void goesOnWhereTheSameTicketEnded()
    {
        QVERIFY(LocalFileSink::open(at("f"), "t1").value()->write(0, "hel"));
        const auto sink = LocalFileSink::open(at("f"), "t1").value();
        QCOMPARE(sink->size(), 3);
        QVERIFY(sink->truncate(2) && sink->write(2, "y!"));
        QVERIFY(sink->commit(std::nullopt, {}));
        QCOMPARE(read("f"), "hey!");
    }

    void neverTakesANameThatWasTakenMeanwhile()
    {
        const auto sink = LocalFileSink::open(at("f"), "t1").value();
        QVERIFY(sink->write(0, "ours"));
        write("f", "theirs");
        QCOMPARE(sink->commit(std::nullopt, {}).error().kind, ErrorKind::Conflict);
        QCOMPARE(read("f"), "theirs");
        sink->discard();
        QCOMPARE(names(), QStringList{u"f"_s});
    }

    void replacesOnlyWhatItWasToldOf()
    {
        write("f", "old");
        QCOMPARE(::chmod(at("f").constData(), 0640), 0);
        const LocalStamp old = LocalStamp::at(at("f")).value();
        const auto first = LocalFileSink::open(at("f"), "t1").value();
        QVERIFY(first->write(0, "new"));
        QVERIFY(first->commit(old, {}));
        QCOMPARE(read("f"), "new");
        QCOMPARE(LocalStamp::at(at("f"))->mode & 0777, 0640U);

        const auto second = LocalFileSink::open(at("f"), "t2").value();
        QVERIFY(second->write(0, "newer"));
        QCOMPARE(second->commit(old, {}).error().kind, ErrorKind::Conflict);
        QCOMPARE(read("f"), "new");
    }

    void aFullDiskIsSaidClearly()
    {
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{1000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &little);
        const auto sink = LocalFileSink::open(at("f"), "t1").value();
        const Result<void> written = sink->write(0, QByteArray(4000, 'x'));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(written.error().kind, ErrorKind::File);
        QVERIFY(written.error().message.contains(u"no room"));
        QVERIFY(!QFile::exists(m_folder->filePath(u"f"_s)));
    }

private:
    QByteArray at(const QByteArray &name) const { return m_folder->path().toLocal8Bit() + '/' + name; }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    void receive(const QByteArray &path, const QByteArray &bytes, const std::optional<LocalStamp> &replaced) const
    {
        const auto sink = LocalFileSink::open(path, "t").value();
        QVERIFY(sink->write(0, bytes));
        QVERIFY(sink->commit(replaced, {}));
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void write(const char *name, const QByteArray &bytes) const { write(QString::fromUtf8(name), bytes); }

    QByteArray read(const char *name) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(tst_LocalFile)
#include "tst_LocalFile.moc"
