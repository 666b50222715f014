// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"
#include "ui/editor/HighlightLexer.h"

using namespace Qt::StringLiterals;
using namespace quire::ui;

/// What the editor knows of a place in its text.
class tst_HighlightLexer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start()); }

    void kindAtTheCursor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QString &text, CodeKind kind) {
            QTest::newRow(name) << text << int(kind);
        };
        row("empty", u"|"_s, CodeKind::Code);
        row("code", u"val|ue"_s, CodeKind::Code);
        row("in a comment", u"a = 1  # no|te"_s, CodeKind::Comment);
        row("behind a comment", u"a = 1  # note|"_s, CodeKind::Comment);
        row("below a comment", u"# note\n|"_s, CodeKind::Code);
        row("a hash in a string", u"a = '#' + b|"_s, CodeKind::Code);
        row("in a string", u"a = 'te|xt'"_s, CodeKind::String);
        row("in one that is not closed", u"a = 'te|"_s, CodeKind::String);
        row("behind a string", u"a = 'text'|"_s, CodeKind::Code);
        row("in a long string", u"a = '''one\ntwo|\n'''"_s, CodeKind::String);
        row("a comment of the magic's language", u"%%javascript\n// no|te"_s, CodeKind::Comment);
    }
    void kindAtTheCursor()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        m_at.load(text);
        QCOMPARE(int(m_at.editor->kindAtCaret()), kind);
    }

    void theLanguageIsThatOfTheMagicFromTheSecondLineOn()
    {
        m_at.load(u"%%bash\nls|"_s);
        QCOMPARE(m_at.editor->definition().name(), u"Bash"_s);
        m_at.load(u"%%bash|\nls"_s);
        QCOMPARE(m_at.editor->definition().name(), u"Python"_s);
        m_at.editor->setCaretPosition(6);
        m_at.press(Qt::Key_Backspace);
        m_at.press(Qt::Key_Backspace);
        m_at.press(Qt::Key_Backspace);
        m_at.press(Qt::Key_Backspace);
        m_at.type(u"html"_s);
        m_at.press(Qt::Key_Down);
        QCOMPARE(m_at.editor->definition().name(), u"HTML"_s);
    }

    void blocksCanBeFolded_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::newRow("by indentation") << u"python"_s << u"def f():\n    a\n\n    b\nc"_s;
        QTest::newRow("by braces") << u"c++"_s << u"void f() {\n    a;\n\n    b;\n}\nint c;"_s;
    }
    void blocksCanBeFolded()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        EditorOptions options;
        options.folding = true;
        m_at.editor->setOptions(options);
        m_at.load(text, language);
        m_at.editor->grab();
        const int all = m_at.editor->contentHeight();
        m_at.editor->foldLine(0);
        QVERIFY(m_at.editor->contentHeight() <= all - 3 * m_at.editor->textHeight(0));
        m_at.editor->foldLine(0);
        QCOMPARE(m_at.editor->contentHeight(), all);
    }

private:
    EditorFixture m_at;
};

QTEST_MAIN(tst_HighlightLexer)
#include "tst_HighlightLexer.moc"
