// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_AutoClose : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start()); }

    void typed_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &before, const QString &keys, const QString &after) {
            QTest::newRow(name) << before << keys << after;
        };
        row("a bracket", u"f|"_s, u"("_s, u"f(|)"_s);
        row("gone over", u"f|"_s, u"(a)"_s, u"f(a)|"_s);
        row("before a word none", u"|name"_s, u"("_s, u"(|name"_s);
        row("one within another", u"|"_s, u"[{("_s, u"[{(|)}]"_s);
        row("a typed one is not gone over", u"f(a|)"_s, u")"_s, u"f(a)|)"_s);
        row("a quote", u"a = |"_s, u"'"_s, u"a = '|'"_s);
        row("gone over, a quote", u"a = |"_s, u"'b'"_s, u"a = 'b'|"_s);
        row("an apostrophe", u"# don|"_s, u"'t"_s, u"# don't|"_s);
        row("no pair within a string", u"a = \"it |\""_s, u"'"_s, u"a = \"it '|\""_s);
        row("no quotes in a comment", u"# |"_s, u"\""_s, u"# \"|"_s);
        row("behind what marks a string", u"f|"_s, u"\""_s, u"f\"|\""_s);
        row("behind a name none", u"name|"_s, u"\""_s, u"name\"|"_s);
        row("a long string", u"|"_s, u"\"\"\""_s, u"\"\"\"|\"\"\""_s);
        row("a long string, gone over", u"|"_s, u"'''a'''"_s, u"'''a'''|"_s);
        row("at each cursor", u"a|\nb|"_s, u"("_s, u"a(|)\nb(|)"_s);
        row("gone over at each", u"a|\nb|"_s, u"()"_s, u"a()|\nb()|"_s);
    }
    void typed()
    {
        QFETCH(QString, before);
        QFETCH(QString, keys);
        QFETCH(QString, after);
        m_at.load(before);
        m_at.type(keys);
        QCOMPARE(m_at.shown(), after);
    }

    void backspaceBetweenTwoTakesBoth()
    {
        m_at.load(u"|"_s);
        m_at.type(u"("_s);
        m_at.press(Qt::Key_Backspace);
        QCOMPARE(m_at.shown(), u"|"_s);
    }

    void aBracketGoesAroundWhatIsSelected()
    {
        m_at.load(u"one two"_s);
        m_at.editor->selectRange(4, 3);
        m_at.type(u"["_s);
        QCOMPARE(m_at.editor->source(), u"one [two]"_s);
        QCOMPARE(m_at.editor->selectedText(), u"two"_s);
        m_at.type(u"\""_s);
        QCOMPARE(m_at.editor->source(), u"one [\"two\"]"_s);
    }

    void onAnotherLineWhatWasBroughtCountsAsTyped()
    {
        m_at.load(u"|\nb"_s);
        m_at.type(u"("_s);
        m_at.press(Qt::Key_Down);
        m_at.type(u"c"_s);
        m_at.editor->setCaretPosition(1);
        m_at.type(u")"_s);
        QCOMPARE(m_at.editor->source(), u"())\nbc"_s);
    }

    void proseHasNoPairsButTakesMarksAroundASelection()
    {
        m_at.load(u"word|"_s, u"markdown"_s);
        m_at.type(u" ("_s);
        QCOMPARE(m_at.editor->source(), u"word ("_s);
        m_at.editor->selectRange(0, 4);
        m_at.type(u"*"_s);
        QCOMPARE(m_at.editor->source(), u"*word* ("_s);
    }

    void itCanBeSwitchedOff()
    {
        EditorOptions options;
        options.closesBrackets = false;
        m_at.editor->setOptions(options);
        m_at.load(u"f|"_s);
        m_at.type(u"("_s);
        QCOMPARE(m_at.shown(), u"f(|"_s);
    }

private:
    EditorFixture m_at;
};

QTEST_MAIN(tst_AutoClose)
#include "tst_AutoClose.moc"
