// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/FormChoice.h"

#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;
using quire::notebook::JsonValue;

/// How the way an output is shown is kept in its cell.
class tst_FormChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChosenIsTheBestForm()
    {
        for (const char *text : {"{}", "{\"quire\":7}", "{\"quire\":{\"outputs\":[]}}",
                                 "{\"quire\":{\"outputs\":{\"1\":{\"type\":\"text/html\"}}}}"}) {
            QCOMPARE(FormChoice::read(json(text), 0), OutputForm());
        }
    }

    void whatWasChosenComesBack()
    {
        const OutputForm form{u"text/html"_s, u"source"_s};
        const JsonValue written = FormChoice::written(json("{\"tags\":[ \"a\" ]}"), 2, form);
        QCOMPARE(FormChoice::read(written, 2), form);
        QCOMPARE(FormChoice::read(written, 0), OutputForm());
        QVERIFY2(written.raw().startsWith("{\"tags\":[ \"a\" ]"), "the rest stays byte for byte");
    }

    void theBestFormLeavesNoTrace()
    {
        const JsonValue before = json("{\"tags\":[ \"a\" ]}");
        const OutputForm form{u"text/plain"_s, {}};
        const JsonValue two = FormChoice::written(FormChoice::written(before, 0, form), 1, form);
        const JsonValue one = FormChoice::written(two, 0, {});
        QCOMPARE(FormChoice::read(one, 1), form);
        QCOMPARE(FormChoice::written(one, 1, {}), before);
        const JsonValue loose = json("{ \"tags\" : 1 }");
        QCOMPARE(FormChoice::written(loose, 1, {}), loose);
    }

    void otherThingsOfQuireStay()
    {
        const JsonValue before = json("{\"quire\":{\"x\":1}}");
        const JsonValue chosen = FormChoice::written(before, 0, {u"text/plain"_s, {}});
        QCOMPARE(FormChoice::written(chosen, 0, {}), before);
    }

private:
    static JsonValue json(const char *text) { return *JsonValue::parse(text); }
};

QTEST_APPLESS_MAIN(tst_FormChoice)
#include "tst_FormChoice.moc"
