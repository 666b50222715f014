// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "ui/editor/Selections.h"
#include "ui/kit/Icons.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/FindBar.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

/// Chinese and others are typed by an input method: what it shows meanwhile is no text, what it commits is one edit.
class tst_InputMethod : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_at.open({Cell(CellType::Code, u"x = 1"_s), Cell(CellType::Markdown, u"text"_s)});
        m_at.press(Qt::Key_Return);
        QVERIFY(m_at.editor());
        m_at.press(Qt::Key_End, Qt::ControlModifier);
    }
    void cleanup() { m_at.close(); }

    void whatIsComposedReachesTheNotebookOnlyAsItIsCommitted()
    {
        for (const QString &typed : {u"n"_s, u"ni"_s, u"ni h"_s, u"ni hao"_s}) {
            compose(typed);
            QCOMPARE(m_at.source(0), u"x = 1"_s);
        }
        commit(u"你好"_s);
        QCOMPARE(m_at.source(0), u"x = 1你好"_s);
    }

    void aCommitIsOneStepOfUndo()
    {
        compose(u"ni hao"_s);
        commit(u"你好，世界"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_at.source(0), u"x = 1"_s);
        QCOMPARE(m_at.editor()->source(), u"x = 1"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_at.source(0), u"x = 1你好，世界"_s);
    }

    void givingUpLeavesNoStep()
    {
        compose(u"ni"_s);
        compose(QString());
        QCOMPARE(m_at.source(0), u"x = 1"_s);
        QCOMPARE(m_at.editor()->source(), u"x = 1"_s);
        QVERIFY(!m_at.document->history().canUndo());
    }

    void aCommitInsideWhatIsComposedGoesOn()
    {
        compose(u"nihao"_s);
        QInputMethodEvent part(u"hao"_s, {});
        part.setCommitString(u"你"_s);
        QCoreApplication::sendEvent(m_at.editor(), &part);
        commit(u"好"_s);
        QCOMPARE(m_at.source(0), u"x = 1你好"_s);
    }

    void everyCursorGetsTheText()
    {
        m_at.editor()->load(u"a\nb"_s, m_at.syntax.cellLanguage(u"python"_s));
        m_at.document->setSource(m_at.id(0), u"a\nb"_s);
        Selections(*m_at.editor()).set({{1, 1}, {3, 3}}, 0);
        compose(u"ni"_s);
        QCOMPARE(m_at.source(0), u"a\nb"_s);
        commit(u"你"_s);
        QCOMPARE(m_at.source(0), u"a你\nb你"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_at.source(0), u"a\nb"_s);
    }

    void theSelectionGivesWay()
    {
        Selections(*m_at.editor()).set({{0, 5}}, 0);
        compose(u"ni"_s);
        commit(u"你"_s);
        QCOMPARE(m_at.source(0), u"你"_s);
        m_at.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_at.source(0), u"x = 1"_s);
    }

    void leavingTheCellTakesWhatStands()
    {
        compose(u"ni"_s);
        m_at.view->perform(NotebookCommand::EnterCommandMode);
        const QString left = m_at.source(0);
        QVERIFY(left == u"x = 1" || left == u"x = 1ni"); // As the platform's input method does it.
        m_at.press(Qt::Key_Return);
        QVERIFY(!m_at.editor()->isComposing());
        QCOMPARE(m_at.editor()->source(), left);
    }

    void commandModeTakesNoText()
    {
        m_at.press(Qt::Key_Escape);
        QInputMethodEvent event;
        event.setCommitString(u"dd的"_s);
        QCoreApplication::sendEvent(m_at.view.get(), &event);
        QCOMPARE(m_at.sources(), QStringList({u"x = 1"_s, u"text"_s}));
        QVERIFY(!m_at.view->inputMethodQuery(Qt::ImEnabled).toBool());
    }

    void noListOfCompletionsOpensWhileItComposes()
    {
        QSignalSpy asked(m_at.view->completion(), &CellCompletion::requested);
        compose(u"pri"_s);
        m_at.view->perform(NotebookCommand::Complete);
        QCOMPARE(asked.size(), 0);
        commit(u"p"_s);
    }

    void markdownTakesItToo()
    {
        m_at.press(Qt::Key_Escape);
        m_at.go(1);
        m_at.press(Qt::Key_Return);
        m_at.press(Qt::Key_End, Qt::ControlModifier);
        compose(u"ni"_s);
        commit(u"你"_s);
        QCOMPARE(m_at.source(1), u"text你"_s);
    }

    void aFindBarLooksForWhatIsCommitted()
    {
        m_at.document->setSource(m_at.id(1), u"你好"_s);
        const Icons icons(&m_at.theme);
        FindBar bar(m_at.view.get(), &m_at.theme, icons);
        m_at.view->perform(NotebookCommand::Find);
        auto *text = bar.findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(text);
        text->clear();
        const auto *count = bar.findChild<QLabel *>(u"findCount"_s);
        QInputMethodEvent composing(u"ni"_s, {});
        QCoreApplication::sendEvent(text, &composing);
        QCOMPARE(count->text(), QString());
        QInputMethodEvent done;
        done.setCommitString(u"你好"_s);
        QCoreApplication::sendEvent(text, &done);
        QTRY_VERIFY(count->text().contains(u'1'));
    }

private:
    void compose(const QString &text) const
    {
        QInputMethodEvent event(text, {});
        QCoreApplication::sendEvent(m_at.editor(), &event);
    }
    void commit(const QString &text) const
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(m_at.editor(), &event);
    }

    quire::testing::NotebookFixture m_at;
};

QTEST_MAIN(tst_InputMethod)
#include "tst_InputMethod.moc"
