// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Recovery.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using session::Recovery;

class tst_Recovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewestCopyOfEachNotebook()
    {
        Recovery recovery(m_folder.filePath(QStringLiteral("copies")));
        std::ignore = recovery.keep(QStringLiteral("m|a.ipynb"), "old");
        std::ignore = recovery.keep(QStringLiteral("m|a.ipynb"), "new");
        std::ignore = recovery.keep(QStringLiteral("m|b.ipynb"), "other");
        const auto copy = wait(recovery.find(QStringLiteral("m|a.ipynb")));
        QCOMPARE((*copy)->bytes, QByteArray("new"));
        QVERIFY((*copy)->writtenAt.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }

    void copiesFollowARenamedNotebook()
    {
        Recovery recovery(m_folder.filePath(QStringLiteral("moved")));
        const QString old = QStringLiteral("m|a.ipynb");
        const QString now = QStringLiteral("m|b.ipynb");
        std::ignore = recovery.keep(old, "bytes", "base");
        std::ignore = recovery.keep(Recovery::newerThan(old), "newer");
        std::ignore = recovery.move(old, now);
        QVERIFY(!wait(recovery.find(old))->has_value());
        QCOMPARE((*wait(recovery.find(now)))->bytes, QByteArray("bytes"));
        QCOMPARE((*wait(recovery.find(now)))->base, QByteArray("base"));
        QCOMPARE((*wait(recovery.find(Recovery::newerThan(now))))->bytes, QByteArray("newer"));
    }

    void aDiscardedCopyIsGone()
    {
        Recovery recovery(m_folder.filePath(QStringLiteral("gone")));
        std::ignore = recovery.keep(QStringLiteral("x"), "bytes");
        std::ignore = recovery.discard(QStringLiteral("x"));
        QVERIFY(!wait(recovery.find(QStringLiteral("x")))->has_value());
    }

    void onlyThePersonCanReadIt()
    {
        const QString folder = m_folder.filePath(QStringLiteral("private"));
        Recovery recovery(folder);
        QVERIFY(wait(recovery.keep(QStringLiteral("x"), "secret work")));
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files) {
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_Recovery)
#include "tst_Recovery.moc"
