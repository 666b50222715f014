// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "ui/output/OutputView.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;
using Do = NotebookCommand;

/// What is done with the outputs of a notebook as a whole.
class tst_NotebookOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m.open({Cell(CellType::Code, u"a"_s), Cell(CellType::Code, u"b"_s), Cell(CellType::Code, u"c"_s)}); }

    void goesFromFailedCellToFailedCellAndRound()
    {
        QVERIFY(!m.view->canPerform(Do::GoToError));
        fail(1);
        fail(2);
        m.view->perform(Do::GoToError);
        QCOMPARE(m.currentRow(), 1);
        QVERIFY2(m.cell(1)->outputView()->hasFocus(), "The error can be read and copied at once.");
        m.view->perform(Do::GoToError);
        QCOMPARE(m.currentRow(), 2);
        m.view->perform(Do::GoToError);
        QCOMPARE(m.currentRow(), 1);
    }

    void longOutputScrollsInsideOrIsShownInFullAsTheFileSays()
    {
        QString text;
        for (int line = 0; line < 500; ++line) {
            text += u"line %1\n"_s.arg(line);
        }
        m.document->appendOutput(m.id(0), Output::stream(u"stdout"_s, text));
        QTRY_VERIFY(m.cell(0)->height() > 300);
        const int pane = m.cell(0)->height();
        m.view->perform(Do::ToggleOutputScrolling);
        QCOMPARE(m.document->cell(0).metadata().value(u"scrolled").raw().toByteArray(), "false");
        QTRY_VERIFY(m.cell(0)->height() > 5 * pane);
        m.view->perform(Do::ToggleOutputScrolling);
        QCOMPARE(m.document->cell(0).metadata().raw().toByteArray(), "{}");
        QTRY_COMPARE(m.cell(0)->height(), pane);
        m.view->perform(Do::Undo);
        m.view->perform(Do::Undo);
        QCOMPARE(m.document->history().canUndo(), false);
    }

    void asksForAViewOfTheOutputsOfTheCurrentCell()
    {
        QVERIFY(!m.view->canPerform(Do::ViewOutput));
        fail(0);
        QSignalSpy asked(m.view.get(), &NotebookView::outputViewRequested);
        m.view->perform(Do::ViewOutput);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<CellId>(), m.id(0));
    }

private:
    void fail(int row)
    {
        m.document->appendOutput(m.id(row), *Output::fromContent("error", "{\"ename\":\"ValueError\",\"evalue\":\"no\","
                                                                          "\"traceback\":[\"ValueError: no\"]}"));
        QTRY_VERIFY(m.cell(row)->outputView());
    }

    quire::testing::NotebookFixture m;
};

QTEST_MAIN(tst_NotebookOutputs)
#include "tst_NotebookOutputs.moc"
