// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Output.h"
#include "render/ActiveHtml.h"

#include <QTest>

using namespace quire;

/// Which HTML is shown natively, and which needs a browser.
class tst_ActiveHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNativeTextShowsNeedsNoPage_data()
    {
        QTest::addColumn<QByteArray>("html");
        for (const char *html :
             {"<p>text <b>bold</b> <a href='https://x.org'>link</a></p>", "<table border=1><tr><td>1</table>",
              "<img src='data:image/png;base64,x'>", "<p style='color:red;font-weight:bold'>red</p>", "a &lt;script>",
              "1 < 2 and only = 3", ""}) {
            QTest::newRow(html) << QByteArray(html);
        }
    }
    void whatNativeTextShowsNeedsNoPage()
    {
        QFETCH(QByteArray, html);
        QVERIFY(!needs(html));
    }

    void whatRunsOrIsStyledNeedsOne_data()
    {
        QTest::addColumn<QByteArray>("html");
        for (const char *html :
             {"<script>1</script>", "<SCRIPT src=x>", "< script>", "<style>p{}</style>", "<iframe src=x>",
              "<img src=x onerror=alert(1)>", "<b OnClick = 'x'>", "<svg><rect/></svg>", "<canvas>", "<video src=x>",
              "<div style='display:flex'>", "<div style=\"background:linear-gradient(red,blue)\">", "<my-element>",
              "<details><summary>x</summary></details>", "<input type=range>", "<progress value=3>"}) {
            QTest::newRow(html) << QByteArray(html);
        }
    }
    void whatRunsOrIsStyledNeedsOne()
    {
        QFETCH(QByteArray, html);
        QVERIFY(needs(html));
    }

    void whatIsLongIsNotRead() { QVERIFY(needs(QByteArray(300'000, 'a'))); }

    void tablesWithLooksOfTheirOwnAreTold_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<bool>("isStyled");
        const QByteArray cell = "<table id=\"T_ab\"><tr><td id=\"T_ab_row0_col0\" class=\"data row0 col0\">1</table>";
        QTest::newRow("Styler with bars")
            << "<style type=\"text/css\">\n#T_ab_row0_col0, #T_ab_row1_col0 {\n  width: 10em;\n  background: "
               "linear-gradient(90deg, #d65f5f 50.0%, transparent 50.0%);\n}\n</style>\n" +
                   cell
            << true;
        QTest::newRow("Styler with colours")
            << "<style type=\"text/css\">\n#T_ab_row0_col0 {\n  color: red;\n}\n</style>\n" + cell << true;
        QTest::newRow("Styler without any") << "<style type=\"text/css\">\n</style>\n" + cell << false;
        QTest::newRow("in place") << QByteArray("<table><tr><td style='background-color: red'>1</table>") << true;
        QTest::newRow("pandas") << QByteArray(
                                       "<div>\n<style scoped>\n    .dataframe tbody tr th:only-of-type {\n        "
                                       "vertical-align: middle;\n    }\n</style>\n<table border=\"1\" "
                                       "class=\"dataframe\"><tr style=\"text-align: right;\"><th>a</table></div>")
                                << false;
        QTest::newRow("polars") << QByteArray("<style>.dataframe > tbody > tr {text-align: right;}</style><table "
                                              "class=\"dataframe\"><tr><td>1</table>")
                                << false;
        QTest::newRow("no table") << QByteArray("<p style='color:red'>#T_ {color:red}</p>") << false;
    }
    void tablesWithLooksOfTheirOwnAreTold()
    {
        QFETCH(QByteArray, html);
        QTEST(render::isStyledTable(bundle(html)), "isStyled");
    }

private:
    static notebook::MimeBundle bundle(const QByteArray &html)
    {
        const QByteArray json = notebook::JsonValue::fromString(QString::fromUtf8(html)).raw().toByteArray();
        return notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"text/html\":" + json + "}}")
            ->data();
    }

    static bool needs(const QByteArray &html) { return render::needsPage(bundle(html)); }
};

QTEST_APPLESS_MAIN(tst_ActiveHtml)
#include "tst_ActiveHtml.moc"
