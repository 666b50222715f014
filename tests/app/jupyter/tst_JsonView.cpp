// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/JsonView.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::jupyter;
using namespace Qt::StringLiterals;

class tst_JsonView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesMembersAsTheyWereWritten()
    {
        JsonView view(" { \"a\" : 1.0 , \"b\":\"x\\\"}\",\"c\" : "
                      "{\"d\":[1,{\"e\":\"]\"}]},\"f\":NaN,\"g\":1180591620717411303424 } ");
        QCOMPARE(view.next()->value, "1.0");
        const QByteArrayView text = "\"x\\\"}\"";
        const QByteArrayView nested = "{\"d\":[1,{\"e\":\"]\"}]}";
        QCOMPARE(view.next()->value, text);
        QCOMPARE(view.next()->value, nested);
        QCOMPARE(view.next()->value, "NaN");
        const auto last = view.next();
        QCOMPARE(last->key, "g");
        QCOMPARE(last->value, "1180591620717411303424");
        QVERIFY(!view.next());
        QVERIFY(view.isValid());
    }

    void seesWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"",          "[",          "[]",         "{",          "{\"",       "{\"a",        "{\"a\"",
              "{\"a\":",   "{\"a\":1",   "{\"a\":1,",  "{\"a\":1,}", "{\"a\" 1}", "{a:1}",       "{\"a\":}",
              "{\"a\":[}", "{\"a\":[1}", "{\"a\":{]}", "{} x",       "{,}",       "{\"a\":\"\\", "null"}) {
            QTest::addRow("%s", json) << QByteArray(json);
        }
    }

    void seesWhatIsNoObject()
    {
        QFETCH(const QByteArray, json);
        JsonView view(json);
        while (view.next()) {
        }
        QVERIFY(!view.isValid());
    }

    void doesNotOverflowOnDeepNesting()
    {
        const QByteArray deep = "{\"a\":" + QByteArray(2'000'000, '[') + QByteArray(2'000'000, ']') + '}';
        QCOMPARE(JsonView::find(deep, "a").size(), 4'000'000);
        QVERIFY(JsonView::find("{\"a\":" + QByteArray(1'000'000, '{'), "a").isEmpty());
    }

    void decodesStrings()
    {
        const QByteArrayView escaped = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\té\\u00fc\\ud83d\\ude00 grüß\"";
        const QByteArrayView zero = "\"\\u0000\"";
        QCOMPARE(*JsonView::string(escaped), u"a\"\\/\b\f\n\r\téü😀 grüß"_s);
        QCOMPARE(*JsonView::string(zero), QString(QChar(0)));
        for (const char *bad : {"", "\"", "x", "1", "\"\\x\"", "\"\\u12\"", "\"\\u12zz\""}) {
            QVERIFY2(!JsonView::string(bad), bad);
        }
        QCOMPARE(*JsonView::integer("42"), 42);
        QVERIFY(!JsonView::integer("4.2") && !JsonView::integer("99999999999"));
    }

    void writesWhatItReads()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 500; ++i) {
            QString text;
            for (int n = random.bounded(40); n > 0; --n) {
                const char32_t c =
                    random.bounded(2) ? char32_t(random.bounded(0x80)) : char32_t(random.bounded(0x10ffff));
                if (c < 0xd800 || c > 0xdfff) {
                    text += QString::fromUcs4(&c, 1);
                }
            }
            QCOMPARE(*JsonView::string(JsonView::quoted(text)), text);
        }
    }

    void splitsArrays()
    {
        const auto items = JsonView::elements("[ 1, \"a,]\", {\"b\":[2]} ]");
        QCOMPARE(items->size(), 3);
        const QByteArrayView last = "{\"b\":[2]}";
        QCOMPARE(items->at(2), last);
        QCOMPARE(JsonView::elements("[]")->size(), 0);
        for (const char *bad : {"", "[", "{}", "[1,]", "[1 2]", "[,]", "[\"]"}) {
            QVERIFY2(!JsonView::elements(bad), bad);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JsonView)
#include "tst_JsonView.moc"
