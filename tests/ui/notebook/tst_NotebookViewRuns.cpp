// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"

#include <QInputMethodEvent>
#include <QLineEdit>

using namespace quire::testing;

/// Asking for runs, and what comes of them, in the view.
class tst_NotebookViewRuns : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openThreeCells(); }
    void cleanup() { clearAway(); }

    void shiftEnterRunsAndGoesOnAndMakesACellAtTheEnd()
    {
        QSignalSpy runs(m_view.get(), &NotebookView::runRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(ran(runs), (QList<CellId>{m_document->cell(0).id()}));
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(runs.size(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(m_document->cellCount(), 4);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
    }

    void controlEnterRunsAndStaysAndAltEnterInsertsBelow()
    {
        QSignalSpy runs(m_view.get(), &NotebookView::runRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"1"_s);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(ran(runs), (QList<CellId>{m_document->cell(0).id()}));
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QCOMPARE(m_view->currentCell(), m_document->cell(0).id());
        QCOMPARE(source(0), u"1a = 1"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(m_document->cellCount(), 4);
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
    }

    void runAllLeavesMarkdownOut()
    {
        QSignalSpy runs(m_view.get(), &NotebookView::runRequested);
        m_view->perform(NotebookCommand::RunAll);
        QCOMPARE(ran(runs), (QList<CellId>{m_document->cell(0).id(), m_document->cell(2).id()}));
    }

    void interruptAndRestartNeedTheirKeyTwice()
    {
        QSignalSpy interrupts(m_view.get(), &NotebookView::interruptRequested);
        QSignalSpy restarts(m_view.get(), &NotebookView::restartRequested);
        QTest::keyClick(m_view.get(), Qt::Key_I);
        QCOMPARE(interrupts.size(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_I);
        QCOMPARE(interrupts.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QTest::keyClick(m_view.get(), Qt::Key_J);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(restarts.size(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(restarts.size(), 1);
    }

    void outputsAppearAndStreamsGrow()
    {
        const CellId id = m_document->cell(0).id();
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"one\n"_s));
        QTRY_VERIFY(cell(0)->outputView() && cell(0)->outputView()->isVisible());
        const auto height = [&] { return cell(0)->outputView()->height(); };
        QTRY_VERIFY(height() > 10);
        const int before = height();
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"two\nthree\n"_s));
        QTRY_VERIFY(height() >= 2 * before);
        QCOMPARE(cell(0)->outputView()->stack()->accessibleText(), u"one\ntwo\nthree"_s);
        m_document->clearOutputs(id);
        QTRY_VERIFY(!cell(0)->outputView()->isVisible());
    }

    void inputIsAnsweredInTheCell()
    {
        const CellId id = m_document->cell(0).id();
        QSignalSpy answers(m_view.get(), &NotebookView::inputAnswered);
        m_view->setInputRequest(id, InputRequest{u"Name: "_s, false});
        auto *line = m_view->findChild<QLineEdit *>(u"inputLine"_s);
        QVERIFY(line && line->isVisible());
        QTRY_VERIFY(line->hasFocus());
        QCOMPARE(line->echoMode(), QLineEdit::Normal);
        QInputMethodEvent composing(u"mei"_s, {});
        QCoreApplication::sendEvent(line, &composing);
        QInputMethodEvent commit;
        commit.setCommitString(u"美"_s);
        QCoreApplication::sendEvent(line, &commit);
        QCOMPARE(answers.size(), 0);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().at(1).toString(), u"美"_s);
        QVERIFY(!line->isVisible());
        m_view->setInputRequest(id, InputRequest{u"Password: "_s, true});
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        QVERIFY(line->text().isEmpty());
    }

    void durationsAreShort()
    {
        using namespace std::chrono_literals;
        QCOMPARE(CellWidget::durationText(400ms), u"0.4 s"_s);
        QCOMPARE(CellWidget::durationText(12s), u"12 s"_s);
        QCOMPARE(CellWidget::durationText(187s), u"3:07"_s);
        QCOMPARE(CellWidget::durationText(3765s), u"1:02:45"_s);
    }
};

QTEST_MAIN(tst_NotebookViewRuns)
#include "tst_NotebookViewRuns.moc"
