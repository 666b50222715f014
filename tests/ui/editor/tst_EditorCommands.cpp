// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"
#include "ui/editor/EditorCommands.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_EditorCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start()); }

    void aPersonsOwnKeysTakeThePlaceOfOurs()
    {
        m_at.load(u"one\ntw|o"_s);
        EditorOptions options;
        options.keys = {{Qt::CTRL | Qt::Key_L, EditorCommand::DeleteLines}};
        m_at.editor->setOptions(options);
        m_at.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"one\ntwo"_s);
        m_at.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"one"_s);
    }

    void eachHasAnIdAndATitle()
    {
        QSet<QString> ids;
        for (const EditorCommandInfo &info : EditorCommands::all()) {
            QCOMPARE(EditorCommands::commandOf(info.id), info.command);
            QVERIFY(!info.title.isEmpty());
            ids.insert(info.id);
        }
        QCOMPARE(ids.size(), EditorCommands::all().size());
        QVERIFY(!EditorCommands::commandOf(u"editor.nothing"_s));
    }

    void lines_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QString>("after");
        const int control = Qt::ControlModifier;
        const int shift = Qt::ShiftModifier;
        const int alt = Qt::AltModifier;
        const auto row = [](const char *name, const QString &before, int key, int modifiers, const QString &after) {
            QTest::newRow(name) << before << key << modifiers << after;
        };
        row("delete", u"one\ntw|o\nthree"_s, Qt::Key_D, control, u"one\nth|ree"_s);
        row("delete by the other key", u"one\ntw|o"_s, Qt::Key_K, control | shift, u"on|e"_s);
        row("delete the only one", u"on|e"_s, Qt::Key_D, control, u"|"_s);
        row("delete at two cursors", u"|a\nb\n|c\nd"_s, Qt::Key_D, control, u"|b\n|d"_s);
        row("up", u"one\ntw|o"_s, Qt::Key_Up, alt, u"tw|o\none"_s);
        row("up from the top", u"on|e\ntwo"_s, Qt::Key_Up, alt, u"on|e\ntwo"_s);
        row("down", u"on|e\ntwo\nthree"_s, Qt::Key_Down, alt, u"two\non|e\nthree"_s);
        row("down from an end of line", u"one|\ntwo"_s, Qt::Key_Down, alt, u"two\none|"_s);
        row("down at two cursors", u"|a\nb\n|c\nd"_s, Qt::Key_Down, alt, u"b\n|a\nd\n|c"_s);
        row("copy down", u"on|e\ntwo"_s, Qt::Key_Down, control | shift | alt, u"one\non|e\ntwo"_s);
        row("copy up", u"on|e\ntwo"_s, Qt::Key_Up, control | shift | alt, u"on|e\none\ntwo"_s);
        row("indent", u"on|e"_s, Qt::Key_BracketRight, control, u"    on|e"_s);
        row("dedent", u"      on|e"_s, Qt::Key_BracketLeft, control, u"  on|e"_s);
        row("dedent by Shift+Tab anywhere in the line", u"    one|"_s, Qt::Key_Backtab, shift, u"one|"_s);
        row("comment", u"    on|e"_s, Qt::Key_Slash, control, u"    # on|e"_s);
        row("uncomment", u"    # on|e"_s, Qt::Key_Slash, control, u"    on|e"_s);
        row("comment below a magic", u"%%javascript\nf|()"_s, Qt::Key_Slash, control, u"%%javascript\n// f|()"_s);
        row("comment at two cursors", u"a|\nb\nc|"_s, Qt::Key_Slash, control, u"# a|\nb\n# c|"_s);
        row("a block comment where there is none", u"a|"_s, Qt::Key_A, alt, u"# a|"_s);
        row("html has only pairs", u"%%html\n<b>|x</b>"_s, Qt::Key_Slash, control, u"%%html\n<!-- <b>|x</b> -->"_s);
    }
    void lines()
    {
        QFETCH(QString, before);
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QString, after);
        m_at.load(before);
        m_at.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QCOMPARE(m_at.shown(), after);
    }

    void severalSelectedLinesGoTogetherAsOneEdit()
    {
        m_at.load(u"a\nb\nc"_s);
        m_at.editor->selectRange(0, 4); // up to the start of the third line
        QSignalSpy edited(m_at.editor.get(), &CodeEditor::edited);
        m_at.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_at.editor->source(), u"c\na\nb"_s);
        QCOMPARE(edited.size(), 1);
        m_at.press(Qt::Key_Tab);
        QCOMPARE(m_at.editor->source(), u"c\n    a\n    b"_s);
    }

    void aBlockCommentGoesAroundTheSelectionAndAway()
    {
        m_at.load(u"a + b"_s, u"c++"_s);
        m_at.editor->selectRange(0, 1);
        m_at.press(Qt::Key_A, Qt::AltModifier);
        QCOMPARE(m_at.editor->source(), u"/* a */ + b"_s);
        m_at.press(Qt::Key_A, Qt::AltModifier);
        QCOMPARE(m_at.editor->source(), u"a + b"_s);
    }

    void theKeysAreTheEditorsEvenWhereTheWindowHasThem()
    {
        m_at.load(u"a|"_s);
        QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        key.ignore();
        QCoreApplication::sendEvent(m_at.editor.get(), &key);
        QVERIFY(key.isAccepted());
    }

    void aPageTakesACommandBackInOneStep()
    {
        QVERIFY(m_at.start(u"python"_s, CodeEditor::Kind::Page));
        m_at.load(u"a|\nb\nc|"_s);
        m_at.press(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"# a\nb\n# c"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_at.editor->source(), u"a\nb\nc"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_at.editor->source(), u"# a\nb\n# c"_s);
    }

private:
    EditorFixture m_at;
};

QTEST_MAIN(tst_EditorCommands)
#include "tst_EditorCommands.moc"
