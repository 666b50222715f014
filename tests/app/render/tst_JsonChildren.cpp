// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/JsonChildren.h"

#include <QElapsedTimer>
#include <QTest>

using quire::notebook::JsonValue;
using quire::render::JsonChildren;

class tst_JsonChildren : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsMembersAndItems()
    {
        const auto object = JsonValue::parse("{ \"a\" : [1, {\"x\": \"],\\\"\"}] , \"\\u00e9\":null,\"a\":{} }");
        const JsonChildren members = JsonChildren::of(*object, 0, 10);
        QCOMPARE(members.total, 3);
        QCOMPARE(members.children.at(0).key, QStringLiteral("a"));
        QCOMPARE(members.children.at(0).value.raw(), QByteArrayView("[1, {\"x\": \"],\\\"\"}]"));
        QCOMPARE(members.children.at(1).key, QStringLiteral("\u00e9"));
        QVERIFY(members.children.at(1).value.isNull());
        const JsonChildren items = JsonChildren::of(members.children.at(0).value, 0, 10);
        QCOMPARE(items.total, 2);
        QCOMPARE(items.children.at(1).value.value(u"x").toString(), QStringLiteral("],\""));
    }

    void whatHasNothingInsideIsEmpty()
    {
        for (const char *json : {"{}", "[ ]", "1", "\"[1]\"", "null"}) {
            QCOMPARE(JsonChildren::of(*JsonValue::parse(json), 0, 10).total, 0);
        }
    }

    void givesPages()
    {
        QByteArray json = "[";
        for (int i = 0; i < 1000; ++i) {
            json += QByteArray::number(i) + ',';
        }
        const JsonChildren page = JsonChildren::of(*JsonValue::parse(json + "1000]"), 300, 200);
        QCOMPARE(page.total, 1001);
        QCOMPARE(page.children.size(), 200U);
        QCOMPARE(page.children.front().index, 300);
        QCOMPARE(page.children.front().value.toInt(), 300);
    }

    void staysInsideOfBrokenText()
    {
        // Never checked, as a damaged buffer would be: it must only not run away.
        for (const char *json : {"[", "{", "{\"a", "{\"a\"", "{\"a\":", "[1,", "[\"\\", "[[[", "{,,,", "[1}2]"}) {
            const QByteArray text(json);
            JsonChildren::of(JsonValue::slice(text, 0, text.size()), 0, 10);
        }
    }

    void isLinear()
    {
        const QByteArray deep = QByteArray(2'000'000, '[');
        QElapsedTimer timer;
        timer.start();
        JsonChildren::of(JsonValue::slice(deep, 0, deep.size()), 0, 10);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(tst_JsonChildren)
#include "tst_JsonChildren.moc"
