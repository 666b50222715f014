// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/FrameReader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using quire::Result;
using quire::jupyter::Channel;
using quire::jupyter::FrameReader;
using quire::jupyter::Framing;
using quire::jupyter::Message;

/// Frames of a kernel that prints much, in both framings.
class tst_FrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_read.clear();
        m_reader = std::make_unique<FrameReader>();
        connect(m_reader.get(), &FrameReader::read, this, [this](const Result<Message> &message) {
            m_read.append(message ? QString::fromLatin1(message->id) : u"malformed"_s);
            m_last = message.value_or(Message{});
        });
    }

    void aSmallMessageIsReadAtOnce()
    {
        m_reader->addBinary(Framing::V1, frame("a", "hello"));
        QCOMPARE(m_read, QStringList{u"a"_s});
        QVERIFY(!m_last.output);
    }

    void aLargeOneComesWithItsOutput()
    {
        const QByteArray text(300'000, 'x');
        m_reader->addBinary(Framing::V1, frame("a", text));
        QVERIFY(m_read.isEmpty());
        QTRY_COMPARE(m_read, QStringList{u"a"_s});
        QVERIFY(m_last.output);
        QCOMPARE(m_last.output->text(), QString::fromLatin1(text));
        QCOMPARE(outputOf(m_last)->text().size(), 300'000);
    }

    void theOrderStays()
    {
        QStringList expected;
        for (int i = 0; i < 60; ++i) {
            const bool isLarge = i % 7 == 2 || i % 7 == 3;
            const QByteArray id = QByteArray::number(i);
            m_reader->addBinary(Framing::V1, frame(id, QByteArray(isLarge ? 400'000 - i * 5000 : 10, 'x')));
            expected.append(QString::fromLatin1(id));
        }
        QTRY_COMPARE(m_read, expected);
    }

    void whatHasToComeAfterComesAfter()
    {
        m_reader->addBinary(Framing::V1, frame("a", QByteArray(300'000, 'x')));
        m_reader->whenRead([this] { m_read.append(u"closed"_s); });
        QVERIFY(m_read.isEmpty());
        QTRY_COMPARE(m_read, QStringList({u"a"_s, u"closed"_s}));
        m_reader->whenRead([this] { m_read.append(u"again"_s); });
        QCOMPARE(m_read.constLast(), u"again"_s);
    }

    void aMalformedLargeOneIsSaidInItsPlace()
    {
        m_reader->addText(u"{\"a\":"_s + QString(100'000, u'1'));
        m_reader->addBinary(Framing::V1, frame("b", "hello"));
        QTRY_COMPARE(m_read, QStringList({u"malformed"_s, u"b"_s}));
    }

    void aReplyStaysWhatItIs()
    {
        Message reply = message("r", QByteArray(200'000, 'x'));
        reply.channel = Channel::Shell;
        reply.type = "execute_reply";
        m_reader->addBinary(Framing::V1, encode(Framing::V1, reply, {}).data);
        QTRY_COMPARE(m_read, QStringList{u"r"_s});
        QVERIFY(!m_last.output);
        QCOMPARE(m_last.content, reply.content);
    }

    void itMayGoAwayWhileItReads()
    {
        m_reader->addBinary(Framing::V1, frame("a", QByteArray(3'000'000, 'x')));
        m_reader.reset();
        QTest::qWait(100);
        QVERIFY(m_read.isEmpty());
    }

private:
    static Message message(const QByteArray &id, const QByteArray &text)
    {
        Message message;
        message.channel = Channel::Iopub;
        message.id = id;
        message.type = "stream";
        message.content = "{\"name\":\"stdout\",\"text\":\"" + text + "\"}";
        return message;
    }

    static QByteArray frame(const QByteArray &id, const QByteArray &text)
    {
        return encode(Framing::V1, message(id, text), {}).data;
    }

    std::unique_ptr<FrameReader> m_reader;
    QStringList m_read;
    Message m_last;
};

QTEST_GUILESS_MAIN(tst_FrameReader)
#include "tst_FrameReader.moc"
