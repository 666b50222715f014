// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/CodeHighlighter.h"

#include <QRegularExpression>
#include <QTest>

using quire::render::CodeHighlighter;
using namespace Qt::StringLiterals;

class tst_CodeHighlighter : public QObject
{
    Q_OBJECT

    static QString textOf(QString html)
    {
        static const QRegularExpression tags(u"<[^>]*>"_s);
        return html.remove(tags)
            .replace(u"&lt;"_s, u"<"_s)
            .replace(u"&gt;"_s, u">"_s)
            .replace(u"&quot;"_s, u"\""_s)
            .replace(u"&amp;"_s, u"&"_s);
    }

private Q_SLOTS:
    void coloursEveryNameOfALanguage()
    {
        CodeHighlighter highlighter;
        for (const QString &name :
             {u"python"_s, u"ipython3"_s, u"py"_s, u"Python"_s, u"r"_s, u"julia"_s, u"c++"_s, u"bash"_s, u"json"_s}) {
            QVERIFY2(highlighter.toHtml(u"# x\nfor (a in b) { \"s\" }"_s, name).contains(u"<span style="),
                     qPrintable(name));
        }
    }

    void keepsTheText()
    {
        CodeHighlighter highlighter(true);
        const QString code = u"def f(a):\n\n    '''doc\n    <b>'''\n    return a < \"é🧫\" & 1\n"_s;
        QCOMPARE(textOf(highlighter.toHtml(code, u"python"_s)), code);
    }

    void magicsAndShellLinesKeepTheirTextAndGetTheirLanguage()
    {
        CodeHighlighter highlighter;
        const QString code = u"!ls <x> | wc\nfiles = !ls\n%pip install a\nlen??\na = b % c"_s;
        QCOMPARE(textOf(highlighter.toHtml(code, u"python"_s)), code);
        const QString cell = u"%%javascript\nlet a = 1 < 2;"_s;
        const QString html = highlighter.toHtml(cell, u"ipython3"_s);
        QCOMPARE(textOf(html), cell);
        const QString asItself = highlighter.toHtml(u"let a = 1 < 2;"_s, u"javascript"_s);
        QVERIFY(html.endsWith(asItself));
    }

    void escapesWhatItDoesNotKnow()
    {
        CodeHighlighter highlighter;
        QCOMPARE(highlighter.toHtml(u"<b>"_s, u"no such language"_s), u"&lt;b&gt;"_s);
        QCOMPARE(highlighter.toHtml(u"<b>"_s, QString()), u"&lt;b&gt;"_s);
    }

    void classesStandForColoursOfLightAndDarkPages()
    {
        CodeHighlighter highlighter(quire::render::CodeInk::Classes);
        const QString html = highlighter.toHtml(u"%time x = 'a' # b"_s, u"python"_s);
        QVERIFY(html.contains(u"<span class=\"k"_s));
        QVERIFY(!html.contains(u"style="_s));
        const QString light = highlighter.classColors(false);
        QVERIFY(light != highlighter.classColors(true));
        static const QRegularExpression name(u"class=\"(k\\d+)\""_s);
        for (const QRegularExpressionMatch &match : name.globalMatch(html)) {
            QVERIFY(light.contains(u"--%1:#"_s.arg(match.captured(1))));
            QVERIFY(CodeHighlighter::classRules().contains(u".%1{color:var(--%1)}"_s.arg(match.captured(1))));
        }
    }
};

QTEST_GUILESS_MAIN(tst_CodeHighlighter)
#include "tst_CodeHighlighter.moc"
