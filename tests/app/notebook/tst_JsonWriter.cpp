// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonWriter.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_JsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOutLikeJupyter()
    {
        JsonWriter writer{JsonStyle()};
        writer.value(*JsonValue::parse("{\"b\":[1,{}, [] ],\"a\":{\"z\":\"\\/é\",\"\":1.50}}"));
        QCOMPARE(writer.take(),
                 "{\n \"a\": {\n  \"\": 1.50,\n  \"z\": \"/é\"\n },\n \"b\": [\n  1,\n  {},\n  []\n ]\n}");
    }

    void laysOutOnOneLine()
    {
        JsonStyle style;
        style.newline.clear();
        style.comma = ", ";
        style.sortedKeys = false;
        style.asciiOnly = true;
        JsonWriter writer(style);
        writer.value(*JsonValue::parse("{\"b\":[1,2],\n\"a\":\"é\"}"));
        QCOMPARE(writer.take(), "{\"b\": [1, 2], \"a\": \"\\u00e9\"}");
    }

    void sortsByCodePoint()
    {
        // U+FF5E is above the surrogates in UTF-16, but below U+1F600.
        JsonWriter writer{JsonStyle()};
        writer.value(*JsonValue::parse("{\"\xf0\x9f\x98\x80\":1,\"\xef\xbd\x9e\":2}"));
        QCOMPARE(writer.take(), "{\n \"\xef\xbd\x9e\": 2,\n \"\xf0\x9f\x98\x80\": 1\n}");
    }

    void copiesWhatComesFromItsFile()
    {
        const JsonValue file = *JsonValue::parse(R"({"kept":[1 ,2],"other":0})");
        JsonWriter writer(JsonStyle(), file.buffer());
        writer.beginArray();
        writer.value(file.value(u"kept"));
        writer.value(*JsonValue::parse("[1 ,2]"));
        writer.endArray();
        QCOMPARE(writer.take(), "[\n [1 ,2],\n [\n  1,\n  2\n ]\n]");
    }

    void splitsText()
    {
        JsonWriter writer{JsonStyle()};
        writer.beginArray();
        writer.text(u"a\nb");
        writer.text(u"");
        writer.string(u"a\nb");
        writer.endArray();
        QCOMPARE(writer.take(), "[\n [\n  \"a\\n\",\n  \"b\"\n ],\n [],\n \"a\\nb\"\n]");
    }
};

QTEST_GUILESS_MAIN(tst_JsonWriter)
#include "tst_JsonWriter.moc"
