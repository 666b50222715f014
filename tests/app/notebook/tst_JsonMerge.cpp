// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonMerge.h"

#include <QTest>

using namespace quire::notebook;

namespace {

JsonValue json(const QByteArray &text)
{
    return JsonValue::parse(text).value_or(JsonValue());
}

} // namespace

class tst_JsonMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutDoesNotMatter()
    {
        QVERIFY(saysTheSame(json("{\"a\": 1, \"b\": [1, 2]}"), json("{ \"b\":[1,2],\"a\":1 }")));
        QVERIFY(saysTheSame(json("[\"a\\n\", \"b\"]"), json("\"a\\nb\"")));
        QVERIFY(!saysTheSame(json("[1, 2]"), json("[2, 1]")));
        QVERIFY(!saysTheSame(json("{\"a\": 1}"), json("{\"a\": 1, \"b\": null}")));
        QVERIFY(!saysTheSame(json("1"), json("1.0")));
    }

    void keysAreMerged_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("merged");
        QTest::newRow("each added one") << QByteArray("{}") << QByteArray("{\"a\":1}") << QByteArray("{\"b\":2}")
                                        << QByteArray("{\"a\":1,\"b\":2}");
        QTest::newRow("deep") << QByteArray("{\"k\":{\"x\":1,\"y\":1}}") << QByteArray("{\"k\":{\"x\":2,\"y\":1}}")
                              << QByteArray("{\"k\":{\"x\":1,\"y\":2}}") << QByteArray("{\"k\":{\"x\":2,\"y\":2}}");
        QTest::newRow("taken out by one") << QByteArray("{\"a\":1,\"b\":2}") << QByteArray("{\"a\":1,\"b\":3}")
                                          << QByteArray("{\"b\":2}") << QByteArray("{\"b\":3}");
        QTest::newRow("taken out and changed")
            << QByteArray("{\"a\":1}") << QByteArray("{}") << QByteArray("{\"a\":2}") << QByteArray("{\"a\":2}");
        QTest::newRow("both changed") << QByteArray("{\"a\":1}") << QByteArray("{\"a\":2}") << QByteArray("{\"a\":3}")
                                      << QByteArray("{\"a\":2}");
        QTest::newRow("other shapes") << QByteArray("null") << QByteArray("[1]") << QByteArray("{\"a\":3}")
                                      << QByteArray("[1]");
    }

    void keysAreMerged()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, ours);
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, merged);
        const JsonValue result = mergeJson(json(base), json(ours), json(theirs));
        QVERIFY2(saysTheSame(result, json(merged)), result.raw().toByteArray().constData());
    }
};

QTEST_GUILESS_MAIN(tst_JsonMerge)
#include "tst_JsonMerge.moc"
