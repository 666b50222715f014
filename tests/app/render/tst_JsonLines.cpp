// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/JsonChildren.h"
#include "render/JsonLines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using quire::notebook::JsonValue;
using quire::render::JsonChildren;
using quire::render::JsonLines;

class tst_JsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasALine()
    {
        const auto value =
            JsonValue::parse("{ \"name\" : \"a, ]b\", \"list\":[1,{\"x\":null},[]], \"e\\u00e9\" : {} }");
        QCOMPARE(JsonLines::text(*value), u"\nname: \"a, ]b\"\nlist\n1\n\nx: null\n\ne\u00e9\n"_s);
        QCOMPARE(JsonLines::text(*JsonValue::parse("\"alone\"")), u"\"alone\"\n"_s);
        QCOMPARE(JsonLines::text({}), u"null\n"_s);
    }

    void everyPositionLeadsToItsValue()
    {
        const auto value = JsonValue::parse("{\"a\":{\"b\":[10,\"needle\"]},\"c\":[[],{\"d\":\"needle\"}]}");
        const QString text = JsonLines::text(*value);
        const auto first = JsonLines::placeOf(*value, text.indexOf(u"needle"_s));
        QCOMPARE(first->path, (std::vector<qsizetype>{0, 0, 1}));
        QCOMPARE(first->column, 1);
        const auto last = JsonLines::placeOf(*value, text.lastIndexOf(u"needle"_s));
        QCOMPARE(last->path, (std::vector<qsizetype>{1, 1, 0}));
        QCOMPARE(last->column, u"d: \""_s.size());
        QVERIFY(JsonLines::placeOf(*value, 0)->path.empty());
        QVERIFY(!JsonLines::placeOf(*value, text.size()));
    }

    void aDeepOneNeedsNoStack()
    {
        constexpr int depth = 200'000;
        const QByteArray json = QByteArray(depth, '[') + "7" + QByteArray(depth, ']');
        const JsonValue value = JsonValue::slice(json, 0, json.size());
        QCOMPARE(JsonLines::text(value).size(), depth + 2);
    }

    void whatIsCutOffEndsSomewhere()
    {
        const QByteArray json = "{\"a\":[1,{\"b\\\":\"c\\\"}]";
        for (qsizetype size = 0; size <= json.size(); ++size) {
            const JsonValue cut = JsonValue::slice(json, 0, size);
            QVERIFY(JsonLines::text(cut).size() < 100);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JsonLines)
#include "tst_JsonLines.moc"
