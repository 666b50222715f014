// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_AutoIndent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start()); }

    void enter_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &language, const QString &before, const QString &after) {
            QTest::newRow(name) << language << before << after;
        };
        row("nothing to indent", u"python"_s, u"a = 1|"_s, u"a = 1\n|"_s);
        row("as the line is", u"python"_s, u"    a = 1|"_s, u"    a = 1\n    |"_s);
        row("a block", u"python"_s, u"def f():|"_s, u"def f():\n    |"_s);
        row("a block with a comment behind", u"python"_s, u"if a:  # why|"_s, u"if a:  # why\n    |"_s);
        row("a colon in a comment", u"python"_s, u"a = 1  # so:|"_s, u"a = 1  # so:\n|"_s);
        row("a colon in a string", u"python"_s, u"a = 'so:'|"_s, u"a = 'so:'\n|"_s);
        row("return ends a block", u"python"_s, u"def f():\n    return 1|"_s, u"def f():\n    return 1\n|"_s);
        row("pass, one step out", u"python"_s, u"if a:\n    if b:\n        pass|"_s,
            u"if a:\n    if b:\n        pass\n    |"_s);
        row("returned is no return", u"python"_s, u"    returned = 1|"_s, u"    returned = 1\n    |"_s);
        row("an open bracket at the end", u"python"_s, u"f(|"_s, u"f(\n    |"_s);
        row("aligned with what is in the bracket", u"python"_s, u"total = f(a,|"_s, u"total = f(a,\n          |"_s);
        row("kept in a bracket", u"python"_s, u"f(\n      a,|"_s, u"f(\n      a,\n      |"_s);
        row("back out behind a bracket", u"python"_s, u"    f(\n          a)|"_s, u"    f(\n          a)\n    |"_s);
        row("a block whose head has two lines", u"python"_s, u"def f(a,\n      b):|"_s,
            u"def f(a,\n      b):\n    |"_s);
        row("a return over two lines", u"python"_s, u"    return f(\n        1)|"_s, u"    return f(\n        1)\n|"_s);
        row("a bracket in a string", u"python"_s, u"a = '('|"_s, u"a = '('\n|"_s);
        row("between brackets", u"python"_s, u"a = [|]"_s, u"a = [\n    |\n]"_s);
        row("in the middle of a line", u"python"_s, u"    a; |b"_s, u"    a; \n    |b"_s);
        row("braces", u"c++"_s, u"int f() {|"_s, u"int f() {\n    |"_s);
        row("between braces", u"c++"_s, u"  if (a) {|}"_s, u"  if (a) {\n      |\n  }"_s);
        row("julia", u"julia"_s, u"for i in 1:3|"_s, u"for i in 1:3\n    |"_s);
        row("julia on one line", u"julia"_s, u"f() = begin 1 end|"_s, u"f() = begin 1 end\n|"_s);
        row("bash below its magic", u"python"_s, u"%%bash\nif true; then|"_s, u"%%bash\nif true; then\n    |"_s);
        row("prose", u"markdown"_s, u"  so:|"_s, u"  so:\n  |"_s);
        row("at each cursor", u"python"_s, u"if a:|\nb|"_s, u"if a:\n    |\nb\n|"_s);
    }
    void enter()
    {
        QFETCH(QString, language);
        QFETCH(QString, before);
        QFETCH(QString, after);
        m_at.load(before, language);
        QSignalSpy edited(m_at.editor.get(), &CodeEditor::edited);
        m_at.press(Qt::Key_Return);
        QCOMPARE(m_at.shown(), after);
        QCOMPARE(edited.size(), 1);
    }

    void typed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &language, const QString &before, const QString &keys,
                            const QString &after) { QTest::newRow(name) << language << before << keys << after; };
        row("else goes out", u"python"_s, u"if a:\n    b\n    |"_s, u"else:"_s, u"if a:\n    b\nelse:|"_s);
        row("elif too", u"python"_s, u"if a:\n    b\n    |"_s, u"elif c:"_s, u"if a:\n    b\nelif c:|"_s);
        row("except to its try", u"python"_s, u"try:\n    if a:\n        b\n    |"_s, u"except E:"_s,
            u"try:\n    if a:\n        b\n    except E:|"_s);
        row("else that is out already", u"python"_s, u"if a:\n    return b\n|"_s, u"else:"_s,
            u"if a:\n    return b\nelse:|"_s);
        row("a brace goes back", u"c++"_s, u"if (a) {\n    b;\n    |"_s, u"}"_s, u"if (a) {\n    b;\n}|"_s);
        row("a bracket goes back", u"python"_s, u"f(\n    a,\n    |"_s, u")"_s, u"f(\n    a,\n)|"_s);
        row("end goes back", u"julia"_s, u"for i in 1:3\n    f(i)\n    |"_s, u"end"_s,
            u"for i in 1:3\n    f(i)\nend|"_s);
        row("fi goes back", u"bash"_s, u"if true; then\n    ls\n    |"_s, u"fi"_s, u"if true; then\n    ls\nfi|"_s);
    }
    void typed()
    {
        QFETCH(QString, language);
        QFETCH(QString, before);
        QFETCH(QString, keys);
        QFETCH(QString, after);
        m_at.load(before, language);
        m_at.type(keys);
        QCOMPARE(m_at.shown(), after);
    }

    void backspaceTakesAStepOfIndentation()
    {
        m_at.load(u"        |a"_s);
        m_at.press(Qt::Key_Backspace);
        QCOMPARE(m_at.shown(), u"    |a"_s);
    }

    void homeGoesToTheTextAndThenToTheLine()
    {
        m_at.load(u"    abc|"_s);
        m_at.press(Qt::Key_Home);
        QCOMPARE(m_at.shown(), u"    |abc"_s);
        m_at.press(Qt::Key_Home);
        QCOMPARE(m_at.shown(), u"|    abc"_s);
    }

private:
    EditorFixture m_at;
};

QTEST_MAIN(tst_AutoIndent)
#include "tst_AutoIndent.moc"
