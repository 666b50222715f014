// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlNodes.h"
#include "render/MarkdownTree.h"

#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;
using Kind = MarkdownNode::Kind;

namespace {

/// "P(T:a B(T:b))": kinds by a letter, what they say behind.
QString told(const MarkdownNode &node)
{
    static const QHash<Kind, QString> letters{{Kind::Document, u"D"_s},
                                              {Kind::Paragraph, u"P"_s},
                                              {Kind::Heading, u"H"_s},
                                              {Kind::Quote, u"Q"_s},
                                              {Kind::BulletList, u"UL"_s},
                                              {Kind::NumberedList, u"OL"_s},
                                              {Kind::Item, u"LI"_s},
                                              {Kind::Rule, u"HR"_s},
                                              {Kind::CodeBlock, u"PRE"_s},
                                              {Kind::Table, u"TABLE"_s},
                                              {Kind::Row, u"TR"_s},
                                              {Kind::Cell, u"TD"_s},
                                              {Kind::MathBlock, u"MM"_s},
                                              {Kind::Text, u"T"_s},
                                              {Kind::SoftBreak, u"_"_s},
                                              {Kind::LineBreak, u"BR"_s},
                                              {Kind::Emphasis, u"I"_s},
                                              {Kind::Strong, u"B"_s},
                                              {Kind::Strike, u"S"_s},
                                              {Kind::Code, u"C"_s},
                                              {Kind::Link, u"A"_s},
                                              {Kind::Anchor, u"#"_s},
                                              {Kind::Image, u"IMG"_s},
                                              {Kind::Math, u"M"_s},
                                              {Kind::FootnoteReference, u"F"_s},
                                              {Kind::Group, u"G"_s},
                                              {Kind::Subscript, u"SUB"_s},
                                              {Kind::Superscript, u"SUP"_s}};
    QStringList inside;
    if (!node.target.isEmpty()) {
        inside.append(u'<' + node.target + u'>');
    }
    if (!node.text.isEmpty()) {
        inside.append(u'"' + node.text + u'"');
    }
    for (const MarkdownNode &child : node.children) {
        inside.append(told(child));
    }
    return letters.value(node.kind) + (inside.isEmpty() ? QString() : u'(' + inside.join(u' ') + u')');
}

int depthOf(const MarkdownNode &node)
{
    int deepest = 0;
    for (const MarkdownNode &child : node.children) {
        deepest = std::max(deepest, depthOf(child));
    }
    return deepest + 1;
}

} // namespace

/// Markdown, formulas, footnotes and the HTML in it as one tree.
class tst_MarkdownTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("tree");
        const auto row = [](const char *name, const QString &source, const QString &tree) {
            QTest::newRow(name) << source << tree;
        };
        row("words", u"a *b* **c** `d` ~~e~~"_s,
            u"D(P(T(\"a \") I(T(\"b\")) T(\" \") B(T(\"c\")) T(\" \") C(\"d\") T(\" \") S(T(\"e\"))))"_s);
        row("a heading has a place", u"# One two"_s, u"D(H(<One-two> T(\"One two\")))"_s);
        row("a tight list has paragraphs too", u"- a\n- b"_s, u"D(UL(LI(P(T(\"a\"))) LI(P(T(\"b\")))))"_s);
        row("math in a line", u"so $x_1*y*$ is"_s, u"D(P(T(\"so \") M(\"x_1*y*\") T(\" is\")))"_s);
        row("display math stands alone", u"so\n$$x$$\nis"_s, u"D(P(T(\"so\")) MM(\"x\") P(T(\"is\")))"_s);
        row("no math in code", u"`$x$`"_s, u"D(P(C(\"$x$\")))"_s);
        row("an alert", u"> [!TIP]\n> do"_s, u"D(Q(<tip> P(T(\"do\"))))"_s);
        row("a note", u"so[^1]\n\n[^1]: note"_s, u"D(P(T(\"so\") F(<1>)))"_s);
        row("an entity", u"a &amp; b"_s, u"D(P(T(\"a & b\")))"_s);
        row("a picture", u"![alt *x*](a.png)"_s, u"D(P(IMG(<a.png> \"alt x\")))"_s);
        row("HTML in a line", u"H<sub>2</sub>O<br>x"_s, u"D(P(T(\"H\") SUB(T(\"2\")) T(\"O\") BR T(\"x\")))"_s);
        row("HTML never closed", u"<b>x\n\ny"_s, u"D(P(B(T(\"x\"))) P(T(\"y\")))"_s);
        row("a block of HTML", u"<center><img src=\"a.png\" width=\"40\"></center>"_s, u"D(P(IMG(<a.png>)))"_s);
        row("HTML around Markdown", u"<div>\n\n*x*\n\n</div>"_s, u"D(P(I(T(\"x\"))))"_s);
        row("scripts say nothing", u"a <script>alert(1)</script> b"_s, u"D(P(T(\"a  b\")))"_s);
        row("an embedded page is a link", u"<iframe src=\"https://e.org/x\"></iframe>"_s,
            u"D(P(A(<https://e.org/x> T(\"https://e.org/x\"))))"_s);
    }
    void reads()
    {
        QFETCH(QString, source);
        QTEST(told(MarkdownTree::parse(source).root), "tree");
    }

    void tablesAreWhole()
    {
        const MarkdownNode table =
            MarkdownTree::parse(
                u"<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"_s)
                .root.children.at(0);
        QCOMPARE(told(table), u"TABLE(TR(TD(T(\"a\"))) TR(TD(T(\"1\"))))"_s);
        QVERIFY(table.children.at(0).isHeader);
        QVERIFY(!table.children.at(1).isHeader);
    }

    void tasksAreKnown()
    {
        const MarkdownNode list = MarkdownTree::parse(u"- [x] done\n- [ ] not"_s).root.children.at(0);
        QVERIFY(list.children.at(0).isTask && list.children.at(0).isDone);
        QVERIFY(list.children.at(1).isTask && !list.children.at(1).isDone);
    }

    void neverDeep_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("quotes") << QString(100'000, u'>') + u" x"_s;
        QTest::newRow("lists") << QString(u"- "_s).repeated(50'000) + u'x';
        QTest::newRow("elements") << QString(u"<div>"_s).repeated(100'000) + u'x';
        QTest::newRow("emphasis") << QString(20'000, u'*') + u'x' + QString(20'000, u'*');
    }
    void neverDeep()
    {
        QFETCH(QString, source);
        const MarkdownTree tree = MarkdownTree::parse(source);
        QVERIFY(depthOf(tree.root) < 100);
        QVERIFY(tree.root.plainText().contains(u'x'));
    }

    void htmlOfOutputs()
    {
        const MarkdownNode root = HtmlNodes::parse(u"<style>p{}</style><h3>Title</h3><p>one<p>two<pre>a\n  b</pre>"_s);
        QCOMPARE(told(root), u"D(H(T(\"Title\")) P(T(\"one\")) P(T(\"two\")) PRE(\"a\n  b\"))"_s);
        QVERIFY(HtmlNodes::parse(u"<div id=\"x\"></div><script>draw()</script>"_s).children.empty());
    }
};

QTEST_GUILESS_MAIN(tst_MarkdownTree)
#include "tst_MarkdownTree.moc"
