// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellMetadata.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

class tst_CellMetadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreReadOnceEachAndWrittenInOrder()
    {
        QCOMPARE(CellMetadata::tags(json("{\"tags\": [\"b\", \"a\", \"b\", 3]}")), (QStringList{u"b"_s, u"a"_s}));
        const JsonValue tagged = CellMetadata::withTags(json("{}"), {u"b"_s, u"a"_s});
        QCOMPARE(CellMetadata::tags(tagged), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(CellMetadata::withTags(tagged, {}), json("{}"));
        QCOMPARE(CellMetadata::tags(json("{\"tags\": \"a\"}")), QStringList());
    }

    void slidesLeaveNoTraceWhenTaken()
    {
        const JsonValue slide = CellMetadata::withSlideType(json("{}"), u"subslide"_s);
        QCOMPARE(CellMetadata::slideType(slide), u"subslide"_s);
        QCOMPARE(CellMetadata::withSlideType(slide, {}), json("{}"));
        QCOMPARE(CellMetadata::slideType(json("{\"slideshow\": {\"slide_type\": \"-\"}}")), QString());
        const JsonValue other =
            CellMetadata::withSlideType(json("{\"slideshow\":{\"x\":1,\"slide_type\":\"skip\"}}"), {});
        QVERIFY(other.at({u"slideshow", u"x"}).toInt());
    }

    void rawFormatsAreReadInBothSpellings()
    {
        QCOMPARE(CellMetadata::rawFormat(json("{\"format\": \"text/html\"}")), u"text/html"_s);
        const JsonValue latex = CellMetadata::withRawFormat(json("{\"format\":\"text/html\"}"), u"text/latex"_s);
        QCOMPARE(CellMetadata::rawFormat(latex), u"text/latex"_s);
        QVERIFY(!latex.contains(u"format"));
        QCOMPARE(CellMetadata::withRawFormat(latex, {}), json("{}"));
    }

private:
    static JsonValue json(const QByteArray &text) { return *JsonValue::parse(text); }
};

QTEST_MAIN(tst_CellMetadata)
#include "tst_CellMetadata.moc"
