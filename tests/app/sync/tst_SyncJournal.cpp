// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "support/Waiting.h"
#include "sync/SyncJournal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_SyncJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        restartProgram();
        QVERIFY(wait(m_journal->setPair(pair)));
    }

    void aNewPairKnowsNothing()
    {
        SyncJournal fresh(m_folder->filePath(u"new.sqlite"_s));
        QVERIFY(wait(fresh.open()));
        const JournalState state = *wait(fresh.load());
        QVERIFY(!state.pair && state.base.isEmpty() && state.intents.empty());
    }

    void whatWasAgreedIsKnownAfterARestart()
    {
        BaseEntry silent = row("two");
        silent.content.executable.reset();
        const BaseEntry link{symlink("a").content};
        QVERIFY(wait(m_journal->write("d"_path, {folder(1).content, {1, 2, 3}, {4, 5, 6}})));
        QVERIFY(wait(m_journal->write("d/n\\xff"_path, row("one"))));
        QVERIFY(wait(m_journal->write("f"_path, silent)));
        QVERIFY(wait(m_journal->write("l"_path, link)));
        QVERIFY(wait(m_journal->write("gone"_path, row("x"))));
        QVERIFY(wait(m_journal->remove("gone"_path)));

        restartProgram();
        const JournalState state = *wait(m_journal->load());
        QCOMPARE(state.pair, pair);
        Base expected;
        expected.insert("d"_path, {folder(1).content, {1, 2, 3}, {4, 5, 6}});
        expected.insert("d/n\\xff"_path, row("one"));
        expected.insert("f"_path, silent);
        expected.insert("l"_path, link);
        QCOMPARE(state.base, expected);
    }

    void aFolderMovesWithAllInIt()
    {
        for (const char *path : {"d", "d/x", "d/n\\xff", "d/e/y", "d.txt", "d0", "dx/y"}) {
            QVERIFY(wait(m_journal->write(pathOf(path), row(path))));
        }
        QVERIFY(wait(m_journal->move("d"_path, "q/\\xfe"_path)));
        const Base base = wait(m_journal->load())->base;
        Base expected;
        for (const char *path : {"d.txt", "d0", "dx/y"}) {
            expected.insert(pathOf(path), row(path));
        }
        expected.insert("q/\\xfe"_path, row("d"));
        expected.insert("q/\\xfe/x"_path, row("d/x"));
        expected.insert("q/\\xfe/n\\xff"_path, row("d/n\\xff"));
        expected.insert("q/\\xfe/e/y"_path, row("d/e/y"));
        QCOMPARE(base, expected);
    }

    void whatWasNotedAtTheNewPlaceGives()
    {
        for (const char *path : {"d", "d/x", "q", "q/x", "q/old", "q2"}) {
            QVERIFY(wait(m_journal->write(pathOf(path), row(path))));
        }
        QVERIFY(wait(m_journal->move("d"_path, "q"_path)));
        Base expected;
        expected.insert("q"_path, row("d"));
        expected.insert("q/x"_path, row("d/x"));
        expected.insert("q2"_path, row("q2"));
        QCOMPARE(wait(m_journal->load())->base, expected);
    }

    void aFileMovedAsideIsNobody()
    {
        QVERIFY(wait(m_journal->write("f"_path, row("one"))));
        QVERIFY(wait(m_journal->forgetIds("f"_path)));
        const Base base = wait(m_journal->load())->base;
        QCOMPARE(base.find("f"_path)->content, row("one").content);
        QVERIFY(!base.find("f"_path)->local.isKnown() && !base.find("f"_path)->remote.isKnown());
    }

    void anIntentOutlivesACrashAndIsAnsweredOnce()
    {
        QVERIFY(wait(m_journal->write("f"_path, row("old"))));
        QVERIFY(wait(m_journal->write("g"_path, row("old"))));
        const Intent copy{0, Side::Remote, "f"_path, "part-1", row("new")};
        const Intent gone{0, Side::Local, "g"_path, "attic-1"};
        const Intent never{0, Side::Local, "h"_path, "part-2", row("new")};
        QVERIFY(wait(m_journal->intend(copy)) && wait(m_journal->intend(gone)) && wait(m_journal->intend(never)));

        restartProgram();
        const JournalState left = *wait(m_journal->load());
        QCOMPARE(left.intents.size(), 3);
        QCOMPARE(left.intents.at(0).trace, "part-1");
        QCOMPARE(left.intents.at(0).row, row("new"));
        QCOMPARE(left.intents.at(1).side, Side::Local);
        QVERIFY(!left.intents.at(1).row);
        QCOMPARE(*left.base.find("f"_path), row("old"));

        QVERIFY(wait(m_journal->finish(left.intents.at(0).id)));
        QVERIFY(wait(m_journal->finish(left.intents.at(1).id)));
        QVERIFY(wait(m_journal->abandon(left.intents.at(2).id)));
        restartProgram();
        const JournalState after = *wait(m_journal->load());
        QVERIFY(after.intents.empty());
        Base expected;
        expected.insert("f"_path, row("new"));
        QCOMPARE(after.base, expected);
    }

    void theIdThatIsKnownOnlyAfterwardsIsWritten()
    {
        const qint64 id = *wait(m_journal->intend({0, Side::Remote, "f"_path, "part-1", row("new")}));
        BaseEntry better = row("new");
        better.remote = {7, 8, 9};
        QVERIFY(wait(m_journal->finish(id, better)));
        QCOMPARE(*wait(m_journal->load())->base.find("f"_path), better);
    }

    void aDamagedJournalIsPutAsideAndThePairHasNoBase()
    {
        QVERIFY(wait(m_journal->write("f"_path, row("one"))));
        m_journal.reset();
        QFile file(m_folder->filePath(u"pair.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        m_journal = std::make_unique<SyncJournal>(file.fileName());
        const auto opened = wait(m_journal->open());
        QVERIFY(opened && !opened->setAside.isEmpty());
        const JournalState state = *wait(m_journal->load());
        QVERIFY(!state.pair && state.base.isEmpty());
    }

private:
    void restartProgram()
    {
        m_journal.reset();
        m_journal = std::make_unique<SyncJournal>(m_folder->filePath(u"pair.sqlite"_s));
        QVERIFY(wait(m_journal->open()));
    }

    static BaseEntry row(const QByteArray &content)
    {
        return {file(content).content, {1, ~quint64(0), -5}, {2, 3, 1'700'000'000'000'000'000}};
    }

    const PairIdentity pair{"/home/anna/n\xff", "storage/x", u"hub: anna"_s, "m1", "m2",
                            {1, 2, 3},          {4, 5, 6},   "rules",        42};

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SyncJournal> m_journal;
};

QTEST_GUILESS_MAIN(tst_SyncJournal)
#include "tst_SyncJournal.moc"
