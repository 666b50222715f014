// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentRecord.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace quire;
using namespace quire::files;

/// What an agent tells of files is bytes from a stranger.
class tst_AgentRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFile()
    {
        const auto records = AgentRecord::parse(record(1, "a.txt", QByteArray(32, 'd'), 42));
        QVERIFY(records && records->size() == 1);
        const sync::Entry entry = records->front().entry();
        QCOMPARE(records->front().name, "a.txt");
        QCOMPARE(entry.content.kind, sync::Kind::File);
        QCOMPARE(entry.content.size, 42);
        QCOMPARE(entry.content.digest, QByteArray(32, 'd'));
    }

    void refusalIsAnError()
    {
        const auto one = AgentRecord::parseOne(record(5, {}, R"(["disk",28,"No space left on device"])", 0));
        QVERIFY(!one);
        QCOMPARE(one.error().kind, ErrorKind::File);
        QVERIFY(!one.error().message.isEmpty());
    }

    void unknownKindIsUnknown()
    {
        const auto records = AgentRecord::parse(record(77, "x", {}, 1));
        QVERIFY(records);
        QCOMPARE(records->front().entry().content.kind, sync::Kind::Unknown);
    }

    void cutOrLyingRecordsAreRefused()
    {
        const QByteArray whole = record(1, "name", "extra", 1);
        for (qsizetype length = 1; length < whole.size(); ++length) {
            QVERIFY(!AgentRecord::parse(whole.first(length)));
        }
        QVERIFY(!AgentRecord::parse(record(1, "x", {}, -1)));
        QVERIFY(!AgentRecord::parseOne(whole + whole));
        QVERIFY(!AgentRecord::parseOne({}));
    }

    void anyBytesAreSurvived()
    {
        const auto seed = QRandomGenerator::system()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator dice(seed);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes = record(1, "name", "extra", 1) + record(2, "f", {}, 0);
            for (int flips = dice.bounded(1, 6); flips > 0; --flips) {
                bytes[dice.bounded(int(bytes.size()))] = char(dice.generate());
            }
            const auto records = AgentRecord::parse(bytes);
            QVERIFY(!records || records->size() <= 3);
        }
    }

private:
    static QByteArray record(quint8 kind, const QByteArray &name, const QByteArray &extra, qint64 size)
    {
        QByteArray bytes(48, '\0');
        char *at = bytes.data();
        at[0] = char(kind);
        qToLittleEndian(quint16(name.size()), at + 2);
        qToLittleEndian(quint32(extra.size()), at + 4);
        qToLittleEndian(size, at + 8);
        return bytes + name + extra;
    }
};

QTEST_GUILESS_MAIN(tst_AgentRecord)
#include "tst_AgentRecord.moc"
