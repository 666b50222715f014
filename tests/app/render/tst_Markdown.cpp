// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/CodeHighlighter.h"
#include "render/Markdown.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

class tst_Markdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alertsHaveTheirTitleAndNestAsDeepAsAnybodyLikes()
    {
        const QString html = Markdown().toHtml(u"> [!WARNING]\n> Hot."_s);
        QVERIFY(html.contains(u"Warning</p><p>Hot.</p>"_s));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!Markdown().toHtml(QString(20'000, u'>') + u"[!NOTE]\ndeep"_s).contains(u"alert"_s));
        QVERIFY(!Markdown().toHtml(u"> [!NOTE]\n> <blockquote>\n>\n> a"_s.repeated(2'000)).isEmpty());
        QVERIFY(clock.elapsed() < 20'000);
    }

    void writesGitHubsMarkdown_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QString &source, const QString &part) {
            QTest::newRow(name) << source << part;
        };
        row("emphasis", u"*a* **b**"_s, u"<p><em>a</em> <strong>b</strong></p>"_s);
        row("heading", u"## A b"_s, u"<h2><a name=\"A-b\"></a>A b</h2>"_s);
        row("table", u"|a|b|\n|-|-:|\n|1|2|"_s, u"<td align=\"right\">2</td>"_s);
        row("strike", u"~~a~~"_s, u"<del>a</del>"_s);
        row("tasks", u"- [x] a\n- [ ] b"_s, u"<img src=\"quire-task:x0\">&nbsp;a"_s);
        row("bare link", u"see https://example.org"_s, u"<a href=\"https://example.org\">https://example.org</a>"_s);
        row("code", u"```\n<b>\n```"_s, u"<pre><code>&lt;b&gt;\n</code></pre>"_s);
        row("math", u"so $a_1 * b_2*$ is"_s, u"so <img src=\"quire-math:inline:a_1 * b_2*\">"_s);
        row("display math", u"$$\n\\sum_k x_k\n$$"_s,
            u"<p align=\"center\"><img src=\"quire-math:display:\\sum_k x_k\"></p>"_s);
        row("price", u"costs $5 or 6"_s, u"costs $5 or 6"_s);
        row("html", u"<div style=\"color:red\">x</div>"_s, u"<div style=\"color:red;\">x</div>"_s);
    }
    void writesGitHubsMarkdown()
    {
        QFETCH(QString, source);
        QFETCH(QString, part);
        const QString html = Markdown().toHtml(source);
        QVERIFY2(html.contains(part), qPrintable(html));
    }

    void isSafe()
    {
        const QString html =
            Markdown().toHtml(u"[a](javascript:x) <script>1</script> ![p](http://x/y.png) <img src=x onerror=y>"_s);
        QVERIFY(!html.contains(u"javascript"));
        QVERIFY(!html.contains(u"<script"));
        QVERIFY(!html.contains(u"<img"));
        QVERIFY(!html.contains(u"onerror"));
    }

    void asksForAttachments()
    {
        Markdown markdown;
        markdown.resolveImage = [](const QString &address) {
            return address == u"attachment:a.png" ? u"data:image/png;base64,AA"_s : QString();
        };
        QVERIFY(markdown.toHtml(u"![x](attachment:a.png)"_s).contains(u"<img src=\"data:image/png;base64,AA\""));
    }

    void coloursFencedCode()
    {
        CodeHighlighter highlighter;
        Markdown markdown;
        markdown.highlighter = &highlighter;
        const QString html = markdown.toHtml(u"```python\ndef f(): return \"<b>\"\n```\ntext\n```nonsense\n<i>\n```"_s);
        QVERIFY(html.contains(u"<span style=\"color:#"));
        QVERIFY(html.contains(u"&lt;b&gt;"));
        QVERIFY(html.contains(u"&lt;i&gt;"));
    }

    void makesAnOutline()
    {
        const QList<Heading> headings = Markdown::headings(
            u"# Top *one*\n\ntext\n\n```\n# no\n```\n## Top one\n\nSet `x` &amp; y\n-----\n# Top one"_s);
        QCOMPARE(headings.size(), 4);
        QCOMPARE(headings.at(0), (Heading{1, u"Top one"_s, u"Top-one"_s, 0}));
        QCOMPARE(headings.at(1), (Heading{2, u"Top one"_s, u"Top-one-1"_s, 7}));
        QCOMPARE(headings.at(2).text, u"Set x & y"_s);
        QCOMPARE(headings.at(2).line, 9);
        QCOMPARE(headings.at(3).anchor, u"Top-one-2"_s);
    }

    void survivesOddSources()
    {
        for (const QString &source : {QString(), u"#"_s, u"\0"_s, QString(QChar(0xd800)), u"> "_s.repeated(2000),
                                      u"["_s.repeated(5000), u"$"_s.repeated(999)}) {
            Markdown().toHtml(source);
            Markdown::headings(source);
        }
    }

    void aFormulaThatRunsIntoANoteLeavesTheRestAlone()
    {
        const QString html = Markdown().toHtml(u"a $$x\n[^n]: note$$\n\n[^n] b $y$ end"_s);
        QVERIFY2(html.contains(u"end"_s) && html.contains(u"note"_s), qPrintable(html));
    }
};

QTEST_GUILESS_MAIN(tst_Markdown)
#include "tst_Markdown.moc"
