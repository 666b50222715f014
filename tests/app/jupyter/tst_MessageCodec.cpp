// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/MessageCodec.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace quire;
using namespace quire::jupyter;

namespace {

Message sample(int buffers)
{
    Message message;
    message.channel = Channel::Iopub;
    message.id = "a1da710a_23975_16";
    message.type = "display_data";
    message.session = "a1da";
    message.parentId = "parent \"quoted\" é";
    message.parentType = "execute_request";
    message.parentSession = "s";
    message.content = R"({"data":{"application/json":{"x":NaN,"y":1180591620717411303424,"z":1.0}}})";
    for (int i = 0; i < buffers; ++i) {
        message.buffers.append(i == 0 ? QByteArray("x\0z", 3) : QByteArray(i * 1000, 'b'));
    }
    return message;
}

Result<Message> decode(Framing framing, const Frame &frame)
{
    return frame.isText ? decodeText(frame.data) : decodeBinary(framing, frame.data);
}

} // namespace

class tst_MessageCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data()
    {
        QTest::addColumn<int>("framing");
        QTest::addColumn<int>("buffers");
        for (const int buffers : {0, 1, 3}) {
            QTest::addRow("default, %d buffers", buffers) << int(Framing::Default) << buffers;
            QTest::addRow("v1, %d buffers", buffers) << int(Framing::V1) << buffers;
        }
    }

    void readsWhatItWrites()
    {
        QFETCH(const int, framing);
        QFETCH(const int, buffers);
        const Message message = sample(buffers);
        const Frame frame = encode(Framing(framing), message, "2026-11-20T23:35:46Z");
        QCOMPARE(frame.isText, Framing(framing) == Framing::Default && buffers == 0);
        const auto read = decode(Framing(framing), frame);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, message);
    }

    void readsTheOffsetsServersSend()
    {
        // Layout captured from server 2.15: 8 offsets, channel at 0x48, header at 0x4d.
        const Frame v1 = encode(Framing::V1, sample(2), "2026");
        QCOMPARE(qFromLittleEndian<quint64>(v1.data.constData()), 8);
        QCOMPARE(qFromLittleEndian<quint64>(v1.data.constData() + 8), 0x48);
        QCOMPARE(qFromLittleEndian<quint64>(v1.data.constData() + 16), 0x4d);
        QCOMPARE(v1.data.sliced(0x48, 5), "iopub");
        QCOMPARE(qFromLittleEndian<quint64>(v1.data.constData() + 64), quint64(v1.data.size()));

        // 3 parts, the JSON at 0x10.
        const Frame old = encode(Framing::Default, sample(2), "2026");
        QCOMPARE(qFromBigEndian<quint32>(old.data.constData()), 3);
        QCOMPARE(qFromBigEndian<quint32>(old.data.constData() + 4), 0x10);
        QVERIFY(old.data.sliced(0x10).startsWith('{'));
    }

    void readsACapturedStatus()
    {
        const auto message = decodeText(
            R"({"header": {"msg_id": "a_1", "msg_type": "status", "username": "username", "session": "a",)"
            R"( "date": "2026-11-20T23:35:46.492158Z", "version": "5.3"}, "msg_id": "a_1", "msg_type": "status",)"
            R"( "parent_header": {}, "metadata": {}, "content": {"execution_state": "restarting"}, "buffers": [],)"
            R"( "channel": "iopub"})");
        QVERIFY(message);
        QCOMPARE(message->channel, Channel::Iopub);
        QCOMPARE(message->type, "status");
        QVERIFY(message->parentId.isEmpty());
        QCOMPARE(message->content, R"({"execution_state": "restarting"})");
    }

    void refusesMalformedText_data()
    {
        QTest::addColumn<QByteArray>("frame");
        for (const char *frame :
             {"", "hello", "[]", "{}", R"({"header":1,"content":{}})", R"({"header":{"msg_type":"x"},"content":1})",
              R"({"header":{"msg_type":"x"},"content":{},"channel":"nope"})",
              R"({"header":{"msg_type":"x"},"content":{})"}) {
            QTest::addRow("%s", frame) << QByteArray(frame);
        }
    }

    void refusesMalformedText()
    {
        QFETCH(const QByteArray, frame);
        const auto message = decodeText(frame);
        QVERIFY(!message);
        QCOMPARE(message.error().kind, ErrorKind::Protocol);
    }

    void survivesEveryTruncationAndDamage()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (const Framing framing : {Framing::Default, Framing::V1}) {
            const QByteArray whole = encode(framing, sample(2), "2026").data;
            for (qsizetype size = 0; size < whole.size(); ++size) {
                (void)decodeBinary(framing, whole.first(size));
            }
            for (int i = 0; i < 5000; ++i) {
                QByteArray damaged = whole;
                for (int n = random.bounded(1, 5); n > 0; --n) {
                    damaged[random.bounded(int(std::min<qsizetype>(damaged.size(), 90)))] = char(random.bounded(256));
                }
                (void)decodeBinary(framing, damaged);
            }
        }
    }

    void refusesImpossibleOffsets()
    {
        QByteArray frame = encode(Framing::V1, sample(0), "2026").data;
        qToLittleEndian<quint64>(~quint64(0), frame.data());
        QVERIFY(!decodeBinary(Framing::V1, frame));
        frame = encode(Framing::V1, sample(0), "2026").data;
        qToLittleEndian<quint64>(~quint64(0), frame.data() + 24);
        QVERIFY(!decodeBinary(Framing::V1, frame));
        frame = encode(Framing::Default, sample(1), "2026").data;
        qToBigEndian<quint32>(0xffffffff, frame.data() + 8);
        QVERIFY(!decodeBinary(Framing::Default, frame));
    }
};

QTEST_GUILESS_MAIN(tst_MessageCodec)
#include "tst_MessageCodec.moc"
