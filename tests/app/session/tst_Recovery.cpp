// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Recovery.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using session::Recovery;

namespace {

template <typename T> Result<T> settled(Reply<T> reply)
{
    return QTest::qWaitFor([&] { return reply.isFinished(); }) ? reply.takeResult() : failure(ErrorKind::Timeout, {});
}

} // namespace

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
        const auto copy = settled(recovery.find(QStringLiteral("m|a.ipynb")));
        QCOMPARE((*copy)->bytes, QByteArray("new"));
        QVERIFY((*copy)->writtenAt.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }

    void aDiscardedCopyIsGone()
    {
        Recovery recovery(m_folder.filePath(QStringLiteral("gone")));
        std::ignore = recovery.keep(QStringLiteral("x"), "bytes");
        std::ignore = recovery.discard(QStringLiteral("x"));
        QVERIFY(!settled(recovery.find(QStringLiteral("x")))->has_value());
    }

    void onlyThePersonCanReadIt()
    {
        const QString folder = m_folder.filePath(QStringLiteral("private"));
        Recovery recovery(folder);
        QVERIFY(settled(recovery.keep(QStringLiteral("x"), "secret work")));
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
