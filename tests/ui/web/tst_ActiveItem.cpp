// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebFixture.h"

#include <QBuffer>
#include <QScrollBar>
#include <QSignalSpy>

using namespace quire;
using namespace quire::ui;

/// Outputs that run: they come alive in sight, share a few pages, and leave pictures.
class tst_ActiveItem : public testing::WebFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { layOut(); }
    void cleanup() { clearAway(); }

    void a_script_runs_and_the_page_tells_its_height();
    void a_plotly_chart_is_drawn();
    void until_a_page_is_drawn_its_picture_or_text_stands_there();
    void a_styled_table_has_its_colours_and_a_plain_one_is_a_grid();
    void at_most_six_live_and_the_others_leave_pictures();
    void libraries_come_from_the_bundle();
    void libraries_come_from_the_bundle_data();
    void a_crashed_page_is_offered_again();
    void sizes_are_bounded();
    void sizes_are_bounded_data();
    void the_wheel_passes_until_the_output_is_clicked();
    void keys_in_a_page_never_reach_the_notebook();
    void following_a_link_is_asked_first();
};

namespace {

QString coloured(const QString &script)
{
    return QStringLiteral("<div id='box' style='height:100px'></div><script>%1</script>").arg(script);
}

/// Paints the box green when `condition` holds, then or a little later.
QString greenWhen(const QString &condition)
{
    return coloured(
        QStringLiteral("setInterval(() => { try { if (%1) "
                       "document.getElementById('box').style.background = 'rgb(0,200,0)' } catch (e) {} }, 50)")
            .arg(condition));
}

const QColor green(0, 200, 0);

} // namespace

void tst_ActiveItem::a_script_runs_and_the_page_tells_its_height()
{
    show({html(QStringLiteral("<div id='box' style='height:10px'></div><script>"
                              "document.getElementById('box').style.cssText = 'height:123px;background:rgb(255,0,0)'"
                              "</script>"))});
    QVERIFY(item(0));
    QTRY_COMPARE_WITH_TIMEOUT(item(0)->heightForWidth(660), 123, 20'000);
    QTRY_COMPARE(seen(0).pixelColor(300, 60), QColor(255, 0, 0));
}

void tst_ActiveItem::a_plotly_chart_is_drawn()
{
    show({display("{\"application/vnd.plotly.v1+json\":{\"data\":[{\"type\":\"bar\",\"x\":[1,2,3],\"y\":[3,1,2],"
                  "\"marker\":{\"color\":\"rgb(10,20,200)\"}}],\"layout\":{\"height\":300}}}")});
    QVERIFY(item(0));
    QCOMPARE(item(0)->heightForWidth(660), 300);
    const auto hasBar = [this] {
        const QImage image = seen(0);
        for (int x = 0; x < image.width(); x += 4) {
            for (int y = 0; y < image.height(); y += 4) {
                if (image.pixelColor(x, y) == QColor(10, 20, 200)) {
                    return true;
                }
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasBar(), 20'000);
}

void tst_ActiveItem::until_a_page_is_drawn_its_picture_or_text_stands_there()
{
    QImage red(400, 200, QImage::Format_RGB32);
    red.fill(QColor(200, 0, 0));
    QByteArray png;
    QBuffer file(&png);
    file.open(QIODevice::WriteOnly);
    red.save(&file, "PNG");
    clearAway();
    auto usual = std::move(pool);
    pool = std::make_unique<WebPool>(base::pluginFile(QStringLiteral("quire-webengine")), QString()); // Never done.
    layOut();
    const QByteArray chart = "{\"application/vnd.plotly.v1+json\":{\"data\":[],\"layout\":{\"height\":300}},";
    show({display(chart + "\"image/png\":\"" + png.toBase64() + "\",\"text/plain\":\"Figure\"}"),
          display(chart + "\"text/plain\":\"Figure with bars\"}"), display(chart + "\"text/plain\":\"<Figure>\"}")});
    QTRY_COMPARE(seen(0).pixelColor(100, 100), QColor(200, 0, 0));
    QVERIFY(item(0) && item(1) && item(2));
    QVERIFY2(seen(1) != seen(2), "the text, and a card that says what comes");
    clearAway();
    pool = std::move(usual);
}

void tst_ActiveItem::a_styled_table_has_its_colours_and_a_plain_one_is_a_grid()
{
    const QString table = QStringLiteral("<table id='T_ab'><thead><tr><th>a</th></tr></thead><tbody><tr><td "
                                         "id='T_ab_row0_col0'>1</td></tr></tbody></table>");
    show({html(QStringLiteral("<style type='text/css'>\n#T_ab_row0_col0 {\n  background: "
                              "linear-gradient(rgb(0,200,0),rgb(0,200,0));\n  width: 600px; height: 200px\n}\n"
                              "</style>\n") +
               table),
          html(QStringLiteral("<style scoped>.dataframe th { vertical-align: top; }</style>") + table)});
    QVERIFY(item(0));
    QVERIFY(!item(1));
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
    QCOMPARE(stack->forms(0).first(), (OutputForm{QStringLiteral("text/html"), QStringLiteral("live")}));
    QVERIFY2(stack->forms(0).contains(OutputForm{QStringLiteral("text/html"), QStringLiteral("table")}), "one click");
}

void tst_ActiveItem::at_most_six_live_and_the_others_leave_pictures()
{
    QList<notebook::Output> many;
    for (int index = 0; index < 9; ++index) {
        many.append(
            html(QStringLiteral("<div id='box' style='height:400px'></div><script>document.getElementById('box')"
                                ".style.background = 'rgb(%1,100,50)'</script>")
                     .arg(20 * index)));
    }
    show(many);
    QScrollBar *bar = window->verticalScrollBar();
    for (int index = 0; index < 9; ++index) {
        const int top = -stack->mapToItem({}, index).y();
        bar->setValue(top);
        QTRY_VERIFY_WITH_TIMEOUT(seen(index).pixelColor(300, 50) == QColor(20 * index, 100, 50), 20'000);
        QVERIFY(pool->liveCount() <= WebPool::limit);
    }
    QVERIFY2(!item(0)->isAlive(), "the first page has given way");
    QCOMPARE(seen(0).pixelColor(300, 50), QColor(0, 100, 50));
    bar->setValue(0);
    QTRY_VERIFY_WITH_TIMEOUT(item(0)->isAlive(), 20'000);
}

void tst_ActiveItem::libraries_come_from_the_bundle_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("condition");
    const auto script = [](const char *url) {
        return QStringLiteral("<script src='%1'></script>").arg(QLatin1String(url));
    };
    QTest::newRow("plotly") << script("https://cdn.plot.ly/plotly-2.27.0.min.js") << "window.Plotly.newPlot";
    QTest::newRow("plotly, checked") << "<script src='https://cdn.plot.ly/plotly-3.0.1.min.js' crossorigin "
                                        "integrity='sha256-AAAA'></script>"
                                     << "window.Plotly.newPlot";
    QTest::newRow("plotly by require") << "<script>require.config({paths: {plotly: "
                                          "['https://cdn.plot.ly/plotly-2.8.3.min']}});"
                                          "require(['plotly'], (p) => { window.got = p.newPlot })</script>"
                                       << "window.got";
    QTest::newRow("vega as altair does")
        << "<script>const add = (s, f) => { const e = document.createElement('script'); e.src = s; e.onload = f; "
           "document.head.append(e) }; add('https://cdn.jsdelivr.net/npm/vega@5?noext', () => "
           "add('https://cdn.jsdelivr.net/npm/vega-lite@5.20.1?noext', () => "
           "add('https://cdn.jsdelivr.net/npm/vega-embed@6?noext', () => {})))</script>"
        << "window.vegaEmbed && window.vegaLite";
    QTest::newRow("bokeh") << script("https://cdn.bokeh.org/bokeh/release/bokeh-3.4.1.min.js")
                           << "window.Bokeh.version";
    QTest::newRow("jquery") << script("https://code.jquery.com/jquery-3.7.1.min.js") << "window.$.fn";
    QTest::newRow("leaflet in a frame, as folium does")
        << "<iframe srcdoc=\"&lt;script src=&quot;https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js&quot;&gt;"
           "&lt;/script&gt;&lt;script&gt;parent.got = L.map&lt;/script&gt;\"></iframe>"
        << "window.got";
    QTest::newRow("require") << script("https://cdnjs.cloudflare.com/ajax/libs/require.js/2.3.6/require.min.js")
                             << "window.requirejs.config";
    QTest::newRow("mermaid") << script("https://cdn.jsdelivr.net/npm/mermaid@10/dist/mermaid.min.js")
                             << "window.mermaid.render";
    QTest::newRow("bootstrap style")
        << "<link rel=stylesheet href='https://cdn.jsdelivr.net/npm/bootstrap@5.2.2/dist/css/bootstrap.min.css'>"
        << "getComputedStyle(document.body).getPropertyValue('--bs-blue')";
}

void tst_ActiveItem::libraries_come_from_the_bundle()
{
    QFETCH(QString, head);
    QFETCH(QString, condition);
    show({html(greenWhen(condition) + head)});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
}

void tst_ActiveItem::a_crashed_page_is_offered_again()
{
    show({html(coloured(QStringLiteral("document.getElementById('box').style.background = 'rgb(0,200,0)'")))});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
    page(0)->pageDied();
    QTRY_VERIFY(!item(0)->isAlive());
    QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(300, 50));
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
}

void tst_ActiveItem::sizes_are_bounded_data()
{
    QTest::addColumn<QString>("height");
    QTest::newRow("huge") << "1e9px";
    QTest::newRow("grows with itself") << "calc(100vh + 20px)";
    QTest::newRow("not a number") << "calc(NaN * 1px)";
    QTest::newRow("endless") << "calc(infinity * 1px)";
    QTest::newRow("below nothing") << "-500px";
}

void tst_ActiveItem::sizes_are_bounded()
{
    QFETCH(QString, height);
    show({html(QStringLiteral("<div style='height:%1'>tall</div><script>1</script>").arg(height))});
    QTRY_VERIFY_WITH_TIMEOUT(item(0)->isAlive(), 20'000);
    QSignalSpy loaded(stack.get(), &OutputStack::changed);
    QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), 20'000);
    for (const char *said : {"[{\"type\":\"size\",\"height\":1e308}]", "[{\"type\":\"size\",\"height\":NaN}]",
                             "[{\"type\":\"size\",\"height\":-5}]", "[{\"type\":\"size\"}]", "[[[", "{}"}) {
        page(0)->pageSaid(said);
        QVERIFY(item(0)->heightForWidth(660) >= 1);
        QVERIFY(item(0)->heightForWidth(660) <= ActiveItem::maximumHeight);
    }
}

void tst_ActiveItem::the_wheel_passes_until_the_output_is_clicked()
{
    const QString tall =
        QStringLiteral("<div id='in' style='height:5000px;background:rgb(0,200,0)'></div><script>1</script>");
    show({html(tall), html(tall)});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
    auto *inner = view->childAt(QPoint(300, 50));
    QVERIFY(inner && inner != view);
    const int before = window->verticalScrollBar()->value();
    const QPoint place = inner->mapTo(window.get(), QPoint(200, 50));
    QTest::wheelEvent(window->windowHandle(), place, {0, -120});
    QTRY_VERIFY2(window->verticalScrollBar()->value() > before, "the page of the notebook moved");
}

void tst_ActiveItem::keys_in_a_page_never_reach_the_notebook()
{
    show({html(coloured(QStringLiteral("document.getElementById('box').style.background = 'rgb(0,200,0)'")))});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
    QWidget *frame = view->findChild<QWidget *>(QStringLiteral("webFrame"));
    QVERIFY(frame);
    QKeyEvent key(QEvent::KeyPress, Qt::Key_D, Qt::NoModifier, QStringLiteral("d"));
    QApplication::sendEvent(frame, &key);
    QVERIFY(key.isAccepted());
    window->activateWindow();
    page(0)->pageWantsOut();
    QTRY_VERIFY(view->hasFocus());
}

void tst_ActiveItem::following_a_link_is_asked_first()
{
    QSignalSpy asked(notebook.get(), &NotebookOutputs::linkWanted);
    show({html(QStringLiteral("<a id='a' href='https://example.org/x'>away</a><script>"
                              "setTimeout(() => document.getElementById('a').click(), 300)</script>"))});
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 20'000);
    QCOMPARE(asked.first().first().toUrl(), QUrl(QStringLiteral("https://example.org/x")));
    QVERIFY(item(0)->isAlive());
}

QTEST_MAIN(tst_ActiveItem)
#include "tst_ActiveItem.moc"
