// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/InspectionTip.h"
#include "ui/notebook/NotebookView.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

class tst_CellInspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, u"    print(1)"_s)};
        m_document = std::make_unique<Document>(notebook);
        m_view = std::make_unique<NotebookView>(&m_theme, &m_syntax);
        m_view->setLanguage(u"python"_s);
        m_view->resize(700, 500);
        m_view->setDocument(m_document.get());
        m_requests = std::make_unique<QSignalSpy>(m_view->inspection(), &CellInspection::requested);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        m_view->perform(NotebookCommand::EnterEditMode);
        QTRY_VERIFY(editor()->hasFocus());
        editor()->setCaretPosition(9);
    }

    void cleanup() { m_view.reset(); }

    void shiftTabExplainsAndASecondTimeTellsMore()
    {
        explain();
        QCOMPARE(m_requests->last().at(1).toString(), u"    print(1)"_s);
        QCOMPARE(m_requests->last().at(2).toLongLong(), 9);
        QCOMPARE(m_requests->last().at(3).toInt(), 0);
        QVERIFY(tip()->accessibleDescription().contains(u"Prints."));
        QCOMPARE(tip()->verticalScrollBar()->maximum(), 0); // Short text needs no scrolling.
        QVERIFY(!tip()->accessibleDescription().contains(u'\x1b'));
        QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_requests->last().at(3).toInt(), 1);
        QCOMPARE(m_document->cell(0).source(), u"    print(1)"_s);
    }

    void escapeClosesItAndNothingElse()
    {
        explain();
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(!tip()->isVisible());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
    }

    void typingClosesIt()
    {
        explain();
        QTest::keyClicks(editor(), u"f"_s);
        QVERIFY(!tip()->isVisible());
    }

    void longTextScrollsByKeys()
    {
        explain(u"line\n"_s.repeated(300));
        QVERIFY(tip()->height() <= 320);
        QTest::keyClick(editor(), Qt::Key_PageDown);
        QVERIFY(tip()->verticalScrollBar()->value() > 0);
        QVERIFY(tip()->isVisible());
    }

    void aLateAnswerIsDropped()
    {
        QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QTest::keyClicks(editor(), u"f"_s);
        m_view->inspection()->answer(1, u"late"_s);
        QVERIFY(!tip()->isVisible());
    }

    void inTheIndentationShiftTabTakesItAway()
    {
        m_document->setSource(m_document->cell(0).id(), u"    \nx"_s);
        editor()->setCaretPosition(4);
        QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_requests->size(), 0);
        QCOMPARE(m_document->cell(0).source(), u"\nx"_s);
    }

private:
    void explain(const QString &text = u"\x1b[31mSignature\x1b[0m: print()\nPrints."_s)
    {
        QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_requests->size(), 1);
        m_view->inspection()->answer(m_requests->last().at(0).toULongLong(), text);
        QVERIFY(tip()->isVisible());
        QVERIFY(editor()->hasFocus());
    }
    CodeEditor *editor() const { return m_view->findChild<CodeEditor *>(u"cellEditor"_s); }
    InspectionTip *tip() const { return m_view->findChild<InspectionTip *>(u"inspection"_s); }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<NotebookView> m_view;
    std::unique_ptr<QSignalSpy> m_requests;
};

QTEST_MAIN(tst_CellInspection)
#include "tst_CellInspection.moc"
