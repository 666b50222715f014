// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonValue.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_JsonValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsText()
    {
        const auto value = JsonValue::parse("  {\"b\" : 1.50, \"a\":[ 1 , NaN ]}\n");
        QVERIFY(value);
        QCOMPARE(value->raw(), "{\"b\" : 1.50, \"a\":[ 1 , NaN ]}");
        QCOMPARE(value->keys(), QStringList({u"b"_s, u"a"_s}));
        QCOMPARE(value->value(u"b").raw(), "1.50");
        QCOMPARE(value->value(u"a").items().size(), 2);
        QVERIFY(value->value(u"missing").isNull());
    }

    void readsEachType()
    {
        const JsonValue value = *JsonValue::parse(
            "{\"s\": \"\\u00e9\", \"l\": [\"a\\n\", \"b\"], \"t\": true, \"i\": 7, \"o\": {\"x\": {\"y\": \"z\"}}}");
        QCOMPARE(value.value(u"s").toString(), u"é"_s);
        QCOMPARE(value.value(u"l").toText(), u"a\nb"_s);
        QCOMPARE(value.value(u"t").toBool(), true);
        QCOMPARE(value.value(u"i").toInt(), 7);
        QCOMPARE(value.at({u"o", u"x", u"y"}).toString(), u"z"_s);
        QVERIFY(value.at({u"o", u"no", u"y"}).isNull());
        QVERIFY(value.value(u"s").items().isEmpty());
        QCOMPARE(JsonValue().raw(), "null");
    }

    void textIsAStringOrAListOfStrings_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isText");
        QTest::newRow("string") << "\"a\""_ba << true;
        QTest::newRow("lines") << "[\"a\", \"b\"]"_ba << true;
        QTest::newRow("no lines") << "[]"_ba << true;
        QTest::newRow("a number among them") << "[\"a\", 1]"_ba << false;
        QTest::newRow("number") << "1"_ba << false;
        QTest::newRow("object") << "{\"a\": \"b\"}"_ba << false;
        QTest::newRow("null") << "null"_ba << false;
    }

    void textIsAStringOrAListOfStrings()
    {
        QFETCH(const QByteArray, json);
        QTEST(JsonValue::parse(json)->isText(), "isText");
    }

    void takesTheLastOfEqualKeys()
    {
        const JsonValue value = *JsonValue::parse("{\"a\": 1, \"b\": 2, \"\\u0061\": 3}");
        QCOMPARE(value.value(u"a").toInt(), 3);
        QCOMPARE(value.keys(), QStringList({u"a"_s, u"b"_s}));
    }

    void makesChangedCopies()
    {
        const JsonValue value = *JsonValue::parse(R"({"a": 1.0, "b": 2})");
        QCOMPARE(value.with(u"a", JsonValue::fromString(u"x\"y"_s)).raw(), "{\"a\":\"x\\\"y\",\"b\":2}");
        QCOMPARE(value.with(u"c", JsonValue::fromBool(false)).raw(), R"({"a":1.0,"b":2,"c":false})");
        QCOMPARE(value.without(u"b").raw(), R"({"a":1.0})");
        QCOMPARE(value.without(u"z").raw(), value.raw());
        QCOMPARE(JsonValue().with(u"a", JsonValue::fromInt(1)).raw(), R"({"a":1})");
        QCOMPARE(JsonValue::fromItems({JsonValue::fromInt(1), JsonValue()}).raw(), "[1,null]");
    }

    void readsBorrowedBytes()
    {
        const char text[] = {'[', '1', ']'};
        const auto value = JsonValue::parse(QByteArray::fromRawData(text, 3));
        QVERIFY(value);
        QCOMPARE(value->items().size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_JsonValue)
#include "tst_JsonValue.moc"
