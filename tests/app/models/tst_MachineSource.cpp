// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FileOperations.h"
#include "models/MachineSource.h"
#include "support/ServedFiles.h"
#include "support/Waiting.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FileOperations;
using models::FolderSource;
using models::MachineSource;
using testing::wait;
using Removal = FolderSource::Removal;

/// A machine's files by its agent, a real kernel on a real server: all that is there, outside of what the server shows
/// too, and by plain requests where there is no agent.
class tst_MachineSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_served.start(), m_served.log().constData());
        m_agent = std::make_unique<files::MachineAgent>(m_served.connection.get());
    }

    void init()
    {
        QVERIFY(m_served.hold({{u"folder/inner.txt"_s, "inner"},
                               {u"data.csv"_s, "1,2"},
                               {u".secret"_s, "hidden"},
                               {u".config/deep.txt"_s, "deep"}}));
        m_outside = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_outside->path()).mkpath(u"run/best"_s));
        write(u"model.pt"_s, "weights");
        write(u"run/log.txt"_s, "log");
        write(u"run/best/model.pt"_s, "best");
        QVERIFY(QFile::link(m_outside->path(), m_served.server.root() + u"/linked"_s));
        QVERIFY(QFile::link(u"data.csv"_s, m_served.server.root() + u"/alias.csv"_s));
        QVERIFY(QFile::link(u"/never/was"_s, m_served.server.root() + u"/broken"_s));
        m_root = std::make_unique<MachineSource>(m_agent.get(), m_served.source(u"work"_s));
        m_storage = std::make_unique<MachineSource>(m_agent.get(), u"work"_s, m_outside->path());
    }

    void cleanupTestCase() { QVERIFY(wait(m_agent->link().stop())); }

    void untilTheAgentIsThereTheServerAnswers()
    {
        QVERIFY(!m_root->isAwake());
        QVERIFY(!entry(*m_root, u".secret"_s));
        QVERIFY(entry(*m_root, u"data.csv"_s));
        wake();
        QVERIFY(entry(*m_root, u".secret"_s));
        QVERIFY(entry(*m_root, u".secret"_s)->isHidden);
        QCOMPARE(entry(*m_root, u"data.csv"_s)->size, 3);
        QCOMPARE(m_root->absolutePath(RemotePath(u"data.csv"_s)),
                 QFileInfo(m_served.server.root()).canonicalFilePath() + u"/data.csv"_s);
    }

    void aMachineWithoutKernelsShowsWhatItsServerDoes()
    {
        testing::JupyterServer bare({.hasKernels = false});
        QVERIFY(bare.start());
        QVERIFY(bare.write(u"a.txt"_s, "a"));
        net::ServerConnection connection({bare.url(), Secret(bare.token()), {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        files::MachineAgent agent(&connection);
        MachineSource source(&agent,
                             std::make_unique<models::ContentsSource>(&contents, &connection, u"bare"_s, QString()));
        source.wake();
        QVERIFY(entry(source, u"a.txt"_s));
        QCOMPARE(wait(source.head(RemotePath(u"a.txt"_s), 10)).value(), "a"_ba);
        const auto removed = wait(source.remove(RemotePath(u"a.txt"_s), Removal::Recoverable));
        QVERIFY(!removed && removed.error().kind == ErrorKind::Unsupported);
        QVERIFY(!source.isAwake());
    }

    void linksAreShownAsSuchAndGoneThrough()
    {
        wake();
        const auto folder = entry(*m_root, u"linked"_s);
        QVERIFY(folder && folder->isLink && folder->isFolder());
        QCOMPARE(folder->linkTarget, m_outside->path());
        const auto file = entry(*m_root, u"alias.csv"_s);
        QVERIFY(file && file->isLink && !file->isFolder());
        QCOMPARE(file->size, 3);
        const auto broken = entry(*m_root, u"broken"_s);
        QVERIFY(broken && broken->isLink && broken->size < 0);
        const auto below = wait(m_root->list(RemotePath(u"linked/run"_s)));
        QVERIFY(below);
        QCOMPARE(below->size(), 2);
        QVERIFY(wait(m_root->stat(RemotePath(u"linked/run/log.txt"_s))));
        QCOMPARE(wait(m_root->head(RemotePath(u"alias.csv"_s), 2)).value(), "1,"_ba);
        QVERIFY(QFile::link(u"model.pt"_s, m_outside->filePath(u"latest"_s)));
        QCOMPARE(wait(m_storage->head(RemotePath(u"latest"_s), 100)).value(), "weights"_ba);
        const auto moved = wait(m_root->move(RemotePath(u"linked/model.pt"_s), RemotePath(u"folder/model.pt"_s)));
        QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
        QCOMPARE(m_served.server.read(u"folder/model.pt"_s), "weights"_ba);
    }

    void whatLiesOutsideIsListedAndRead()
    {
        QCOMPARE(m_storage->id(), u"work/"_s + m_outside->path());
        QCOMPARE(m_storage->machine(), u"work"_s);
        QVERIFY(!m_storage->serverPath(RemotePath(u"model.pt"_s)));
        QVERIFY(m_storage->link(RemotePath(u"model.pt"_s)).isEmpty());
        QCOMPARE(m_storage->absolutePath(RemotePath(u"run"_s)), m_outside->filePath(u"run"_s));
        const auto entries = wait(m_storage->list({}));
        QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().message));
        QCOMPARE(entries->size(), 2);
        QCOMPARE(wait(m_storage->head(RemotePath(u"run/best/model.pt"_s), 100)).value(), "best"_ba);
        QCOMPARE(wait(m_storage->head(RemotePath(u"run/best/model.pt"_s), 2)).value(), "be"_ba);
        const auto missing = wait(m_storage->list(RemotePath(u"never"_s)));
        QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound);
    }

    void thingsAreMadeNamedAndMovedThere()
    {
        const auto file = wait(m_storage->create({}, FileEntry::Kind::File, u".txt"_s));
        QVERIFY2(file, qPrintable(file ? QString() : file.error().message));
        QCOMPARE(file->name(), u"untitled.txt"_s);
        QCOMPARE(wait(m_storage->create({}, FileEntry::Kind::File, u".txt"_s))->name(), u"untitled1.txt"_s);
        QCOMPARE(wait(m_storage->create({}, FileEntry::Kind::Folder, {}))->name(), u"Untitled Folder"_s);
        QVERIFY(wait(m_storage->move(file->path, RemotePath(u"run/notes.txt"_s))));
        QVERIFY(QFileInfo::exists(m_outside->filePath(u"run/notes.txt"_s)));
        const auto taken = wait(m_storage->move(RemotePath(u"model.pt"_s), RemotePath(u"run/log.txt"_s)));
        QVERIFY(!taken && taken.error().kind == ErrorKind::Conflict);
        QCOMPARE(read(u"run/log.txt"_s), "log"_ba);
    }

    void theMachineCopiesByItself()
    {
        const QByteArray bytes(5 << 20, 'x');
        write(u"big.bin"_s, bytes);
        QVERIFY(QFile::link(u"log.txt"_s, m_outside->filePath(u"run/last"_s)));
        QCOMPARE(wait(m_storage->copy(RemotePath(u"big.bin"_s), {}))->name(), u"big-Copy1.bin"_s);
        QVERIFY(read(u"big-Copy1.bin"_s) == bytes);
        const auto folder = wait(m_storage->copy(RemotePath(u"run"_s), {}));
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QCOMPARE(folder->name(), u"run-Copy1"_s);
        QCOMPARE(read(u"run-Copy1/best/model.pt"_s), "best"_ba);
        QCOMPARE(QFileInfo(m_outside->filePath(u"run-Copy1/last"_s)).readSymLink(), u"log.txt"_s);
        QVERIFY(!wait(m_storage->copy(RemotePath(u"run"_s), RemotePath(u"run/best"_s))));
        QCOMPARE(QDir(m_outside->path()).entryList({u".quire-part*"_s}, QDir::AllEntries | QDir::Hidden),
                 QStringList());
    }

    void aFolderIsDeletedBroughtBackAndGoneForGood()
    {
        FileOperations operations;
        QSignalSpy removed(&operations, &FileOperations::removalDone);
        QSignalSpy restored(&operations, &FileOperations::restored);
        QVERIFY(m_storage->abilities().recovers);
        operations.remove(m_storage.get(), {RemotePath(u"run"_s)}, Removal::Recoverable);
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(!QFileInfo::exists(m_outside->filePath(u"run"_s)));
        operations.undo();
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(read(u"run/best/model.pt"_s), "best"_ba);

        operations.remove(m_storage.get(), {RemotePath(u"run"_s)}, Removal::Recoverable);
        QTRY_COMPARE(removed.size(), 2);
        QCOMPARE(kept().size(), 1);
        operations.remove(m_storage.get(), {RemotePath(u"model.pt"_s)}, Removal::Recoverable);
        QTRY_COMPARE(removed.size(), 3);
        QTRY_VERIFY(kept().size() == 1 && !QFileInfo(atticPath(kept().first())).isDir()); // Only the last comes back.
        QVERIFY(wait(m_storage->remove(RemotePath(u".quire"_s), Removal::Final)));
        QCOMPARE(QDir(m_outside->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList());
    }

    void whereNoAtticCanBeMadeThingsStayBesideAndComeBack()
    {
        write(u".quire"_s, "in the way");
        for (const QString &name : {u"run/log.txt"_s, u"run"_s}) {
            const RemotePath path(name);
            const auto ticket = wait(m_storage->remove(path, Removal::Recoverable));
            QVERIFY2(ticket, qPrintable(ticket ? QString() : ticket.error().message));
            QVERIFY(!QFileInfo::exists(m_outside->filePath(name)));
            QVERIFY(wait(m_storage->restore(path, *ticket)));
            QCOMPARE(read(u"run/log.txt"_s), "log"_ba);
        }
        const auto ticket = wait(m_storage->remove(RemotePath(u"run"_s), Removal::Recoverable));
        QVERIFY(ticket);
        m_storage->forget(RemotePath(u"run"_s), *ticket);
        QTRY_COMPARE(QDir(m_outside->path()).entryList({u".quire-old*"_s}, QDir::AllEntries | QDir::Hidden),
                     QStringList());
    }

    void whatWasDeletedLongAgoGoesWithTheNextLook()
    {
        QVERIFY(QDir().mkpath(atticPath(u"browser-1000-1"_s)));
        QVERIFY(QDir().mkpath(atticPath(u"of-somebody-else"_s)));
        QVERIFY(wait(m_storage->list({})));
        QTRY_COMPARE(kept(), QStringList{u"of-somebody-else"_s});
    }

    void deletingALinkLeavesWhatItLeadsTo()
    {
        wake();
        QVERIFY(wait(m_root->list({})));
        QVERIFY(wait(m_root->remove(RemotePath(u"linked"_s), Removal::Recoverable)));
        QVERIFY(!QFileInfo(m_served.server.root() + u"/linked"_s).isSymLink());
        QCOMPARE(read(u"run/log.txt"_s), "log"_ba);
    }

    void hiddenThingsAreInReach()
    {
        wake();
        QVERIFY(!m_root->serverPath(RemotePath(u".config/deep.txt"_s)));
        QCOMPARE(wait(m_root->head(RemotePath(u".config/deep.txt"_s), 100)).value(), "deep"_ba);
        QVERIFY(wait(m_root->move(RemotePath(u".secret"_s), RemotePath(u"shown.txt"_s))));
        QCOMPARE(m_served.server.read(u"shown.txt"_s), "hidden"_ba);
        QVERIFY(wait(m_root->copy(RemotePath(u".config"_s), RemotePath(u"folder"_s))));
        QCOMPARE(m_served.server.read(u"folder/.config/deep.txt"_s), "deep"_ba);
    }

    void namesThatAreNoTextAreReachedAllTheSame()
    {
        const QByteArray name = m_outside->path().toUtf8() + "/odd\xff\n";
        const int fd = ::open(name.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        QVERIFY(fd >= 0 && ::write(fd, "odd", 3) == 3 && ::close(fd) == 0);
        QVERIFY(::mkfifo((m_outside->path().toUtf8() + "/fifo").constData(), 0600) == 0);
        const auto entries = wait(m_storage->list({}));
        QVERIFY(entries);
        const auto odd =
            std::ranges::find_if(*entries, [](const FileEntry &one) { return one.name().startsWith(u"odd"); });
        QVERIFY(odd != entries->end());
        QCOMPARE(wait(m_storage->head(odd->path, 10)).value(), "odd"_ba);
        const auto fifo = wait(m_storage->head(RemotePath(u"fifo"_s), 10)); // Nobody waits for one who writes.
        QVERIFY(!fifo && fifo.error().kind == ErrorKind::Unsupported);
        QVERIFY(wait(m_storage->move(odd->path, RemotePath(u"even"_s))));
        QCOMPARE(read(u"even"_s), "odd"_ba);
    }

    void aHundredThousandFilesComeInOneListing()
    {
        QVERIFY(QDir(m_outside->path()).mkpath(u"many"_s));
        const QByteArray folder = m_outside->path().toUtf8() + "/many/";
        for (int each = 0; each < 100'000; ++each) {
            const int fd = ::open((folder + QByteArray::number(each) + ".txt").constData(), O_CREAT | O_CLOEXEC, 0600);
            QVERIFY(fd >= 0);
            ::close(fd);
        }
        QElapsedTimer since;
        since.start();
        const auto entries = wait(m_storage->list(RemotePath(u"many"_s)));
        QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().message));
        QCOMPARE(entries->size(), 100'000);
        qInfo("Listed in %lld ms", since.elapsed());
    }

private:
    void wake()
    {
        QSignalSpy changed(m_root.get(), &FolderSource::reachChanged);
        m_root->wake();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 60'000);
    }
    static std::optional<FileEntry> entry(FolderSource &source, const QString &name)
    {
        const auto entries = wait(source.list({}));
        for (const FileEntry &each : entries.value_or(QList<FileEntry>())) {
            if (each.name() == name) {
                return each;
            }
        }
        return std::nullopt;
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_outside->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_outside->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString atticPath(const QString &name) const { return m_outside->filePath(u".quire/attic/"_s + name); }
    QStringList kept() const { return QDir(atticPath({})).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }

    testing::ServedFiles m_served;
    std::unique_ptr<files::MachineAgent> m_agent;
    std::unique_ptr<QTemporaryDir> m_outside;
    std::unique_ptr<MachineSource> m_root;
    std::unique_ptr<MachineSource> m_storage;
};

QTEST_GUILESS_MAIN(tst_MachineSource)
#include "tst_MachineSource.moc"
