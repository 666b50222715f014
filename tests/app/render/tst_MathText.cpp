// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MathText.h"

#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

class tst_MathText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each formula as "i:tex" or "d:tex".
    void findsWhatJupyterFinds_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &source, const QStringList &found) {
            QTest::newRow(name) << source << found;
        };
        row("inline", u"so $a_1$ and $b$"_s, {u"i:a_1"_s, u"i:b"_s});
        row("display", u"$$\nx\n$$"_s, {u"d:x"_s});
        row("two backslashes", u"\\\\(x\\\\) \\\\[y\\\\]"_s, {u"i:x"_s, u"d:y"_s});
        row("one backslash is Markdown's", u"\\(x\\) \\[y\\]"_s, {});
        row("environment", u"\\begin{align*}a&=b\\end{align*}"_s, {u"d:\\begin{align*}a&=b\\end{align*}"_s});
        row("environment in environment", u"\\begin{align}\\begin{matrix}1\\end{matrix}\\end{align}"_s,
            {u"d:\\begin{align}\\begin{matrix}1\\end{matrix}\\end{align}"_s});
        row("prices are math", u"costs $5 and $6"_s, {u"i:5 and"_s});
        row("one price is none", u"costs $5 or 6"_s, {});
        row("escaped", u"costs \\$5 and \\$6"_s, {});
        row("escaped inside", u"$a\\$b$"_s, {u"i:a\\$b"_s});
        row("code span", u"`$foo` and `$bar`"_s, {});
        row("code span of two", u"``a ` $x$`` $y$"_s, {u"i:y"_s});
        row("open backtick", u"a ` b $x$"_s, {u"i:x"_s});
        row("fence", u"```\n$x$\n```\n$y$"_s, {u"i:y"_s});
        row("tilde fence with backticks in it", u"~~~\n```\n$x$\n~~~\n$y$"_s, {u"i:y"_s});
        row("fence without end", u"```\n$x$"_s, {});
        row("empty line ends", u"$a\n\nb$ c$"_s, {u"i:c"_s});
        row("one line end does not", u"$a\nb$"_s, {u"i:a\nb"_s});
        row("braces", u"$\\text{costs $5$}$"_s, {u"i:\\text{costs $5$}"_s});
        row("braces that never close", u"$a{b$ c"_s, {u"i:a{b"_s});
        row("nothing", u"$$ $$"_s, {});
        row("cut off", u"$$ x"_s, {});
    }
    void findsWhatJupyterFinds()
    {
        QFETCH(QString, source);
        QFETCH(QStringList, found);
        QCOMPARE(described(MathText::inMarkdown(source)), found);
    }

    void findsMathInLatex()
    {
        QCOMPARE(described(MathText::inLatex(u"$\\displaystyle x$ \\(y\\) \\[z\n\nw\\] \\\\(no\\\\)"_s)),
                 QStringList({u"i:\\displaystyle x"_s, u"i:y"_s, u"d:z\n\nw"_s}));
    }

    void placesHoldTheDelimiters()
    {
        const QString source = u"a $$x$$ b"_s;
        const MathSpan span = MathText::inMarkdown(source).constFirst();
        QCOMPARE(source.sliced(span.place.start, span.place.length), u"$$x$$"_s);
    }

    void knowsDefinitions()
    {
        QVERIFY(MathText::isDefinition(u"\\newcommand{\\R}{x}"));
        QVERIFY(MathText::isDefinition(u"\\def\\R{x}"));
        QVERIFY(MathText::isDefinition(u"x\\label{a}"));
        QVERIFY(!MathText::isDefinition(u"\\defined \\letter"));
    }

    void survivesAnything()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QStringList parts{u"$"_s,    u"$$"_s,  u"\\"_s,    u"`"_s,          u"```\n"_s,    u"\n"_s,
                                u"\n\n"_s, u"{"_s,   u"}"_s,     u"\\begin{a}"_s, u"\\end{a}"_s, u"x"_s,
                                u" "_s,    u"~~~"_s, u"\\\\("_s, u"\\\\)"_s};
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = random.bounded(40); i > 0; --i) {
                text += parts.at(random.bounded(int(parts.size())));
            }
            qsizetype end = 0;
            for (const MathSpan &span : MathText::inMarkdown(text)) {
                QVERIFY2(span.place.start >= end && span.place.end() <= text.size(), qPrintable(text));
                end = span.place.end();
            }
            MathText::inLatex(text);
        }
    }

private:
    static QStringList described(const QList<MathSpan> &spans)
    {
        QStringList texts;
        for (const MathSpan &span : spans) {
            texts.append((span.isDisplay ? u"d:"_s : u"i:"_s) + span.tex);
        }
        return texts;
    }
};

QTEST_GUILESS_MAIN(tst_MathText)
#include "tst_MathText.moc"
