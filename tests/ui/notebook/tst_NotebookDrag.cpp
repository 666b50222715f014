// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "ui/notebook/CellClipboard.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;
using quire::testing::NotebookFixture;

/// Cells dropped into a notebook: its own, another one's, another program's.
class tst_NotebookDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m.open(cells({u"a"_s, u"b"_s, u"c"_s, u"d"_s})); }
    void cleanup() { m.close(); }

    void ownCellsMoveToTheLineWithTheirOutputsAsOneStep()
    {
        m.document->appendOutput(m.id(0), Output::stream(u"stdout"_s, u"1\n"_s));
        const CellId moved = m.id(0);
        QVERIFY(drop(own({0, 1}), bottomOf(2)));
        QCOMPARE(m.sources(), (QStringList{u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
        QCOMPARE(m.id(1), moved);
        QCOMPARE(m.document->cell(1).outputs().size(), 1);
        QCOMPARE(m.view->selectedCells().size(), 2);
        m.view->perform(NotebookCommand::Undo);
        QCOMPARE(m.sources(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    }

    void droppedOntoThemselvesTheyStay()
    {
        QVERIFY(drop(own({1, 2}), bottomOf(1)));
        QVERIFY(!m.document->history().canUndo());
    }

    void controlCopies()
    {
        QVERIFY(drop(own({0, 0}), bottomOf(3), Qt::ControlModifier));
        QCOMPARE(m.sources(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"a"_s}));
        QVERIFY(m.id(0) != m.id(4));
    }

    void cellsOfAnotherNotebookComeWithTheirOutputs()
    {
        Cell cell(CellType::Code, u"x"_s);
        cell.setOutputs({Output::stream(u"stdout"_s, u"1\n"_s)});
        const std::unique_ptr<QMimeData> data(CellClipboard::toMimeData({cell}));
        QVERIFY(drop(*data, bottomOf(0)));
        QCOMPARE(m.sources(), (QStringList{u"a"_s, u"x"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(m.document->cell(1).outputs().size(), 1);
        QCOMPARE(m.currentRow(), 1);
    }

    void aCellThatRunsKeepsItsOutputWhereItGoes()
    {
        const CellId running = m.id(0);
        m.view->setRun(running, {CellRun::State::Running});
        QVERIFY(drop(own({0, 0}), bottomOf(3)));
        m.document->appendOutput(running, Output::stream(u"stdout"_s, u"later\n"_s));
        QCOMPARE(m.document->cell(3).id(), running);
        QCOMPARE(m.document->cell(3).outputs().size(), 1);
    }

    void aReadOnlyNotebookTakesNothing()
    {
        m.view->setReadOnly(true);
        QVERIFY(!drop(own({0, 0}), bottomOf(3)));
        QCOMPARE(m.sources().first(), u"a"_s);
    }

    void otherThingsAreLeftToOthers()
    {
        QMimeData data;
        data.setText(u"text"_s);
        QVERIFY(!drop(data, bottomOf(0)));
    }

    void aLineShowsWhereAndThePageScrollsAtItsEdge()
    {
        QStringList many;
        for (int i = 0; i < 200; ++i) {
            many.append(QString::number(i));
        }
        m.open(cells(many));
        const std::unique_ptr<QMimeData> data(own({0, 0}));
        auto *line = m.view->findChild<QWidget *>(u"dropLine"_s);
        QDragEnterEvent enter(QPoint(300, m.cell(0)->geometry().bottom() - 2), Qt::MoveAction | Qt::CopyAction,
                              data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m.view->viewport(), &enter);
        QVERIFY(enter.isAccepted() && line->isVisible());
        QCOMPARE(line->geometry().center().y() / 4, m.cell(1)->y() / 4);
        QDragMoveEvent move(QPoint(300, m.view->viewport()->height() - 4), Qt::MoveAction | Qt::CopyAction, data.get(),
                            Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m.view->viewport(), &move);
        QTRY_VERIFY(m.view->verticalScrollBar()->value() > 300);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m.view->viewport(), &leave);
        QVERIFY(!line->isVisible());
        const int value = m.view->verticalScrollBar()->value();
        QTest::qWait(60);
        QCOMPARE(m.view->verticalScrollBar()->value(), value);
    }

    void aPressOnOneOfSeveralSelectedWaitsForTheRelease()
    {
        m.go(0);
        m.press(Qt::Key_Down, Qt::ShiftModifier);
        const QPoint handle(20, m.cell(0)->height() / 2);
        QTest::mousePress(m.cell(0), Qt::LeftButton, {}, handle);
        QCOMPARE(m.view->selectedCells().size(), 2);
        QTest::mouseRelease(m.cell(0), Qt::LeftButton, {}, handle);
        QCOMPARE(m.view->selectedCells(), QList<CellId>{m.id(0)});
    }

private:
    static QList<Cell> cells(const QStringList &sources)
    {
        QList<Cell> made;
        for (const QString &source : sources) {
            made.append(Cell(CellType::Code, source));
        }
        return made;
    }
    std::unique_ptr<QMimeData> own(std::pair<int, int> rows) const
    {
        QList<Cell> dragged;
        QList<CellId> ids;
        for (int row = rows.first; row <= rows.second; ++row) {
            dragged.append(m.document->cell(row));
            ids.append(m.id(row));
        }
        return std::unique_ptr<QMimeData>(CellClipboard::toMimeData(dragged, m.view.get(), ids));
    }
    QPoint bottomOf(int row) const { return {300, m.cell(row)->geometry().bottom() - 2}; }
    bool drop(const std::unique_ptr<QMimeData> &data, const QPoint &at, Qt::KeyboardModifiers modifiers = {}) const
    {
        return drop(*data, at, modifiers);
    }
    bool drop(const QMimeData &data, const QPoint &at, Qt::KeyboardModifiers modifiers = {}) const
    {
        QDragEnterEvent enter(at, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        enter.ignore();
        QCoreApplication::sendEvent(m.view->viewport(), &enter);
        if (!enter.isAccepted()) {
            return false;
        }
        QDropEvent event(at, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(m.view->viewport(), &event);
        return event.isAccepted();
    }

    NotebookFixture m;
};

QTEST_MAIN(tst_NotebookDrag)
#include "tst_NotebookDrag.moc"
