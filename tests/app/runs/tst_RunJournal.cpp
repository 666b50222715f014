// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/RunJournal.h"
#include "support/Waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace Qt::StringLiterals;
using runs::KernelClaim;
using runs::RunJournal;
using runs::RunRecord;

namespace {

const QString kernel = u"0f3a-kernel"_s;
const QString notebook = u"server/a.ipynb"_s;

} // namespace

class tst_RunJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = startProgram();
    }

    void aRunThatWasSentIsFoundByTheNextStart()
    {
        KernelClaim first = claim(*m_journal);
        const QByteArray id = first.sessionId;
        QVERIFY(first.openRuns.isEmpty());
        QVERIFY(wait(m_journal->add(id, {{"m1", u"c1"_s, u"print(1)"_s}, {"m2", u"c2"_s, {}}})));

        first = {};
        restartProgram();
        const KernelClaim second = claim(*m_journal);
        QCOMPARE(second.sessionId, id);
        QCOMPARE(second.openRuns.size(), 2);
        QCOMPARE(second.openRuns.at(0).messageId, "m1");
        QCOMPARE(second.openRuns.at(0).cell, u"c1"_s);
        QCOMPARE(second.openRuns.at(0).source, u"print(1)"_s);
        QVERIFY(second.openRuns.at(0).sentAt.isValid());
        QCOMPARE(second.openRuns.at(1).messageId, "m2");
    }

    void aRunThatEndedIsNot()
    {
        KernelClaim first = claim(*m_journal);
        QVERIFY(wait(m_journal->add(first.sessionId, {{"m1", u"c1"_s, {}}, {"m2", u"c2"_s, {}}})));
        m_journal->remove("m1");
        first = {};
        restartProgram();
        const KernelClaim second = claim(*m_journal);
        QCOMPARE(second.openRuns.size(), 1);
        QCOMPARE(second.openRuns.first().messageId, "m2");
    }

    void whatWaitedWhenTheProgramCrashedIsFoundInItsOrder()
    {
        const KernelClaim first = claim(*m_journal);
        m_journal->keepWaiting(notebook, {{"m2", u"c2"_s, u"b"_s}, {"m1", u"c1"_s, u"a"_s}, {"m3", u"c3"_s, u"c"_s}});
        QVERIFY(wait(m_journal->add(first.sessionId, {{"m2", u"c2"_s, u"b"_s}}))); // Sent before the crash.
        restartProgram();
        const auto left = wait(m_journal->leftWaiting(notebook));
        QCOMPARE(left->size(), 2);
        QCOMPARE(left->first().cell, u"c1"_s);
        QCOMPARE(left->first().source, u"a"_s);
        QCOMPARE(left->last().messageId, "m3");
        QCOMPARE(wait(m_journal->leftWaiting(u"server/b.ipynb"_s))->size(), 0);
        m_journal->keepWaiting(notebook, {});
        restartProgram();
        QCOMPARE(wait(m_journal->leftWaiting(notebook))->size(), 0);
    }

    void whatIsKnownOfARenamedNotebookFollowsIt()
    {
        m_journal->keepWaiting(notebook, {{"m1", u"c1"_s, u"a"_s}});
        m_journal->move(notebook, u"server/renamed.ipynb"_s);
        restartProgram();
        QCOMPARE(wait(m_journal->leftWaiting(notebook))->size(), 0);
        QCOMPARE(wait(m_journal->leftWaiting(u"server/renamed.ipynb"_s))->size(), 1);
    }

    void whatWaitsInAProgramThatRunsIsItsOwnAffair()
    {
        m_journal->keepWaiting(notebook, {{"m1", u"c1"_s, u"a"_s}});
        const auto other = startProgram();
        QCOMPARE(wait(other->leftWaiting(notebook))->size(), 0);
        other->keepWaiting(notebook, {});
        QCOMPARE(wait(m_journal->leftWaiting(notebook))->size(), 1);
    }

    void twoProgramsNeverShareASessionId()
    {
        KernelClaim first = claim(*m_journal);
        const auto other = startProgram();
        const KernelClaim second = claim(*other);
        QVERIFY(second.sessionId != first.sessionId);
        const QByteArray freed = first.sessionId;
        first = {};
        QCOMPARE(claim(*other).sessionId, freed);
    }

    void aKernelThatIsGoneTakesItsRunsAlong()
    {
        KernelClaim first = claim(*m_journal);
        const QByteArray id = first.sessionId;
        QVERIFY(wait(m_journal->add(id, {{"m1", u"c1"_s, {}}})));
        first = {};
        m_journal->forget(kernel);
        const KernelClaim second = claim(*m_journal);
        QVERIFY(second.sessionId != id);
        QVERIFY(second.openRuns.isEmpty());
    }

    void notebooksOnOneKernelKeepApart()
    {
        const KernelClaim one = claim(*m_journal);
        const Result<KernelClaim> two = wait(m_journal->claim(kernel, u"server/b.ipynb"_s));
        QVERIFY(two);
        QVERIFY(two->sessionId != one.sessionId);
    }

    void aDamagedFileIsPutAsideAndSaidSo()
    {
        m_journal.reset();
        QFile file(m_folder->filePath(u"runs.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        RunJournal journal(file.fileName());
        const auto opened = wait(journal.open());
        QVERIFY(opened);
        QVERIFY(opened->problem.has_value());
        QVERIFY(QFile::exists(opened->setAside));
        QVERIFY(!claim(journal).sessionId.isEmpty());
    }

private:
    std::unique_ptr<RunJournal> startProgram() const
    {
        auto journal = std::make_unique<RunJournal>(m_folder->filePath(u"runs.sqlite"_s));
        const auto opened = wait(journal->open());
        return opened ? std::move(journal) : nullptr;
    }

    void restartProgram()
    {
        m_journal.reset();
        m_journal = startProgram();
    }

    static KernelClaim claim(RunJournal &journal)
    {
        return wait(journal.claim(kernel, notebook)).value_or(KernelClaim{});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunJournal> m_journal;
};

QTEST_GUILESS_MAIN(tst_RunJournal)
#include "tst_RunJournal.moc"
