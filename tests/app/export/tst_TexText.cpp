// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/TexText.h"
#include "render/CodeHighlighter.h"

#include <QTest>

using namespace quire::exporting;
using namespace Qt::StringLiterals;

/// Text that TeX takes as it is meant.
class tst_TexText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prose()
    {
        QCOMPARE(TexText::escaped(u"50% of $x_1 & #2 {a} ~^\\ \"q\" -- 中"_s),
                 u"50\\% of \\$x\\_1 \\& \\#2 \\{a\\} \\textasciitilde{}\\textasciicircum{}\\textbackslash{} "
                 "\\textquotedbl{}q\\textquotedbl{} -{}- 中"_s);
        QCOMPARE(TexText::escaped(u"a\u0007\u0000b"_s + QChar(0xd800)), u"ab"_s);
    }

    void addresses()
    {
        QCOMPARE(TexText::address(u"https://e.org/a b?x=1%20#c_{d}"_s),
                 u"https://e.org/a\\%20b?x=1\\%20\\#c_\\%7Bd\\%7D"_s);
    }

    void terminals()
    {
        QCOMPARE(TexText::terminal(u"a {b} \x1b[31mred\x1b[0m\n\n"_s, u"Output"_s),
                 u"\\begin{Output}\na \\{b\\} \\textcolor[HTML]{B22B31}{red}\n\\end{Output}"_s);
        QCOMPARE(TexText::terminal(u"\n\n"_s, u"Output"_s), QString());
        QVERIFY(TexText::terminal(QString(200, u'x'), u"Output"_s).contains("\\softbreak{}"_L1));
    }

    void code()
    {
        quire::render::CodeHighlighter highlighter;
        const QString tex = TexText::code(u"def f(): # a\\b"_s, u"python"_s, u"Code"_s, highlighter);
        QVERIFY(tex.startsWith("\\begin{Code}\n"_L1));
        QVERIFY(tex.contains("\\textbackslash{}b"_L1));
        QVERIFY(tex.contains("\\textcolor[HTML]"_L1));
        QCOMPARE(TexText::code(u"x"_s, {}, u"Code"_s, highlighter), u"\\begin{Code}\nx\n\\end{Code}"_s);
    }

    void formulas_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<bool>("isDisplay");
        QTest::addColumn<QString>("latex");
        QTest::newRow("in a line") << u"x^2"_s << false << u"\\(x^2\\)"_s;
        QTest::newRow("display") << u"x\n\ny"_s << true << u"\\[\nx\ny\n\\]"_s;
        QTest::newRow("an environment of its own")
            << u"\\begin{align}a\\end{align}"_s << true << u"\\begin{align}a\\end{align}"_s;
        QTest::newRow("one that wants a formula around it")
            << u"\\begin{pmatrix}a\\end{pmatrix}"_s << true << u"\\[\n\\begin{pmatrix}a\\end{pmatrix}\n\\]"_s;
        QTest::newRow("a macro for later") << u"\\newcommand{\\R}{x}"_s << false << u"\\newcommand{\\R}{x}"_s;
        QTest::newRow("an operator for later")
            << u"\\DeclareMathOperator{\\rank}{rank}"_s << true << u"\\providecommand{\\rank}{\\operatorname{rank}}"_s;
        QTest::newRow("hostile") << u"\\input{/etc/passwd}"_s << false
                                 << u"\\texttt{\\textbackslash{}input\\{/etc/passwd\\}}"_s;
        QTest::newRow("not closed") << u"\\frac{1"_s << false << u"\\texttt{\\textbackslash{}frac\\{1}"_s;
    }
    void formulas()
    {
        QFETCH(QString, tex);
        QFETCH(bool, isDisplay);
        QTEST(TexText::formula(tex, isDisplay), "latex");
    }

    void harm()
    {
        for (const QString &tex : {u"\\write18{rm}"_s, u"\\openin1=x"_s, u"^^5cinput x"_s,
                                   u"\\csname input\\endcsname"_s, u"\\catcode`\\@=0"_s, u"\\end {document}"_s}) {
            QVERIFY2(!TexText::isHarmless(tex), qPrintable(tex));
        }
        QVERIFY(TexText::isHarmless(u"\\frac{\\partial x}{y} \\inputs"_s));
        QVERIFY(TexText::isBalanced(u"\\{ {a} \\begin{x}\\end{x}"_s));
        QVERIFY(!TexText::isBalanced(u"\\begin{x}\\end{y}"_s));
    }
};

QTEST_GUILESS_MAIN(tst_TexText)
#include "tst_TexText.moc"
