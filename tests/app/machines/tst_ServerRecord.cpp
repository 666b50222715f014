// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ServerRecord.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::machines;
using namespace Qt::StringLiterals;

namespace {

QByteArray record(qint64 pid, int port, const QByteArray &rootKey = "root_dir")
{
    return "{\"base_url\":\"/\",\"hostname\":\"127.0.0.1\",\"password\":false,\"pid\":" + QByteArray::number(pid) +
           ",\"port\":" + QByteArray::number(port) + ",\"" + rootKey +
           "\":\"/home/a/Quire\",\"secure\":false,\"sock\":\"\"," +
           "\"token\":\"abc\",\"url\":\"http://127.0.0.1:" + QByteArray::number(port) + "/\",\"version\":\"2.15.0\"}";
}

} // namespace

class tst_ServerRecord : public QObject
{
    Q_OBJECT

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private Q_SLOTS:
    void readsWhatBothGenerationsWrite()
    {
        const qint64 self = QCoreApplication::applicationPid();
        for (const QByteArray &rootKey : {QByteArrayLiteral("root_dir"), QByteArrayLiteral("notebook_dir")}) {
            const auto parsed = ServerRecord::parse(record(self, 8888, rootKey));
            QVERIFY(parsed);
            QCOMPARE(parsed->endpoint.baseUrl, QUrl(u"http://127.0.0.1:8888/"_s));
            QCOMPARE(parsed->endpoint.token, Secret(u"abc"_s));
            QCOMPARE(parsed->root, u"/home/a/Quire"_s);
            QVERIFY(parsed->process.isAlive());
        }
    }

    void refusesWhatIsCutOrHasNoPort_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half written") << record(1, 8888).first(60);
        QTest::newRow("port 0") << record(1, 0);
        QTest::newRow("list") << QByteArrayLiteral("[]");
    }
    void refusesWhatIsCutOrHasNoPort()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(ServerRecord::parse(json).error().kind, ErrorKind::Format);
    }

    void findsTheLivingAndClearsAwayTheDead()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"jpserver-1.json"_s), record(QCoreApplication::applicationPid(), 8888));
        write(folder.filePath(u"jpserver-2.json"_s), record(999'999'999, 8889));
        write(folder.filePath(u"jpserver-3.json"_s), record(1, 8889).first(50));
        const auto found = ServerRecord::find(folder.path());
        QVERIFY(found);
        QCOMPARE(found->endpoint.baseUrl.port(), 8888);
        QVERIFY(QFile::remove(folder.filePath(u"jpserver-1.json"_s)));
        QCOMPARE(ServerRecord::find(folder.path()).error().kind, ErrorKind::NotFound);
        QVERIFY(!QFile::exists(folder.filePath(u"jpserver-2.json"_s)));
        QVERIFY(QFile::exists(folder.filePath(u"jpserver-3.json"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_ServerRecord)
#include "tst_ServerRecord.moc"
