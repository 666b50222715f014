// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/FormChoice.h"

#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;
using quire::notebook::JsonValue;
using quire::notebook::MimeBundle;

/// How the way an output is shown is kept in its cell.
class tst_FormChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChosenIsTheBestForm()
    {
        for (const char *text : {"{}", "{\"quire\":7}", "{\"quire\":{\"outputs\":[]}}",
                                 "{\"quire\":{\"outputs\":{\"1\":{\"type\":\"text/html\"}}}}"}) {
            QCOMPARE(FormChoice::read(json(text), 0, m_html), OutputForm());
        }
    }

    void whatWasChosenComesBack()
    {
        const OutputForm form{u"text/html"_s, u"source"_s};
        const JsonValue written = FormChoice::written(json("{\"tags\":[ \"a\" ]}"), 2, m_html, form);
        QCOMPARE(FormChoice::read(written, 2, m_html), form);
        QCOMPARE(FormChoice::read(written, 0, m_html), OutputForm());
        QVERIFY2(written.raw().startsWith("{\"tags\":[ \"a\" ]"), "the rest stays byte for byte");
    }

    void theBestFormLeavesNoTrace()
    {
        const JsonValue before = json("{\"tags\":[ \"a\" ]}");
        const OutputForm form{u"text/plain"_s, {}};
        const JsonValue two = FormChoice::written(FormChoice::written(before, 0, m_html, form), 1, m_html, form);
        const JsonValue one = FormChoice::written(two, 0, m_html, {});
        QCOMPARE(FormChoice::read(one, 1, m_html), form);
        QCOMPARE(FormChoice::written(one, 1, m_html, {}), before);
        const JsonValue loose = json("{ \"tags\" : 1 }");
        QCOMPARE(FormChoice::written(loose, 1, m_html, {}), loose);
    }

    void otherThingsOfQuireStay()
    {
        const JsonValue before = json("{\"quire\":{\"x\":1}}");
        const JsonValue chosen = FormChoice::written(before, 0, m_html, {u"text/plain"_s, {}});
        QCOMPARE(FormChoice::written(chosen, 0, m_html, {}), before);
    }

    void anotherOutputInItsPlaceIsShownAsUsual()
    {
        const OutputForm form{u"text/html"_s, u"source"_s};
        const JsonValue chosen = FormChoice::written(json("{}"), 0, m_html, form);
        QCOMPARE(FormChoice::read(chosen, 0, bundle("{\"text/plain\":\"b\",\"text/html\":\"b\"}")), form);
        const MimeBundle picture = bundle("{\"text/html\":\"b\",\"image/png\":\"\"}");
        QCOMPARE(FormChoice::read(chosen, 0, picture), OutputForm());
        QCOMPARE(FormChoice::written(chosen, 0, picture, {}), json("{}"));
        const JsonValue again = FormChoice::written(chosen, 0, picture, {u"image/png"_s, {}});
        QCOMPARE(FormChoice::read(again, 0, m_html), OutputForm());
    }

    void aChoiceThatDoesNotSayOfWhatHolds()
    {
        const JsonValue old = json("{\"quire\":{\"outputs\":{\"0\":{\"type\":\"text/plain\"}}}}");
        QCOMPARE(FormChoice::read(old, 0, m_html), (OutputForm{u"text/plain"_s, {}}));
    }

private:
    static MimeBundle bundle(const char *text) { return MimeBundle(json(text)); }
    static JsonValue json(const char *text) { return *JsonValue::parse(text); }

    const MimeBundle m_html = bundle("{\"text/html\":\"a\",\"text/plain\":\"a\"}");
};

QTEST_APPLESS_MAIN(tst_FormChoice)
#include "tst_FormChoice.moc"
