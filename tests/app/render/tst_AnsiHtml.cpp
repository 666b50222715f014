// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiHtml.h"

#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

class tst_AnsiHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomesHtml_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("plain") << u"a <b> & \"c\"\nd"_s << QByteArray("a &lt;b&gt; &amp; &quot;c&quot;\nd");
        QTest::newRow("beyond ASCII") << u"中文 😀 é"_s << QByteArray("中文 😀 é");
        QTest::newRow("nothing") << QString() << QByteArray();
        QTest::newRow("control characters") << u"a\u0000b\u0007c\u0085"_s << QByteArray("abc");
        QTest::newRow("colour") << u"\u001b[31mred\u001b[0m."_s << QByteArray("<span class=\"a1\">red</span>.");
        QTest::newRow("bold on blue") << u"\u001b[1;44mx\u001b[0m"_s << QByteArray("<span class=\"b4 ab\">x</span>");
        QTest::newRow("true colour") << u"\u001b[38;2;1;2;255mx"_s
                                     << QByteArray("<span style=\"color:#0102ff;\">x</span>");
        QTest::newRow("inverse") << u"\u001b[7mx\u001b[0m \u001b[7;31my"_s
                                 << QByteArray("<span class=\"ar\">x</span> <span class=\"b1\">y</span>");
        QTest::newRow("escaped inside") << u"\u001b[32m<i>"_s << QByteArray("<span class=\"a2\">&lt;i&gt;</span>");
        QTest::newRow("carriage return") << u"10 %\r20 %"_s << QByteArray("20 %");
        QTest::newRow("address")
            << u"see https://a.org/?x=1&y=2 now"_s
            << QByteArray("see <a href=\"https://a.org/?x=1&amp;y=2\">https://a.org/?x=1&amp;y=2</a> now");
        QTest::newRow("address half coloured")
            << u"\u001b[31mhttps://a\u001b[0m.org"_s
            << QByteArray("<a href=\"https://a.org\"><span class=\"a1\">https://a</span></a><a "
                          "href=\"https://a.org\">.org</a>");
        QTest::newRow("hostile link") << u"\u001b]8;;javascript:alert(1)\u001b\\\\x\u001b]8;;\u001b\\\\"_s.replace(
                                             u"\\\\"_s, u"\\"_s)
                                      << QByteArray("x");
    }
    void becomesHtml()
    {
        QFETCH(QString, text);
        QByteArray html = "before ";
        AnsiHtml::append(html, text);
        QTEST(html.sliced(7), "html");
    }

    void piecesMayBeCutAnywhere()
    {
        QByteArray html;
        AnsiHtml::append(
            html, [](const auto &take) { std::ignore = take(u"one <") && take(u"\u001b[3") && take(u"1mred"); },
            [] { return false; });
        QCOMPARE(html, QByteArray("one &lt;<span class=\"a1\">red</span>"));
    }

    void aLineOfManyStylesTakesNoLongerThanItIs()
    {
        QByteArray html;
        AnsiHtml::append(html, u"\u001b[31ma\u001b[32mb"_s.repeated(50'000));
        QCOMPARE(html.count("<span"), 100'000);
    }
};

QTEST_APPLESS_MAIN(tst_AnsiHtml)
#include "tst_AnsiHtml.moc"
