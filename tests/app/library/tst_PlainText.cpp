// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/PlainText.h"
#include "library/ReadingLimits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

/// The text of exported pages.
class tst_PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scriptsAndStylesAreNotText()
    {
        QCOMPARE(
            PlainText::ofHtml(u"<style>p{}</style><p>Loss&nbsp;&lt; <b>0.3</b>1</p><script>let a='<p>no'</script>done"),
            u"Loss < 0.31 done"_s);
        QCOMPARE(PlainText::ofHtml(u"a<!-- <p>hidden --> b <svg><text>no</text></svg>c"), u"a b c"_s);
        QCOMPARE(PlainText::ofHtml(u"1 < 2 and 3 > 2"), u"1 < 2 and 3 > 2"_s);
    }

    void aPageHasTitleOriginAndPlaces()
    {
        const Reading reading = PlainText::readHtml(
            u"<html><head><title>Train &amp; test</title><style>.jp-Notebook{}</style></head><body>"
            "<h1 id=\"Intro\">Intro</h1><p>hello</p><div id=\"cell-2\"><pre>x = 1</pre></div></body></html>"_s);
        QCOMPARE(reading.title, u"Train & test"_s);
        QCOMPARE(reading.origin, u"nbconvert"_s);
        QCOMPARE(reading.passages.size(), 2);
        QCOMPARE(reading.passages.at(0).place, u"anchor:Intro"_s);
        QCOMPARE(reading.passages.at(0).text.simplified(), u"Intro hello"_s);
        QCOMPARE(reading.passages.at(1), (Passage{u"anchor:cell-2"_s, u"x = 1"_s}));
    }

    void pagesNeedNotBeUtf8()
    {
        QCOMPARE(PlainText::decoded("\xff\xfe\x2d\x4e\x87\x65"), u"中文"_s);
        QCOMPARE(PlainText::decoded("<meta charset=\"iso-8859-1\">caf\xe9").last(4), u"café"_s);
        QCOMPARE(PlainText::decoded("caf\xc3\xa9"), u"café"_s);
        QVERIFY(PlainText::decoded("bad \xc3\x28 bytes").startsWith(u"bad"));
    }

    /// Time and room grow with the length only; what is cut off anywhere is read to there.
    void hostilePagesEnd_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("open tags") << u"<div id=\"a\">x"_s.repeated(100'000);
        QTest::newRow("angles") << u"<"_s.repeated(2'000'000);
        QTest::newRow("never closed tag") << u"<p title=\""_s + u"x"_s.repeated(5'000'000);
        QTest::newRow("never closed tags") << u"<p title="_s.repeated(300'000);
        QTest::newRow("comments") << u"<!--"_s.repeated(300'000);
        QTest::newRow("scripts") << u"<script>"_s.repeated(300'000);
        QTest::newRow("a picture in an address")
            << u"<p>before</p><img src=\"data:image/png;base64,"_s + u"A"_s.repeated(8'000'000) + u"\"><p>after</p>"_s;
        QTest::newRow("entities") << u"&"_s.repeated(1'000'000);
    }

    void hostilePagesEnd()
    {
        QFETCH(QString, page);
        const Reading reading = PlainText::readHtml(page);
        qsizetype length = 0;
        for (const Passage &passage : reading.passages) {
            length += passage.text.size();
        }
        QVERIFY(length <= longestText);
        if (page.contains(u"after")) {
            QVERIFY(reading.passages.constLast().text.contains(u"after"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_PlainText)
#include "tst_PlainText.moc"
