// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LineHighlighter.h"
#include "ui/editor/Syntax.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_LineHighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_highlighter.setLook(m_syntax.definition(u"python"_s), m_syntax.theme(u"GitHub Light"_s)); }

    void wordsThatMeanTheSameLookTheSame()
    {
        const auto spans = highlight(u"def f(): return 'x'");
        QCOMPARE(text(u"def f(): return 'x'", spans.front()), u"def"_s);
        QCOMPARE(text(u"def f(): return 'x'", spans.back()), u"'x'"_s);
        const auto later = highlight(u"def g(): pass");
        QCOMPARE(later.front().style, spans.front().style);
        QVERIFY(spans.front().style != spans.back().style);
        QVERIFY(m_highlighter.styles().at(spans.back().style).color.isValid());
    }

    void spansAreInOrderAndDoNotOverlap()
    {
        int end = 0;
        for (const CodeSpan &span : highlight(u"class A(B):  # a comment with 中文 and 'quotes'")) {
            QVERIFY(span.start >= end && span.length > 0 && span.style != 0);
            end = span.start + span.length;
        }
        QVERIFY(end > 0);
    }

    void aStringOverSeveralLinesIsCarriedByTheState()
    {
        std::vector<CodeSpan> spans;
        const auto inside = m_highlighter.highlight(u"a = '''one", {}, spans);
        const int style = spans.back().style;
        m_highlighter.highlight(u"def two", inside, spans);
        QCOMPARE(spans.size(), 1U);
        QCOMPARE(spans.front().style, style);
        QCOMPARE(spans.front().length, 7);
    }

    void withoutADefinitionTextIsPlain()
    {
        m_highlighter.setLook({}, m_syntax.theme(u"GitHub Light"_s));
        QVERIFY(highlight(u"def f(): pass").empty());
    }

private:
    std::vector<CodeSpan> highlight(QStringView line)
    {
        std::vector<CodeSpan> spans;
        m_highlighter.highlight(line, {}, spans);
        return spans;
    }
    static QString text(QStringView line, const CodeSpan &span) { return line.mid(span.start, span.length).toString(); }

    Syntax m_syntax;
    LineHighlighter m_highlighter;
};

QTEST_MAIN(tst_LineHighlighter)
#include "tst_LineHighlighter.moc"
