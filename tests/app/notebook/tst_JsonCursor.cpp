// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCursor.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_JsonCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsThroughMembers()
    {
        const JsonValue object =
            *JsonValue::parse("{\"a\" : \"}]\\\\\\\",\" , \"b\\n\":[{\"c\":\"]\"},[]],\"d\":-1.5e3}");
        JsonCursor cursor(object);
        QVERIFY(cursor.next());
        QVERIFY(cursor.keyIs(u"a"));
        QCOMPARE(cursor.value().toString(), u"}]\\\","_s);
        QVERIFY(cursor.next());
        QVERIFY(cursor.keyIs(u"b\n"));
        QVERIFY(!cursor.keyIs(u"b"));
        QCOMPARE(cursor.value().raw(), "[{\"c\":\"]\"},[]]");
        QVERIFY(cursor.next());
        QCOMPARE(cursor.value().raw(), "-1.5e3");
        QVERIFY(!cursor.next());
        QVERIFY(!cursor.next());
    }

    void findsNothingInScalars()
    {
        const JsonValue text = JsonValue::fromString(u"[1]"_s);
        QVERIFY(!JsonCursor(text).next());
        const JsonValue null;
        QVERIFY(!JsonCursor(null).next());
    }

    void staysInsideBrokenText()
    {
        for (const QByteArray &text : {"{\"a"_ba, "[\"\\"_ba, "{\"a\":"_ba, "[[[["_ba, "[,,,"_ba, "[}"_ba, "{:::"_ba}) {
            const JsonValue broken = JsonValue::slice(text, 0, text.size());
            JsonCursor cursor(broken);
            int steps = 0;
            while (cursor.next()) {
                QVERIFY(cursor.value().end() <= text.size());
                QVERIFY(++steps < 10);
            }
        }
    }

    void givesEachKeyOnce()
    {
        const QList<JsonMember> members = jsonMembers(*JsonValue::parse("{\"a\":1,\"b\":2,\"a\":3}"));
        QCOMPARE(members.size(), 2);
        QCOMPARE(members.at(0).value.toInt(), 3);
    }
};

QTEST_GUILESS_MAIN(tst_JsonCursor)
#include "tst_JsonCursor.moc"
