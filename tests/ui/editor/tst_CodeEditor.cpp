// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeBlock.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditorFeature.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"

#include <QInputMethodEvent>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_CodeEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_python = m_syntax.definition(u"python"_s);
        QVERIFY(m_python.isValid());
    }

    void init()
    {
        m_editor = std::make_unique<CodeEditor>(m_theme.get(), &m_syntax);
        m_editor->resize(500, 300);
        m_editor->load({}, m_python);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->activateWindow();
        m_editor->setFocus();
        QTRY_VERIFY(m_editor->hasFocus());
    }

    void typingGivesTheWholeTextOnEachKey()
    {
        QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
        QTest::keyClicks(m_editor.get(), u"x = 1"_s);
        QCOMPARE(m_editor->source(), u"x = 1"_s);
        QCOMPARE(edited.size(), 5);
        QCOMPARE(edited.last().first().toString(), u"x = 1"_s);
    }

    void loadingAndSettingDoNotCountAsEditing()
    {
        QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
        m_editor->load(u"a = 1\nb = 2"_s, m_python);
        m_editor->setSource(u"a = 1\nb = 3"_s);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(m_editor->source(), u"a = 1\nb = 3"_s);
    }

    void settingAnotherTextLeavesTheCursorAtWhatChanged()
    {
        m_editor->load(u"one\ntwo\nthree"_s, m_python);
        m_editor->setSource(u"one\ntwice\nthree"_s);
        QCOMPARE(m_editor->caretPosition(), 9);
    }

    void undoIsAskedForAndNeverDoneHere()
    {
        QSignalSpy undo(m_editor.get(), &CodeEditor::undoRequested);
        QSignalSpy redo(m_editor.get(), &CodeEditor::redoRequested);
        QTest::keyClicks(m_editor.get(), u"ab"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(undo.size(), 1);
        QCOMPARE(redo.size(), 1);
        QCOMPARE(m_editor->source(), u"ab"_s);
    }

    void enterIndentsAfterAColonAndKeepsTheIndentationElsewhere()
    {
        QTest::keyClicks(m_editor.get(), u"def f():"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), u"x"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), u"y"_s);
        QCOMPARE(m_editor->source(), u"def f():\n    x\n    y"_s);
    }

    void aFeatureTakenOutLeavesTheRestWorking()
    {
        m_editor->setFeatures({});
        QTest::keyClicks(m_editor.get(), u"if a:"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), u"b"_s);
        QCOMPARE(m_editor->source(), u"if a:\nb"_s);
    }

    void lineNumbersTakeNoMorePlaceThanInPaintedCode()
    {
        EditorOptions options;
        options.lineNumbers = true;
        m_editor->setOptions(options);
        m_editor->load(u"a\nb"_s, m_python);
        CodeBlock block(m_theme.get());
        block.setLineNumbersShown(true);
        block.setCode(u"a\nb"_s, m_python, m_syntax.theme(m_theme->syntaxThemeName()));
        QCOMPARE(m_editor->rectAt(0).left(), int(block.rectAt(0).left()));
    }

    void controlSlashCommentsAndUncomments()
    {
        m_editor->load(u"a = 1\n    b = 2\n"_s, m_python);
        m_editor->selectAll(true);
        QTest::keyClick(m_editor.get(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_editor->source(), u"# a = 1\n#     b = 2\n"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_editor->source(), u"a = 1\n    b = 2\n"_s);
    }

    void arrowsLeaveTheTextAtItsEnds()
    {
        m_editor->load(u"one\ntwo"_s, m_python);
        QSignalSpy top(m_editor.get(), &CodeEditor::leftAtTop);
        QSignalSpy bottom(m_editor.get(), &CodeEditor::leftAtBottom);
        QTest::keyClick(m_editor.get(), Qt::Key_Down);
        QCOMPARE(bottom.size(), 0);
        QTest::keyClick(m_editor.get(), Qt::Key_Down);
        QCOMPARE(bottom.size(), 1);
        QTest::keyClick(m_editor.get(), Qt::Key_Up);
        QTest::keyClick(m_editor.get(), Qt::Key_Up);
        QCOMPARE(top.size(), 1);
    }

    void heightFollowsTheLinesAndEqualsPaintedCode()
    {
        QSignalSpy height(m_editor.get(), &CodeEditor::contentHeightChanged);
        const int one = m_editor->contentHeight();
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QCOMPARE(height.size(), 1);
        QCOMPARE(m_editor->contentHeight(), 2 * one);
        CodeBlock block(m_theme.get());
        block.setCode(u"a\nb"_s, m_python, m_syntax.theme(m_theme->syntaxThemeName()));
        QCOMPARE(block.height(), m_editor->contentHeight());
    }

    void proseWrapsAndArrowsGoByTheRowsSeen()
    {
        m_editor->load(u"word "_s.repeated(100), m_syntax.definition(u"Markdown"_s));
        const int rows = m_editor->contentHeight() / m_editor->textHeight(0);
        QVERIFY(rows > 5);
        m_editor->resize(m_editor->width(), m_editor->contentHeight());
        QSignalSpy height(m_editor.get(), &CodeEditor::contentHeightChanged);
        QSignalSpy bottom(m_editor.get(), &CodeEditor::leftAtBottom);
        for (int i = 1; i < rows; ++i) {
            QTest::keyClick(m_editor.get(), Qt::Key_Down);
        }
        QCOMPARE(bottom.size(), 0);
        QTest::keyClick(m_editor.get(), Qt::Key_Down);
        QCOMPARE(bottom.size(), 1);
        m_editor->resize(250, 600);
        QCOMPARE(height.size(), 1);
        QVERIFY(m_editor->contentHeight() / m_editor->textHeight(0) > rows + 3);
    }

    void theWheelPassesToWhatIsAround()
    {
        QWheelEvent wheel(QPointF(5, 5), m_editor->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_editor->viewport(), &wheel);
        QVERIFY(!wheel.isAccepted());
    }

    void anInputMethodIsNotHeardBeforeItCommits()
    {
        QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
        QInputMethodEvent composing(u"ni"_s, {});
        QCoreApplication::sendEvent(m_editor.get(), &composing);
        QVERIFY(m_editor->isComposing());
        QCOMPARE(edited.size(), 0);
        QCOMPARE(m_editor->source(), QString());

        QInputMethodEvent commit;
        commit.setCommitString(u"你好"_s);
        QCoreApplication::sendEvent(m_editor.get(), &commit);
        QVERIFY(!m_editor->isComposing());
        QCOMPARE(edited.size(), 1);
        QCOMPARE(m_editor->source(), u"你好"_s);
        QCOMPARE(m_editor->caretPosition(), 2);
    }

    void givingUpACompositionLeavesTheTextAsItWas()
    {
        QTest::keyClicks(m_editor.get(), u"ab"_s);
        QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
        QInputMethodEvent composing(u"ni"_s, {});
        QCoreApplication::sendEvent(m_editor.get(), &composing);
        QInputMethodEvent cancelled;
        QCoreApplication::sendEvent(m_editor.get(), &cancelled);
        QVERIFY(!m_editor->isComposing());
        QCOMPARE(m_editor->source(), u"ab"_s);
        QCOMPARE(edited.size(), 0);
    }

    void bracketsKeepTheirColoursInAnotherLanguage()
    {
        const auto ground = [this] { return m_editor->SendScintilla(CodeEditor::SCI_STYLEGETBACK, 34UL); };
        const long before = ground();
        m_editor->load(u"[a]"_s, m_syntax.cellLanguage(u"markdown"_s));
        QCOMPARE(ground(), before);
        m_editor->setLanguage(m_syntax.cellLanguage(u"r"_s));
        QCOMPARE(ground(), before);
        const QColor wanted = m_theme->color(Theme::Role::MatchedBrace);
        QCOMPARE(QColor(int(before & 0xff), int(before >> 8 & 0xff), int(before >> 16)), QColor(wanted.rgb()));
    }

    void positionsCountUtf16()
    {
        m_editor->load(u"a😀b\né"_s, m_python);
        m_editor->setCaretPosition(4);
        QCOMPARE(m_editor->caretPosition(), 4);
        QTest::keyClicks(m_editor.get(), u"!"_s);
        QCOMPARE(m_editor->source(), u"a😀b!\né"_s);
    }

    void anEditInALongTextColoursOneLineAnew()
    {
        QString text;
        for (int i = 0; i < 300; ++i) {
            text += u"value = 'text' + str(%1)\n"_s.arg(i);
        }
        m_editor->load(text, m_python);
        m_editor->resize(500, m_editor->contentHeight());
        m_editor->grab();
        auto *lexer = m_editor->findChild<HighlightLexer *>();
        const int before = lexer->highlightedLineCount();
        QVERIFY(before >= 300);
        m_editor->setCaretPosition(0);
        QTest::keyClicks(m_editor.get(), u"x"_s);
        m_editor->grab();
        QVERIFY2(lexer->highlightedLineCount() - before <= 4,
                 qPrintable(QString::number(lexer->highlightedLineCount() - before)));
    }

    void codeHasMoreThanOneColour()
    {
        m_editor->load(u"import os  # note"_s, m_python);
        const QImage image = m_editor->grab().toImage();
        QSet<QRgb> colors;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < 20; ++y) {
                colors.insert(image.pixel(x, y));
            }
        }
        const auto theme = m_syntax.theme(m_theme->syntaxThemeName());
        QVERIFY(colors.size() > 10);
        QVERIFY(colors.contains(m_theme->color(Theme::Role::Surface).rgb()));
        QVERIFY(theme.isValid());
    }

    void readOnlyTextTakesNoKeys()
    {
        m_editor->load(u"a"_s, m_python);
        m_editor->setReadOnly(true);
        QTest::keyClicks(m_editor.get(), u"b"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClick(m_editor.get(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_editor->source(), u"a"_s);
    }

private:
    std::unique_ptr<Theme> m_theme;
    Syntax m_syntax;
    KSyntaxHighlighting::Definition m_python;
    std::unique_ptr<CodeEditor> m_editor;
};

QTEST_MAIN(tst_CodeEditor)
#include "tst_CodeEditor.moc"
