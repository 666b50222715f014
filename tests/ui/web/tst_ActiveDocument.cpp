// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/ActiveDocument.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::ActiveDocument;
using render::ActivePage;
using render::ActiveSource;

/// The documents in which outputs run.
class tst_ActiveDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlIsPutInAsItIs()
    {
        const QByteArray made = html("text/html", "\"<b>x</b><script>y()</script>\"");
        QVERIFY(made.contains("<div id=\"output\"><b>x</b><script>y()</script></div>"));
        QVERIFY2(made.indexOf("/web/output.js") < made.indexOf("<b>x"), "Quire's script is the first");
    }

    void dataCannotLeaveItsScript()
    {
        const QByteArray made =
            html("application/vnd.plotly.v1+json", "{\"layout\":{\"title\":\"</script><script>evil()</script>\"}}");
        QVERIFY(!made.contains("</script><script>evil()"));
        QVERIFY(made.contains("\\u003c/script>"));
        QVERIFY(!html("application/javascript", "\"'</script><b>'\"").contains("</script><b>"));
        QVERIFY(!html("text/vnd.mermaid", "\"</script><b>\"").contains("</script><b>"));
    }

    void whatEarlierOutputsWouldHaveLoadedIsThere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("library");
        QTest::newRow("plotly") << QByteArray("<script>Plotly.newPlot('a')</script>") << QByteArray("plotly.min.js");
        QTest::newRow("vega") << QByteArray("<script>vegaEmbed('#a', {})</script>") << QByteArray("vega-embed.min.js");
        QTest::newRow("bokeh") << QByteArray("<script>Bokeh.embed</script>") << QByteArray("bokeh/bokeh.min.js");
        QTest::newRow("jquery") << QByteArray("<script>$('#a')</script>") << QByteArray("jquery.min.js");
        QTest::newRow("require") << QByteArray("<script>require(['a'])</script>") << QByteArray("require.min.js");
    }
    void whatEarlierOutputsWouldHaveLoadedIsThere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, library);
        const QByteArray json = notebook::JsonValue::fromString(QString::fromUtf8(text)).raw().toByteArray();
        QVERIFY(html("text/html", json).contains("/web/" + library));
        QVERIFY(!html("text/html", "\"<script>1</script>\"").contains("/web/" + library));
    }

    void checksumsOfOtherVersionsAreLeftOut()
    {
        const QByteArray made = html("text/html", "\"<script src='https://cdn.plot.ly/plotly-3.0.1.min.js' "
                                                  "integrity='sha256-AAAA' crossorigin></script> integrity=1\"");
        QVERIFY(!made.contains("sha256-AAAA") && made.contains("plotly-3.0.1") && made.contains(" integrity=1"));
    }

    void theHeightIsKnownWhereTheDataSaysIt_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("height");
        const QByteArray plotly = "application/vnd.plotly.v1+json";
        const QByteArray vega = "application/vnd.vegalite.v5+json";
        QTest::newRow("plotly") << plotly << QByteArray("{\"layout\":{\"height\":300}}") << 300;
        QTest::newRow("plotly's own") << plotly << QByteArray("{}") << 450;
        QTest::newRow("huge") << plotly << QByteArray("{\"layout\":{\"height\":1e308}}") << 450;
        QTest::newRow("nonsense") << plotly << QByteArray("{\"layout\":{\"height\":\"NaN\"}}") << 450;
        QTest::newRow("vega") << vega << QByteArray("{\"height\":120}") << 120;
        QTest::newRow("vega, negative") << vega << QByteArray("{\"height\":-5}") << 0;
        QTest::newRow("html") << QByteArray("text/html") << QByteArray("\"x\"") << 0;
    }
    void theHeightIsKnownWhereTheDataSaysIt()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        QTEST(ActivePage::expectedHeight(source(type, data)).value_or(0), "height");
    }

    void aWidgetIsNamedByItsModel()
    {
        QCOMPARE(ActivePage::widgetOf(
                     source("application/vnd.jupyter.widget-view+json", "{\"model_id\":\"abc\",\"version_major\":2}")),
                 u"abc"_s);
        QCOMPARE(ActivePage::widgetOf(source("text/html", "\"x\"")), QString());
    }

private:
    static ActiveSource source(const QByteArray &type, const QByteArray &data)
    {
        const notebook::Output output = *notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"" +
                                                                                           type + "\":" + data + "}}");
        return {output.data(), output.metadata(), QString::fromLatin1(type)};
    }

    static QByteArray html(const QByteArray &type, const QByteArray &data)
    {
        return ActiveDocument::html(source(type, data), {});
    }
};

QTEST_MAIN(tst_ActiveDocument)
#include "tst_ActiveDocument.moc"
