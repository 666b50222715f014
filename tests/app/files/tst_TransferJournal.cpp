// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "files/TransferJournal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire::files;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_TransferJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersJobsAndTheirFiles()
    {
        const QTemporaryDir folder;
        TransferJob job;
        job.key = "abc";
        job.order = {.to = u"local/m"_s, .sources = {"/a\xff", "/b\n"}, .folder = "d", .collision = Collision::Skip};
        {
            TransferJournal journal(folder.filePath(u"j"_s));
            QVERIFY(settle(journal.open()));
            job.id = settle(journal.add(job)).value();
            job.files.resize(3);
            job.files[0].source = "/a\xff";
            job.isCounted = true;
            QVERIFY(settle(journal.setFiles(job)));
            job.files[0].state = FileState::Active;
            job.files[0].done = 7;
            job.files[1].state = FileState::Failed;
            job.files[1].error = {quire::ErrorKind::File, u"full"_s, {}};
            job.isPaused = true;
            QVERIFY(settle(journal.update(job, {0, 1})));
        }
        TransferJournal journal(folder.filePath(u"j"_s));
        QVERIFY(settle(journal.open()));
        const auto jobs = settle(journal.load()).value();
        QCOMPARE(jobs.size(), std::size_t(1));
        const TransferJob &back = jobs.front();
        QCOMPARE(back.order.sources, job.order.sources);
        QCOMPARE(back.order.collision, Collision::Skip);
        QVERIFY(back.isPaused && back.isCounted);
        QCOMPARE(back.ticket(2), "abc-2");
        QVERIFY(back.files[0].isResumed); // It may have been finished without our knowing.
        QCOMPARE(back.files[0].state, FileState::Waiting);
        QCOMPARE(back.files[0].done, 7);
        QCOMPARE(back.files[1].error.message, u"full"_s);
        QVERIFY(!back.files[2].isResumed);
        QVERIFY(settle(journal.remove(back.id)));
        QVERIFY(settle(journal.load())->empty());
    }

    void aDamagedJournalIsPutAside()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"j"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"put aside"_s));
        TransferJournal journal(file.fileName());
        QVERIFY(settle(journal.open())->problem);
        QVERIFY(settle(journal.load())->empty());
    }
};

QTEST_GUILESS_MAIN(tst_TransferJournal)
#include "tst_TransferJournal.moc"
