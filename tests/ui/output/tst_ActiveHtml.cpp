// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Output.h"
#include "ui/output/ActiveHtml.h"

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

private:
    static bool needs(const QByteArray &html)
    {
        const QByteArray json = notebook::JsonValue::fromString(QString::fromUtf8(html)).raw().toByteArray();
        return ui::needsPage(
            notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"text/html\":" + json + "}}")
                ->data());
    }
};

QTEST_APPLESS_MAIN(tst_ActiveHtml)
#include "tst_ActiveHtml.moc"
