// SPDX-License-Identifier: GPL-3.0-or-later
#include "FixedProvider.h"
#include "base/Clock.h"
#include "files/MachineAgent.h"
#include "session/AttachedMachine.h"
#include "session/DiskStorage.h"
#include "session/NotebookFiles.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using session::DiskStorage;
using session::NotebookRef;

/// Files of a machine that its server does not show: a real server, a real agent.
class tst_DiskStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_provider = std::make_unique<FixedProvider>(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}});
        m_machine = std::make_unique<session::AttachedMachine>(
            m_provider.get(), machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s, QString(), m_clock);
        QVERIFY(wait(m_machine->whenAttached()));
    }

    void cleanupTestCase() { QVERIFY(wait(m_machine->agent().link().stop())); }

    void isReadAndWrittenAsItIs()
    {
        put(u"train.ipynb"_s, "{\"cells\": []}\r\n");
        DiskStorage storage(m_machine.get(), at(u"train.ipynb"_s));
        const auto file = wait(storage.load());
        QVERIFY2(file, qPrintable(file ? QString() : file.error().message));
        QCOMPARE(file->bytes, "{\"cells\": []}\r\n"_ba);
        QCOMPARE(wait(storage.stat()).value_or(session::FileStamp()), file->stamp);
        QCOMPARE(storage.location(), m_disk.filePath(u"train.ipynb"_s));

        const auto saved = wait(storage.save("new"));
        QVERIFY(saved);
        QCOMPARE(get(u"train.ipynb"_s), "new"_ba);
        QCOMPARE(wait(storage.stat()).value_or(session::FileStamp()), *saved);
        QVERIFY(*saved != file->stamp);
        QCOMPARE(QDir(m_disk.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"train.ipynb"_s});
    }

    void aLinkStaysOne()
    {
        QVERIFY(QDir(m_disk.path()).mkpath(u"real"_s));
        put(u"real/data.txt"_s, "one");
        QVERIFY(QFile::link(u"real"_s, m_disk.filePath(u"folder"_s)));
        QVERIFY(QFile::link(u"real/data.txt"_s, m_disk.filePath(u"file"_s)));
        for (const QString &name : {u"folder/data.txt"_s, u"file"_s}) {
            DiskStorage storage(m_machine.get(), at(name));
            QVERIFY(wait(storage.save(name.toUtf8())));
            QCOMPARE(get(u"real/data.txt"_s), name.toUtf8());
            QCOMPARE(wait(storage.load()).value_or(session::StoredFile()).bytes, name.toUtf8());
        }
        QVERIFY(QFileInfo(m_disk.filePath(u"file"_s)).isSymLink());
        QVERIFY(QFile::link(u"loop"_s, m_disk.filePath(u"loop"_s)));
        QCOMPARE(wait(DiskStorage(m_machine.get(), at(u"loop"_s)).load()).error().kind, ErrorKind::Unsupported);
    }

    void whatIsGoneCanBeSavedAgain()
    {
        DiskStorage storage(m_machine.get(), at(u"gone.txt"_s));
        const auto missing = wait(storage.load());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().message.contains(u"gone.txt"));
        QCOMPARE(wait(storage.stat()).error().kind, ErrorKind::NotFound);
        QVERIFY(wait(storage.save("back")));
        QCOMPARE(get(u"gone.txt"_s), "back"_ba);
    }

    void aFolderIsNoFile()
    {
        QVERIFY(QDir(m_disk.path()).mkpath(u"runs"_s));
        QCOMPARE(wait(DiskStorage(m_machine.get(), at(u"runs"_s)).load()).error().kind, ErrorKind::Unsupported);
    }

    void aDiskThatRefusesSaysSo()
    {
        const auto refused = wait(DiskStorage(m_machine.get(), RemotePath(u"proc/no.txt"_s)).save("x"));
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.isEmpty());
    }

    void picturesBesideANotebookAreFound()
    {
        put(u"plot.png"_s, "png");
        const NotebookRef notebook{m_machine->id(), at(u"train.ipynb"_s), {}, true};
        session::NotebookFiles files(notebook, m_machine.get());
        QCOMPARE(wait(files.read(u"plot.png"_s)).value_or(QByteArray()), "png"_ba);
    }

    void aTracebackLeadsToFilesTheServerDoesNotShow()
    {
        put(u"module.py"_s, "raise ValueError");
        session::NotebookFiles files({m_machine->id(), RemotePath(u"a.ipynb"_s), {}, false}, m_machine.get());
        const auto found = wait(files.find(m_disk.filePath(u"module.py"_s)));
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QVERIFY(found->isOnDisk());
        QCOMPARE(found->place(), u'/' + m_disk.filePath(u"module.py"_s));
        QCOMPARE(wait(files.find(u"/nowhere/x.py"_s)).error().kind, ErrorKind::NotFound);
    }

private:
    RemotePath at(const QString &name) const { return RemotePath(m_disk.filePath(name)); }
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_disk.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray get(const QString &name) const
    {
        QFile file(m_disk.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    SystemClock m_clock;
    JupyterServer m_server{JupyterServer::Options{}};
    QTemporaryDir m_disk; // Not below the folder the server shows.
    std::unique_ptr<FixedProvider> m_provider;
    std::unique_ptr<session::AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_DiskStorage)
#include "tst_DiskStorage.moc"
