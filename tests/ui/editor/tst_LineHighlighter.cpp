// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LineHighlighter.h"
#include "ui/editor/Syntax.h"

#include <QTest>

#include <algorithm>

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

    void aMagicChangesTheLanguageOfTheCellBelow()
    {
        m_highlighter.setLook(m_syntax.cellLanguage(u"python"_s), m_syntax.theme(u"GitHub Light"_s));
        std::vector<CodeSpan> spans;
        const auto blank = m_highlighter.highlight(u"", {}, spans);
        const auto below = m_highlighter.highlight(u"%%bash -e", blank, spans);
        QCOMPARE(text(u"%%bash -e", spans.front()), u"%%bash"_s);
        QCOMPARE(m_highlighter.definition(below).name(), u"Bash"_s);
        m_highlighter.highlight(u"for i in *; do", below, spans);
        QCOMPARE(text(u"for i in *; do", spans.front()), u"for"_s);
        // Later on in a cell it means nothing.
        const auto later = m_highlighter.highlight(u"a = 1", {}, spans);
        QCOMPARE(m_highlighter.definition(m_highlighter.highlight(u"%%bash", later, spans)).name(), u"Python"_s);
    }

    void shellLinesMagicsAndHelpAreMarked_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("marked");
        QTest::newRow("shell") << u"!ls -l | grep 'x'"_s << u"!"_s;
        QTest::newRow("assigned") << u"files = !ls"_s << u"!"_s;
        QTest::newRow("magic") << u"%pip install -q numpy"_s << u"%pip"_s;
        QTest::newRow("in a block") << u"    %timeit f(1)"_s << u"%timeit"_s;
        QTest::newRow("help") << u"numpy.load??"_s << u"??"_s;
        QTest::newRow("help in front") << u"?len"_s << u"?"_s;
    }
    void shellLinesMagicsAndHelpAreMarked()
    {
        QFETCH(QString, line);
        QFETCH(QString, marked);
        m_highlighter.setLook(m_syntax.cellLanguage(u"python"_s), m_syntax.theme(u"GitHub Light"_s));
        std::vector<CodeSpan> spans;
        m_highlighter.highlight(u"%%time", {}, spans);
        const int magic = spans.front().style;
        const auto after = m_highlighter.highlight(line, {}, spans);
        const auto found = std::ranges::find(spans, magic, &CodeSpan::style);
        QVERIFY(found != spans.end());
        QCOMPARE(text(line, *found), marked);
        QCOMPARE(m_highlighter.definition(after).name(), u"Python"_s);
    }

    void aPercentSignThatIsPythonStaysPython()
    {
        m_highlighter.setLook(m_syntax.cellLanguage(u"python"_s), m_syntax.theme(u"GitHub Light"_s));
        std::vector<CodeSpan> spans;
        m_highlighter.highlight(u"%%time", {}, spans);
        const int magic = spans.front().style;
        for (const QString &line : {u"a = b % c"_s, u"a != b"_s, u"print('%d' % 1)"_s, u"x = '?'"_s}) {
            m_highlighter.highlight(line, {}, spans);
            QVERIFY2(!std::ranges::contains(spans, magic, &CodeSpan::style), qPrintable(line));
        }
        const auto inString = m_highlighter.highlight(u"a = '''", {}, spans);
        m_highlighter.highlight(u"!ls", inString, spans);
        QVERIFY(!std::ranges::contains(spans, magic, &CodeSpan::style));
        // A file of Python has no magics at all.
        m_highlighter.setLook(m_syntax.definition(u"python"_s), m_syntax.theme(u"GitHub Light"_s));
        QCOMPARE(m_highlighter.definition(m_highlighter.highlight(u"%%bash", {}, spans)).name(), u"Python"_s);
    }

    void ofAVeryLongLineTheBeginningIsColoured()
    {
        const QString line = u"a = 'b'; "_s.repeated(100'000);
        std::vector<CodeSpan> spans;
        const auto after = m_highlighter.highlight(line, {}, spans);
        QVERIFY(!spans.empty());
        QVERIFY(spans.back().start + spans.back().length <= LineHighlighter::longestLine);
        QVERIFY(m_highlighter.definition(after).isValid());
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
