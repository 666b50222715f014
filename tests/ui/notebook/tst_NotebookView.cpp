// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"
#include "ui/notebook/Keymap.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>

using namespace quire::testing;

class tst_NotebookView : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openThreeCells(); }
    void cleanup() { clearAway(); }

    // ── Showing ─────────────────────────────────────────────────────────────

    void saysOnceWhenTheFirstCellsAreOnTheScreen()
    {
        NotebookView view(m_theme.get(), &m_syntax);
        QSignalSpy painted(&view, &NotebookView::firstPainted);
        view.setDocument(m_document.get());
        view.resize(600, 400);
        view.show();
        QVERIFY(painted.wait());
        view.viewport()->repaint();
        QCoreApplication::processEvents();
        QCOMPARE(painted.size(), 1);
        view.setDocument(nullptr);
    }

    void anEmptyNotebookShowsACellReadyToTypeAndCountsAsUnchanged()
    {
        open({});
        QCOMPARE(m_document->cellCount(), 1);
        QVERIFY(!m_document->isModified());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTRY_VERIFY(editor() && editor()->hasFocus());
        QTest::keyClicks(editor(), u"x"_s);
        QCOMPARE(source(0), u"x"_s);
    }

    void oneKeyGoesToTheOutputAndOneBack()
    {
        QVERIFY(!m_view->canPerform(NotebookCommand::GoToOutput));
        m_document->appendOutput(
            m_document->cell(0).id(),
            *Output::fromContent("display_data", "{\"data\":{\"application/json\":{\"a\":1}},\"metadata\":{}}"));
        QTRY_VERIFY(cell(0)->outputView() && cell(0)->outputView()->isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        OutputView *output = cell(0)->outputView();
        QVERIFY(output->hasFocus());
        QTest::keyClick(output, Qt::Key_Down);
        QCOMPARE(output->selectedText(), u"1"_s);
        QTest::keyClick(output, Qt::Key_Escape);
        QVERIFY(m_view->hasFocus());
    }

    void fiveThousandCellsNeedAScreenfulOfWidgets()
    {
        QList<Cell> cells;
        for (int i = 0; i < 5000; ++i) {
            cells.append(Cell(i % 5 == 0 ? CellType::Markdown : CellType::Code, u"value = %1"_s.arg(i)));
        }
        open(cells);
        int most = 0;
        for (int i = 0; i <= 50; ++i) {
            m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 50 * i);
            most = std::max(most, m_view->liveWidgetCount());
        }
        QVERIFY2(most < 60, qPrintable(QString::number(most)));
        QVERIFY(m_view->findChildren<CellWidget *>().size() < 110);
    }

    void outputsOfACellAboveDoNotMoveWhatIsLookedAt()
    {
        QList<Cell> cells;
        for (int i = 0; i < 100; ++i) {
            cells.append(Cell(CellType::Code, u"line\nline\nline"_s));
        }
        open(cells);
        m_view->verticalScrollBar()->setValue(3000);
        const CellWidget *top = topCell();
        const CellId id = top->cellId();
        const int y = top->y();
        const CellId above = m_document->cell(2).id();
        m_document->appendOutput(above, Output::stream(u"stdout"_s, u"many\nlines\n"_s.repeated(20)));
        m_document->insertCells(0, {Cell(CellType::Code, u"new\nnew"_s)});
        QTest::qWait(60);
        QCOMPARE(topCell()->cellId(), id);
        QCOMPARE(topCell()->y(), y);
    }

    void cellsHaveNamesForScreenReaders()
    {
        CellRun run;
        run.state = CellRun::State::Running;
        m_view->setRun(m_document->cell(2).id(), run);
        QCOMPARE(cell(0)->accessibleName(), u"Code cell, 1 of 3"_s);
        QCOMPARE(cell(1)->accessibleName(), u"Text cell, 2 of 3"_s);
        QCOMPARE(cell(2)->accessibleName(), u"Code cell, 3 of 3, running"_s);
    }

    // ── Modes ───────────────────────────────────────────────────────────────

    void enterEditsAndEscapeStops()
    {
        QSignalSpy modes(m_view.get(), &NotebookView::modeChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTRY_VERIFY(editor()->hasFocus());
        QTest::keyClicks(editor(), u"!"_s);
        QCOMPARE(source(0), u"!a = 1"_s);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QVERIFY(m_view->hasFocus());
        QVERIFY(!editor()->isVisible());
        QCOMPARE(modes.size(), 2);
    }

    void severalCursorsAreOneStepOfUndoAndEscapeEndsThemFirst()
    {
        open({Cell(CellType::Code, u"a\nb"_s)});
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        editor()->setCaretPosition(1);
        QTest::keyClick(editor(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClicks(editor(), u"x"_s);
        QCOMPARE(source(0), u"ax\nbx"_s);
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(source(0), u"a\nb"_s);
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(source(0), u"ax\nbx"_s);
        QTest::keyClick(editor(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClick(editor(), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
    }

    void codeKeepsItsColoursWhenEditingStarts_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("python") << u"def f():\n    return 'x' # note"_s;
        QTest::newRow("a magic") << u"%%bash\nfor i in *; do echo $i; done"_s;
        QTest::newRow("shell lines") << u"!ls -l | wc\n%pip install numpy\nlen??"_s;
    }
    void codeKeepsItsColoursWhenEditingStarts()
    {
        QFETCH(QString, source);
        open({Cell(CellType::Code, source), Cell(CellType::Code, u"next"_s)});
        m_view->setCurrentCell(m_document->cell(1).id());
        const QImage painted = m_view->grab(placeOfSource()).toImage();
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        editor()->setCaretPosition(int(source.size()));
        editor()->clearFocus(); // No cursor, and no brackets matched.
        const QImage edited = m_view->grab(placeOfSource()).toImage();
        QCOMPARE(colours(edited), colours(painted));
    }

    void controlMStopsEditingToo()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QCOMPARE(m_document->cell(0).type(), CellType::Code);
    }

    void aClickIntoCodePutsTheCursorThere()
    {
        CellWidget *widget = cell(2);
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->editorRect().topLeft() + QPoint(300, 5));
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QCOMPARE(m_view->currentCell(), m_document->cell(2).id());
        QTest::keyClicks(editor(), u"0"_s);
        QCOMPARE(source(2), u"b = 20"_s);
    }

    void aClickBesideCodeSelectsAndADoubleClickOnMarkdownEdits()
    {
        QTest::mouseClick(cell(2), Qt::LeftButton, {}, QPoint(10, 20));
        QCOMPARE(m_view->currentCell(), m_document->cell(2).id());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QTest::mouseClick(cell(1), Qt::LeftButton, {}, cell(1)->sourceRect().center());
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QTest::mouseDClick(cell(1), Qt::LeftButton, {}, cell(1)->sourceRect().center());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTest::keyClick(editor(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(editor()->source(), u"# Title"_s);
    }

    void arrowsWalkThroughCellsWhileEditing()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_Down);
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QTest::keyClick(editor(), Qt::Key_Down);
        QTest::keyClick(editor(), Qt::Key_Down);
        QCOMPARE(m_view->currentCell(), m_document->cell(2).id());
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
    }

    void lettersAreTextWhileEditingAndWhileAnInputMethodComposes()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QInputMethodEvent composing(u"dd"_s, {});
        QCoreApplication::sendEvent(editor(), &composing);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
        QCOMPARE(source(0), u"a = 1"_s);
        QInputMethodEvent commit;
        commit.setCommitString(u"的"_s);
        QCoreApplication::sendEvent(editor(), &commit);
        QCOMPARE(source(0), u"的a = 1"_s);
        QTest::keyClicks(editor(), u"ddxb"_s);
        QCOMPARE(source(0), u"的ddxba = 1"_s);
        QCOMPARE(m_document->cellCount(), 3);
    }

    void colabsPrefixIsTextToAnInputMethodThatComposes()
    {
        m_view->setKeymap(Keymap::builtIn(Keymap::Base::Colab));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QInputMethodEvent composing(u"b"_s, {});
        QCoreApplication::sendEvent(editor(), &composing);
        QTest::keyClick(editor(), Qt::Key_M, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_B);
        QCOMPARE(m_document->cellCount(), 3);
        QInputMethodEvent commit;
        commit.setCommitString(u"b"_s);
        QCoreApplication::sendEvent(editor(), &commit);
        QTest::keyClick(editor(), Qt::Key_M, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_B);
        QCOMPARE(m_document->cellCount(), 4);
    }

    void aWindowsCommandIsAskedForByItsId()
    {
        m_view->setKeymap(Keymap::builtIn(Keymap::Base::Classic));
        QSignalSpy asked(m_view.get(), &NotebookView::commandRequested);
        QTest::keyClick(m_view.get(), Qt::Key_S);
        QCOMPARE(asked.value(0).value(0).toString(), u"file.save"_s);
    }

    void commandModeTakesNoInputMethod() { QVERIFY(!m_view->testAttribute(Qt::WA_InputMethodEnabled)); }

    // ── Changing ────────────────────────────────────────────────────────────

    void aAndBInsertAndDDDeletesAndZBringsBack()
    {
        QTest::keyClick(m_view.get(), Qt::Key_B);
        QCOMPARE(sources(), (QStringList{u"a = 1"_s, u""_s, u"# Title"_s, u"b = 2"_s}));
        QTest::keyClick(m_view.get(), Qt::Key_A);
        QCOMPARE(m_document->cellCount(), 5);
        QTest::keyClick(m_view.get(), Qt::Key_K);
        QTest::keyClick(m_view.get(), Qt::Key_D);
        QTest::keyClick(m_view.get(), Qt::Key_D);
        QCOMPARE(sources(), (QStringList{u""_s, u""_s, u"# Title"_s, u"b = 2"_s}));
        QTest::keyClick(m_view.get(), Qt::Key_Z);
        QCOMPARE(source(0), u"a = 1"_s);
        QCOMPARE(m_view->currentCell(), m_document->cell(0).id());
        QTest::keyClick(m_view.get(), Qt::Key_Z, Qt::ShiftModifier);
        QCOMPARE(m_document->cellCount(), 4);
    }

    void deletingEverythingLeavesOneEmptyCell()
    {
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedCells().size(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_X);
        QCOMPARE(sources(), QStringList{QString()});
        QTest::keyClick(m_view.get(), Qt::Key_V);
        QCOMPARE(sources(), (QStringList{QString(), u"a = 1"_s, u"# Title"_s, u"b = 2"_s}));
    }

    void copiedCellsTravelWithTypeOutputsAndText()
    {
        m_document->appendOutput(m_document->cell(0).id(), Output::stream(u"stdout"_s, u"hi"_s));
        QTest::keyClick(m_view.get(), Qt::Key_J, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a = 1\n\n# Title"_s);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"application/vnd.jupyter.cells"_s));
        QTest::keyClick(m_view.get(), Qt::Key_V);
        QCOMPARE(m_document->cellCount(), 5);
        QCOMPARE(m_document->cell(2).outputs().size(), 1);
        QCOMPARE(m_document->cell(3).type(), CellType::Markdown);
        QVERIFY(m_document->cell(2).id() != m_document->cell(0).id());
    }

    void keysChangeTheKindOfACellAndMakeHeadings()
    {
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QCOMPARE(m_document->cell(0).type(), CellType::Markdown);
        QTest::keyClick(m_view.get(), Qt::Key_3);
        QCOMPARE(source(0), u"### a = 1"_s);
        QTest::keyClick(m_view.get(), Qt::Key_1);
        QCOMPARE(source(0), u"# a = 1"_s);
        QTest::keyClick(m_view.get(), Qt::Key_R);
        QCOMPARE(m_document->cell(0).type(), CellType::Raw);
        QTest::keyClick(m_view.get(), Qt::Key_Y);
        QCOMPARE(m_document->cell(0).type(), CellType::Code);
        QTest::keyClick(m_view.get(), Qt::Key_2);
        QCOMPARE(source(0), u"# a = 1"_s);
    }

    void cellsMoveMergeAndSplit()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(sources(), (QStringList{u"# Title"_s, u"a = 1"_s, u"b = 2"_s}));
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_M, Qt::ShiftModifier);
        QCOMPARE(m_document->cellCount(), 2);
        QVERIFY(source(1).startsWith(u"a = 1\n"_s) && source(1).endsWith(u"\nb = 2"_s));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_Down);
        QTest::keyClick(editor(), Qt::Key_Underscore, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->cellCount(), 3);
        QVERIFY(source(1).startsWith(u"a = 1"_s));
        QCOMPARE(m_view->currentCell(), m_document->cell(2).id());
        QCOMPARE(m_view->mode(), NotebookView::Mode::Edit);
    }

    void oneTimelineOverTextAndCells()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"xy"_s);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QTest::keyClick(m_view.get(), Qt::Key_B);
        QTest::keyClick(m_view.get(), Qt::Key_K);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_document->cellCount(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(source(0), u"a = 1"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(editor()->source(), u"a = 1"_s);
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editor()->source(), u"xya = 1"_s);
    }

    void readOnlyShowsAndCopiesButChangesNothing()
    {
        m_view->setReadOnly(true);
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_B, Qt::Key_X, Qt::Key_M, Qt::Key_D, Qt::Key_D, Qt::Key_V}) {
            QTest::keyClick(m_view.get(), key);
        }
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"zzz"_s);
        QCOMPARE(sources(), (QStringList{u"a = 1"_s, u"# Title"_s, u"b = 2"_s}));
        QVERIFY(!m_view->canPerform(NotebookCommand::RunInPlace));
        QVERIFY(m_view->canPerform(NotebookCommand::Copy));
    }

    void deletingTheEditedCellFromOutsideEndsEditing()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        m_document->removeCells(0, 1);
        QCOMPARE(m_view->mode(), NotebookView::Mode::Command);
        QCOMPARE(m_view->currentCell(), m_document->cell(0).id());
        m_document.reset();
        QVERIFY(m_view->currentCell().isNull());
        QTest::keyClick(m_view.get(), Qt::Key_B);
    }

private:
    /// Of the first cell, without the edges that show what has the focus.
    QRect placeOfSource() const
    {
        const QPoint place = cell(0)->editorRect().topLeft() + cell(0)->pos();
        return {place, QSize(400, cell(0)->editorRect().height())};
    }
    /// Those a person can tell apart; edges of letters blend differently in the two.
    static QSet<int> colours(const QImage &image)
    {
        QSet<int> found;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                const QColor color = image.pixelColor(x, y);
                if (color.hsvSaturation() > 120) {
                    found.insert(color.hsvHue() / 30);
                }
            }
        }
        return found;
    }
};

QTEST_MAIN(tst_NotebookView)
#include "tst_NotebookView.moc"
