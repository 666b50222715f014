// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/CompletionPopup.h"
#include "ui/notebook/NotebookView.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

/// Typing in a cell with a kernel that answers when the test says so.
class tst_CellCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code), Cell(CellType::Code, u"learning_rate = 0.1"_s)};
        m_document = std::make_unique<Document>(notebook);
        m_view = std::make_unique<NotebookView>(&m_theme, &m_syntax);
        m_view->setLanguage(u"python"_s);
        m_view->resize(700, 500);
        m_view->setDocument(m_document.get());
        m_requests = std::make_unique<QSignalSpy>(m_view->completion(), &CellCompletion::requested);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        m_view->perform(NotebookCommand::EnterEditMode);
        QTRY_VERIFY(editor()->hasFocus());
    }

    void cleanup() { m_view.reset(); }

    void asksAfterAPauseInTyping()
    {
        QTest::keyClicks(editor(), u"pri"_s);
        QCOMPARE(m_requests->size(), 0);
        QTRY_COMPARE(m_requests->size(), 1);
        QCOMPARE(m_requests->first().at(1).toString(), u"pri"_s);
        QCOMPARE(m_requests->first().at(2).toLongLong(), 3);
        answer({{u"print"_s, u"function"_s}, {u"private"_s}});
        QCOMPARE(offered(), QStringList({u"print"_s, u"private"_s}));
        QVERIFY(editor()->hasFocus());
    }

    void asksBehindADotAndNotInAComment()
    {
        QTest::keyClicks(editor(), u"np."_s);
        QTRY_COMPARE(m_requests->size(), 1);
        QTest::keyClicks(editor(), u" # some words"_s);
        QTest::qWait(300);
        QCOMPARE(m_requests->size(), 1);
    }

    void aHashInAStringIsNoCommentAndAStringIsNoCode()
    {
        QTest::keyClicks(editor(), u"a = '# wor"_s);
        QTest::qWait(300);
        QCOMPARE(m_requests->size(), 0);
        QTest::keyClicks(editor(), u"ds' + pri"_s);
        QTRY_COMPARE(m_requests->size(), 1);
    }

    void enterAndTabTakeWhatIsChosen_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("enter") << Qt::Key_Return;
        QTest::newRow("tab") << Qt::Key_Tab;
    }

    void enterAndTabTakeWhatIsChosen()
    {
        QFETCH(Qt::Key, key);
        offer(u"pri"_s, {{u"print"_s}, {u"private"_s}});
        QTest::keyClick(editor(), Qt::Key_Down);
        QTest::keyClick(editor(), key);
        QCOMPARE(source(), u"private"_s);
        QVERIFY(!isOpen());
        QCOMPARE(editor()->caretPosition(), 7);
    }

    void whatReplacesBehindAnEmojiHitsTheRightPlace()
    {
        offer(u"s = '😀'; x.Foo"_s, {{u"x.foobar"_s}, {u"x.fool"_s}}, 10);
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(source(), u"s = '😀'; x.foobar"_s);
        m_document->undo();
        QCOMPARE(source(), u"s = '😀'; x.Foo"_s); // Choosing is one step.
    }

    void arrowsGoRoundAndEscapeOnlyClosesTheList()
    {
        offer(u"pri"_s, {{u"print"_s}, {u"private"_s}});
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(popup()->chosen(), u"private"_s);
        QTest::keyClick(editor(), Qt::Key_Down);
        QCOMPARE(popup()->chosen(), u"print"_s);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(!isOpen());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
    }

    void typingOnNarrowsDownAndALeavingSignCloses()
    {
        offer(u"pri"_s, {{u"print"_s}, {u"private"_s}});
        QTest::keyClicks(editor(), u"v"_s);
        QTRY_COMPARE(offered(), QStringList({u"private"_s}));
        QTest::keyClicks(editor(), u" "_s);
        QTRY_VERIFY(!isOpen());
    }

    void aWholeWordLeavesEnterALineBreak()
    {
        offer(u"pri"_s, {{u"print"_s}, {u"printer"_s}});
        QTest::keyClicks(editor(), u"nt"_s);
        QTRY_VERIFY(!isOpen());
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(source(), u"print\n"_s);
    }

    void aLateAnswerIsDropped()
    {
        QTest::keyClicks(editor(), u"pri"_s);
        QTRY_COMPARE(m_requests->size(), 1);
        QTest::keyClick(editor(), Qt::Key_Backspace);
        QTest::keyClick(editor(), Qt::Key_Backspace);
        answer({{u"print"_s}});
        QVERIFY(!isOpen());
        m_view->perform(NotebookCommand::Complete);
        m_view->completion()->answer(1, {{{u"print"_s}}, 0});
        QVERIFY(!isOpen());
    }

    void aSlowKernelIsWaitedForWhileTheWordGoesOn()
    {
        QTest::keyClicks(editor(), u"os.g"_s);
        QTRY_COMPARE(m_requests->size(), 1);
        QTest::qWait(500); // No word of the notebook begins so: nothing to show yet.
        QVERIFY(!isOpen());
        QTest::keyClicks(editor(), u"e"_s);
        answer({{u"getpid"_s}, {u"glob"_s}}, 3);
        QCOMPARE(offered(), QStringList({u"getpid"_s}));
    }

    void aSlowKernelIsNotWaitedForWhereTheWordEnded()
    {
        QTest::keyClicks(editor(), u"os.g"_s);
        QTRY_COMPARE(m_requests->size(), 1);
        QTest::qWait(500);
        QTest::keyClicks(editor(), u" "_s);
        QCoreApplication::processEvents();
        answer({{u"getpid"_s}}, 3);
        QVERIFY(!isOpen());
    }

    void wordsOfTheNotebookServeWhileTheKernelIsBusy()
    {
        QTest::keyClicks(editor(), u"lea"_s);
        QTRY_COMPARE(offered(), QStringList({u"learning_rate"_s})); // No answer came.
    }

    void tabBehindAWordCompletesAndElsewhereIndents()
    {
        QTest::keyClick(editor(), Qt::Key_Tab);
        QCOMPARE(source(), u"    "_s);
        QTest::keyClicks(editor(), u"pr"_s);
        QTest::keyClick(editor(), Qt::Key_Tab);
        QCOMPARE(m_requests->size(), 1);
        answer({{u"print"_s}}, 4);
        QCOMPARE(source(), u"    print"_s); // The only way there is.
    }

    void controlSpaceAsksAnywhere()
    {
        QTest::keyClick(editor(), Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(m_requests->size(), 1);
        answer({{u"a"_s}, {u"b"_s}});
        QCOMPARE(offered().size(), 2);
    }

    void nothingWhileAnInputMethodComposes()
    {
        QTest::keyClicks(editor(), u"pri"_s);
        QInputMethodEvent composing(u"ni"_s, {});
        QCoreApplication::sendEvent(editor(), &composing);
        QTest::qWait(300);
        QCOMPARE(m_requests->size(), 0);
        m_view->perform(NotebookCommand::Complete);
        QCOMPARE(m_requests->size(), 0);
    }

    void leavingTheCellClosesTheList()
    {
        offer(u"pri"_s, {{u"print"_s}, {u"private"_s}});
        m_view->perform(NotebookCommand::EnterCommandMode);
        QVERIFY(!isOpen());
    }

    void proseIsNotCompleted()
    {
        m_view->perform(NotebookCommand::ToMarkdown);
        QTest::keyClicks(editor(), u"prin"_s);
        QTest::qWait(300);
        QCOMPARE(m_requests->size(), 0);
    }

private:
    void offer(const QString &typed, const QList<CompletionItem> &items, qsizetype start = 0)
    {
        editor()->replaceRange(0, 0, typed);
        m_view->perform(NotebookCommand::Complete);
        answer(items, start);
        QVERIFY(isOpen());
    }
    void answer(const QList<CompletionItem> &items, qsizetype start = 0)
    {
        m_view->completion()->answer(m_requests->last().at(0).toULongLong(), {items, start});
    }
    CodeEditor *editor() const { return m_view->findChild<CodeEditor *>(u"cellEditor"_s); }
    CompletionPopup *popup() const { return m_view->findChild<CompletionPopup *>(u"completions"_s); }
    bool isOpen() const { return popup()->isVisible(); }
    QStringList offered() const
    {
        QStringList all;
        for (int i = 0; isOpen() && i < popup()->count(); ++i) {
            all.append(popup()->item(i)->text());
        }
        return all;
    }
    QString source() const { return m_document->cell(0).source(); }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<NotebookView> m_view;
    std::unique_ptr<QSignalSpy> m_requests;
};

QTEST_MAIN(tst_CellCompletion)
#include "tst_CellCompletion.moc"
