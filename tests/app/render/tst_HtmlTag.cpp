// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlTag.h"

#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

class tst_HtmlTag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTags()
    {
        HtmlTag tag;
        const QString html = u"<A HREF='x&amp;y' title=\"a>b\" checked data=1 href=second>rest"_s;
        QCOMPARE(HtmlTag::parse(html, tag), html.size() - 4);
        QCOMPARE(tag.name, u"a"_s);
        QCOMPARE(tag.attribute(u"href"), u"x&y"_s);
        QCOMPARE(tag.attribute(u"title"), u"a>b"_s);
        QCOMPARE(tag.attributes.size(), 4);
        HtmlTag closing;
        QCOMPARE(HtmlTag::parse(u"</p >x", closing), 5);
        QVERIFY(closing.isClosing);
    }

    void tellsTagsFromText()
    {
        HtmlTag tag;
        QCOMPARE(HtmlTag::parse(u"< b", tag), 0);
        QCOMPARE(HtmlTag::parse(u"<3", tag), 0);
        QCOMPARE(HtmlTag::parse(u"<", tag), 0);
        QCOMPARE(HtmlTag::parse(u"<!-- a > b -->x", tag), 14);
        QCOMPARE(HtmlTag::parse(u"<!-- never ends", tag), 15);
    }

    void endsWhateverComes()
    {
        for (const QString &html :
             {u"<a"_s, u"<a "_s, u"<a b"_s, u"<a b="_s, u"<a b='"_s, u"<a =\"'>"_s, u"<a/b/=c>"_s, u"<a \"\"\"\">"_s}) {
            HtmlTag tag;
            const qsizetype size = HtmlTag::parse(html, tag);
            QVERIFY(size > 0 && size <= html.size());
        }
    }

    void decodesEntities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("decoded");
        QTest::newRow("named") << u"&lt;&amp;lt;&quot;"_s << u"<&lt;\""_s;
        QTest::newRow("numbers") << u"&#65;&#x42;&#X1F600;"_s << u"AB😀"_s;
        QTest::newRow("unknown") << u"&nope; & &;"_s << u"&nope; & &;"_s;
        QTest::newRow("impossible") << u"&#0;&#xD800;&#99999999;"_s << u"\ufffd\ufffd\ufffd"_s;
    }
    void decodesEntities()
    {
        QFETCH(QString, text);
        QFETCH(QString, decoded);
        QCOMPARE(quire::render::decodeEntities(text), decoded);
    }
};

QTEST_GUILESS_MAIN(tst_HtmlTag)
#include "tst_HtmlTag.moc"
