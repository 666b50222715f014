// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonText.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_JsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAndEncodes_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "\"\""_ba << QString();
        QTest::newRow("plain") << "\"abc/d\""_ba << u"abc/d"_s;
        QTest::newRow("escapes") << "\"\\\"\\\\\\n\\r\\t\\b\\f\\u001b\""_ba << u"\"\\\n\r\t\b\f\u001b"_s;
        QTest::newRow("wide") << "\"å 🧫 \xe2\x80\xa8\""_ba << u"å 🧫 \u2028"_s;
        QTest::newRow("delete") << "\"\x7f\""_ba << u"\u007f"_s;
        QTest::newRow("zero") << "\"a\\u0000b\""_ba << u"a\0b"_s;
    }
    void decodesAndEncodes()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, text);
        QCOMPARE(decodeJsonString(token), text);
        QByteArray encoded;
        encodeJsonString(encoded, text);
        QCOMPARE(encoded, token);
    }

    void neverWritesHalfACharacter()
    {
        const QString half = QString(QChar(0xd83d)) + u'!';
        QCOMPARE(decodeJsonString("\"\\ud83d!\""), half);
        QByteArray encoded;
        encodeJsonString(encoded, half);
        QCOMPARE(encoded, "\"\xef\xbf\xbd!\""_ba);
        encoded.clear();
        encodeJsonString(encoded, half, true);
        QCOMPARE(encoded, "\"\\ufffd!\""_ba);
    }

    void decodesOtherSpellings()
    {
        QCOMPARE(decodeJsonString("\"\\/\\u00E9\\uD83E\\uddeb\""), u"/é🧫"_s);
        QCOMPARE(decodeJsonStrings({"\"a\\n\"", "\"å\"", "\"\""}), u"a\nå"_s);
    }

    void survivesTokensCutShort()
    {
        for (const QByteArray &token : {""_ba, "\""_ba, "\"\\\""_ba, "\"\\u12\""_ba, "\"\xf0\x9f\""_ba}) {
            decodeJsonString(token);
        }
    }

    void escapesAllAboveAsciiOnRequest()
    {
        QByteArray encoded;
        encodeJsonString(encoded, u"é🧫\u007f", true);
        QCOMPARE(encoded, "\"\\u00e9\\ud83e\\uddeb\\u007f\"");
    }

    void writesNumbersLikePython_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("python");
        const auto row = [](const char *token, const char *python) {
            QTest::newRow(token) << QByteArray(token) << QByteArray(python);
        };
        row("0", "0");
        row("-0", "0");
        row("123456789012345678901234567890", "123456789012345678901234567890");
        row("1.0", "1.0");
        row("1.50", "1.5");
        row("-0.0", "-0.0");
        row("1e5", "100000.0");
        row("1E-5", "1e-05");
        row("0.0001", "0.0001");
        row("0.00001234", "1.234e-05");
        row("1e15", "1000000000000000.0");
        row("1e16", "1e+16");
        row("123456789.123e10", "1.23456789123e+18");
        row("0.1", "0.1");
        row("3.141592653589793238", "3.141592653589793");
        row("1e-400", "0.0");
        row("-1e-400", "-0.0");
        row("5e-324", "5e-324");
        row("NaN", "NaN");
        row("-Infinity", "-Infinity");
        row("1.7976931348623157e308", "1.7976931348623157e+308");
    }
    void writesNumbersLikePython()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, python);
        QCOMPARE(pythonNumber(token), python);
    }

    void splitsLinesLikePython()
    {
        const QString text = u"a\nb\r\nc\rd\u000be\u000cf\u001cg\u001dh\u001ei\u0085j\u2028k\u2029l"_s;
        const QList<QStringView> lines = splitLines(text);
        QCOMPARE(lines.size(), 12);
        QCOMPARE(lines.at(1), u"b\r\n");
        QCOMPARE(lines.at(11), u"l");
        QCOMPARE(splitLines(u"a\n").size(), 1);
        QVERIFY(splitLines(u"").isEmpty());
    }

    void countsLinesAndCharacters()
    {
        const QByteArray text = "one\nåä x";
        QCOMPARE(textPosition(text, 0).line, 1);
        const auto [line, column] = textPosition(text, text.indexOf('x'));
        QCOMPARE(line, 2);
        QCOMPARE(column, 4);
    }
};

QTEST_GUILESS_MAIN(tst_JsonText)
#include "tst_JsonText.moc"
