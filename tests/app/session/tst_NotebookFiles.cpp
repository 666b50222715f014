// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "session/NotebookFiles.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using quire::testing::wait;

/// Files beside a notebook: on this computer's disk, and through a real server.
class tst_NotebookFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBesideALocalNotebookWithoutAServer()
    {
        const session::NotebookRef ref{m_id, RemotePath(u"work/a.ipynb"_s), m_folder.filePath(u"work/a.ipynb"_s),
                                       false};
        write(u"work/pictures/a b.png"_s, "local");
        write(u"above.png"_s, "above");
        session::AttachedMachine machine(nullptr, m_id, u"M"_s, m_folder.path(), m_clock);
        session::NotebookFiles files(ref, &machine);
        QCOMPARE(*wait(files.read(u"pictures/a%20b.png"_s)), QByteArray("local"));
        QCOMPARE(*wait(files.read(u"../above.png?raw=true#x"_s)), QByteArray("above"));
        QCOMPARE(*wait(files.read(u"/above.png"_s)), QByteArray("above"));
        QCOMPARE(wait(files.read(u"nothing.png"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(files.read(u"pictures"_s)).error().kind, ErrorKind::File);
        QCOMPARE(files.nameOf(m_folder.filePath(u"work/data (1).csv"_s)), u"data%20%281%29.csv"_s);
    }

    void whatNeverEndsIsNotRead()
    {
        const session::NotebookRef ref{m_id, RemotePath(u"a.ipynb"_s), u"/dev/a.ipynb"_s, true};
        session::AttachedMachine machine(nullptr, m_id, u"M"_s, {}, m_clock);
        session::NotebookFiles files(ref, &machine);
        QCOMPARE(wait(files.read(u"zero"_s)).error().kind, ErrorKind::File);
        QFile large(m_folder.filePath(u"large.png"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(session::NotebookFiles::largest + 1));
        session::NotebookFiles others({m_id, RemotePath(u"a.ipynb"_s), m_folder.filePath(u"a.ipynb"_s), false},
                                      &machine);
        QCOMPARE(wait(others.read(u"large.png"_s)).error().kind, ErrorKind::Unsupported);
    }

    void readsThroughTheServerAndNeverAboveItsRoot()
    {
        JupyterServer server(JupyterServer::Options{});
        QVERIFY2(server.start(), server.log().constData());
        testing::FixedProvider provider({.baseUrl = server.url(), .token = Secret(server.token())});
        session::AttachedMachine machine(&provider, m_id, u"M"_s, {}, m_clock);
        const auto written = wait(machine.whenAttached());
        QVERIFY(written);
        QVERIFY(wait(machine.contents().makeFolder(RemotePath(u"work"_s))));
        QVERIFY(wait(machine.contents().saveBytes(RemotePath(u"work/a b.png"_s), "remote")));
        session::NotebookFiles files({m_id, RemotePath(u"work/a.ipynb"_s), {}, false}, &machine);
        QCOMPARE(*wait(files.read(u"a%20b.png"_s)), QByteArray("remote"));
        QCOMPARE(*wait(files.read(u"../../../../work/a%20b.png"_s)), QByteArray("remote"));
        QCOMPARE(wait(files.read(u"no.png"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(files.read(u".."_s)).error().kind, ErrorKind::File);
        QVERIFY(files.localFile(u"a.png"_s).isEmpty());
        QCOMPARE(files.resolve(u"../b.ipynb"_s).toString(), u"b.ipynb"_s);
    }

    void findsTheFilesOfATraceback()
    {
        write(u"lib/model.py"_s, "x");
        const session::NotebookRef ref{m_id, RemotePath(u"work/a.ipynb"_s), m_folder.filePath(u"work/a.ipynb"_s),
                                       false};
        session::AttachedMachine here(nullptr, m_id, u"M"_s, m_folder.path(), m_clock);
        session::NotebookFiles local(ref, &here);
        QCOMPARE(wait(local.find(m_folder.filePath(u"lib/model.py"_s)))->localFile,
                 m_folder.filePath(u"lib/model.py"_s));
        QCOMPARE(wait(local.find(u"/dev/zero"_s)).error().kind, ErrorKind::NotFound);

        JupyterServer server(JupyterServer::Options{});
        QVERIFY2(server.start(), server.log().constData());
        testing::FixedProvider provider({.baseUrl = server.url(), .token = Secret(server.token())});
        session::AttachedMachine machine(&provider, m_id, u"M"_s, {}, m_clock);
        QVERIFY(wait(machine.whenAttached()));
        QVERIFY(wait(machine.contents().makeFolder(RemotePath(u"lib"_s))));
        QVERIFY(wait(machine.contents().saveBytes(RemotePath(u"lib/model.py"_s), "x")));
        session::NotebookFiles remote({m_id, RemotePath(u"a.ipynb"_s), {}, false}, &machine);
        const auto found = wait(remote.find(u"/home/somebody/project/lib/model.py"_s));
        QVERIFY(found);
        QCOMPARE(found->path.toString(), u"lib/model.py"_s);
        QCOMPARE(wait(remote.find(u"/usr/lib/python3/json/decoder.py"_s)).error().kind, ErrorKind::NotFound);
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    const machines::MachineId m_id{u"fixed"_s, u"m"_s};
};

QTEST_GUILESS_MAIN(tst_NotebookFiles)
#include "tst_NotebookFiles.moc"
