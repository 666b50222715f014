// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"
#include "ui/editor/MarkdownMarks.h"

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_MarkdownMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start(u"markdown"_s)); }

    void marksAtTheCursor_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &before, Qt::Key key, const QString &after) {
            QTest::newRow(name) << before << int(key) << after;
        };
        row("bold word", u"a lon|g day"_s, Qt::Key_B, u"a **lon|g** day"_s);
        row("and back", u"a **lon|g** day"_s, Qt::Key_B, u"a lon|g day"_s);
        row("italic word", u"|long"_s, Qt::Key_I, u"*|long*"_s);
        row("italic inside bold", u"**lon|g**"_s, Qt::Key_I, u"***lon|g***"_s);
        row("no word yet", u"a | b"_s, Qt::Key_B, u"a **|** b"_s);
        row("two cursors", u"on|e tw|o"_s, Qt::Key_B, u"**on|e** **tw|o**"_s);
        row("link on a word", u"se|e"_s, Qt::Key_K, u"[see](|)"_s);
        row("link in the open", u"|"_s, Qt::Key_K, u"[|]()"_s);
        row("beyond ASCII", u"训练|"_s, Qt::Key_B, u"**训练|**"_s);
    }
    void marksAtTheCursor()
    {
        QFETCH(QString, before);
        QFETCH(int, key);
        m_at.load(before, u"markdown"_s);
        m_at.press(Qt::Key(key), Qt::ControlModifier);
        QTEST(m_at.shown(), "after");
    }

    void aSelectionLosesTheMarksItHas()
    {
        m_at.load(u"a **long day** b"_s, u"markdown"_s);
        select(2, 14);
        m_at.press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"a long day b"_s);
        QCOMPARE(Selections(*m_at.editor).main(), (TextSelection{2, 10}));
        m_at.press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"a **long day** b"_s);
    }

    void spacesStayOutside()
    {
        m_at.load(u"a long b"_s, u"markdown"_s);
        select(1, 7);
        m_at.press(Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"a *long* b"_s);
    }

    void aSelectedAddressBecomesTheTarget()
    {
        m_at.load(u"https://example.org/a"_s, u"markdown"_s);
        select(0, 21);
        m_at.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(m_at.shown(), u"[|](https://example.org/a)"_s);
    }

    void codeHasNoSuchMarks()
    {
        m_at.load(u"on|e"_s);
        m_at.press(Qt::Key_B, Qt::ControlModifier);
        m_at.editor->perform(EditorCommand::Bold);
        QCOMPARE(m_at.editor->source(), u"one"_s);
    }

private:
    void select(long from, long to) const { Selections(*m_at.editor).set({{from, to}}, 0); }

    EditorFixture m_at;
};

QTEST_MAIN(tst_MarkdownMarks)
#include "tst_MarkdownMarks.moc"
