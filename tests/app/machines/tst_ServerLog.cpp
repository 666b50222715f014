// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ServerLog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_ServerLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysSmallAndKeepsItsEndWhileTheServerGoesOnWriting()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"server.log"_s);
        QFile writer(name);
        QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
        writer.write(QByteArray(ServerLog::maximumBytes + 1, 'x') + "the end");
        ServerLog::cap(name);
        writer.write(" and more");
        QFile reader(name);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        const QByteArray text = reader.readAll();
        QCOMPARE(text.size(), ServerLog::keptBytes + 9);
        QVERIFY(text.endsWith("the end and more"));
    }

    void leavesASmallOneAlone()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"server.log"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("short");
        file.close();
        ServerLog::cap(name);
        QCOMPARE(file.size(), 5);
        ServerLog::cap(folder.filePath(u"none"_s));
        QVERIFY(!QFile::exists(folder.filePath(u"none"_s)));
    }

    void itsTailNeverShowsTheToken()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"server.log"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("http://127.0.0.1/?token=abc123\nfailed");
        file.close();
        const QString tail = ServerLog::tail(name, Secret(u"abc123"_s));
        QVERIFY(!tail.contains(u"abc123"_s));
        QVERIFY(tail.endsWith(u"failed"_s));
    }
};

QTEST_GUILESS_MAIN(tst_ServerLog)
#include "tst_ServerLog.moc"
