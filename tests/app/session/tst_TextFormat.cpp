// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/TextFormat.h"

#include <QTest>

using namespace quire::session;
using namespace Qt::StringLiterals;

class tst_TextFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &bytes, bool chinese, TextEncoding encoding,
                            const QString &text) { QTest::newRow(name) << bytes << chinese << int(encoding) << text; };
        row("empty", {}, false, TextEncoding::Utf8, {});
        row("plain", "a\nb", false, TextEncoding::Utf8, u"a\nb"_s);
        row("UTF-8", "h\xc3\xa9", false, TextEncoding::Utf8, u"hé"_s);
        row("with a mark", "\xef\xbb\xbfh\xc3\xa9", false, TextEncoding::Utf8WithMark, u"hé"_s);
        row("two marks",
            "\xef\xbb\xbf\xef\xbb\xbf"
            "a",
            false, TextEncoding::Utf8WithMark, u"\ufeffa"_s);
        row("UTF-16", QByteArray("\xff\xfe\x61\x00\xe9\x00", 6), false, TextEncoding::Utf16LittleEndian, u"aé"_s);
        row("UTF-16, big end first", QByteArray("\xfe\xff\x00\x61\x4e\x2d", 6), false, TextEncoding::Utf16BigEndian,
            u"a中"_s);
        row("Latin-1", "h\xe9", false, TextEncoding::Latin1, u"hé"_s);
        row("GB 18030", "\xd6\xd0\xce\xc4", true, TextEncoding::Gb18030, u"中文"_s);
        row("not GB 18030 either", "h\xe9\n", true, TextEncoding::Latin1, u"hé\n"_s);
        row("mixed line ends", "a\r\nb\nc\r", false, TextEncoding::Utf8, u"a\r\nb\nc\r"_s);
    }
    void comesBackByteForByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, chinese);
        const auto decoded = TextFormat::decode(bytes, chinese);
        QVERIFY(decoded);
        QTEST(int(decoded->encoding), "encoding");
        QTEST(decoded->text, "text");
        const auto back = TextFormat::encode(decoded->text, decoded->encoding);
        QVERIFY(back);
        QCOMPARE(*back, bytes);
    }

    void everyByteThereIsComesBack()
    {
        QByteArray bytes;
        for (int value = 1; value < 256; ++value) {
            bytes.append(char(value));
        }
        const auto decoded = TextFormat::decode(bytes, false);
        QVERIFY(decoded);
        QCOMPARE(*TextFormat::encode(decoded->text, decoded->encoding), bytes);
    }

    void whatIsNoTextIsSaid()
    {
        const auto picture = TextFormat::decode(QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), false);
        QVERIFY(!picture);
        QCOMPARE(picture.error().kind, quire::ErrorKind::Unsupported);
        QVERIFY(!TextFormat::decode("h\xe9", false, TextEncoding::Utf8));
        QVERIFY(TextFormat::decode("h\xe9", false, TextEncoding::Latin1));
    }

    void aCharacterTheEncodingLacksIsAnError()
    {
        QVERIFY(!TextFormat::encode(u"中"_s, TextEncoding::Latin1));
        QVERIFY(TextFormat::encode(u"中😀"_s, TextEncoding::Gb18030));
    }

    void lineEnds()
    {
        QCOMPARE(TextFormat::lineEndOf(u"a\r\nb\r\nc\n"_s), LineEnd::Windows);
        QCOMPARE(TextFormat::lineEndOf(u"a\nb"_s), LineEnd::Unix);
        QCOMPARE(TextFormat::lineEndOf(u"a\rb"_s), LineEnd::Mac);
        QCOMPARE(TextFormat::lineEndOf(u"a"_s), LineEnd::Unix);
    }
};

QTEST_GUILESS_MAIN(tst_TextFormat)
#include "tst_TextFormat.moc"
