// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCheck.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

class tst_JsonCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("object") << " {\"a\": [1, 2.5e-3, null, true, \"x\"]}\n"_ba;
        QTest::newRow("python numbers") << "[NaN, Infinity, -Infinity]"_ba;
        QTest::newRow("huge numbers") << "[123456789012345678901234567890, 1e308]"_ba;
        QTest::newRow("deep enough") << QByteArray(500, '[') + QByteArray(500, ']');
        QTest::newRow("pair") << "\"\\ud83e\\uddeb\""_ba;
    }
    void takesJson()
    {
        QFETCH(QByteArray, json);
        const auto result = notebook::checkJson(json);
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &json, const QString &place, const QString &words) {
            QTest::newRow(name) << json << place << words;
        };
        row("truncated", "{\"a\": [1,\n 2", u"line 2, column 3"_s, u"comma or a closing bracket"_s);
        row("no colon", "{\"a\" 1}", u"line 1, column 6"_s, u"colon"_s);
        row("rest", "{}\n{}", u"line 2, column 1"_s, u"after its end"_s);
        row("not UTF-8", "[\"å\", \"\xff\"]", u"line 1, column 8"_s, u"UTF-8"_s);
        row("cut in a character", "[\"ok\", \"\xf0\x9f\"]", u"line 1, column 9"_s, u"UTF-8"_s);
        row("zero byte", QByteArray("[1]\0[2]", 7), u"line 1, column 4"_s, u"zero byte"_s);
        row("too deep", QByteArray(100000, '['), u"line 1"_s, u"deeply"_s);
        row("half a character", "[\"\\ud83e\"]", u"line 1"_s, u"surrogate"_s);
        row("open text", "[\"abc", u"line 1"_s, u"closing quote"_s);
        row("word", "[nope]", u"line 1, column 3"_s, u"misspelt"_s);
        row("empty", "  ", u"line 1, column 3"_s, u"nothing"_s);
    }
    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        QFETCH(QString, words);
        const auto result = notebook::checkJson(json);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Format);
        QVERIFY2(result.error().message.contains(place), qPrintable(result.error().message));
        QVERIFY2(result.error().message.contains(words), qPrintable(result.error().message));
    }
};

QTEST_GUILESS_MAIN(tst_JsonCheck)
#include "tst_JsonCheck.moc"
