// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/AsciiDocMarkup.h"
#include "export/LatexMarkup.h"
#include "export/MarkdownMarkup.h"
#include "export/RstMarkup.h"
#include "export/TexText.h"
#include "render/CodeHighlighter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::exporting;
using namespace quire::render;
using namespace Qt::StringLiterals;

/// The same text in the light markups. That their programs read it as it is meant is tst_TextFormats' to show.
class tst_LightMarkup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("rst");
        QTest::addColumn<QString>("asciidoc");
        const auto row = [](const char *name, const QString &source, const QString &rst, const QString &asciidoc) {
            QTest::newRow(name) << source << rst << asciidoc;
        };
        row("marks beside letters", u"a**b**c"_s, u"a\\ **b**\\ c"_s, u"a**b**c"_s);
        row("what looks like markup", u"2 \\* 3 \\_x\\_ C++ a_b"_s, u"2 \\* 3 \\_x\\_ C++ a_b"_s,
            u"2 &#42; 3 &#95;x&#95; C&#43;&#43; a_b"_s);
        row("what looks like a list", u"1\\. one"_s, u"\\ 1. one"_s, u"{empty}1. one"_s);
        row("what announces a block", u"so::"_s, u"so:\\:"_s, u"so&#58;:"_s);
        row("a link", u"[a *b*](https://e.org/x_)"_s, u"`a b <https://e.org/x\\_>`__"_s,
            u"link:++https://e.org/x_++[a __b__]"_s);
        row("a link that does something", u"[a](javascript:x)"_s, u"a"_s, u"a"_s);
        row("code", u"`a*b`"_s, u"``a*b``"_s, u"``a&#42;b``"_s);
        row("headings keep their order", u"### Deep\n\n# Top"_s,
            u".. _to-deep:\n\nDeep\n====\n\n.. _to-top:\n\nTop\n===="_s, u"[#to-deep]\n== Deep\n\n[#to-top]\n== Top"_s);
        row("a list with more in it", u"- a\n\n  b\n- c"_s, u"- a\n\n  b\n\n- c"_s, u"* a\n+\nb\n* c"_s);
        row("code that would end", u"~~~\n----\n~~~"_s, u"::\n\n    ----"_s, u"[source]\n-----\n----\n-----"_s);
        row("files that would be included", u"~~~\ninclude::/etc/passwd[]\n~~~"_s,
            u"::\n\n    include::/etc/passwd[]"_s, u"[source]\n----\n\\include::/etc/passwd[]\n----"_s);
        row("a table", u"|a|b|\n|-|-:|\n|1 \\| 2||"_s,
            u".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1 \\| 2\n     -"_s,
            u"[cols=\"<,>\",options=\"header\"]\n|===\n|a\n|b\n\n|1 &#124; 2\n|\n|==="_s);
        row("math", u"$x_1$ and $$y$$"_s, u"\\ :math:`x_1` and\n\n.. math::\n\n   y"_s,
            u"latexmath:[x_1] and\n\n[latexmath]\n++++\ny\n++++"_s);
    }
    void writes()
    {
        QFETCH(QString, source);
        const ExportOptions options;
        PictureShelf shelf(options, PictureShelf::For::Anyone);
        QTEST(RstMarkup({}, &shelf).write(MarkdownTree::parse(source)), "rst");
        QTEST(AsciiDocMarkup({}, &shelf).write(MarkdownTree::parse(source)), "asciidoc");
    }

    void theTitleIsNotSaidTwice()
    {
        const ExportOptions options;
        PictureShelf shelf(options, PictureShelf::For::Anyone);
        RstMarkup markup(u"Title"_s, &shelf);
        QCOMPARE(markup.write(MarkdownTree::parse(u"# Title\n\ntext"_s)), u"text"_s);
        QVERIFY(markup.write(MarkdownTree::parse(u"# Title"_s)).contains("Title"_L1)); // only the first
    }

    void whateverIsWritten()
    {
        const QStringList pieces{u"*"_s,
                                 u"**"_s,
                                 u"_"_s,
                                 u"`"_s,
                                 u"["_s,
                                 u"](#a)"_s,
                                 u"!["_s,
                                 u"](b)"_s,
                                 u"$"_s,
                                 u"$$"_s,
                                 u"\\"_s,
                                 u"{"_s,
                                 u"}"_s,
                                 u"\n"_s,
                                 u"\n\n"_s,
                                 u"> "_s,
                                 u"- "_s,
                                 u"1. "_s,
                                 u"    "_s,
                                 u"# "_s,
                                 u"|"_s,
                                 u"|-|"_s,
                                 u"<b>"_s,
                                 u"</b>"_s,
                                 u"<table>"_s,
                                 u"<td>"_s,
                                 u"<li>"_s,
                                 u"</div>"_s,
                                 u"<div>"_s,
                                 u"<pre>"_s,
                                 u"<!--"_s,
                                 u"~~~"_s,
                                 u"~~"_s,
                                 u"[^1]"_s,
                                 u"[^1]: "_s,
                                 u"&amp;"_s,
                                 u"@@0@@"_s,
                                 u"中"_s,
                                 QString(QChar(0xd800)),
                                 u"<img src=\"x\">"_s,
                                 u"word "_s,
                                 u"::"_s,
                                 u"++"_s,
                                 u"[x] "_s,
                                 u"<h3>"_s,
                                 u"<a id=q>"_s,
                                 u"<br>"_s,
                                 u"[!NOTE]\n"_s};
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const ExportOptions options;
        CodeHighlighter highlighter;
        for (int turn = 0; turn < 2000; ++turn) {
            QString source;
            for (int i = random.bounded(40); i >= 0; --i) {
                source += pieces.at(random.bounded(int(pieces.size())));
            }
            PictureShelf shelf(options, PictureShelf::For::Tex);
            const MarkdownTree tree = MarkdownTree::parse(source);
            RstMarkup({}, &shelf).write(tree);
            AsciiDocMarkup({}, &shelf).write(tree);
            MarkdownMarkup(&shelf).write(tree);
            const QString tex = LatexMarkup({}, &shelf, &highlighter).write(tree);
            QVERIFY2(TexText::isBalanced(tex), qPrintable(u"seed %1: %2 became %3"_s.arg(seed).arg(source, tex)));
        }
    }

    void fencesThatNothingEnds()
    {
        QCOMPARE(MarkdownMarkup::fenced(u"a"_s, u"python"_s), u"```python\na\n```"_s);
        QCOMPARE(MarkdownMarkup::fenced(u"````\n"_s, {}), u"`````\n````\n`````"_s);
    }
};

QTEST_GUILESS_MAIN(tst_LightMarkup)
#include "tst_LightMarkup.moc"
