// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferJob.h"

#include <QTest>

using namespace quire::files;
using quire::sync::Kind;

class tst_TransferJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFreeIsSent()
    {
        QCOMPARE(verdictFor({}, Collision::Ask), Verdict::Send);
        QCOMPARE(verdictFor({}, Collision::Skip), Verdict::Send);
    }

    void newerIsDecidedByTime()
    {
        TransferFile file;
        file.size = 1;
        file.modified = 2000;
        file.there = quire::sync::Entry{.content = {.kind = Kind::File, .size = 1}, .modified = 1000};
        QCOMPARE(verdictFor(file, Collision::Newer), Verdict::Replace);
        file.modified = 1000;
        QCOMPARE(verdictFor(file, Collision::Newer), Verdict::Skip);
    }

    void onlyWhatMayBeTheSameIsCompared()
    {
        TransferFile file;
        file.size = 1;
        file.there = quire::sync::Entry{.content = {.kind = Kind::File, .size = 1}};
        QCOMPARE(verdictFor(file, Collision::Compare), Verdict::Compare);
        file.there->content.size = 2;
        QCOMPARE(verdictFor(file, Collision::Compare), Verdict::Replace);
    }

    void aFileNeverReplacesAFolder()
    {
        TransferFile file;
        file.there = quire::sync::Entry{.content = {.kind = Kind::Folder}};
        QCOMPARE(verdictFor(file, Collision::Replace), Verdict::Skip);
        QCOMPARE(verdictFor(file, Collision::Newer), Verdict::Skip);
        QCOMPARE(verdictFor(file, Collision::KeepBoth), Verdict::Rename);
        QCOMPARE(verdictFor(file, Collision::Ask), Verdict::Ask);
    }

    void numbersNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("numbered");
        QTest::newRow("suffix") << QByteArray("a.tar") << QByteArray("a (2).tar");
        QTest::newRow("none") << QByteArray("Makefile") << QByteArray("Makefile (2)");
        QTest::newRow("hidden") << QByteArray(".env") << QByteArray(".env (2)");
        QTest::newRow("long") << QByteArray(255, 'x') << QByteArray(251, 'x') + " (2)";
        QTest::newRow("not UTF-8") << QByteArray("n\xff.a") << QByteArray("n\xff (2).a");
    }

    void numbersNames()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, numbered);
        QCOMPARE(numberedName(name, 2), numbered);
    }
};

QTEST_APPLESS_MAIN(tst_TransferJob)
#include "tst_TransferJob.moc"
