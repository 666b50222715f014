// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "base/Clock.h"
#include "pairs/PairStore.h"
#include "pairs/Pairs.h"
#include "support/JupyterServer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using quire::testing::Terminal;

namespace {

bool put(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(name).path());
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray get(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// quire sync, cp, ls and rm on a real server, as a person types them.
class tst_SyncCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.log().constData()); }

    void init()
    {
        qputenv("QUIRE_TOKEN", m_server.token().toUtf8());
        m_local = std::make_unique<QTemporaryDir>();
        m_name = u"work%1"_s.arg(++m_count);
    }

    void syncBringsBothTogetherAndRemembers()
    {
        put(here(u"a.txt"_s), "from here");
        put(there(u"sub/b.txt"_s), "from there");
        Terminal first;
        QCOMPARE(first.run(sync({u"--json"_s})), 0);
        QCOMPARE(first.json()["outcome"_L1].toString(), u"in-sync"_s);
        QCOMPARE(get(there(u"a.txt"_s)), "from here"_ba);
        QCOMPARE(get(here(u"sub/b.txt"_s)), "from there"_ba);

        // A file that is gone was deleted: the second call knows of the first.
        again();
        QFile::remove(here(u"a.txt"_s));
        Terminal second;
        QCOMPARE(second.run(sync({u"--json"_s})), 0);
        QCOMPARE(second.json()["deleted"_L1].toInt(), 1);
        QVERIFY(!QFile::exists(there(u"a.txt"_s)));
    }

    void pairOfTheWindowIsContinued()
    {
        put(here(u"a.txt"_s), "1");
        put(here(u"left-out.log"_s), "1");
        auto window = openWindow("*.log");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(there(u"a.txt"_s)), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(stateIn(*window), pairs::PairState::Idle, 30'000);
        Terminal beside;
        QCOMPARE(beside.run(sync({})), 4);
        QVERIFY(beside.err().contains("Another Quire works on this pair"));

        window.reset();
        QFile::remove(here(u"a.txt"_s));
        again();
        Terminal after;
        QCOMPARE(after.run(sync({})), 0);
        QVERIFY2(!QFile::exists(there(u"a.txt"_s)), "its memory was not found");
        QVERIFY2(!QFile::exists(there(u"left-out.log"_s)), "its rules were not found");
        forget();
    }

    void pairOfTheCommandIsContinuedInTheWindow()
    {
        put(here(u"a.txt"_s), "1");
        Terminal first;
        QCOMPARE(first.run(sync({})), 0);
        QFile::remove(here(u"a.txt"_s));
        auto window = openWindow({});
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(there(u"a.txt"_s)), 30'000);
        QVERIFY(!QFile::exists(here(u"a.txt"_s)));
        window.reset();
        forget();
    }

    void conflictIsExitCodeOne()
    {
        put(here(u"a.txt"_s), "mine");
        put(there(u"a.txt"_s), "theirs");
        Terminal kept;
        QCOMPARE(kept.run(sync({})), 1);
        QCOMPARE(get(here(u"a.txt"_s)), "theirs"_ba);
        QCOMPARE(QDir(here({})).entryList(QDir::Files).size(), 2);
        QVERIFY(kept.out().contains("a.txt"));
    }

    void conflictsCanBeLeft()
    {
        put(here(u"a.txt"_s), "mine");
        put(there(u"a.txt"_s), "theirs");
        put(here(u"b.txt"_s), "b");
        Terminal asked;
        QCOMPARE(asked.run(sync({u"--conflicts"_s, u"ask"_s, u"--json"_s})), 1);
        QCOMPARE(get(here(u"a.txt"_s)), "mine"_ba);
        QCOMPARE(get(there(u"a.txt"_s)), "theirs"_ba);
        QCOMPARE(get(there(u"b.txt"_s)), "b"_ba);
        QCOMPARE(asked.json()["conflicts"_L1][0]["path"_L1].toString(), u"a.txt"_s);
    }

    void guardIsExitCodeTwo()
    {
        for (int i = 0; i < 30; ++i) {
            put(here(u"f%1"_s.arg(i)), "x");
        }
        Terminal first;
        QCOMPARE(first.run(sync({})), 0);
        again();
        for (int i = 0; i < 25; ++i) {
            QFile::remove(here(u"f%1"_s.arg(i)));
        }
        Terminal halted;
        QCOMPARE(halted.run(sync({})), 2);
        QCOMPARE(QDir(there({})).entryList(QDir::Files).size(), 30);
        again();
        Terminal allowed;
        QCOMPARE(allowed.run(sync({u"--allow-deletes"_s})), 0);
        QCOMPARE(QDir(there({})).entryList(QDir::Files).size(), 5);
    }

    void machineThatIsNotThereIsExitCodeThree()
    {
        Terminal unreached;
        QCOMPARE(unreached.run({u"sync"_s, here({}), u":/x"_s, u"--machine"_s, u"http://127.0.0.1:1/"_s}), 3);
        qputenv("QUIRE_TOKEN", "wrong");
        Terminal refused;
        QCOMPARE(refused.run(sync({})), 3);
        QVERIFY(!refused.err().contains("wrong"));
    }

    void dryRunSaysWhatItWouldDo()
    {
        put(here(u"a.txt"_s), "1");
        Terminal dry;
        QCOMPARE(dry.run(sync({u"--dry-run"_s})), 0);
        QVERIFY(dry.out().contains("a.txt"));
        QVERIFY(!QFile::exists(there(u"a.txt"_s)));
    }

    void copiesThereAndBack()
    {
        QDir().mkpath(there({}));
        put(here(u"model/weights.bin"_s), QByteArray(9 << 20, 'w'));
        put(here(u"model/-odd name"_s), "odd");
        Terminal up;
        QCOMPARE(up.run({u"cp"_s, here(u"model"_s), u":/"_s + m_name, u"--machine"_s, address(), u"--json"_s}), 0);
        QCOMPARE(up.json()["files"_L1].toInt(), 2);
        QCOMPARE(get(there(u"model/-odd name"_s)), "odd"_ba);
        again();
        Terminal down;
        QCOMPARE(down.run({u"cp"_s, u":/"_s + m_name + u"/model/weights.bin"_s, here(u"back.bin"_s), u"--machine"_s,
                           address()}),
                 0);
        QVERIFY(get(here(u"back.bin"_s)) == QByteArray(9 << 20, 'w'));
        again();
        Terminal missing;
        QCOMPARE(missing.run({u"cp"_s, u":/never"_s, here({}), u"--machine"_s, address()}), int(FileTrouble));
    }

    void listsAndDeletes()
    {
        put(there(u"a.txt"_s), "12345");
        put(there(u"folder/b.txt"_s), "1");
        Terminal listed;
        QCOMPARE(listed.run({u"ls"_s, u":/"_s + m_name, u"--machine"_s, address(), u"--json"_s}), 0);
        const QJsonArray entries = listed.json()["entries"_L1].toArray();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0]["name"_L1].toString(), u"a.txt"_s);
        QCOMPARE(entries[0]["size"_L1].toInt(), 5);
        QCOMPARE(entries[1]["kind"_L1].toString(), u"folder"_s);
        again();
        Terminal refused;
        QCOMPARE(refused.run({u"rm"_s, u":/"_s + m_name + u"/folder"_s, u"--machine"_s, address()}), int(FileTrouble));
        QVERIFY(QFile::exists(there(u"folder/b.txt"_s)));
        again();
        Terminal removed;
        QCOMPARE(removed.run({u"rm"_s, u"-r"_s, u":/"_s + m_name + u"/folder"_s, u"--machine"_s, address()}), 0);
        QVERIFY(!QFile::exists(there(u"folder"_s)));
    }

    void nothingOfOursIsLeftOnTheServer()
    {
        QCOMPARE(QDir(m_server.root()).entryList({u"quire*"_s}, QDir::AllEntries | QDir::Hidden), QStringList());
    }

private:
    /// What the window has: the list of pairs, and this one in it, of the server as saved there.
    std::unique_ptr<pairs::Pairs> openWindow(const QByteArray &ignoreLines)
    {
        auto window = std::make_unique<pairs::Pairs>(m_clock, pairs::PairStore::standardFile());
        pairs::Pair pair;
        pair.machine = u"jupyter/saved"_s;
        pair.settings.localRoot = QFile::encodeName(m_local->path());
        pair.settings.remoteRoot = m_name.toUtf8();
        pair.settings.owner = pairs::ownerOf(pair.machine, m_server.url(), pair.settings.remoteRoot);
        pair.settings.ignoreLines = ignoreLines;
        const Reply<pairs::Pair> reply = window->add(pair);
        if (!QTest::qWaitFor([&reply] { return reply.isFinished(); })) {
            qFatal("the list does not answer");
        }
        window->setEndpoint(pair.machine, {.baseUrl = m_server.url(), .token = Secret(m_server.token())}, {});
        return window;
    }
    static pairs::PairState stateIn(const pairs::Pairs &window)
    {
        return window.rows().isEmpty() ? pairs::PairState::Failed : window.rows().constFirst().state;
    }
    static void forget() { QFile::remove(pairs::PairStore::standardFile()); }
    QString address() const { return m_server.url().toString(); }
    /// Each command takes the token out of the environment.
    void again() const { qputenv("QUIRE_TOKEN", m_server.token().toUtf8()); }
    QStringList sync(const QStringList &more) const
    {
        return QStringList{u"sync"_s, here({}), u":/"_s + m_name, u"--machine"_s, address()} + more;
    }
    QString here(const QString &name) const { return m_local->filePath(name); }
    QString there(const QString &name) const { return m_server.root() + u'/' + m_name + u'/' + name; }

    JupyterServer m_server{{}};
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_local;
    QString m_name;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(tst_SyncCommand)
#include "tst_SyncCommand.moc"
