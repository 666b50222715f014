// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlSanitiser.h"

#include <QRandomGenerator>
#include <QTest>

using quire::render::HtmlSanitiser;
using namespace Qt::StringLiterals;

class tst_HtmlSanitiser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsHarmlessHtmlThrough_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("text") << u"a &amp; b"_s;
        QTest::newRow("inline") << u"<p>a <b>b</b> <code>c</code><br></p>"_s;
        QTest::newRow("table") << u"<table border=\"1\"><tr><td colspan=\"2\">x</td></tr></table>"_s;
        QTest::newRow("link") << u"<a href=\"https://example.org/?a=1&amp;b=2#c\">x</a>"_s;
        QTest::newRow("style") << u"<span style=\"color:#ff0000;font-weight:bold;\">x</span>"_s;
        QTest::newRow("picture") << u"<img src=\"data:image/png;base64,AAAA\" alt=\"x\">"_s;
    }
    void letsHarmlessHtmlThrough()
    {
        QFETCH(QString, html);
        QCOMPARE(HtmlSanitiser().clean(html), html);
    }

    void takesOutWhatHarms_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const QString &html, const QString &clean) {
            QTest::newRow(name) << html << clean;
        };
        row("script", u"a<script>alert(1)</script>b"_s, u"ab"_s);
        row("script, odd case", u"a<ScRiPt src=x>1</sCrIpT >b"_s, u"ab"_s);
        row("script without end", u"a<script>b"_s, u"a"_s);
        row("event", u"<p onclick=\"x()\" ONLOAD=y>a</p>"_s, u"<p>a</p>"_s);
        row("javascript", u"<a href=\"javascript:x()\">a</a>"_s, u"<a>a</a>"_s);
        row("javascript, hidden", u"<a href=\" java&#10;script&colon;x()\">a</a>"_s, u"<a>a</a>"_s);
        row("file", u"<a href=\"file:///etc/passwd\">a</a>"_s, u"<a>a</a>"_s);
        row("host without scheme", u"<a href=\"//evil/x\">a</a>"_s, u"<a>a</a>"_s);
        row("data link", u"<a href=\"data:text/html,x\">a</a>"_s, u"<a>a</a>"_s);
        row("external image", u"<img src=\"https://x/y.png\" alt=\"a&lt;b\">"_s, u"a&lt;b"_s);
        row("file image", u"<img src=file:///x.png>"_s, QString());
        row("html as image", u"<img src=\"data:text/html;base64,AA\" alt=z>"_s, u"z"_s);
        row("style with url", u"<p style=\"background:url(http://x);color:red\">a</p>"_s,
            u"<p style=\"color:red;\">a</p>"_s);
        row("style with escape", u"<p style=\"color:re\\64;width:expression(1)\">a</p>"_s, u"<p>a</p>"_s);
        row("frame", u"<iframe src=x>a</iframe>b"_s, u"b"_s);
        row("form", u"<form action=x><input value=1>a</form>"_s, u"a"_s);
        row("svg", u"<svg><a href=x>a</a></svg>b"_s, u"b"_s);
        row("comment", u"a<!-- <b> -->b"_s, u"ab"_s);
        row("open end", u"<b>a<i>b"_s, u"<b>a<i>b</i></b>"_s);
        row("crossed", u"<b><i>a</b></i>"_s, u"<b><i>a</i></b>"_s);
        row("stray", u"</div>a < b <3"_s, u"a &lt; b &lt;3"_s);
        row("quote in a value", u"<a name='\"><b'>a</a>"_s, u"<a name=\"&quot;&gt;&lt;b\">a</a>"_s);
    }
    void takesOutWhatHarms()
    {
        QFETCH(QString, html);
        QFETCH(QString, clean);
        QCOMPARE(HtmlSanitiser().clean(html), clean);
    }

    void asksForImages()
    {
        const HtmlSanitiser sanitiser{[](const QString &address) {
            return address == u"attachment:a.png" ? u"data:image/png;base64,AA"_s : QString();
        }};
        QCOMPARE(sanitiser.clean(u"<img src=\"attachment:a.png\"><img src=\"b.png\" alt=\"B\">"_s),
                 u"<img src=\"data:image/png;base64,AA\">B"_s);
    }

    void flattensAbsurdNesting()
    {
        const QString clean = HtmlSanitiser().clean(u"<div>"_s.repeated(100'000) + u'x');
        QVERIFY(clean.size() < 5000);
    }

    void survivesRandomText()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QStringList pieces{u"<"_s,  u">"_s, u"</"_s,  u"script"_s, u" onload="_s,    u"\""_s,   u"'"_s,
                                 u"&#"_s, u"a"_s, u"img"_s, u" src="_s,  u"javascript:"_s, u"<!--"_s, u"-->"_s,
                                 u" "_s,  u"/"_s, u"="_s,   u"b"_s,      u"style=\""_s,    u";"_s};
        for (int round = 0; round < 3000; ++round) {
            QString html;
            for (int i = 0; i < 30; ++i) {
                html += pieces.at(random.bounded(pieces.size()));
            }
            const QString clean = HtmlSanitiser().clean(html);
            QVERIFY2(!clean.contains(u"<script"), qPrintable(html));
            QVERIFY2(!clean.contains(u"<img"), qPrintable(html));
            QCOMPARE(HtmlSanitiser().clean(clean), clean);
        }
    }
};

QTEST_GUILESS_MAIN(tst_HtmlSanitiser)
#include "tst_HtmlSanitiser.moc"
